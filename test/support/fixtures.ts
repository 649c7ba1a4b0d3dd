/** The answer files in test/fixtures/answer-files/, read as text. */
import { readdirSync, readFileSync } from 'node:fs';

export interface Fixture {
  readonly name: string;
  readonly text: string;
}

const FOLDER = 'test/fixtures/answer-files';

export const fixtures: readonly Fixture[] = readdirSync(FOLDER)
  .sort()
  .map((name) => ({ name, text: readFileSync(`${FOLDER}/${name}`, 'utf8') }));

export function fixtureText(name: string): string {
  return fixtures.find((fixture) => fixture.name === name)!.text;
}
