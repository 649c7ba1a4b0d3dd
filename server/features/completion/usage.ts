/** How often real answer files use a component or setting, so that the usual ones come first. */

/** Rank from 1 (in most files) to 5 (rare). Names are `Component` or `Component/Path/To/Setting`. */
export function usageRank(name: string): number {
  const index = MOST_USED.findIndex((group) => group.includes(name));
  return index === -1 ? 5 : index + 1;
}

/** Counted over several hundred published answer files. */
const MOST_USED: readonly (readonly string[])[] = [
  [
    'Microsoft-Windows-Shell-Setup',
    'Microsoft-Windows-Setup',
    'Microsoft-Windows-International-Core-WinPE',
    'Microsoft-Windows-International-Core',
    'Microsoft-Windows-Deployment',
    'Microsoft-Windows-Setup/DiskConfiguration',
    'Microsoft-Windows-Setup/ImageInstall',
    'Microsoft-Windows-Setup/UserData',
    'Microsoft-Windows-Shell-Setup/ComputerName',
    'Microsoft-Windows-Shell-Setup/TimeZone',
    'Microsoft-Windows-Shell-Setup/OOBE',
    'Microsoft-Windows-Shell-Setup/UserAccounts',
    'Microsoft-Windows-Shell-Setup/AutoLogon',
    'Microsoft-Windows-Shell-Setup/FirstLogonCommands',
    'Microsoft-Windows-Deployment/RunSynchronous',
  ],
  [
    'Microsoft-Windows-LUA-Settings',
    'Microsoft-Windows-Security-SPP-UX',
    'Microsoft-Windows-Security-SPP',
    'Microsoft-Windows-PnpCustomizationsWinPE',
    'Microsoft-Windows-UnattendedJoin',
    'Microsoft-Windows-TerminalServices-LocalSessionManager',
    'Networking-MPSSVC-Svc',
    'Microsoft-Windows-Setup/RunSynchronous',
    'Microsoft-Windows-Setup/UseConfigurationSet',
    'Microsoft-Windows-Shell-Setup/ProductKey',
    'Microsoft-Windows-Shell-Setup/RegisteredOwner',
    'Microsoft-Windows-Shell-Setup/RegisteredOrganization',
    'Microsoft-Windows-Shell-Setup/OEMInformation',
    'Microsoft-Windows-Shell-Setup/OOBE/HideEULAPage',
    'Microsoft-Windows-Shell-Setup/OOBE/HideOnlineAccountScreens',
    'Microsoft-Windows-Shell-Setup/OOBE/HideWirelessSetupInOOBE',
    'Microsoft-Windows-Shell-Setup/OOBE/ProtectYourPC',
    'Microsoft-Windows-Shell-Setup/UserAccounts/LocalAccounts',
    'Microsoft-Windows-Shell-Setup/UserAccounts/AdministratorPassword',
  ],
];
