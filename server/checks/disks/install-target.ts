/** InstallTo and InstallToAvailablePartition: that Windows has one place to go to. */
import type { AnswerFile, Setting } from '../../answer-file/answer-file';
import { installTargets, type SimulatedDisk, simulateDisks } from '../../answer-file/disks';
import { insertChild, setValue } from '../../answer-file/edits';
import {
  booleanOf,
  componentsNamed,
  integerOf,
  SETUP,
  settingIn,
  settingsAt,
  settingsIn,
} from '../../answer-file/query';
import { nameRange } from '../../syntax/query';
import { removeSetting } from '../fixes';
import type { Fix, Rule } from '../rule';
import { runsDiskpart } from './diskpart';
import { likelyTarget, OUTCOME, type TargetCandidate, unfit } from './target-partition';

const OS_IMAGE = 'learn.microsoft.com microsoft-windows-setup-imageinstall-osimage';

export const installtoMissing: Rule = {
  id: 'installto-missing',
  title: 'The image has no place to be installed to',
  subject: 'disks',
  severity: 'warning',
  judgesWholeFile: true,
  docs: {
    why: 'Without InstallTo, and without InstallToAvailablePartition set to true, Setup asks "Where do you want to install Windows?", even when DiskConfiguration lays out the disk.',
    wrong: '<OSImage>\n  <InstallFrom>…</InstallFrom>\n</OSImage>',
    right:
      '<OSImage>\n  <InstallFrom>…</InstallFrom>\n  <InstallTo>\n    <DiskID>0</DiskID>\n    <PartitionID>3</PartitionID>\n  </InstallTo>\n</OSImage>',
    appliesTo: 'A file that lays out no disk may well want the page: there it is only information.',
    settings: [
      'Microsoft-Windows-Setup/ImageInstall/OSImage',
      'Microsoft-Windows-Setup/ImageInstall/OSImage/InstallTo',
      'Microsoft-Windows-Setup/ImageInstall/OSImage/InstallToAvailablePartition',
    ],
    sources: [`${OS_IMAGE}-installto`],
  },
  check(file, report) {
    if (file.hasDirectives) return;
    for (const component of componentsNamed(file, SETUP, 'windowsPE')) {
      const [image] = settingsIn(component, 'ImageInstall/OSImage');
      const disks = simulateDisks(file).filter(({ setting }) => setting.component === component);
      const place = image ?? settingIn(component, 'DiskConfiguration');
      const wantsImage =
        image !== undefined ||
        disks.some(({ start, partitions }) => start !== 'kept' && partitions.length > 0);
      if (!place || !wantsImage || hasInstallTarget(file) || asksForPartition(image)) continue;
      if (settingIn(component, 'WindowsDeploymentServices')) continue;
      const candidate = disks.map(likelyTarget).find((found) => found);
      report(
        nameRange(place.node),
        'Nothing says where Windows goes: Setup asks "Where do you want to install Windows?" Add InstallTo.',
        {
          ...(disks.length === 0 && { severity: 'info' }),
          ...(candidate && image && { fixes: () => [addInstallTo(file, image, candidate)] }),
        },
      );
    }
  },
};

/** Components of several architectures may share one image. */
function hasInstallTarget(file: AnswerFile): boolean {
  return installTargets(file).length > 0;
}

function asksForPartition(image: Setting | undefined): boolean {
  const available = image && settingIn(image, 'InstallToAvailablePartition');
  return available !== undefined && (available.hasHole || booleanOf(available) === true);
}

function addInstallTo({ tree }: AnswerFile, image: Setting, { disk, partition }: TargetCandidate): Fix {
  const xml = `<InstallTo>\n  <DiskID>${disk}</DiskID>\n  <PartitionID>${partition}</PartitionID>\n</InstallTo>`;
  return {
    title: `Install to disk ${disk}, partition ${partition}`,
    edits: [insertChild(tree.text, image.node, xml, image.settings.at(-1)?.node)],
  };
}

