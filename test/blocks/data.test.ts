/** The building blocks as data: their schema, their names, and what is generated from them. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { blocksPage, snippetFile } from '../../scripts/snippets';
import { TARGET_WINDOWS } from '../../server/answer-file/target';
import { allBlocks, blockFamilies } from '../../server/features/blocks/block';
import { splitSetting } from '../../server/features/blocks/fitting';
import { settingEntry } from '../../server/features/search-settings';
import { valueTable } from '../../server/schema/library';
import { library } from '../support/findings';

const FOLDER = 'snippets/blocks';

function readJson(path: string): object {
  return JSON.parse(readFileSync(path, 'utf8'));
}

describe('the building blocks', () => {
  it('follow their schema', () => {
    const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, formats: { regex: true } });
    const validate = ajv.compile(readJson('snippets/block-family.schema.json'));
    for (const name of readdirSync(FOLDER)) {
      validate(readJson(`${FOLDER}/${name}`));
      assert.deepEqual(validate.errors ?? [], [], name);
    }
  });

  it('are at least 40, each with a name and prefixes of its own', () => {
    const blocks = allBlocks();
    assert.ok(blocks.length >= 40);
    for (const names of [
      blocks.map(({ id }) => id),
      blocks.map(({ title }) => title),
      blocks.flatMap(({ prefixes }) => prefixes),
    ]) {
      assert.deepEqual(
        names.filter((name, index) => names.indexOf(name) !== index),
        [],
      );
    }
    assert.equal(blockFamilies()[0]!.family, 'disks');
  });

  it('use the placeholders that they declare, and no others', () => {
    for (const { id, parts, placeholders = {}, drawing = [] } of allBlocks()) {
      const used = parts.flatMap(({ body }) =>
        body.flatMap((line) => [...line.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name!)),
      );
      assert.deepEqual([...new Set(used)].sort(), Object.keys(placeholders).sort(), id);
      for (const { disk, partitions } of drawing) {
        const named = partitions
          .map(({ size }) => size)
          .filter((size) => typeof size === 'string' && size !== 'rest');
        for (const name of [disk, ...named]) assert.ok(Object.hasOwn(placeholders, name), `${id}: ${name}`);
      }
    }
  });

  it('name settings, targets, editions and tables that exist', () => {
    const editions = new Set(valueTable('editions').entries.map(({ value }) => value));
    for (const block of allBlocks()) {
      const { id, needs = [], conflicts = [], notWindows = [], notEditions = [], placeholders = {} } = block;
      const unique = Object.values(placeholders).flatMap((placeholder) => placeholder.unique ?? []);
      for (const setting of [...needs, ...conflicts, ...unique]) {
        assert.ok(settingEntry(library, ...splitSetting(setting)), `${id}: ${setting}`);
      }
      for (const target of [
        ...notWindows,
        ...Object.values(placeholders).flatMap(({ defaults = {} }) => Object.keys(defaults)),
      ]) {
        assert.ok((TARGET_WINDOWS as readonly string[]).includes(target), `${id}: ${target}`);
      }
      for (const edition of notEditions) assert.ok(editions.has(edition), `${id}: ${edition}`);
      for (const { table, default: value, choices, pattern } of Object.values(placeholders)) {
        if (table) assert.ok(valueTable(table).find(value), `${id}: ${value} in ${table}`);
        if (choices) assert.ok(choices.includes(value), `${id}: ${value}`);
        if (pattern) assert.match(value, new RegExp(pattern), id);
      }
    }
  });
});

describe('snippets/unattend.code-snippets', () => {
  it('is what npm run snippets would write now', () => {
    assert.equal(readFileSync('snippets/unattend.code-snippets', 'utf8'), snippetFile());
  });

  it('has every block with its place, and whole files', () => {
    const snippets = JSON.parse(snippetFile()) as Record<
      string,
      { body: string[]; description: string; isFileTemplate?: boolean }
    >;
    assert.equal(Object.keys(snippets).length, allBlocks().length + 6);
    const { body, description, isFileTemplate } = snippets['Remote Desktop on']!;
    assert.equal(isFileTemplate, undefined);
    assert.match(body.join('\n'), /^<component name="Networking-MPSSVC-Svc"/);
    assert.match(body.join('\n'), /<Profile>\$\{1\|all,domain,private,public\|\}<\/Profile>/);
    assert.match(description, /^In specialize: /);
    assert.match(
      snippets['Answer file for Windows 7']!.body.join('\n'),
      /^<\?xml .*\n<!-- unattend-target: windows-7 amd64 bios/,
    );
    assert.equal(snippets['Answer file for Windows 7']!.isFileTemplate, true);
  });

  it('has no prefixes, which VS Code would offer inside values', () => {
    const snippets = Object.values(JSON.parse(snippetFile()) as Record<string, object>);
    assert.ok(snippets.every((snippet) => !('prefix' in snippet)));
  });
});

describe('docs/blocks.md', () => {
  it('is what npm run snippets would write now', () => {
    assert.equal(readFileSync('docs/blocks.md', 'utf8'), blocksPage());
  });
});
