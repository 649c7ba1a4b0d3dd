/** The text of a tree as a reader sees it, and the way back from it to the file. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeReferences } from '../../server/syntax/entities';
import { parse } from '../../server/syntax/parser';
import { textRuns } from '../../server/syntax/text-runs';
import { hostileText, wellFormed } from '../support/generators';

const runsOf = (text: string) => [...textRuns(parse(text))];

describe('text runs', () => {
  it('are texts with their sections, comments and values of attributes', () => {
    const values = runsOf('<a b="x&amp;y"> p <c>q<![CDATA[&amp;]]>r<!-- s -->t</c>\n<d/> u </a>').map(
      ({ value }) => value,
    );
    assert.deepEqual(values.sort(), [' p ', ' u ', '<!-- s -->', 'q&amp;rt', 'x&y'].sort());
  });

  it('keep the white space between sections, and leave out what is outside the root element', () => {
    const text = 'before <a>x<!-- y --> <![CDATA[z]]> </a> behind <b/> end';
    assert.deepEqual(
      runsOf(text)
        .filter(({ holder }) => holder.kind !== 'comment')
        .map(({ value }) => value),
      ['x z '],
    );
  });

  it('find the way back across references and sections', () => {
    const text = '<a>1&lt;2<![CDATA[3&4]]>5&#x36;7</a>';
    const [run] = runsOf(text);
    assert.equal(run!.value, '1<23&4567');
    const raw = run!
      .rawRanges([
        { start: 1, end: 2 },
        { start: 2, end: 8 },
      ])
      .map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(raw, ['&lt;', '2', '3&4', '5&#x36;']);
  });

  it('spell in the text what they say, for any text', () => {
    fc.assert(
      fc.property(fc.oneof(hostileText, wellFormed), (text) => {
        for (const { value, rawRanges } of runsOf(text)) {
          const whole = rawRanges([{ start: 0, end: value.length }]);
          for (const [index, range] of whole.entries())
            assert.ok(range.start < range.end && (index === 0 || whole[index - 1]!.end <= range.start));
          // Every part of the value is found in the text, decoded or as it stands; which of the two is the parser's matter.
          let rests = new Set([value]);
          for (const range of whole) {
            const raw = text.slice(range.start, range.end);
            rests = new Set(
              [...rests].flatMap((rest) =>
                [decodeReferences(raw), raw]
                  .filter((part) => rest.startsWith(part))
                  .map((part) => rest.slice(part.length)),
              ),
            );
          }
          assert.ok(rests.has(''), JSON.stringify({ text, value, whole }));
        }
      }),
    );
  });
});
