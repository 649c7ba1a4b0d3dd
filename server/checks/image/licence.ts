/** The licence terms, which Setup shows until the file accepts them. */
import type { Component, Setting } from '../../answer-file/answer-file';
import { insertChild, setValue } from '../../answer-file/edits';
import { installationsOf } from '../../answer-file/installation';
import { booleanOf, settingIn } from '../../answer-file/query';
import { nameRange } from '../../syntax/query';
import type { Rule } from '../rule';

export const acceptEulaMissing: Rule = {
  id: 'accepteula-missing',
  title: 'The licence terms are not accepted',
  subject: 'image',
  severity: 'error',
  judgesWholeFile: true,
  docs: {
    why: 'Without `AcceptEula` set to `true` Setup stops at the page with the licence terms. The reference calls the setting required for every unattended installation; an upgrade ignores it.',
    wrong: '<UserData>\n  <ProductKey>…</ProductKey>\n</UserData>',
    right: '<UserData>\n  <AcceptEula>true</AcceptEula>\n  <ProductKey>…</ProductKey>\n</UserData>',
    appliesTo: 'Files that install Windows: their windowsPE pass has UserData or an image.',
    settings: ['Microsoft-Windows-Setup/UserData/AcceptEula'],
    sources: ['learn.microsoft.com microsoft-windows-setup-userdata-accepteula'],
  },
  check(file, report) {
    if (file.hasDirectives) return;
    const { text } = file.tree;
    for (const { component, userData, upgrades, usesDeploymentServices } of installationsOf(file)) {
      if (upgrades || usesDeploymentServices) continue;
      const accept = userData && settingIn(userData, 'AcceptEula');
      if (!accept) {
        const parent = userData?.node ?? component.node;
        const element = '<AcceptEula>true</AcceptEula>';
        const xml = userData ? element : `<UserData>\n  ${element}\n</UserData>`;
        report(
          nameRange(parent),
          'AcceptEula is missing: Setup stops at the licence terms. Set it to true in UserData to accept them.',
          {
            // A file with nothing but windowsPE may be a part of one, and one that gives no more than a key leaves
            // the rest of Setup to somebody at the keyboard.
            ...((userData
              ? givesOnlyKey(userData) && !choosesPlace(component)
              : file.passes.length === 1) && {
              severity: 'warning',
            }),
            fixes: () => [{ title: 'Accept the licence terms', edits: [insertChild(text, parent, xml)] }],
          },
        );
      } else if (booleanOf(accept) === false || isEmpty(accept)) {
        report(accept.valueRange, 'Setup stops at the licence terms unless AcceptEula is true.', {
          fixes: () => [{ title: 'Accept the licence terms', edits: [setValue(text, accept.node, 'true')] }],
        });
      }
    }
  },
};

function givesOnlyKey({ settings }: Setting): boolean {
  return settings.length > 0 && settings.every(({ name }) => name === 'ProductKey');
}

function choosesPlace(component: Component): boolean {
  return PLACES.some((path) => settingIn(component, path) !== undefined);
}

const PLACES = [
  'DiskConfiguration/Disk',
  'ImageInstall/OSImage/InstallTo',
  'ImageInstall/OSImage/InstallToAvailablePartition',
];

function isEmpty({ value, settings, hasHole }: Setting): boolean {
  return value === '' && settings.length === 0 && !hasHole;
}
