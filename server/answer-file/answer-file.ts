/** What an answer file says: passes, components and settings, each with the node it comes from. */
import type { ComponentSchema, PassName, SettingSchema } from '../schema/component-schema';
import type { SchemaLibrary } from '../schema/library';
import type { DecodedBytes } from '../syntax/decode-bytes';
import type { ElementNode, SyntaxTree, TextRange } from '../syntax/nodes';
import type { Target } from './target';

export const UNATTEND_NAMESPACE = 'urn:schemas-microsoft-com:unattend';
export const WCM_NAMESPACE = 'http://schemas.microsoft.com/WMIConfig/2002/State';
export const CPI_NAMESPACE = 'urn:schemas-microsoft-com:cpi';

/** The public key token of every component that Microsoft signs. */
export const MICROSOFT_TOKEN = '31bf3856ad364e35';

export interface AnswerFile {
  /** Name of the file without its folder; undefined for text that has none, such as standard input. */
  readonly fileName: string | undefined;
  /** How the bytes became text; undefined when the text came from an editor. */
  readonly source: DecodedBytes | undefined;
  readonly tree: SyntaxTree;
  readonly library: SchemaLibrary;
  readonly target: Target;
  /** The `settings` elements in the order of the text. */
  readonly passes: readonly Pass[];
  /** The components of all passes in the order of the text. */
  readonly components: readonly Component[];
  /** Every setting of all components at every depth, in the order of the text. */
  readonly settings: readonly Setting[];
  /** True when the file was saved as it is, so that a slower, stricter look at it is worth while. */
  readonly isSaved: boolean;
  /** True for a template with directives between its elements: some of them may exclude one another. */
  readonly hasDirectives: boolean;
  /** Of the places beside the file that it names (files-beside.ts), those that were looked at and hold nothing. */
  readonly missingFiles: ReadonlySet<string>;
}

/** A `settings` element: the settings of one configuration pass. */
export interface Pass {
  readonly node: ElementNode;
  /** The value of the attribute `pass`, trimmed; empty when there is none. */
  readonly name: string;
  /** The pass of that name, if there is one. */
  readonly known: PassName | undefined;
  readonly components: readonly Component[];
}

export interface Component {
  readonly node: ElementNode;
  readonly pass: Pass;
  /** The value of the attribute `name`; empty when there is none. */
  readonly name: string;
  /** The attribute `processorArchitecture` in lower case; empty when there is none. */
  readonly architecture: string;
  /** Undefined for a component that no schema describes. */
  readonly schema: ComponentSchema | undefined;
  readonly settings: readonly Setting[];
}

/** One element inside a component: a container, a list item or a leaf with a value. */
export interface Setting {
  readonly node: ElementNode;
  readonly component: Component;
  /** Undefined for a setting directly inside its component. */
  readonly parent: Setting | undefined;
  /** The name as the schema spells it, or as written when the schema does not know it. */
  readonly name: string;
  /** The names from the component down, such as `DiskConfiguration/Disk/DiskID`. */
  readonly path: string;
  /** The schema of the element: of the list for a list item. Undefined when the schema does not know it. */
  readonly schema: SettingSchema | undefined;
  readonly settings: readonly Setting[];
  /** The text of a leaf, decoded and without white space at both ends; empty for a container. */
  readonly value: string;
  /** Where the value stands; the whole content when it is empty. */
  readonly valueRange: TextRange;
  /** True when the value contains a placeholder of a template: it is not judged. */
  readonly hasHole: boolean;
}

/** True for a setting that holds text or nothing, rather than further settings. */
export function isLeaf(setting: Setting): boolean {
  return setting.settings.length === 0;
}

/** Attributes that identify a component of Windows, beside its name. */
export function identityAttributes(architecture: string): string {
  return `processorArchitecture="${architecture}" publicKeyToken="${MICROSOFT_TOKEN}" language="neutral" versionScope="nonSxS"`;
}
