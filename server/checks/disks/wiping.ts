/** Which disks are emptied and laid out anew. */
import type { Setting } from '../../answer-file/answer-file';
import { certainDisks, installTargets, simulateDisks } from '../../answer-file/disks';
import { insertChild, setValue } from '../../answer-file/edits';
import { SETUP, settingIn, settingsAt } from '../../answer-file/query';
import type { TextRange } from '../../syntax/nodes';
import { nameRange } from '../../syntax/query';
import type { Rule } from '../rule';
import { diskpartCommands } from './diskpart';

const DISK = 'learn.microsoft.com microsoft-windows-setup-diskconfiguration-disk';
const TYPE_PAGE = `${DISK}-createpartitions-createpartition-type`;

export const diskMissingForUnattended: Rule = {
  id: 'disk-missing-for-unattended',
  title: 'DiskConfiguration shows no page but lays out no disk',
  subject: 'disks',
  severity: 'error',
  docs: {
    why: 'With WillShowUI set to Never the page for choosing a disk cannot appear. Without a Disk Setup logs an error and ends the installation.',
    wrong: '<DiskConfiguration>\n  <WillShowUI>Never</WillShowUI>\n</DiskConfiguration>',
    right: '<DiskConfiguration>\n  <WillShowUI>Never</WillShowUI>\n  <Disk …>…</Disk>\n</DiskConfiguration>',
    appliesTo: 'A warning when InstallTo names a partition that may be there already.',
    settings: [
      'Microsoft-Windows-Setup/DiskConfiguration/WillShowUI',
      'Microsoft-Windows-Setup/DiskConfiguration/Disk',
    ],
    sources: ['learn.microsoft.com microsoft-windows-setup-diskconfiguration'],
  },
  check(file, report) {
    if (file.hasDirectives) return;
    for (const configuration of settingsAt(file, SETUP, 'DiskConfiguration', 'windowsPE')) {
      const show = settingIn(configuration, 'WillShowUI');
      if (show?.value.toLowerCase() !== 'never' || settingIn(configuration, 'Disk')) continue;
      const hasPlace = installTargets(file).some(
        ({ setting }) => setting.component === configuration.component,
      );
      report(
        show.valueRange,
        'No Disk is laid out and no page may be shown: Setup logs an error and ends the installation.',
        {
          ...(hasPlace && { severity: 'warning' }),
        },
      );
    }
  },
};

export const wipeMissingWithCreate: Rule = {
  id: 'wipe-missing-with-create',
  title: 'Partitions are created on a disk that is not wiped',
  subject: 'disks',
  severity: 'warning',
  docs: {
    why: 'Without WillWipeDisk set to true the new partitions are added to what is on the disk: a second EFI system partition, other numbers than the file uses, or "Windows could not create a partition" when the disk is full.',
    wrong: '<DiskID>0</DiskID>\n<CreatePartitions>…</CreatePartitions>',
    right: '<DiskID>0</DiskID>\n<WillWipeDisk>true</WillWipeDisk>\n<CreatePartitions>…</CreatePartitions>',
    settings: [
      'Microsoft-Windows-Setup/DiskConfiguration/Disk/WillWipeDisk',
      'Microsoft-Windows-Setup/DiskConfiguration/Disk/CreatePartitions',
    ],
    sources: [TYPE_PAGE],
  },
  check(file, report) {
    for (const { setting, start, partitions } of certainDisks(file)) {
      if (start === 'wiped' || !partitions.some(({ create }) => create)) continue;
      const wipe = settingIn(setting, 'WillWipeDisk');
      const { text } = file.tree;
      const edit = wipe
        ? setValue(text, wipe.node, 'true')
        : insertChild(
            text,
            setting.node,
            '<WillWipeDisk>true</WillWipeDisk>',
            settingIn(setting, 'DiskID')?.node,
          );
      report(
        rangeOfWipe(setting),
        'The partitions are added to those on the disk, which change the numbers and may leave no space. Set WillWipeDisk to true if the disk may be emptied.',
        {
          // On a disk with partitions of unknown number the others would be lost, and the numbers with them.
          ...(start === 'blank' && { fixes: () => [{ title: 'Wipe the disk', edits: [edit] }] }),
        },
      );
    }
  },
};

