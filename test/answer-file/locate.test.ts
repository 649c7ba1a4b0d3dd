/** What stands at the cursor: the slot, its range, and what the element around it means. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Location, locate, meaningOf } from '../../server/answer-file/locate';
import { inComponent, inRoot } from '../support/findings';
import { fixtures } from '../support/fixtures';
import { hostileText } from '../support/generators';
import { bindText, readMarked } from '../support/marked-text';

const SHELL_SETUP = 'Microsoft-Windows-Shell-Setup';

/** The slot, the text that a completion would replace, and the names that matter in that slot. */
function shown(text: string, location: Location): string {
  const replaced = JSON.stringify(text.slice(location.range.start, location.range.end));
  const nameOf = (node: { readonly kind: string } | undefined) =>
    node && 'name' in node ? String(node.name) : 'none';
  switch (location.slot) {
    case 'element-name':
      return `element-name ${replaced} of ${nameOf(location.element)} in ${nameOf(location.parent)}`;
    case 'attribute-name':
      return `attribute-name ${replaced} of ${nameOf(location.element)}`;
    case 'attribute-value':
      return `attribute-value ${replaced} of ${location.attribute.name}`;
    case 'text':
      return `text ${replaced} in ${nameOf(location.parent)}`;
    case 'end-tag':
      return `end-tag ${replaced} of ${nameOf(location.element)}`;
    case 'section':
      return `section ${location.node.kind} in ${nameOf(location.parent)}`;
  }
}

describe('locate', () => {
  for (const [marked, expected] of [
    // Element names
    ['<a><|b/></a>', 'element-name "b" of b in a'],
    ['<a><bo|dy/></a>', 'element-name "body" of body in a'],
    ['<a><body|/></a>', 'element-name "body" of body in a'],
    ['<a><body|>1</body></a>', 'element-name "body" of body in a'],
    ['<a>\n  <|\n</a>', 'element-name "" of none in a'],
    ['<a>\n  <bo|\n</a>', 'element-name "bo" of bo in a'],
    ['<a>\n  <bo|\n  <c/>\n</a>', 'element-name "bo" of bo in a'],
    ['<a>\n  <|<c/></a>', 'element-name "" of none in a'],
    ['<|', 'element-name "" of none in none'],
    ['<unat|', 'element-name "unat" of unat in none'],
    // Attributes
    ['<a| b="1"/>', 'element-name "a" of a in none'],
    ['<a |b="1"/>', 'attribute-name "b" of a'],
    ['<a b|="1"/>', 'attribute-name "b" of a'],
    ['<a b="1" | c="2"/>', 'attribute-name "" of a'],
    ['<a b="1" |/>', 'attribute-name "" of a'],
    ['<a |>1</a>', 'attribute-name "" of a'],
    ['<a>\n  <b |\n  <c/></a>', 'attribute-name "" of b'],
    ['<a>\n  <b x="1" |\n  <c/></a>', 'attribute-name "" of b'],
    ['<a>\n  <b x="1" na|\n  <c/></a>', 'attribute-name "na" of b'],
    // Attribute values
    ['<a b="|1"/>', 'attribute-value "1" of b'],
    ['<a b="1|"/>', 'attribute-value "1" of b'],
    ['<a b="|"/>', 'attribute-value "" of b'],
    [`<a b='on|e two' c="3"/>`, 'attribute-value "one two" of b'],
    ['<a b="1"|/>', 'attribute-name "" of a'],
    ['<a b=|/>', 'attribute-name "" of a'],
    // Text
    ['<a>|</a>', 'text "" in a'],
    ['<a>on|e two</a>', 'text "one two" in a'],
    ['<a> \n one| two\n</a>', 'text "one two" in a'],
    ['<a>\n  |\n  <b/>\n</a>', 'text "" in a'],
    ['<a>\n  wor|\n  <b/>\n</a>', 'text "wor" in a'],
    ['<a><b/>|<c/></a>', 'text "" in a'],
    ['<a><b/></a>\n|', 'text "" in none'],
    ['|<a/>', 'text "" in none'],
    ['un|', 'text "un" in none'],
    // End tags
    ['<a>1<|/a>', 'end-tag "/a" of a'],
    ['<a>1</|a>', 'end-tag "a" of a'],
    ['<a>1</a|>', 'end-tag "a" of a'],
    ['<a>\n  <b>1</|\n</a>', 'end-tag "" of b'],
    ['<a>\n  <b>1</b|\n</a>', 'end-tag "b" of b'],
    ['<a>1</|', 'end-tag "" of a'],
    // Sections
    ['<a><!-- x| --></a>', 'section comment in a'],
    ['<!--|--><a/>', 'section comment in none'],
    ['<a><![CDATA[x|]]></a>', 'section cdata in a'],
    ['<?xml |version="1.0"?><a/>', 'section processing-instruction in none'],
    ['<!DOCTYPE |a><a/>', 'section doctype in none'],
    ['<a>\n  <!-- x|\n</a>', 'section comment in a'],
  ] as const) {
    it(`in ${marked.replaceAll('\n', '⏎')}`, () => {
      const { file, text, offset } = readMarked(marked);
      const location = locate(file, offset);
      assert.equal(shown(text, location), expected);
      assert.equal(location.offset, offset);
    });
  }

  it('answers at every offset of every fixture', () => {
    for (const { text } of fixtures) expectSlots(text);
  });

  it('answers in half-typed and hostile texts', () => {
    fc.assert(
      fc.property(fc.constantFrom(...fixtures), fc.nat(), hostileText, ({ text }, seed, inserted) => {
        const at = seed % text.length;
        const edited = text.slice(0, at) + inserted + text.slice(at + (seed % 5));
        expectSlots(edited, at - 5, at + inserted.length + 5);
      }),
      { numRuns: 150 },
    );
    fc.assert(
      fc.property(hostileText, (text) => expectSlots(text)),
      { numRuns: 200 },
    );
  });
});

