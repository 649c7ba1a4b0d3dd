/** Answer files of any size for the measurements: the settings that real files have, in their proportions. */

const SHELL = 'Microsoft-Windows-Shell-Setup';

/** Setup takes no Order above 500; driver paths have no such limit. */
const MOST_COMMANDS = 600;

/** Returns a correct answer file of about `size` bytes; the length comes from commands, then from driver paths. */
export function sampleAnswerFile(size) {
  const perCommand = (build(100, 0).length - build(0, 0).length) / 100;
  const commands = Math.min(MOST_COMMANDS, Math.max(1, Math.round((size - build(0, 0).length) / perCommand)));
  const perDriver = (build(0, 100).length - build(0, 0).length) / 100;
  return build(commands, Math.max(0, Math.round((size - build(commands, 0).length) / perDriver)));
}

function build(commands, drivers) {
  return `<?xml version="1.0" encoding="utf-8"?>
<unattend xmlns="urn:schemas-microsoft-com:unattend" xmlns:wcm="http://schemas.microsoft.com/WMIConfig/2002/State">
${pass('windowsPE', [
  component('Microsoft-Windows-International-Core-WinPE', WINPE_LANGUAGE),
  component('Microsoft-Windows-Setup', SETUP),
])}
${drivers === 0 ? '' : pass('offlineServicing', [component('Microsoft-Windows-PnpCustomizationsNonWinPE', driverPaths(drivers))])}
${pass('specialize', [
  component(SHELL, SPECIALIZE),
  component('Microsoft-Windows-Deployment', runSynchronous(Math.floor(commands / 3))),
  component(
    'Microsoft-Windows-TerminalServices-LocalSessionManager',
    '      <fDenyTSConnections>false</fDenyTSConnections>',
  ),
])}
${pass('oobeSystem', [
  component('Microsoft-Windows-International-Core', LANGUAGE),
  component(SHELL, `${OOBE}\n${firstLogonCommands(commands - Math.floor(commands / 3))}`),
])}
</unattend>
`;
}

function pass(name, components) {
  return `  <settings pass="${name}">\n${components.join('\n')}\n  </settings>`;
}

function component(name, settings) {
  return `    <component name="${name}" processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS">\n${settings}\n    </component>`;
}

function runSynchronous(count) {
  const items = Array.from(
    { length: count },
    (_, index) => `        <RunSynchronousCommand wcm:action="add">
          <Order>${index + 1}</Order>
          <Description>Setting number ${index + 1}</Description>
          <Path>reg.exe add &quot;HKLM\\SOFTWARE\\Policies\\Contoso\\Part${index}&quot; /v Value /t REG_DWORD /d ${index % 7} /f</Path>
        </RunSynchronousCommand>`,
  );
  return `      <RunSynchronous>\n${items.join('\n')}\n      </RunSynchronous>`;
}

function firstLogonCommands(count) {
  const items = Array.from(
    { length: count },
    (_, index) => `        <SynchronousCommand wcm:action="add">
          <Order>${index + 1}</Order>
          <Description>Install package ${index + 1}</Description>
          <CommandLine>cmd.exe /c "C:\\Install\\package-${index}\\setup.exe /quiet /norestart"</CommandLine>
        </SynchronousCommand>`,
  );
  return `      <FirstLogonCommands>\n${items.join('\n')}\n      </FirstLogonCommands>`;
}

function driverPaths(count) {
  const items = Array.from(
    { length: count },
    (_, index) => `        <PathAndCredentials wcm:action="add" wcm:keyValue="${index + 1}">
          <Path>\\\\server\\drivers\\vendor-${index}</Path>
          <Credentials><Domain>contoso</Domain><Username>reader</Username><Password>example</Password></Credentials>
        </PathAndCredentials>`,
  );
  return `      <DriverPaths>\n${items.join('\n')}\n      </DriverPaths>`;
}

const LANGUAGE = `      <InputLocale>0409:00000409</InputLocale>
      <SystemLocale>en-US</SystemLocale>
      <UILanguage>en-US</UILanguage>
      <UserLocale>en-US</UserLocale>`;

const WINPE_LANGUAGE = `      <SetupUILanguage>
        <UILanguage>en-US</UILanguage>
      </SetupUILanguage>
${LANGUAGE}`;

const SETUP = `      <DiskConfiguration>
        <Disk wcm:action="add">
          <DiskID>0</DiskID>
          <WillWipeDisk>true</WillWipeDisk>
          <CreatePartitions>
            <CreatePartition wcm:action="add"><Order>1</Order><Type>EFI</Type><Size>300</Size></CreatePartition>
            <CreatePartition wcm:action="add"><Order>2</Order><Type>MSR</Type><Size>16</Size></CreatePartition>
            <CreatePartition wcm:action="add"><Order>3</Order><Type>Primary</Type><Extend>true</Extend></CreatePartition>
          </CreatePartitions>
          <ModifyPartitions>
            <ModifyPartition wcm:action="add"><Order>1</Order><PartitionID>1</PartitionID><Format>FAT32</Format><Label>System</Label></ModifyPartition>
            <ModifyPartition wcm:action="add"><Order>2</Order><PartitionID>3</PartitionID><Format>NTFS</Format><Label>Windows</Label><Letter>C</Letter></ModifyPartition>
          </ModifyPartitions>
        </Disk>
      </DiskConfiguration>
      <ImageInstall>
        <OSImage>
          <InstallFrom>
            <MetaData wcm:action="add"><Key>/IMAGE/NAME</Key><Value>Windows 11 Pro</Value></MetaData>
          </InstallFrom>
          <InstallTo><DiskID>0</DiskID><PartitionID>3</PartitionID></InstallTo>
        </OSImage>
      </ImageInstall>
      <UserData>
        <AcceptEula>true</AcceptEula>
        <ProductKey><Key>VK7JG-NPHTM-C97JM-9MPGT-3V66T</Key></ProductKey>
      </UserData>`;

const SPECIALIZE = `      <ComputerName>LAB-PC01</ComputerName>
      <TimeZone>W. Europe Standard Time</TimeZone>
      <RegisteredOwner>Lab</RegisteredOwner>`;

const OOBE = `      <OOBE>
        <HideEULAPage>true</HideEULAPage>
        <HideOnlineAccountScreens>true</HideOnlineAccountScreens>
        <HideWirelessSetupInOOBE>true</HideWirelessSetupInOOBE>
        <ProtectYourPC>3</ProtectYourPC>
      </OOBE>
      <UserAccounts>
        <LocalAccounts>
          <LocalAccount wcm:action="add">
            <Name>lab</Name>
            <Group>Administrators</Group>
            <Password><Value>example</Value><PlainText>true</PlainText></Password>
          </LocalAccount>
        </LocalAccounts>
      </UserAccounts>
      <AutoLogon>
        <Enabled>true</Enabled>
        <LogonCount>1</LogonCount>
        <Username>lab</Username>
        <Password><Value>example</Value><PlainText>true</PlainText></Password>
      </AutoLogon>`;
