/** Which disks are wiped, and whether Setup asks. */
import {
  BIOS_STEPS,
  configuration,
  create,
  disk,
  installTo,
  modify,
  onDisk,
  setup,
  UEFI_STEPS,
} from '../support/disk-layouts';
import { withTildes } from '../support/findings';
import { testRule } from '../support/rule-tests';

const show = (value: string) => `<WillShowUI>${value}</WillShowUI>`;

testRule('disk-missing-for-unattended', {
  reports: {
    'no disk': setup(
      configuration(show('«Never|disk-missing-for-unattended (error), willshowui-never-risk»')),
    ),
    'a partition that may be there': setup(
      configuration(show('«Never|disk-missing-for-unattended (warning), willshowui-never-risk»')),
      installTo(0, 1),
    ),
  },
  quiet: {
    'a page after an error': setup(configuration(show('OnError'))),
    'a disk': setup(
      configuration(show('«Never|willshowui-never-risk»'), disk(0, UEFI_STEPS)),
      installTo(0, 3),
    ),
  },
});

const wipe = (value: string, steps = UEFI_STEPS) =>
  setup(configuration(disk(0, steps, value)), installTo(0, 3));
testRule('wipe-missing-with-create', {
  reports: {
    'a disk that is not wiped': wipe('«false|wipe-missing-with-create (warning)»'),
    'a disk that says nothing': wipe('')
      .replace(/^<Disk /m, '<Disk ')
      .replace(/^(<Disk wcm.*)$/m, '$1\n ^^^^ wipe-missing-with-create'),
  },
  quiet: {
    'a disk that is wiped': wipe('true'),
    'a disk that is only changed': wipe('false', [modify(1, 3)]),
    'a placeholder': wipe('{{wipe}}'),
  },
  fixes: {
    'a value': { before: wipe('false'), title: 'Wipe the disk', after: wipe('true') },
    'a missing setting': { before: wipe(''), title: 'Wipe the disk', after: wipe('true') },
  },
});

testRule('wipe-without-create', {
  reports: {
    'a disk that stays empty': withTildes(
      wipe('«true|wipe-without-create (error)»', []),
      '<«InstallTo»>',
      'wipe-without-create: Windows is installed to this disk',
    ),
  },
  quiet: { 'a disk that is laid out': wipe('true'), 'a disk that is kept': wipe('false', []) },
  fixes: {
    'by keeping the partitions': {
      before: wipe('true', []),
      title: 'Do not wipe the disk',
      after: wipe('false', []),
    },
  },
});

const data = (value: string) =>
  disk(1, [create(1, 'Primary', 'rest'), modify(1, 1, { Format: 'NTFS' })], value);
testRule('wipe-data-disk', {
  reports: {
    'another disk that is laid out': setup(
      configuration(disk(0, UEFI_STEPS), data('«true|wipe-data-disk (info)»')),
      installTo(0, 3),
    ),
    'another disk that is only emptied': setup(
      configuration(disk(0, UEFI_STEPS), disk(1, [], '«true|wipe-data-disk (warning)»')),
      installTo(0, 3),
    ),
  },
  quiet: {
    'a disk that is kept': setup(
      configuration(disk(0, UEFI_STEPS), disk(1, [modify(1, 1)], 'false')),
      installTo(0, 3),
    ),
    'no target': setup(configuration(disk(0, UEFI_STEPS), data('true'))),
    'a target that a template fills in': setup(
      configuration(disk(0, UEFI_STEPS), data('true')),
      installTo('{{disk}}', 3),
    ),
  },
});

testRule('diskid-order', {
  reports: { 'disk 1': setup(configuration(disk('«1|diskid-order (info)»', BIOS_STEPS)), installTo(1, 2)) },
  quiet: {
    'disk 0': onDisk(2, ...BIOS_STEPS),
    'a disk that is kept': setup(configuration(disk(1, [modify(1, 2)], 'false')), installTo(1, 2)),
  },
});

testRule('diskid-missing', {
  reports: {
    'an empty number': setup(
      configuration(
        disk(0, BIOS_STEPS).replace('<DiskID>0</DiskID>', '«<DiskID></DiskID>|diskid-missing (error)»'),
      ),
    ),
    'no number': setup(
      configuration(
        disk(0, BIOS_STEPS)
          .replace('<DiskID>0</DiskID>', '')
          .replace('<Disk ', '<«Disk|diskid-missing (error)» '),
      ),
    ),
  },
  quiet: { 'a number': onDisk(2, ...BIOS_STEPS) },
});

const command = (path: string) =>
  `<RunSynchronous><RunSynchronousCommand wcm:action="add"><Order>1</Order><Path>${path}</Path></RunSynchronousCommand></RunSynchronous>`;
testRule('diskpart-instead', {
  reports: {
    'diskpart before a disk is wiped': setup(
      configuration(disk(0, BIOS_STEPS, '«true|diskpart-instead (info)»')),
      installTo(0, 2),
      command('diskpart.exe /s X:\\disk.txt').replace(
        /(?<=<)RunSynchronousCommand/,
        '«$&|~diskpart-instead: The command that calls diskpart»',
      ),
    ),
  },
  quiet: {
    'diskpart alone': setup(command('diskpart.exe /s X:\\disk.txt'), installTo(0, 2)),
    'another command': setup(
      configuration(disk(0, BIOS_STEPS)),
      installTo(0, 2),
      command('wpeutil.exe InitializeNetwork'),
    ),
  },
});

const productKey = (value: string, key = '') =>
  setup(
    `<UserData>\n<AcceptEula>true</AcceptEula>\n<ProductKey>\n${key}${show(value)}\n</ProductKey>\n</UserData>`,
  );
const generic = '<Key>VK7JG-NPHTM-C97JM-9MPGT-3V66T</Key>\n';
testRule('willshowui-always', {
  reports: {
    'the page for disks': setup(
      configuration(show('«Always|willshowui-always (warning)»'), disk(0, UEFI_STEPS)),
      installTo(0, 3),
    ),
    'a key that is asked for although it is there': productKey(
      '«Always|willshowui-always (warning)»',
      generic,
    ),
    'a key that is missing': productKey('«Always|willshowui-always (info)»'),
  },
  quiet: { 'a page after an error': productKey('OnError', generic) },
  fixes: {
    'by OnError': {
      before: productKey('Always', generic),
      title: 'Replace by OnError',
      after: productKey('OnError', generic),
    },
  },
});

testRule('willshowui-never-risk', {
  reports: {
    'the page for disks': setup(
      configuration(show('«Never|willshowui-never-risk (info)»'), disk(0, UEFI_STEPS)),
      installTo(0, 3),
    ),
  },
  quiet: { 'a key': productKey('Never', generic) },
});
