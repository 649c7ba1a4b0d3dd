/** What a building block is: a part of an answer file as data, from snippets/blocks/. */
import { blocks as bundledFamilies } from 'unattend:schemas';
import type { PartitionRole } from '../../answer-file/disk-model';
import type { PasswordPlace } from '../../answer-file/passwords';
import type { TargetFirmware, TargetWindows } from '../../answer-file/target';
import type { PassName } from '../../schema/component-schema';
import type { WindowsVersion } from '../../schema/windows-version';

export interface Block {
  /** Kebab-case name. */
  readonly id: string;
  readonly title: string;
  /** What it does and what to know about it, one paragraph. */
  readonly description: string;
  /** What to type for it. */
  readonly prefixes: readonly string[];
  /** True when the block decides about the disks as a whole and to which partition Windows goes. */
  readonly layout?: true;
  readonly since?: WindowsVersion;
  readonly until?: WindowsVersion;
  readonly products?: readonly ('client' | 'server')[];
  /** Targets between `since` and `until` for which it does not work all the same. */
  readonly notWindows?: readonly TargetWindows[];
  /** Ids of editions that lack what it sets up. */
  readonly notEditions?: readonly string[];
  readonly firmware?: TargetFirmware;
  readonly architectures?: readonly string[];
  /** Settings, as `Component/Path`, of which the file must have each. */
  readonly needs?: readonly string[];
  /** Settings, as `Component/Path`, beside which the block would be a second word on the same matter. */
  readonly conflicts?: readonly string[];
  /** A word that some value of the component has once the block is there. */
  readonly once?: string;
  readonly placeholders?: Readonly<Record<string, Placeholder>>;
  /** The disks that a layout makes in another way than with DiskConfiguration. */
  readonly drawing?: readonly BlockDrawing[];
  readonly parts: readonly BlockPart[];
  /** Where the facts come from: a URL or a reference such as `github:owner/repo:path`. */
  readonly sources: readonly string[];
}

/** The settings that a block puts into one component of one pass; without these two, elements below `unattend`. */
export interface BlockPart {
  readonly pass?: PassName;
  readonly component?: string;
  /** Lines of XML with `${name}` for each placeholder; two blanks a level. */
  readonly body: readonly string[];
}

export interface Placeholder {
  readonly title: string;
  readonly type: 'text' | 'number' | 'letter' | 'choice' | 'secret';
  readonly default: string;
  /** Defaults for single targets, which win. */
  readonly defaults?: Readonly<Partial<Record<TargetWindows, string>>>;
  readonly choices?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  /** A regular expression for the value, and what it allows in words. */
  readonly pattern?: string;
  readonly patternTitle?: string;
  /** The table of schemas/values/ that lists values, and the kind of its entries. */
  readonly table?: string;
  readonly kind?: string;
  /** Takes the value of another placeholder, which alone is asked for. */
  readonly same?: string;
  /** True when it is no tab stop of a snippet, where its default is the only value that works. */
  readonly literal?: true;
  /** What the default is taken from: the architecture of the file, or the partition for Windows. */
  readonly from?: 'architecture' | 'windowsDisk' | 'windowsPartition';
  /** The settings, as `Component/Path`, of which none may have the value already. */
  readonly unique?: string;
  /** The element that holds the password, when the value may be hidden by the placeholder `plainText`. */
  readonly place?: PasswordPlace;
}

/** A disk as a script lays it out; numbers and sizes may be names of placeholders. */
export interface BlockDrawing {
  readonly disk: string;
  readonly style: 'gpt' | 'mbr';
  readonly erased: boolean;
  readonly partitions: readonly {
    readonly role: PartitionRole;
    /** MB, the name of a placeholder, or `rest`. */
    readonly size: number | string;
    readonly format?: string;
    readonly label?: string;
  }[];
}

export interface BlockFamily {
  readonly family: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** All families of blocks, disks first; read on first use. */
export function blockFamilies(): readonly BlockFamily[] {
  families ??= Object.values(bundledFamilies)
    .map((text) => JSON.parse(text()) as BlockFamily)
    .sort((a, b) => rank(a) - rank(b));
  return families;
}

export function allBlocks(): readonly Block[] {
  return blockFamilies().flatMap(({ blocks }) => blocks);
}

export function blockById(id: string): Block | undefined {
  return allBlocks().find((block) => block.id === id);
}

let families: readonly BlockFamily[] | undefined;

/** The order in which an answer file is thought through. */
const ORDER = [
  'disks',
  'image',
  'regional',
  'identity',
  'accounts',
  'oobe',
  'network',
  'drivers',
  'commands',
];

function rank({ family }: BlockFamily): number {
  const index = ORDER.indexOf(family);
  return index === -1 ? ORDER.length : index;
}
