/** Inlay hints: what values stand for, and how much room a long command has left. */
import type { AnswerFile } from '../answer-file/answer-file';
import { commandsOf, longestCommand } from '../answer-file/commands';
import type { TextRange } from '../syntax/nodes';
import { valueName } from './value-names';

/** Which kinds of hints are wanted. */
export interface InlayHintSettings {
  /** Edition of a product key, name of a locale, keyboard, time zone or partition type. */
  readonly names: boolean;
  /** Sizes in GB. */
  readonly sizes: boolean;
  /** The disk or partition that an id refers to. */
  readonly references: boolean;
  /** Length of a command that is near its limit. */
  readonly commandLength: boolean;
}

export const ALL_INLAY_HINTS: InlayHintSettings = {
  names: true,
  sizes: true,
  references: true,
  commandLength: true,
};

export interface InlayHint {
  readonly offset: number;
  readonly label: string;
  readonly tooltip?: string;
}

/** The hints inside a range, in the order of the text. */
export function inlayHints(
  file: AnswerFile,
  range: TextRange,
  wanted: InlayHintSettings = ALL_INLAY_HINTS,
): readonly InlayHint[] {
  const hints: InlayHint[] = [];
  for (const setting of file.settings) {
    const { end } = setting.valueRange;
    if (end < range.start || end > range.end || setting.value === '') continue;
    const name = valueName(file, setting);
    if (name && wanted[WANTED_BY[name.kind]]) hints.push({ offset: end, label: name.label });
  }
  if (wanted.commandLength) hints.push(...commandLengths(file, range));
  return hints.sort((a, b) => a.offset - b.offset);
}

const WANTED_BY = { name: 'names', size: 'sizes', reference: 'references' } as const;

/** From this share of the longest command on its length is shown. */
const NEAR_LIMIT = 0.8;

function commandLengths(file: AnswerFile, range: TextRange): readonly InlayHint[] {
  return commandsOf(file).flatMap((command) => {
    const { line, text } = command;
    if (!line || line.hasHole) return [];
    const { end } = line.valueRange;
    const longest = longestCommand(command);
    if (end < range.start || end > range.end || text.length < NEAR_LIMIT * longest) return [];
    const tooltip = `The command has ${text.length} characters, references such as &quot; decoded; ${longest} are safe.`;
    return [{ offset: end, label: `${text.length}/${longest}`, tooltip }];
  });
}
