/** Everything a wizard lets people choose from, given the answers so far. */
import type { AnswerFile } from '../../answer-file/answer-file';
import { bind } from '../../answer-file/bind';
import { commandsOf } from '../../answer-file/commands';
import type { TargetFirmware } from '../../answer-file/target';
import type { SchemaLibrary } from '../../schema/library';
import { parse } from '../../syntax/parser';
import { type Block, blockFamilies } from '../blocks/block';
import { misfit, obstacle } from '../blocks/fitting';
import { type Layout, listLayouts, type Question, questionsOf } from '../blocks/layouts';
import type { Answers } from './answers';
import {
  architecturesFor,
  type Choice,
  type EditionChoice,
  editionsFor,
  firmwaresFor,
  keyboardChoices,
  keysFor,
  languageChoices,
  localeChoices,
  needsKey,
  takesFirmwareKey,
  timeZoneChoices,
  windowsChoices,
} from './choices';
import { createAnswerFile } from './create';

/** Each list has the usual choice first, or is sorted by what people call the values. */
export interface AnswerChoices {
  readonly windows: readonly Choice[];
  readonly architectures: readonly string[];
  readonly firmwares: readonly TargetFirmware[];
  readonly editions: readonly EditionChoice[];
  readonly productKeys: readonly Choice[];
  readonly layouts: readonly Layout[];
  readonly languages: readonly (Choice & { readonly keyboard: string })[];
  readonly locales: readonly Choice[];
  readonly keyboards: readonly Choice[];
  readonly timeZones: readonly Choice[];
  /** Applications and commands for `blocks`. */
  readonly additions: readonly Addition[];
  /** True when something of it waits until somebody signs in. */
  readonly waitsForLogon: boolean;
}

export interface Addition {
  readonly block: Block;
  readonly questions: readonly Question[];
  /** Why it cannot be added beside the other answers, as a sentence. */
  readonly unavailable: string | undefined;
}

/** The choices after some answers; an answer that is not given yet counts with its default. */
export function answerChoices(library: SchemaLibrary, answers: Partial<Answers>): AnswerChoices {
  const { windows = 'windows-11', serverCore = false } = answers;
  const architectures = architecturesFor(windows);
  const usual = architectures.includes('amd64') ? 'amd64' : architectures[0]!;
  const architecture = answers.architecture ?? usual;
  const firmwares = firmwaresFor(windows, architecture);
  const editions = editionsFor(windows).filter((edition) => edition.serverCore === serverCore);
  const edition = answers.edition ?? editions[0]?.value ?? '';
  const target = `${windows} ${architecture} ${answers.firmware ?? firmwares[0]}`;
  const file = bind(parse(`<!-- unattend-target: ${target} -->`), { library });
  const { text } = createAnswerFile(library, { ...answers, windows });
  const made = text === undefined ? file : bind(parse(text), { library });
  return {
    windows: windowsChoices(),
    architectures: [usual, ...architectures.filter((one) => one !== usual)],
    firmwares,
    editions,
    productKeys: productKeyChoices(windows, edition),
    layouts: listLayouts(file).filter(({ misfit }) => misfit === undefined),
    languages: languageChoices(),
    locales: localeChoices(),
    keyboards: keyboardChoices(),
    timeZones: timeZoneChoices(),
    additions: additionsTo(made),
    waitsForLogon: commandsOf(made).some(({ kind }) => kind === 'first-logon'),
  };
}

/** What runs in audit mode has no place here: a new file goes on to the desktop of its user. */
function additionsTo(file: AnswerFile): readonly Addition[] {
  const { blocks } = blockFamilies().find(({ family }) => family === 'commands')!;
  return blocks
    .filter(
      (block) =>
        misfit(block, file) === undefined && !block.parts.some(({ pass }) => /^audit/.test(pass ?? '')),
    )
    .map((block) => ({ block, questions: questionsOf(block, file), unavailable: obstacle(block, file) }));
}

function productKeyChoices(windows: Answers['windows'], edition: string): readonly Choice[] {
  const published = keysFor(windows, edition)
    .toSorted((a, b) => a.kind.localeCompare(b.kind))
    .filter(({ kind }, index, keys) => keys.findIndex((key) => key.kind === kind) === index)
    .map(({ kind, label }) => ({ value: kind, label }));
  return [
    ...published,
    ...(takesFirmwareKey(windows)
      ? [{ value: 'firmware', label: 'The key in the firmware of the computer' }]
      : []),
    ...(needsKey(windows, edition) ? [] : [{ value: 'none', label: 'No key (evaluation and volume media)' }]),
  ];
}
