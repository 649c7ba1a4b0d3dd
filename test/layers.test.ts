/** The doors between the rooms are watched: a forbidden import is reported, and the others are drawn. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { cruise, doorsOf, drawRooms, withDrawing } from '../scripts/rooms';

describe('the layers', () => {
  it('report each import through a door that does not exist', () => {
    const { status, output } = cruise(`${process.cwd()}/test/fixtures/layers`);
    assert.notEqual(status, 0);
    for (const rule of [
      'syntax-stands-on-nothing',
      'features-stands-on-answer-file-and-syntax-and-schema',
      'client-takes-only-the-protocol',
      'core-runs-everywhere',
      'no-cycles',
    ]) {
      assert.ok(output.includes(rule), `${rule} is not reported:\n${output}`);
    }
  });

  it('are drawn in docs/architecture.md as they are (npm run docs draws them)', () => {
    const page = readFileSync('docs/architecture.md', 'utf8');
    assert.match(page, /```mermaid\nflowchart/);
    assert.equal(page, withDrawing(page));
  });

  it('are found where the imports are', () => {
    const doors = doorsOf(`${process.cwd()}/test/fixtures/layers`);
    assert.ok(doors.get('server/features')?.has('server/checks'), 'server/features/sideways.ts');
  });

  it('are drawn without the doors that others lead to', () => {
    const doors = new Map([
      ['cellar', new Set<string>()],
      ['house', new Set(['cellar'])],
      ['roof', new Set(['cellar', 'house'])],
    ]);
    assert.deepEqual(drawRooms(doors).match(/\w+ --> \w+/g), ['house --> cellar', 'roof --> house']);
  });
});