export const installtoAndAvailable: Rule = {
  id: 'installto-and-available',
  title: 'InstallTo and InstallToAvailablePartition exclude each other',
  subject: 'disks',
  severity: 'error',
  docs: {
    why: 'Setup can install to the partition that InstallTo names, or to the first one that fits. With both the installation fails.',
    wrong: '<InstallTo>…</InstallTo>\n<InstallToAvailablePartition>true</InstallToAvailablePartition>',
    right: '<InstallTo>…</InstallTo>',
    settings: [
      'Microsoft-Windows-Setup/ImageInstall/OSImage/InstallTo',
      'Microsoft-Windows-Setup/ImageInstall/OSImage/InstallToAvailablePartition',
    ],
    sources: [`${OS_IMAGE}-installto`],
  },
  check(file, report) {
    if (file.hasDirectives) return;
    for (const image of settingsAt(file, SETUP, 'ImageInstall/OSImage', 'windowsPE')) {
      const available = settingIn(image, 'InstallToAvailablePartition');
      const target = settingIn(image, 'InstallTo');
      if (!target || booleanOf(available) !== true) continue;
      report(
        available!.valueRange,
        'There is an InstallTo as well: with both the installation fails. Keep one of the two.',
        {
          related: [{ range: nameRange(target.node), message: 'InstallTo' }],
          fixes: () => [removeSetting(file, available!), removeSetting(file, target)],
        },
      );
    }
  },
};

export const installtoIncomplete: Rule = {
  id: 'installto-incomplete',
  title: 'InstallTo lacks DiskID or PartitionID',
  subject: 'disks',
  severity: 'error',
  docs: {
    why: 'InstallTo needs the numbers of both disk and partition. Without one of them Setup asks where to install Windows, or ends when WillShowUI is Never.',
    wrong: '<InstallTo>\n  <DiskID>0</DiskID>\n</InstallTo>',
    right: '<InstallTo>\n  <DiskID>0</DiskID>\n  <PartitionID>3</PartitionID>\n</InstallTo>',
    settings: [
      'Microsoft-Windows-Setup/ImageInstall/OSImage/InstallTo/DiskID',
      'Microsoft-Windows-Setup/ImageInstall/OSImage/InstallTo/PartitionID',
    ],
    sources: [`${OS_IMAGE}-installto`],
  },
  check(file, report) {
    for (const place of ['ImageInstall/OSImage', 'ImageInstall/DataImage', WDS_IMAGE]) {
      for (const installTo of settingsAt(file, SETUP, `${place}/InstallTo`, 'windowsPE')) {
        for (const name of ['DiskID', 'PartitionID']) {
          const number = settingIn(installTo, name);
          if (number && number.value !== '') continue;
          report(
            number ? number.node : nameRange(installTo.node),
            `InstallTo needs a ${name}. ${place === 'ImageInstall/DataImage' ? DATA_OUTCOME : OUTCOME}`,
            // The client of WDS shows its page for whatever the file leaves out.
            place === WDS_IMAGE ? { severity: 'warning' } : {},
          );
        }
      }
    }
  },
};

const WDS_IMAGE = 'WindowsDeploymentServices/ImageSelection';
const DATA_OUTCOME = 'Setup cannot put the data there.';

export const installtoNoSuchDisk: Rule = {
  id: 'installto-no-such-disk',
  title: 'Windows is installed to a disk that the file does not lay out',
  subject: 'disks',
  severity: 'error',
  docs: {
    why: 'DiskConfiguration lays out disks for Windows, but InstallTo names another one. On a blank disk there is no such partition, and Setup cannot install; on a disk in use it installs somewhere else than planned.',
    wrong: '<Disk …><DiskID>0</DiskID>…</Disk>\n<InstallTo><DiskID>1</DiskID>…</InstallTo>',
    right: '<Disk …><DiskID>0</DiskID>…</Disk>\n<InstallTo><DiskID>0</DiskID>…</InstallTo>',
    appliesTo:
      'An error when a disk of the file is wiped and gets an EFI, an active or a partition C; else a warning.',
    settings: [
      'Microsoft-Windows-Setup/ImageInstall/OSImage/InstallTo/DiskID',
      'Microsoft-Windows-Setup/DiskConfiguration/Disk/DiskID',
    ],
    sources: [`${OS_IMAGE}-installto-diskid`],
  },
  check(file, report) {
    if (file.hasDirectives) return;
    for (const { setting, diskId, disk } of installTargets(file)) {
      const disks = simulateDisks(file).filter((other) => other.setting.component === setting.component);
      if (disk || diskId === undefined || disks.length === 0 || disks.some(({ id }) => id === undefined))
        continue;
      const id = settingIn(setting, 'DiskID')!;
      const ids = disks.map((other) => other.id!);
      report(
        id.valueRange,
        `DiskConfiguration lays out disk ${ids.join(', ')}, not disk ${diskId}. ${OUTCOME}`,
        {
          ...(!disks.some(isMeantForWindows) && { severity: 'warning' }),
          related: [{ range: nameRange(disks[0]!.setting.node), message: `Disk ${ids[0]}` }],
          fixes: () => disks.flatMap((other) => installToDisk(file, setting, other)),
        },
      );
    }
  },
};

