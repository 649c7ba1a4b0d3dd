/** What the families of building blocks are called above their blocks. */
import { l10n } from 'vscode';

/** The name itself for a family without a title. */
export function familyTitle(family: string): string {
  const titles: Readonly<Record<string, string>> = {
    accounts: l10n.t('Accounts'),
    commands: l10n.t('Commands'),
    disks: l10n.t('Disks'),
    drivers: l10n.t('Drivers'),
    identity: l10n.t('Identity'),
    image: l10n.t('Image'),
    lifecycle: l10n.t('Lifecycle'),
    network: l10n.t('Network'),
    oobe: 'OOBE',
    regional: l10n.t('Regional'),
    versions: l10n.t('Versions'),
  };
  return titles[family] ?? family;
}
