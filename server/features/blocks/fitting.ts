/** Whether a block belongs into a file: its target, and what the file says already. */
import type { AnswerFile } from '../../answer-file/answer-file';
import { componentsNamed, settingsAt, walkSettings } from '../../answer-file/query';
import { isServer, kernelOf } from '../../answer-file/target';
import { compareWindowsVersions, isOlder } from '../../schema/windows-version';
import type { Block } from './block';

/** Why a block is not for the target of the file, as a sentence; undefined when it is or nothing tells. */
export function misfit(block: Block, { target }: Pick<AnswerFile, 'target'>): string | undefined {
  const { since, until, products, notWindows, notEditions, firmware, architectures } = block;
  const server = isServer(target);
  if (server !== undefined && products && !products.includes(server ? 'server' : 'client')) {
    return server ? 'It is for client editions of Windows.' : 'It is for Windows Server.';
  }
  const [major] = kernelOf(target)?.split(' ') ?? [];
  if (since && isOlder(major, since)) return `It needs Windows ${since} or later.`;
  if (major && until && compareWindowsVersions(major, until) > 0) return `It is for Windows up to ${until}.`;
  if (target.windows && notWindows?.includes(target.windows)) return 'It is not for this version of Windows.';
  if (target.edition && notEditions?.includes(target.edition)) return 'The edition does not have this.';
  if (target.firmware && firmware && target.firmware !== firmware) {
    return firmware === 'uefi' ? 'It is for UEFI computers.' : 'It is for BIOS computers.';
  }
  if (target.architecture && architectures && !architectures.includes(target.architecture)) {
    return `It is for ${architectures.join(' and ')} computers.`;
  }
  return undefined;
}

/** What in the file stands against the block or is missing for it, as a sentence. */
export function obstacle(block: Block, file: AnswerFile): string | undefined {
  for (const conflict of block.conflicts ?? []) {
    const [component, path] = splitSetting(conflict);
    if (settingsAt(file, component, path).length > 0)
      return `The file has ${path.split('/').at(-1)} already.`;
  }
  for (const need of block.needs ?? []) {
    const [component, path] = splitSetting(need);
    if (settingsAt(file, component, path).length === 0) return `The file has no ${path.split('/').at(-1)}.`;
  }
  return block.once !== undefined && mentions(file, block, block.once)
    ? `The file has ${block.once} already.`
    : undefined;
}

/** `Component/Path/To/Setting` in two. */
export function splitSetting(setting: string): readonly [component: string, path: string] {
  const slash = setting.indexOf('/');
  return [setting.slice(0, slash), setting.slice(slash + 1)];
}

function mentions(file: AnswerFile, block: Block, word: string): boolean {
  const lower = word.toLowerCase();
  return block.parts.some(
    ({ component, pass }) =>
      component !== undefined &&
      componentsNamed(file, component, pass).some((one) =>
        walkSettings(one).some(({ value }) => value.toLowerCase().includes(lower)),
      ),
  );
}
