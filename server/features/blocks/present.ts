/** What a file has that decides about a block's values: keys in use, and where Windows goes. */
import type { AnswerFile } from '../../answer-file/answer-file';
import { installTargets, simulateDisks } from '../../answer-file/disks';
import { settingsAt } from '../../answer-file/query';
import { kernelOf } from '../../answer-file/target';
import { splitSetting } from './fitting';

/** The values, in lower case, of the settings at `Component/Path`. */
export function presentValues(file: AnswerFile, setting: string): ReadonlySet<string> {
  const [component, path] = splitSetting(setting);
  return new Set(settingsAt(file, component, path).map(({ value }) => value.toLowerCase()));
}

export interface WindowsPlace {
  readonly windowsDisk: string;
  readonly windowsPartition: string;
}

/** Where Windows is or could be: as the file says, else on the likeliest partition of its layout, else the usual one. */
export function windowsPlace(file: AnswerFile): WindowsPlace {
  const [target] = installTargets(file);
  if (target?.diskId !== undefined && target.partitionId !== undefined) {
    return { windowsDisk: String(target.diskId), windowsPartition: String(target.partitionId) };
  }
  for (const { id, partitions } of simulateDisks(file)) {
    const data = partitions.filter(
      ({ role, format, number }) => role === 'data' && format === 'NTFS' && number,
    );
    const likely = data.find(({ letter }) => letter === 'C') ?? data.find(({ rest }) => rest) ?? data[0];
    if (id !== undefined && likely)
      return { windowsDisk: String(id), windowsPartition: String(likely.number) };
  }
  const [kernel] = kernelOf(file.target)?.split(' ') ?? [];
  const uefi = kernel === '8' || kernel === '8.1' ? '4' : '3';
  return { windowsDisk: '0', windowsPartition: file.target.firmware === 'bios' ? '2' : uefi };
}
