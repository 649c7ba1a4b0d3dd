/** Finds the target of an answer file: what the file itself shows, and what the user says. */
import { valueTable } from '../schema/library';
import type { SyntaxTree, TextRange } from '../syntax/nodes';
import { attributeOf, valueRangeOf } from '../syntax/query';
import { type AnswerFile, CPI_NAMESPACE, type Setting } from './answer-file';
import { publishedKey } from './product-keys';
import { SETUP, SHELL_SETUP, settingsAt, settingsIn } from './query';
import {
  TARGET_ARCHITECTURES,
  type Target,
  type TargetEvidence,
  type TargetOverrides,
  type TargetWindows,
  windowsNamedIn,
} from './target';
import { targetWords } from './target-comment';

/** Finds the target of a file; each fact comes from the strongest source that has it. */
export function detectTarget(
  file: Pick<AnswerFile, 'tree' | 'components'>,
  overrides: TargetOverrides = {},
): Target {
  const found: Found[] = [
    ...Object.entries(overrides).map(
      ([fact, value]) => ({ fact, value, from: 'override', range: undefined }) as Found,
    ),
    ...fromComments(file.tree),
    ...fromImageName(file),
    ...fromProductKey(file),
    ...fromOfflineImage(file),
    ...fromPartitions(file),
    ...fromArchitectures(file),
  ].filter((one) => one.value !== undefined);
  const strongest = FACTS.map((fact) => found.find((one) => one.fact === fact)).filter(
    (one) => one !== undefined,
  );
  return {
    ...(Object.fromEntries(strongest.map(({ fact, value }) => [fact, value])) as TargetOverrides),
    evidence: strongest.map(({ fact, from, range }) => ({ fact, from, range })),
  };
}

const FACTS = ['windows', 'build', 'edition', 'architecture', 'firmware'] as const;

interface Found extends TargetEvidence {
  readonly value: string | number | undefined;
}

function fromComments(tree: SyntaxTree): Found[] {
  return targetWords(tree).map(({ fact, value, comment }) => ({
    fact,
    value,
    from: 'comment',
    range: comment,
  }));
}

/** Media describe their images by the same words by which they name them. */
function fromImageName(file: Pick<AnswerFile, 'components'>): Found[] {
  return metaData(file).flatMap((item) => {
    const [key] = settingsIn(item, 'Key');
    const [value] = settingsIn(item, 'Value');
    if (!/^\/IMAGE\/(?:NAME|DESCRIPTION)$/i.test(key?.value ?? '') || !value || value.hasHole) return [];
    const entry = valueTable('image-names').find(value.value);
    return [
      { fact: 'windows', value: windowsNamedIn(value.value), from: 'file', range: value.valueRange },
      {
        fact: 'edition',
        value: entry?.editionId as string | undefined,
        from: 'file',
        range: value.valueRange,
      },
    ] satisfies Found[];
  });
}

function metaData(file: Pick<AnswerFile, 'components'>): readonly Setting[] {
  return settingsAt(file, SETUP, 'ImageInstall/OSImage/InstallFrom/MetaData');
}

/** Generic and KMS client keys name one edition, and those of Windows 8.1 and older or Server one version. */
function fromProductKey(file: Pick<AnswerFile, 'components'>): Found[] {
  return publishedKeys(file).flatMap(({ edition, versions, range }) => {
    const windows = versions.length === 1 ? versions[0] : undefined;
    return [
      { fact: 'windows', value: windows, from: 'file', range },
      { fact: 'edition', value: edition, from: 'file', range },
    ] satisfies Found[];
  });
}

export interface NamedByKey {
  readonly edition: string | undefined;
  /** Those that the key installs; undefined for one that no target stands for. */
  readonly versions: readonly (TargetWindows | undefined)[];
  readonly range: TextRange;
}

/** The keys in the file that Microsoft publishes, those to install with and those to activate with. */
export function publishedKeys(file: Pick<AnswerFile, 'components'>): readonly NamedByKey[] {
  const keys = [
    ...settingsAt(file, SETUP, 'UserData/ProductKey/Key'),
    ...settingsAt(file, SHELL_SETUP, 'ProductKey'),
  ];
  return keys.flatMap(({ value, valueRange }) => {
    const known = publishedKey(value);
    if (!known) return [];
    const { editionId: edition, windows } = known;
    return { edition, versions: windows.map((one) => windowsNamedIn(`Windows ${one}`)), range: valueRange };
  });
}

/** The catalog of Windows SIM is easily left over from an older file: a key of other versions refutes it. */
function fromOfflineImage(file: Pick<AnswerFile, 'tree' | 'components'>): Found[] {
  const { tree } = file;
  const node = tree.root?.children.find(
    (child) =>
      child.kind === 'element' && child.localName === 'offlineImage' && child.namespace === CPI_NAMESPACE,
  );
  if (node?.kind !== 'element') return [];
  const source = attributeOf(node, 'cpi:source');
  const windows = source && windowsNamedIn(source.value);
  if (!windows) return [];
  const isRefuted = publishedKeys(file).some(
    ({ versions }) => versions.length > 0 && !versions.includes(windows) && !versions.includes(undefined),
  );
  return isRefuted ? [] : [{ fact: 'windows', value: windows, from: 'file', range: valueRangeOf(source) }];
}

/** EFI and MSR partitions exist only with UEFI, extended and logical ones only on the MBR disks of a BIOS. */
function fromPartitions(file: Pick<AnswerFile, 'components'>): Found[] {
  const types = settingsAt(file, SETUP, 'DiskConfiguration/Disk/CreatePartitions/CreatePartition/Type');
  const found = (value: 'uefi' | 'bios', names: readonly string[]): Found[] =>
    types
      .filter((type) => names.includes(type.value.toLowerCase()))
      .map((type) => ({ fact: 'firmware', value, from: 'file', range: type.valueRange }));
  const active = settingsAt(
    file,
    SETUP,
    'DiskConfiguration/Disk/ModifyPartitions/ModifyPartition/Active',
  ).filter((setting) => setting.value.toLowerCase() === 'true');
  return [
    ...found('uefi', ['efi', 'msr']),
    ...found('bios', ['extended', 'logical']),
    ...active.map(
      ({ valueRange }): Found => ({ fact: 'firmware', value: 'bios', from: 'file', range: valueRange }),
    ),
  ];
}

/** A file whose components are all of one architecture is for that one; wow64 components stand beside amd64. */
function fromArchitectures(file: Pick<AnswerFile, 'components'>): Found[] {
  const named = file.components.filter(
    ({ architecture }) => architecture !== 'wow64' && architecture !== 'neutral',
  );
  const [first] = named;
  const known = TARGET_ARCHITECTURES.find((architecture) => architecture === first?.architecture);
  if (!first || !known || named.some(({ architecture }) => architecture !== known)) return [];
  const attribute = attributeOf(first.node, 'processorArchitecture')!;
  return [{ fact: 'architecture', value: known, from: 'file', range: valueRangeOf(attribute) }];
}