/** Asserts that a slot is found at each offset, with a range on which the cursor stands. */
function expectSlots(text: string, from = 0, to = text.length): void {
  const file = bindText(text);
  for (let offset = Math.max(0, from); offset <= Math.min(to, text.length); offset++) {
    const { slot, range } = locate(file, offset);
    assert.ok(
      0 <= range.start && range.start <= offset && offset <= range.end && range.end <= text.length,
      `${slot} at ${offset}: ${range.start} to ${range.end}`,
    );
  }
}

describe('meaningOf', () => {
  const meaningAt = (marked: string): string => {
    const { file, offset } = readMarked(marked);
    const location = locate(file, offset);
    const meaning = 'element' in location ? meaningOf(file, location.element) : undefined;
    switch (meaning?.kind) {
      case 'pass':
        return `pass ${meaning.pass.name}`;
      case 'component':
        return `component ${meaning.component.name} in ${meaning.pass.name}`;
      case 'setting':
        return `setting ${meaning.setting.path} of ${meaning.component.name} in ${meaning.pass.name}`;
      default:
        return 'nothing';
    }
  };

  it('tells passes, components and settings apart', () => {
    assert.equal(meaningAt(inRoot('<sett|ings pass="oobeSystem"/>')), 'pass oobeSystem');
    assert.equal(
      meaningAt(inRoot(`<settings pass="oobeSystem"><comp|onent name="${SHELL_SETUP}"/></settings>`)),
      `component ${SHELL_SETUP} in oobeSystem`,
    );
    assert.equal(
      meaningAt(inComponent('oobeSystem', SHELL_SETUP, '<OOBE><Hide|EULAPage>true</HideEULAPage></OOBE>')),
      `setting OOBE/HideEULAPage of ${SHELL_SETUP} in oobeSystem`,
    );
  });

  it('knows nothing of the root, of servicing and of other elements', () => {
    assert.equal(meaningAt('<unat|tend/>'), 'nothing');
    assert.equal(meaningAt(inRoot('<servi|cing/>')), 'nothing');
    assert.equal(meaningAt('<settings>|</settings>'), 'nothing');
  });
});
