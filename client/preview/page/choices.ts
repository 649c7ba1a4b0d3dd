/** What can be chosen for the preview alone: the computer and the Windows that it pretends. */

export const WINDOWS: readonly (readonly [id: string, name: string])[] = [
  ['windows-vista', 'Windows Vista'],
  ['windows-7', 'Windows 7'],
  ['windows-8', 'Windows 8'],
  ['windows-8.1', 'Windows 8.1'],
  ['windows-10', 'Windows 10'],
  ['windows-11', 'Windows 11'],
  ['server-2008', 'Windows Server 2008'],
  ['server-2008-r2', 'Windows Server 2008 R2'],
  ['server-2012', 'Windows Server 2012'],
  ['server-2012-r2', 'Windows Server 2012 R2'],
  ['server-2016', 'Windows Server 2016'],
  ['server-2019', 'Windows Server 2019'],
  ['server-2022', 'Windows Server 2022'],
  ['server-2025', 'Windows Server 2025'],
];

export const FIRMWARES: readonly (readonly [id: string, name: string])[] = [
  ['uefi', 'UEFI'],
  ['bios', 'BIOS'],
];

/** GB of the drawn disks. */
export const DISK_SIZES: readonly number[] = [32, 64, 128, 256, 512, 1024, 2048, 4096];
