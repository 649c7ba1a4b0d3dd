/** Offsets to lines and columns, with each kind of line break. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createLineIndex } from '../../server/syntax/line-index';

describe('createLineIndex', () => {
  it('counts lines that end in LF, CRLF and CR', () => {
    const text = 'one\ntwo\r\nthree\rfour';
    const index = createLineIndex(text);
    assert.equal(index.lineCount, 4);
    assert.deepEqual(
      [0, 1, 2, 3].map((line) => {
        const { start, end } = index.lineRange(line);
        return text.slice(start, end);
      }),
      ['one', 'two', 'three', 'four'],
    );
    assert.deepEqual(index.positionAt(text.indexOf('three') + 2), { line: 2, column: 2 });
  });

  it('bounds what lies outside the text', () => {
    const index = createLineIndex('ab\n');
    assert.deepEqual(index.positionAt(-5), { line: 0, column: 0 });
    assert.deepEqual(index.positionAt(99), { line: 1, column: 0 });
    assert.deepEqual(index.lineRange(1), { start: 3, end: 3 });
    assert.deepEqual(index.lineRange(7), { start: 3, end: 3 });
    assert.deepEqual(createLineIndex('').positionAt(0), { line: 0, column: 0 });
  });

  it('agrees with the documents of the language server', () => {
    const texts = fc
      .array(fc.constantFrom('a', '😀', '\n', '\r', '\r\n', ' '), { maxLength: 30 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        const index = createLineIndex(text);
        const document = TextDocument.create('file:///a', 'xml', 1, text);
        assert.equal(index.lineCount, document.lineCount);
        for (let offset = 0; offset <= text.length; offset++) {
          // Between CR and LF the document goes back to the end of the line.
          if (text[offset - 1] === '\r' && text[offset] === '\n') continue;
          const { line, character } = document.positionAt(offset);
          assert.deepEqual(index.positionAt(offset), { line, column: character });
        }
      }),
      { numRuns: 300 },
    );
  });
});
