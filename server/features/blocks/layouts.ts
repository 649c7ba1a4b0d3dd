/** Disk layouts: which ones suit the target of a file, and how each looks. */
import type { AnswerFile } from '../../answer-file/answer-file';
import { bind } from '../../answer-file/bind';
import { kernelOf } from '../../answer-file/target';
import { compareWindowsVersions } from '../../schema/windows-version';
import { parse } from '../../syntax/parser';
import { allBlocks, type Block, type Placeholder } from './block';
import { withValues } from './body';
import { type DrawnDisk, drawDisks, drawScript } from './drawing';
import { misfit } from './fitting';
import { planParts } from './plan';
import { type BlockValues, defaultValues } from './values';

export interface Layout {
  readonly block: Block;
  /** Why it is not for the target of the file, as a sentence; undefined when it is. */
  readonly misfit: string | undefined;
  /** What to ask for, with the values that fit the file. */
  readonly questions: readonly Question[];
  /** The disks as the layout leaves them with these values. */
  readonly disks: readonly DrawnDisk[];
}

/** A placeholder to ask for. */
export interface Question extends Placeholder {
  readonly name: string;
}

/** All layouts: those for the target first, and of those the usual one first. */
export function listLayouts(file: AnswerFile): readonly Layout[] {
  const free = withoutLayoutFirmware(file);
  const layouts = allBlocks()
    .filter(({ layout }) => layout)
    .map(
      (block): Layout => ({
        block,
        misfit: misfit(block, free),
        questions: questionsOf(block, free),
        disks: drawLayout(block, file, defaultValues(block, free) ?? {}),
      }),
    );
  const kernel = kernelOf(file.target);
  const isOld = kernel !== undefined && compareWindowsVersions(kernel.split(' ')[0]!, '7') <= 0;
  const unknown = free.target.firmware === undefined;
  const rank = ({ block: { firmware }, misfit: why }: Layout): number =>
    (why === undefined ? 0 : 4) + (firmware ? 0 : 2) + (isOld && unknown && firmware === 'uefi' ? 1 : 0);
  return layouts.toSorted((a, b) => rank(a) - rank(b));
}

/** The placeholders of a block with the defaults that fit the file. */
export function questionsOf(block: Block, file: AnswerFile): readonly Question[] {
  const defaults = defaultValues(block, file) ?? {};
  const asked = Object.entries(block.placeholders ?? {}).filter(([, { same }]) => !same);
  return asked.map(([name, placeholder]) => ({
    ...placeholder,
    name,
    default: OFFERED[name] ?? defaults[name] ?? placeholder.default,
  }));
}

/**
 * What a person is offered instead of the default. Only a snippet has to keep a password readable, because it is typed
 * into the text; one that is asked for is written hidden.
 */
const OFFERED: Readonly<Record<string, string>> = { plainText: 'false' };

/** The disks as a layout leaves them. */
export function drawLayout(
  block: Block,
  file: Pick<AnswerFile, 'library' | 'target'>,
  values: BlockValues,
): readonly DrawnDisk[] {
  const script = drawScript(block, values);
  if (script) return script;
  const [fragment] = planParts(bind(parse(''), { library: file.library }), block.parts) ?? [];
  return fragment ? drawDisks(bind(parse(withValues(fragment.xml, values)), { library: file.library })) : [];
}

/** The file without the firmware that only the layout shows which is to be replaced. */
export function withoutLayoutFirmware(file: AnswerFile): AnswerFile {
  const { firmware, ...rest } = file.target;
  const stated = rest.evidence.some(({ fact, from }) => fact === 'firmware' && from !== 'file');
  return stated || !firmware ? file : { ...file, target: rest };
}
