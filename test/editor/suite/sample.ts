/** An answer file with a bit of everything, for what is shown of a whole file. */
import { COMPONENT_ATTRIBUTES } from './editor';

/** Disk 0 with the partition that Windows goes to, an account with its logon, a command, a colour. */
export const SAMPLE = `<?xml version="1.0" encoding="utf-8"?>
<!-- unattend-target: windows-11 amd64 uefi -->
<unattend xmlns="urn:schemas-microsoft-com:unattend" xmlns:wcm="http://schemas.microsoft.com/WMIConfig/2002/State">
  <!-- #region disks -->
  <settings pass="windowsPE">
    <component name="Microsoft-Windows-Setup" ${COMPONENT_ATTRIBUTES}>
      <DiskConfiguration>
        <Disk wcm:action="add">
          <DiskID>0</DiskID>
          <WillWipeDisk>true</WillWipeDisk>
          <CreatePartitions>
            <CreatePartition wcm:action="add"><Order>1</Order><Type>EFI</Type><Size>2048</Size></CreatePartition>
            <CreatePartition wcm:action="add"><Order>2</Order><Type>Primary</Type><Extend>true</Extend></CreatePartition>
          </CreatePartitions>
        </Disk>
      </DiskConfiguration>
      <ImageInstall>
        <OSImage>
          <InstallTo><DiskID>0</DiskID><PartitionID>2</PartitionID></InstallTo>
        </OSImage>
      </ImageInstall>
    </component>
  </settings>
  <!-- #endregion -->
  <settings pass="oobeSystem">
    <component name="Microsoft-Windows-Shell-Setup" ${COMPONENT_ATTRIBUTES}>
      <AutoLogon>
        <Password><Value>Pa55-w0rd!</Value><PlainText>true</PlainText></Password>
        <Username>lab</Username>
      </AutoLogon>
      <Themes>
        <WindowColor>0xff0078d7</WindowColor>
      </Themes>
      <TimeZone>W. Europe Standard Time</TimeZone>
      <UserAccounts>
        <LocalAccounts>
          <LocalAccount wcm:action="add"><Name>lab</Name><Group>Administrators</Group></LocalAccount>
        </LocalAccounts>
      </UserAccounts>
    </component>
  </settings>
</unattend>
`;
