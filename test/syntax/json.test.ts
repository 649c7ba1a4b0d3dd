/** JSON with places. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { jsonMember, jsonRange, jsonValue, parseJson } from '../../server/syntax/json';

describe('parseJson', () => {
  it('reads what JSON.parse reads, and nothing else', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"\\u0041\\n"',
      '"',
      '1',
      '-',
      '0.5e3',
      'true',
      'null',
      ' ',
      '\n',
    );
    const text = fc.oneof(
      fc.json(),
      fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
      fc.tuple(fc.json(), fc.nat()).map(([json, at]) => json.slice(0, at % (json.length + 1))),
    );
    fc.assert(
      fc.property(text, (json) => {
        const { root, error } = parseJson(json);
        let wanted: { value: unknown } | undefined;
        try {
          wanted = { value: JSON.parse(json) };
        } catch {}
        assert.equal(root !== undefined, wanted !== undefined, error?.message);
        if (root) assert.deepEqual(jsonValue(root), wanted!.value);
        if (error) assert.ok(error.start <= error.end && error.end <= json.length);
      }),
      { numRuns: 2000 },
    );
  });

  it('survives deep nesting and long texts', () => {
    for (const bracket of ['[', '{"a":'])
      assert.match(parseJson(bracket.repeat(100_000)).error?.message ?? '', /nested/);
    assert.ok(parseJson(`${'['.repeat(200)}1${']'.repeat(200)}`).root);
    assert.ok(parseJson(`${'['.repeat(201)}1${']'.repeat(201)}`).error);
    assert.ok(parseJson(`"${'\\n'.repeat(400_000)}"`).root);
  });

  for (const [text, message, place] of [
    ['{"a": 1,}', /name in double quotes/, '}'],
    ['{"a" 1}', /colon/, '1'],
    ['{"a": tru}', /value must stand here/, 't'],
    ['{"a": 1 "b"', /comma or "}"/, '"b'],
    ['{} x', /follow the last brace/, 'x'],
    ['{"a":', /value must stand here/, ':'],
  ] as const) {
    it(`says what is wrong with ${text}`, () => {
      const { error } = parseJson(text);
      assert.match(error?.message ?? '', message);
      assert.ok(text.slice(error!.start).startsWith(place[0]!), text.slice(error!.start));
    });
  }

  it('knows where each value stands', () => {
    const text = '{ "a": [1, {"b": "x"}], "a": [2, {"b": "y"}] }';
    const { root } = parseJson(text);
    const at = (path: readonly (string | number)[], ofKey = false) => {
      const { start, end } = jsonRange(root!, path, ofKey);
      return text.slice(start, end);
    };
    assert.equal(at(['a', 1, 'b']), '"y"');
    assert.equal(at(['a', 1, 'b'], true), '"b"');
    assert.equal(at(['a', 7]), '[2, {"b": "y"}]');
    assert.equal(at([]), '{');
    assert.equal(at(['c']), '{');
    assert.equal(at(['a', 1, 0]), '{"b": "y"}');
    assert.deepEqual(jsonValue(jsonMember(root, 'a')!.value), [2, { b: 'y' }]);
    assert.equal(jsonMember(root, 'b'), undefined);
    assert.equal(jsonMember(undefined, 'a'), undefined);
    assert.equal(jsonMember(parseJson('[]').root, 'a'), undefined);
  });

  it('reads over a byte order mark at the beginning and nowhere else', () => {
    assert.deepEqual(parseJson('\ufeff{}').root, { kind: 'object', members: [], start: 1, end: 3 });
    assert.match(parseJson('{}\ufeff').error!.message, /follow the last brace/);
  });
});
