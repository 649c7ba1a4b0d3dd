/** What the features do with a component that a schema of the user describes. */
import assert from 'node:assert/strict';
import { bind } from '../../server/answer-file/bind';
import { changeTarget } from '../../server/features/change-target/change-target';
import { complete } from '../../server/features/completion/completion';
import { hover } from '../../server/features/hover';
import { refactorings } from '../../server/features/refactor/refactorings';
import { createSchemaLibrary } from '../../server/schema/library';
import { readComponentSchema } from '../../server/schema/own-schema';
import { parse } from '../../server/syntax/parser';
import { inPass } from '../support/findings';

const AGENT = 'Contoso-Agent';
const { schema } = readComponentSchema(
  JSON.stringify({
    title: AGENT,
    type: 'object',
    passes: ['specialize'],
    architectures: ['amd64', 'arm64'],
    required: ['Server'],
    properties: {
      Server: { type: 'string' },
      Mode: { type: 'string', enum: ['quiet', 'loud'] },
      Old: { type: 'string', deprecated: true },
    },
  }),
);
const library = createSchemaLibrary([schema!]);
const component = (architecture: string, settings = '') =>
  `<component name="${AGENT}" processorArchitecture="${architecture}">\n${settings}\n</component>`;

/** The file of a text and the place of the `|` in it. */
function read(marked: string) {
  const offset = marked.indexOf('|');
  assert.notEqual(offset, -1, 'the text needs a "|"');
  return { file: bind(parse(marked.replace('|', '')), { library }), offset };
}

function titlesAt(marked: string): readonly string[] {
  const { file, offset } = read(marked);
  return refactorings(file, { start: offset, end: offset }).map(({ title }) => title);
}

function labelsAt(marked: string): readonly string[] {
  const { file, offset } = read(marked);
  return complete(file, offset, { ruleIds: [], titleOfRule: () => undefined }).items.map(
    ({ label }) => label,
  );
}

describe('a schema of the user', () => {
  it('says for which architectures the component may be added', () => {
    const titles = titlesAt(inPass('specialize', component('amd64').replace('name', '|name')));
    assert.ok(titles.includes('Add the component for arm64'));
    assert.ok(!titles.includes('Add the component for x86'));
  });

  it('says for which architectures components may be merged', () => {
    const shell = component('x86').replace(AGENT, 'Microsoft-Windows-Shell-Setup');
    const titles = titlesAt(
      inPass('specialize', `${component('amd64')}\n${shell}`).replace('<unattend', '<un|attend'),
    );
    assert.ok(titles.includes('Merge the components for x86 into those for amd64'));
    assert.ok(!titles.includes('Merge the components for amd64 into those for x86'));
  });

  it('says where the name of the component is offered', () => {
    const name = (architecture: string) =>
      labelsAt(
        inPass('specialize', `<component name="|" processorArchitecture="${architecture}"></component>`),
      );
    assert.ok(name('amd64').includes(AGENT));
    assert.ok(name('{{ arch }}').includes(AGENT));
    assert.ok(!name('x86').includes(AGENT));
  });

  it('says which components cannot follow to another architecture', () => {
    const { file } = read(inPass('specialize', `|${component('amd64')}`));
    const { edits, changes, leftToDo } = changeTarget(file, { architecture: 'x86' });
    assert.ok(edits.every(({ newText }) => !newText.includes('"x86"')));
    assert.deepEqual(
      changes.filter((change) => change.includes('component')),
      [],
    );
    assert.ok(leftToDo.includes(`${AGENT} does not exist for x86: remove the component.`));
  });

  it('describes its settings, also those of which it says little', () => {
    const said = (setting: string) => {
      const { file, offset } = read(inPass('specialize', component('amd64', setting)));
      return hover(file, offset)?.markdown ?? '';
    };
    assert.match(said('<O|ld></Old>'), / \*deprecated\*/);
    assert.match(said('<Mo|de></Mode>'), /- `quiet`: \n- `loud`: /);
    assert.match(said('<Mode>lo|ud</Mode>'), /^`loud`\n/);
  });
});