export const wipeWithoutCreate: Rule = {
  id: 'wipe-without-create',
  title: 'The disk for Windows is wiped but gets no partition',
  subject: 'disks',
  severity: 'error',
  docs: {
    why: 'WillWipeDisk removes all partitions, and nothing creates new ones: the partition of InstallTo does not exist. DiskConfiguration is applied after RunSynchronous, so that partitions made by diskpart are removed too.',
    wrong: '<DiskID>0</DiskID>\n<WillWipeDisk>true</WillWipeDisk>',
    right: '<DiskID>0</DiskID>\n<WillWipeDisk>true</WillWipeDisk>\n<CreatePartitions>…</CreatePartitions>',
    settings: [
      'Microsoft-Windows-Setup/DiskConfiguration/Disk/WillWipeDisk',
      'Microsoft-Windows-Setup/DiskConfiguration/Disk/CreatePartitions',
    ],
    sources: [`${DISK}-createpartitions-createpartition`],
  },
  check(file, report) {
    for (const { disk, setting } of installTargets(file)) {
      if (!disk || disk.uncertain || disk.start !== 'wiped' || disk.partitions.length > 0) continue;
      report(
        rangeOfWipe(disk.setting),
        'The disk is emptied and gets no partition for InstallTo: Setup cannot install. Add CreatePartitions, or do not wipe the disk.',
        {
          related: [{ range: nameRange(setting.node), message: 'Windows is installed to this disk' }],
          fixes: () => [
            {
              title: 'Do not wipe the disk',
              edits: [setValue(file.tree.text, settingIn(disk.setting, 'WillWipeDisk')!.node, 'false')],
            },
          ],
        },
      );
    }
  },
};

export const wipeDataDisk: Rule = {
  id: 'wipe-data-disk',
  title: 'A disk is wiped that does not get Windows',
  subject: 'disks',
  severity: 'warning',
  docs: {
    why: 'All that is on the disk is lost without a question, though Windows goes to another one. The number of a disk depends on the computer: it may be the wrong one.',
    wrong:
      '<DiskID>1</DiskID>\n<WillWipeDisk>true</WillWipeDisk>\n…\n<InstallTo><DiskID>0</DiskID>…</InstallTo>',
    right:
      '<DiskID>1</DiskID>\n<WillWipeDisk>false</WillWipeDisk>\n…\n<InstallTo><DiskID>0</DiskID>…</InstallTo>',
    settings: [
      'Microsoft-Windows-Setup/DiskConfiguration/Disk/WillWipeDisk',
      'Microsoft-Windows-Setup/ImageInstall/OSImage/InstallTo/DiskID',
    ],
    sources: [`${DISK}-willwipedisk`],
  },
  check(file, report) {
    for (const { setting, id, start } of certainDisks(file)) {
      if (start !== 'wiped' || id === undefined) continue;
      const targets = installTargets(file).filter((target) => target.setting.component === setting.component);
      if (
        targets.length === 0 ||
        targets.some(({ disk, diskId }) => !disk || diskId === undefined || diskId === id)
      )
        continue;
      report(
        rangeOfWipe(setting),
        `Windows goes to disk ${targets[0]!.diskId}; all data on disk ${id} is lost without a question.`,
        // Who lays the disk out anew means it.
        settingIn(setting, 'CreatePartitions') ? { severity: 'info' } : {},
      );
    }
  },
};

