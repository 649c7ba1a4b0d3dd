/** The page docs/blocks.md: every building block with its place, its questions and its sources. */

import { bind } from '../server/answer-file/bind';
import { type Block, blockFamilies } from '../server/features/blocks/block';
import { describeTarget } from '../server/features/blocks/block-items';
import { describeDisk } from '../server/features/blocks/drawing';
import { drawLayout } from '../server/features/blocks/layouts';
import { defaultValues } from '../server/features/blocks/values';
import { placeOfBlock } from '../server/features/blocks/whole';
import { createSchemaLibrary } from '../server/schema/library';
import { parse } from '../server/syntax/parser';

/** The text of docs/blocks.md. */
export function blocksPage(): string {
  const families = blockFamilies();
  const count = families.reduce((sum, { blocks }) => sum + blocks.length, 0);
  const sections = families.map(
    ({ title, blocks }) => `## ${title}\n\n${blocks.map(blockSection).join('\n')}`,
  );
  return `# Building blocks

${count} parts of answer files, from [snippets/blocks](../snippets/blocks). Type the name of one where it belongs: it is offered only there, and only while the file lacks it. “Insert Snippet” of VS Code has them all, anywhere. \`unattend new\` takes them by their names in \`layout\` and \`blocks\`. [Disk layouts](disk-layouts.md) compares the first ones with what Microsoft documents.

${sections.join('\n')}`;
}

function blockSection(block: Block): string {
  const file = bind(parse(''), { library: createSchemaLibrary() });
  const questions = Object.entries(block.placeholders ?? {})
    .filter(([, { same }]) => !same)
    .map(([name, { title, default: value }]) => `- \`${name}\`: ${title} (\`${value}\`)`);
  const disks = block.layout ? drawLayout(block, file, defaultValues(block, file) ?? {}) : [];
  const drawn = disks.map((disk) => `- Disk ${disk.id}: ${describeDisk(disk)}`);
  const sources = block.sources.map((source) => (source.startsWith('https:') ? `<${source}>` : source));
  const target = describeTarget(block);
  return [
    `### ${block.id}\n\n**${block.title}.** ${block.description}`,
    `${placeOfBlock(block)}${target && `; for ${target}`}. Names: ${block.prefixes.map((prefix) => `\`${prefix}\``).join(', ')}.`,
    drawn.join('\n'),
    questions.join('\n'),
    `Sources: ${sources.join(', ')}.`,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}
