/** How often real answer files use a component or setting: what is usual comes first and belongs to a skeleton. */

/** Share of answer files, from 0 to 1. Names are `Component` or `Component/Path/To/Setting`. */
export function usageOf(name: string): number {
  const slash = name.indexOf('/');
  const component = slash === -1 ? name : name.slice(0, slash);
  const used = USAGE[component];
  if (!used) return 0;
  if (slash === -1) return used[0] / FILES_COUNTED;
  return (settingsOf(component, used[1]).get(name.slice(slash + 1)) ?? 0) / FILES_COUNTED;
}

const counts = new Map<string, ReadonlyMap<string, number>>();

function settingsOf(component: string, table: string): ReadonlyMap<string, number> {
  let settings = counts.get(component);
  if (!settings) {
    const rows = table
      .trim()
      .split(/\s*\n\s*/)
      .map((row) => row.split(' '));
    settings = new Map(rows.map(([path = '', count]) => [path, Number(count)]));
    counts.set(component, settings);
  }
  return settings;
}

/** Counted over answer files in public repositories: in how many of them each component and setting stands. */
const FILES_COUNTED = 112;
const USAGE: Readonly<Record<string, readonly [files: number, settings: string]>> = {
  'Microsoft-Windows-Shell-Setup': [
    106,
    `
    OOBE 95
    OOBE/HideEULAPage 95
    OOBE/ProtectYourPC 91
    OOBE/HideWirelessSetupInOOBE 90
    UserAccounts 89
    FirstLogonCommands 88
    FirstLogonCommands/SynchronousCommand 82
    FirstLogonCommands/SynchronousCommand/Order 82
    FirstLogonCommands/SynchronousCommand/CommandLine 82
    AutoLogon 79
    AutoLogon/Username 79
    AutoLogon/Enabled 79
    AutoLogon/Password 79
    AutoLogon/Password/Value 79
    AutoLogon/Password/PlainText 79
    OOBE/NetworkLocation 79
    UserAccounts/AdministratorPassword 78
    UserAccounts/AdministratorPassword/Value 78
    UserAccounts/AdministratorPassword/PlainText 78
    FirstLogonCommands/SynchronousCommand/Description 74
    TimeZone 72
    UserAccounts/LocalAccounts 67
    UserAccounts/LocalAccounts/LocalAccount 67
    UserAccounts/LocalAccounts/LocalAccount/Name 67
    UserAccounts/LocalAccounts/LocalAccount/Group 67
    RegisteredOwner 67
    UserAccounts/LocalAccounts/LocalAccount/Password 66
    UserAccounts/LocalAccounts/LocalAccount/Password/Value 66
    UserAccounts/LocalAccounts/LocalAccount/Password/PlainText 66
    ComputerName 64
    OOBE/HideOnlineAccountScreens 59
    UserAccounts/LocalAccounts/LocalAccount/DisplayName 56
    OEMInformation 49
    OOBE/HideOEMRegistrationScreen 49
    UserAccounts/LocalAccounts/LocalAccount/Description 48
    OOBE/HideLocalAccountScreen 48
    FirstLogonCommands/SynchronousCommand/RequiresUserInput 43
    AutoLogon/LogonCount 35
    OEMInformation/HelpCustomized 35
    RegisteredOrganization 33
    ShowWindowsLive 22
    OOBE/SkipUserOOBE 20
    OOBE/SkipMachineOOBE 18
    Display 15
    Display/HorizontalResolution 15
    Display/VerticalResolution 15
    OEMInformation/Manufacturer 14
    Display/ColorDepth 14
    DoNotCleanTaskBar 14
    OEMInformation/Model 11
    AutoLogon/Domain 11
    ProductKey 10
    Display/RefreshRate 6
    OEMInformation/SupportURL 5
    CopyProfile 4
    OOBE/VMModeOptimizations 3
    OOBE/VMModeOptimizations/SkipAdministratorProfileRemoval 3
    OEMInformation/SupportHours 2
    OEMInformation/SupportPhone 2
    OEMInformation/SupportProvider 2
    OEMName 2
    OOBE/VMModeOptimizations/SkipNotifyUILanguageChange 2
    OOBE/VMModeOptimizations/SkipWinREInitialization 2
    `,
  ],
  'Microsoft-Windows-Setup': [
    82,
    `
    UserData 82
    UserData/AcceptEula 82
    ImageInstall 74
    ImageInstall/OSImage 74
    UserData/ProductKey 74
    ImageInstall/OSImage/InstallTo 70
    ImageInstall/OSImage/InstallTo/DiskID 70
    ImageInstall/OSImage/InstallTo/PartitionID 70
    DiskConfiguration 66
    DiskConfiguration/Disk 66
    DiskConfiguration/Disk/DiskID 66
    DiskConfiguration/Disk/WillWipeDisk 66
    DiskConfiguration/Disk/CreatePartitions 66
    DiskConfiguration/Disk/CreatePartitions/CreatePartition 66
    DiskConfiguration/Disk/CreatePartitions/CreatePartition/Order 66
    DiskConfiguration/Disk/CreatePartitions/CreatePartition/Type 66
    DiskConfiguration/Disk/ModifyPartitions 62
    DiskConfiguration/Disk/ModifyPartitions/ModifyPartition 62
    DiskConfiguration/Disk/ModifyPartitions/ModifyPartition/Format 62
    DiskConfiguration/Disk/ModifyPartitions/ModifyPartition/Order 62
    DiskConfiguration/Disk/ModifyPartitions/ModifyPartition/PartitionID 62
    UserData/FullName 62
    UserData/Organization 62
    ImageInstall/OSImage/InstallFrom 61
    ImageInstall/OSImage/InstallFrom/MetaData 61
    ImageInstall/OSImage/InstallFrom/MetaData/Value 61
    ImageInstall/OSImage/InstallFrom/MetaData/Key 61
    DiskConfiguration/Disk/ModifyPartitions/ModifyPartition/Label 60
    DiskConfiguration/Disk/ModifyPartitions/ModifyPartition/Letter 59
    UserData/ProductKey/WillShowUI 56
    DiskConfiguration/Disk/CreatePartitions/CreatePartition/Size 55
    DiskConfiguration/Disk/CreatePartitions/CreatePartition/Extend 53
    UserData/ProductKey/Key 39
    DiskConfiguration/Disk/ModifyPartitions/ModifyPartition/Active 38
    DiskConfiguration/WillShowUI 36
    ImageInstall/OSImage/InstallToAvailablePartition 29
    DiskConfiguration/Disk/ModifyPartitions/ModifyPartition/Extend 22
    EnableFirewall 20
    ImageInstall/OSImage/WillShowUI 20
    RunSynchronous 18
    RunSynchronous/RunSynchronousCommand 18
    RunSynchronous/RunSynchronousCommand/Order 18
    RunSynchronous/RunSynchronousCommand/Path 18
    DiskConfiguration/Disk/ModifyPartitions/ModifyPartition/TypeID 17
    DynamicUpdate 13
    DynamicUpdate/Enable 13
    DynamicUpdate/WillShowUI 11
    UpgradeData 11
    UpgradeData/Upgrade 11
    UpgradeData/WillShowUI 11
    Diagnostics 11
    Diagnostics/OptIn 11
    RunSynchronous/RunSynchronousCommand/Description 6
    UseConfigurationSet 3
    ImageInstall/OSImage/InstallFrom/Path 2
    ComplianceCheck 2
    ComplianceCheck/DisplayReport 2
    `,
  ],
  'Microsoft-Windows-International-Core-WinPE': [
    77,
    `
    InputLocale 77
    SystemLocale 77
    UILanguage 77
    UserLocale 77
    SetupUILanguage 75
    SetupUILanguage/UILanguage 75
    UILanguageFallback 43
    SetupUILanguage/WillShowUI 2
    `,
  ],
  'Microsoft-Windows-International-Core': [
    63,
    `
    SystemLocale 63
    UILanguage 63
    UserLocale 63
    InputLocale 62
    UILanguageFallback 15
    `,
  ],
  'Microsoft-Windows-LUA-Settings': [
    54,
    `
    EnableLUA 54
    `,
  ],
  'Microsoft-Windows-Security-SPP-UX': [
    51,
    `
    SkipAutoActivation 51
    `,
  ],
  'Microsoft-Windows-Security-SPP': [
    35,
    `
    SkipRearm 35
    `,
  ],
  'Microsoft-Windows-Deployment': [
    33,
    `
    RunSynchronous 33
    RunSynchronous/RunSynchronousCommand 33
    RunSynchronous/RunSynchronousCommand/Order 33
    RunSynchronous/RunSynchronousCommand/Path 33
    RunSynchronous/RunSynchronousCommand/Description 22
    Reseal 4
    Reseal/Mode 4
    RunSynchronous/RunSynchronousCommand/WillReboot 4
    `,
  ],
  'Microsoft-Windows-PnpCustomizationsWinPE': [
    30,
    `
    DriverPaths 30
    DriverPaths/PathAndCredentials 30
    DriverPaths/PathAndCredentials/Path 30
    `,
  ],
  'Microsoft-Windows-SystemRestore-Main': [
    28,
    `
    DisableSR 28
    `,
  ],
  'Microsoft-Windows-ServerManager-SvrMgrNc': [
    27,
    `
    DoNotOpenServerManagerAtLogon 27
    `,
  ],
  'Microsoft-Windows-OutOfBoxExperience': [
    25,
    `
    DoNotOpenInitialConfigurationTasksAtLogon 25
    `,
  ],
  'Microsoft-Windows-IE-ESC': [
    24,
    `
    IEHardenAdmin 24
    IEHardenUser 24
    `,
  ],
  'Microsoft-Windows-PnpSysprep': [
    23,
    `
    PersistAllDeviceInstalls 23
    DoNotCleanUpNonPresentDevices 12
    `,
  ],
  'Microsoft-Windows-IE-InternetExplorer': [
    23,
    `
    Home_Page 23
    DisableFirstRunWizard 15
    DisableAccelerators 13
    Help_Page 12
    DisableOOBAccelerators 2
    DisableWelcomePage 2
    `,
  ],
  'Microsoft-Windows-SQMAPI': [
    14,
    `
    CEIPEnabled 14
    `,
  ],
  'Networking-MPSSVC-Svc': [
    14,
    `
    FirewallGroups 14
    FirewallGroups/FirewallGroup 14
    FirewallGroups/FirewallGroup/Active 14
    FirewallGroups/FirewallGroup/Profile 14
    FirewallGroups/FirewallGroup/Group 14
    `,
  ],
  'Microsoft-Windows-TerminalServices-LocalSessionManager': [
    13,
    `
    fDenyTSConnections 13
    `,
  ],
  'Microsoft-Windows-ErrorReportingCore': [
    12,
    `
    DisableWER 12
    `,
  ],
  'Microsoft-Windows-TerminalServices-RDP-WinStationExtensions': [
    12,
    `
    UserAuthentication 12
    `,
  ],
  'Microsoft-Windows-PnpCustomizationsNonWinPE': [
    12,
    `
    DriverPaths 12
    DriverPaths/PathAndCredentials 12
    DriverPaths/PathAndCredentials/Path 12
    `,
  ],
  'Microsoft-Windows-UnattendedJoin': [
    11,
    `
    Identification 11
    Identification/JoinWorkgroup 10
    Identification/Credentials 8
    Identification/Credentials/Username 8
    Identification/Credentials/Domain 8
    Identification/Credentials/Password 8
    Identification/JoinDomain 8
    Identification/MachineObjectOU 8
    `,
  ],
  'Microsoft-Windows-TapiSetup': [
    9,
    `
    TapiConfigured 9
    TapiUnattendLocation 9
    TapiUnattendLocation/AreaCode 9
    TapiUnattendLocation/CountryOrRegion 9
    TapiUnattendLocation/LongDistanceAccess 9
    TapiUnattendLocation/OutsideAccess 9
    TapiUnattendLocation/PulseOrToneDialing 9
    TapiUnattendLocation/DisableCallWaiting 9
    TapiUnattendLocation/InternationalCarrierCode 9
    TapiUnattendLocation/LongDistanceCarrierCode 9
    TapiUnattendLocation/Name 9
    `,
  ],
  'Microsoft-Windows-WinRE-RecoveryAgent': [
    7,
    `
    UninstallWindowsRE 7
    `,
  ],
  'Security-Malware-Windows-Defender': [
    7,
    `
    DisableAntiSpyware 7
    `,
  ],
  'Microsoft-Windows-SecureStartup-FilterDriver': [
    6,
    `
    PreventDeviceEncryption 6
    `,
  ],
  'Microsoft-Windows-SystemSettingsThreshold': [
    3,
    `
    DisplayNetworkSelection 3
    `,
  ],
  'Microsoft-Windows-EnhancedStorage-Adm': [
    2,
    `
    TCGSecurityActivationDisabled 2
    `,
  ],
};
