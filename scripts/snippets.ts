/**
 * The snippets of VS Code: every building block, also for places where the server offers none, and whole files. None has
 * a prefix: VS Code offers what has one inside every value, too. They are for "Insert Snippet" and "Fill File with Snippet".
 */
import { bind } from '../server/answer-file/bind';
import { escapeSnippet } from '../server/answer-file/snippets';
import { allBlocks, type Block } from '../server/features/blocks/block';
import { asSnippet } from '../server/features/blocks/body';
import { defaultValues } from '../server/features/blocks/values';
import { placeOfBlock, wholeBlock } from '../server/features/blocks/whole';
import { createAnswerFile } from '../server/features/new-answer-file/create';
import { createSchemaLibrary } from '../server/schema/library';
import { parse } from '../server/syntax/parser';

export { blocksPage } from './blocks-page';

/** The text of snippets/unattend.code-snippets. */
export function snippetFile(): string {
  const entries = [...allBlocks().map(blockEntry), ...STARTERS.map(starterEntry)];
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
}

type Entry = readonly [title: string, snippet: object];

function blockEntry(block: Block): Entry {
  const file = bind(parse(''), { library: createSchemaLibrary() });
  const snippet = asSnippet(wholeBlock(block), block, defaultValues(block, file) ?? {});
  return [
    block.title,
    {
      body: `${snippet}$0`.split('\n'),
      description: `${placeOfBlock(block)}: ${block.description}`,
    },
  ];
}

const STARTERS = [
  { windows: 'windows-11', title: 'Answer file for Windows 11' },
  { windows: 'windows-10', title: 'Answer file for Windows 10' },
  { windows: 'windows-8.1', title: 'Answer file for Windows 8.1' },
  { windows: 'windows-7', title: 'Answer file for Windows 7' },
  { windows: 'server-2025', title: 'Answer file for Windows Server 2025' },
  { windows: 'server-2022', title: 'Answer file for Windows Server 2022' },
] as const;

function starterEntry({ windows, title }: (typeof STARTERS)[number]): Entry {
  const password = 'Pa55-w0rd!';
  const people = windows.startsWith('server-')
    ? { administratorPassword: password }
    : { accounts: [{ name: 'admin', password }] };
  const { text } = createAnswerFile(createSchemaLibrary(), { windows, hidePasswords: false, ...people });
  const body = escapeSnippet(text!)
    .trimEnd()
    .replaceAll(`<Value>${password}</Value>`, `<Value>\${1:${password}}</Value>`)
    .replace(/^(?: {2})+/gm, (blanks) => '\t'.repeat(blanks.length / 2));
  return [
    title,
    {
      isFileTemplate: true,
      body: body.split('\n'),
      description: 'A whole answer file: one disk, English, no questions. For an empty document.',
    },
  ];
}
