/** What can be folded away. */
import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { foldingRanges } from '../../server/features/folding';
import { toFoldingRange } from '../../server/lsp/convert';
import { bindText } from '../support/marked-text';

/** The folds as the editor makes them: the first and the last line of each, from 1, and its kind. */
function foldsOf(text: string): readonly string[] {
  const document = TextDocument.create('file:///a.xml', 'unattend', 1, text);
  return foldingRanges(bindText(text))
    .map((range) => toFoldingRange(document, range))
    .filter((range) => range !== undefined)
    .map(({ startLine, endLine, kind = 'element' }) => `${startLine + 1}-${endLine + 1} ${kind}`);
}

describe('foldingRanges', () => {
  it('leave the end tag of an element in sight', () => {
    assert.deepEqual(foldsOf('<a>\n  <b>\n    <c/>\n  </b>\n  <d>\n  </d>\n</a>\n'), [
      '1-6 element',
      '2-3 element',
    ]);
  });

  it('hold start tags on many lines, comments and CDATA sections', () => {
    assert.deepEqual(
      foldsOf('<!--\n one\n-->\n<a\n  b="1"\n  c="2">\n<d><![CDATA[\nx\ny\n]]></d>\n<!-- two -->\n</a>'),
      ['1-3 comment', '4-11 element', '7-9 element', '7-9 element'],
    );
  });

  it('hold what stands between two comments of a region, also inside another', () => {
    assert.deepEqual(
      foldsOf(
        '<a>\n<!-- #region disks -->\n<b/>\n<!-- region one -->\n<c/>\n<!-- endregion -->\n<!-- #endregion -->\n</a>',
      ),
      ['1-7 element', '4-6 region', '2-7 region'],
    );
  });

  it('pass over the comments of a region that has no other end', () => {
    assert.deepEqual(foldsOf('<a>\n<!-- #endregion -->\n<!-- #region x -->\n</a>'), ['1-3 element']);
  });

  it('pass over elements on one line and elements that are not closed', () => {
    assert.deepEqual(foldsOf('<a>\n  <b>1</b>\n  <c>\n'), []);
  });

  it('work with CRLF', () => assert.deepEqual(foldsOf('<a>\r\n<b/>\r\n</a>'), ['1-2 element']));
});