/** Keeps the PartitionID when that partition can hold Windows. */
function installToDisk(file: AnswerFile, target: Setting, disk: SimulatedDisk): readonly Fix[] {
  const diskId = settingIn(target, 'DiskID')!;
  const partitionId = settingIn(target, 'PartitionID');
  const present = disk.partitions.find(
    ({ number }) => number !== undefined && number === integerOf(partitionId),
  );
  const partition = present && !unfit(present) ? present.number : likelyTarget(disk)?.partition;
  if (partition === undefined || !partitionId) return [];
  const { text } = file.tree;
  const edits = [
    setValue(text, diskId.node, String(disk.id)),
    setValue(text, partitionId.node, String(partition)),
  ];
  return [
    {
      title: `Install to disk ${disk.id}, partition ${partition}`,
      edits: partition === present?.number ? edits.slice(0, 1) : edits,
    },
  ];
}

function isMeantForWindows({ start, partitions }: SimulatedDisk): boolean {
  return (
    start === 'wiped' &&
    partitions.some(({ role, active, letter }) => role === 'efi' || active || letter === 'C')
  );
}

export const installtoavailableUnreliable: Rule = {
  id: 'installtoavailable-unreliable',
  title: 'InstallToAvailablePartition may find another partition, or none',
  subject: 'disks',
  severity: 'warning',
  docs: {
    why: 'Setup takes the first partition, from disk 0 on, that is large enough and has no Windows on it. A blank disk has none: Setup asks where to install. With several disks it may be another one than meant.',
    wrong: '<OSImage>\n  <InstallToAvailablePartition>true</InstallToAvailablePartition>\n</OSImage>',
    right:
      '<OSImage>\n  <InstallTo>\n    <DiskID>0</DiskID>\n    <PartitionID>3</PartitionID>\n  </InstallTo>\n</OSImage>',
    appliesTo: 'Files that neither create and format a partition in DiskConfiguration nor run diskpart.',
    settings: ['Microsoft-Windows-Setup/ImageInstall/OSImage/InstallToAvailablePartition'],
    sources: [`${OS_IMAGE}-installtoavailablepartition`],
  },
  check(file, report) {
    if (file.hasDirectives) return;
    for (const image of settingsAt(file, SETUP, 'ImageInstall/OSImage', 'windowsPE')) {
      const available = settingIn(image, 'InstallToAvailablePartition');
      if (booleanOf(available) !== true || settingIn(image, 'InstallTo')) continue;
      const { component } = image;
      const disks = simulateDisks(file).filter(({ setting }) => setting.component === component);
      if (disks.some(({ uncertain }) => uncertain) || runsDiskpart(component)) continue;
      const isPrepared = disks.some(({ partitions }) =>
        partitions.some(({ create, format }) => create && format === 'NTFS'),
      );
      if (isPrepared && disks.length === 1) continue;
      const why = isPrepared
        ? 'With several disks Setup may choose another partition than you mean'
        : 'Setup takes the first partition that is large enough; a blank disk has none, and Setup asks where to install';
      report(available!.valueRange, `${why}. InstallTo names the partition.`);
    }
  },
};