export const diskidOrder: Rule = {
  id: 'diskid-order',
  title: 'The number of the wiped disk depends on the computer',
  subject: 'disks',
  severity: 'info',
  docs: {
    why: 'Disks are numbered in the order in which the controllers report them; a USB stick or a second controller changes it. A file that wipes disk 1 or higher fits one kind of computer.',
    wrong: '<DiskID>1</DiskID>\n<WillWipeDisk>true</WillWipeDisk>',
    right: '<DiskID>0</DiskID>\n<WillWipeDisk>true</WillWipeDisk>',
    settings: [
      'Microsoft-Windows-Setup/DiskConfiguration/Disk/DiskID',
      'Microsoft-Windows-Setup/DiskConfiguration/Disk/WillWipeDisk',
    ],
    sources: [
      `${DISK}-willwipedisk`,
      'github:pbatard/rufus#2960',
      'github:memstechtips/UnattendedWinstall#273',
    ],
  },
  check(file, report) {
    for (const { disk, diskId } of installTargets(file)) {
      if (!disk || disk.uncertain || disk.start !== 'wiped' || diskId === 0) continue;
      report(
        settingIn(disk.setting, 'DiskID')!.valueRange,
        `Which disk has the number ${diskId} depends on controllers and USB drives: it is wiped without a question.`,
      );
    }
  },
};

export const diskidMissing: Rule = {
  id: 'diskid-missing',
  title: 'A Disk has no DiskID',
  subject: 'disks',
  severity: 'error',
  docs: {
    why: 'Each Disk item lays out one disk and must name it; the numbers count from 0. Without it Setup cannot apply the layout.',
    wrong: '<Disk wcm:action="add">\n  <WillWipeDisk>true</WillWipeDisk>',
    right: '<Disk wcm:action="add">\n  <DiskID>0</DiskID>\n  <WillWipeDisk>true</WillWipeDisk>',
    settings: ['Microsoft-Windows-Setup/DiskConfiguration/Disk/DiskID'],
    sources: [DISK],
  },
  check(file, report) {
    for (const { setting } of simulateDisks(file)) {
      const id = settingIn(setting, 'DiskID');
      if (id && id.value !== '') continue;
      report(
        id ? id.node : nameRange(setting.node),
        'Disk needs a DiskID: without one Setup cannot tell which disk to lay out.',
      );
    }
  },
};

export const diskpartInstead: Rule = {
  id: 'diskpart-instead',
  title: 'diskpart and DiskConfiguration both lay out disks',
  subject: 'disks',
  severity: 'info',
  docs: {
    why: 'Setup runs RunSynchronous first and applies DiskConfiguration afterwards: a disk that diskpart has laid out is wiped again.',
    wrong:
      '<RunSynchronous>… diskpart /s X:\\disk.txt …</RunSynchronous>\n<DiskConfiguration><Disk …>…<WillWipeDisk>true</WillWipeDisk>…</Disk></DiskConfiguration>',
    right: '<RunSynchronous>… diskpart /s X:\\disk.txt …</RunSynchronous>',
    settings: [
      'Microsoft-Windows-Setup/DiskConfiguration',
      'Microsoft-Windows-Setup/RunSynchronous/RunSynchronousCommand/Path',
    ],
    sources: ['github:cschneegans/unattend-generator#283'],
  },
  check(file, report) {
    const wiped = certainDisks(file).filter(({ start }) => start === 'wiped');
    for (const component of new Set(wiped.map(({ setting }) => setting.component))) {
      const [command] = diskpartCommands(component);
      const disk = wiped.find(({ setting }) => setting.component === component)!;
      if (!command) continue;
      report(
        rangeOfWipe(disk.setting),
        'RunSynchronous calls diskpart before this: a disk that it lays out is wiped again.',
        {
          related: [{ range: nameRange(command.parent!.node), message: 'The command that calls diskpart' }],
        },
      );
    }
  },
};

function rangeOfWipe(disk: Setting): TextRange {
  const wipe = settingIn(disk, 'WillWipeDisk');
  return wipe && wipe.value !== '' ? wipe.valueRange : nameRange(disk.node);
}
