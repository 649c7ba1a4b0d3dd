/** The target of an answer file in words: each fact, where it was found, and what there is to choose instead. */
import type { AnswerFile } from '../answer-file/answer-file';
import { meaningOf } from '../answer-file/locate';
import {
  isServer,
  TARGET_ARCHITECTURES,
  TARGET_FIRMWARES,
  TARGET_WINDOWS,
  type TargetEvidence,
} from '../answer-file/target';
import { targetVersion } from '../answer-file/target-certainty';
import { windowsLabel } from '../answer-file/windows-names';
import { valueTable } from '../schema/library';
import type { TextRange } from '../syntax/nodes';
import { elementAt } from '../syntax/query';

export const SHOWN_FACTS = ['windows', 'edition', 'architecture', 'firmware'] as const;

export interface TargetFact {
  readonly fact: (typeof SHOWN_FACTS)[number];
  readonly title: string;
  readonly value: string | undefined;
  /** The value as a person says it; what is said when nothing shows it. */
  readonly label: string;
  readonly from: TargetEvidence['from'] | undefined;
  /** What in the file shows it, as the end of the sentence "found from"; undefined for what the user says. */
  readonly source: string | undefined;
  readonly range: TextRange | undefined;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

export function targetFacts(file: AnswerFile): readonly TargetFact[] {
  const { target } = file;
  return SHOWN_FACTS.map((fact) => {
    const choices = choicesOf(fact, file);
    const value = target[fact];
    const evidence = target.evidence.find((one) => one.fact === fact);
    const known = choices.find((choice) => choice.value === value);
    return {
      fact,
      title: TITLES[fact],
      value,
      label: value === undefined ? `${TITLES[fact]} not known` : (known?.label ?? value),
      from: evidence?.from,
      source: evidence?.range && evidence.from === 'file' ? sourceAt(file, evidence.range) : undefined,
      range: evidence?.range,
      choices,
    };
  });
}

const TITLES: Readonly<Record<TargetFact['fact'], string>> = {
  windows: 'Windows',
  edition: 'Edition',
  architecture: 'Architecture',
  firmware: 'Firmware',
};

function choicesOf(fact: TargetFact['fact'], file: AnswerFile): TargetFact['choices'] {
  switch (fact) {
    case 'windows':
      return TARGET_WINDOWS.map((value) => ({ value, label: windowsLabel(value) }));
    case 'architecture':
      return TARGET_ARCHITECTURES.map((value) => ({ value, label: value }));
    case 'firmware':
      return TARGET_FIRMWARES.map((value) => ({ value, label: value.toUpperCase() }));
    case 'edition':
      return editions(file);
  }
}

/** Those of the target version; all of client or server when the tables know no more. */
function editions(file: AnswerFile): TargetFact['choices'] {
  const version = targetVersion(file);
  const server = isServer(file.target);
  return valueTable('editions')
    .entries.filter(({ product, windows }) => {
      if (server !== undefined && product !== (server ? 'server' : 'client')) return false;
      return version === undefined || [windows ?? version].flat().includes(version);
    })
    .map(({ value, label }) => ({ value, label: editionLabel(label ?? value, version) }));
}

/** Without the note in brackets, which can say how an edition is called in Windows 7. */
function editionLabel(label: string, version: string | undefined): string {
  const [name, note = ''] = label.split(' (', 2);
  const isOld = version === '7' && note.endsWith(' in Windows 7)');
  return isOld ? note.slice(0, note.indexOf(' in ')) : name!;
}

function sourceAt(file: AnswerFile, { start }: TextRange): string {
  const element = elementAt(file.tree, start);
  const meaning = element && meaningOf(file, element);
  if (element?.localName === 'offlineImage') return 'the catalog of Windows SIM (cpi:offlineImage)';
  if (meaning?.kind !== 'setting') return 'the architecture of its components';
  const { name, path } = meaning.setting;
  if (path.includes('MetaData/')) return 'the name of its image (/IMAGE/NAME)';
  if (name === 'Key' || name === 'ProductKey') return 'its product key';
  return name === 'Active' ? 'its active partition' : 'the types of its partitions';
}
