/** End tags and quotation marks that come by themselves. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { autoClose } from '../../server/features/auto-close';
import { parse } from '../../server/syntax/parser';
import { anyDocument, fileOf, withCursor } from '../support/editing';

describe('auto close', () => {
  it('adds the end tag behind a start tag that nothing closes', () => {
    expectClosed('<a><b>|</a>', '<a><b>|</b></a>');
    expectClosed('<a>|', '<a>|</a>');
    expectClosed('<a>\n  <b x="1">|\n  <c/>\n</a>', '<a>\n  <b x="1">|</b>\n  <c/>\n</a>');
  });

  it('adds the end tag when an element of the same name comes next or around', () => {
    expectClosed('<a><b>|<b>1</b></a>', '<a><b>|</b><b>1</b></a>');
    expectClosed('<a>\n<b>|\n<b>1</b></a>', '<a>\n<b>|</b>\n<b>1</b></a>');
  });

  it('adds nothing where the element is closed already or holds text', () => {
    for (const text of [
      '<a><b>|</b></a>',
      '<a><b/>|</a>',
      '<a></a>|',
      '<a><b>|1</a>',
      '<a b=">|"/>',
      '<!-- <a>| -->',
      '<a>b ->|</a>',
    ]) {
      expectClosed(text, undefined);
    }
  });

  it('finishes the end tag of the innermost open element', () => {
    expectClosed('<a><b>1</|</a>', '<a><b>1</b>|</a>');
    expectClosed('<a><b>1</|></a>', '<a><b>1</b|></a>');
    expectClosed('<a>\n<b>1</b>\n</|', '<a>\n<b>1</b>\n</a>|');
    expectClosed('<a><x><y></x><b></|</a>', '<a><x><y></x><b></b>|</a>');
  });

  it('finishes nothing where all is closed, or only before this place', () => {
    for (const text of ['<a><b></|</b></a>', '<a><x><y></x></|</a>', '</|']) expectClosed(text, undefined);
  });

  it('adds nothing behind any other character', () => {
    for (const text of ['<a/|', '<a>b/|', '<a|', '|<a>']) expectClosed(text, undefined);
  });

  it('adds quotation marks behind = in a start tag', () => {
    expectClosed('<a b=|></a>', '<a b="|"></a>');
    expectClosed('<a b=| c="1"/>', '<a b="|" c="1"/>');
    expectClosed('<a b=|', '<a b="|"');
    for (const text of ['<a b=|"1"/>', '<a b=| "1"/>', '<a b="c=|"/>', '<a>b=|</a>', '<a b=|1/>'])
      expectClosed(text, undefined);
  });

  it('leaves one error less than before, in any text at any place', () => {
    fc.assert(
      fc.property(anyDocument, fc.nat(), fc.constantFrom('<b>', '</', '<b c='), (text, seed, typed) => {
        const at = seed % (text.length + 1);
        const changed = text.slice(0, at) + typed + text.slice(at);
        const offset = at + typed.length;
        const snippet = autoClose(fileOf(changed), offset);
        if (snippet === undefined || typed !== '<b>') return;
        const closed = changed.slice(0, offset) + snippet.replace('$0', '') + changed.slice(offset);
        const unclosed = (one: string) =>
          parse(one).errors.filter(({ code }) => code === 'element-unclosed').length;
        assert.ok(unclosed(closed) < unclosed(changed) || parse(changed).errors.length > 100);
      }),
      { numRuns: 150 },
    );
  });
});

/** `after` shows the cursor; undefined when nothing is inserted. */
function expectClosed(before: string, after: string | undefined): void {
  const { file, offset, text } = withCursor(before);
  const snippet = autoClose(file, offset);
  const shown = snippet?.includes('$1')
    ? snippet.replace('$1', '|').replace('$0', '')
    : snippet?.replace('$0', '|');
  assert.equal(
    shown === undefined ? undefined : text.slice(0, offset) + shown + text.slice(offset),
    after,
    before,
  );
}
