/** Completion of blocks: those of which a part belongs where the cursor stands; the rest goes where it belongs. */
import type { AnswerFile } from '../../answer-file/answer-file';
import { type TextEdit, withPrefixOf } from '../../answer-file/edits';
import type { ElementNode } from '../../syntax/nodes';
import type { Insertion } from '../completion/insertion';
import type { CompletionItem } from '../completion/item';
import { allBlocks, type Block } from './block';
import { asSnippet, withValues } from './body';
import { misfit, obstacle } from './fitting';
import { declarationsFor, writeFragment } from './insert-block';
import { type Fragment, planParts } from './plan';
import { type BlockValues, defaultValues } from './values';

/** The blocks that may be inserted at the cursor, each once for its first prefix. */
export function blockItems(insertion: Insertion): readonly CompletionItem[] {
  const { file, parent, missing } = insertion;
  if (missing === 'name' || missing === 'between' || !file.tree.root || parent.kind === 'document') return [];
  return allBlocks().flatMap((block) => blockItem(block, insertion, parent) ?? []);
}

/** "Windows 8 to 8.1, UEFI"; empty for a block that is for all. */
export function describeTarget({ since, until, products, firmware }: Block): string {
  return [
    since && until && since !== until && `Windows ${since} to ${until}`,
    since && since === until && `Windows ${since}`,
    since && !until && `Windows ${since} and later`,
    until && !since && `Windows up to ${until}`,
    products?.length === 1 && (products[0] === 'server' ? 'Windows Server' : 'client editions'),
    firmware?.toUpperCase(),
  ]
    .filter((fact) => typeof fact === 'string')
    .join(', ');
}

/** Markdown about a block: what it does, for which Windows, and where the facts come from. */
function describeBlock(block: Block): string {
  const target = describeTarget(block);
  const sources = block.sources.map((source) =>
    source.startsWith('https:') ? `- <${source}>` : `- ${source}`,
  );
  const only = target === '' ? '' : `\n\nFor ${target}.`;
  return `**${block.title}**\n\n${block.description}${only}\n\n${sources.join('\n')}`;
}

function blockItem(block: Block, insertion: Insertion, parent: ElementNode): CompletionItem | undefined {
  const { file, range } = insertion;
  if (misfit(block, file) !== undefined || !mentionsPlace(block, parent, file)) return undefined;
  if (obstacle(block, file) !== undefined) return undefined;
  const values = defaultValues(block, file);
  const fragments = values && planParts(file, block.parts, { offset: range.start, values });
  const here = fragments?.filter((fragment) => fragment.parent === parent) ?? [];
  if (!values || here.length === 0 || here.some((fragment) => !mayStand(fragment, insertion)))
    return undefined;
  const xml = here.map((fragment) => fragment.xml).join('\n');
  const snippet = withPrefixOf(parent, `${asSnippet(xml, block, values)}$0`);
  const elsewhere = editsElsewhere(file, fragments!, here, values);
  return {
    label: block.prefixes[0]!,
    kind: 'block',
    detail: block.title,
    documentation: describeBlock(block),
    filterText: `${block.prefixes.join(' ')} ${block.title}`,
    newText: insertion.missing === 'rest' ? snippet.slice(1) : snippet,
    isSnippet: true,
    ...(elsewhere.length > 0 && { additionalEdits: elsewhere }),
  };
}

/** A quick look before the exact one: the block writes into this pass or component, or below the root. */
function mentionsPlace({ parts }: Block, parent: ElementNode, { passes, tree }: AnswerFile): boolean {
  if (parent === tree.root) return true;
  const pass = passes.find(({ node }) => node.start <= parent.start && parent.end <= node.end);
  return parts.some((part) => part.pass === pass?.known);
}

/** What has a place of its own among its siblings is not offered before it. */
function mayStand({ parent, after, xml }: Fragment, { file, range }: Insertion): boolean {
  if (parent === file.tree.root && xml.startsWith('<servicing')) {
    const first = file.tree.root.children.find((child) => child.kind === 'element');
    return !first || range.start <= first.start;
  }
  if (parent === file.tree.root) return !after || range.start >= after.end;
  return true;
}

function editsElsewhere(
  file: AnswerFile,
  fragments: readonly Fragment[],
  here: readonly Fragment[],
  values: BlockValues,
): readonly TextEdit[] {
  const edits = fragments.flatMap((fragment) => {
    if (here.includes(fragment)) return [];
    return [writeFragment(file.tree.text, fragment, withValues(fragment.xml, values))];
  });
  return [...declarationsFor(file, fragments), ...edits];
}
