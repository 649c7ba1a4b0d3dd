/** What other packages get from this one. */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** As if `unattend` were installed: a package may name itself. */
const require = createRequire(join(process.cwd(), 'test', 'package-entry.test.ts'));

describe('the package', () => {
  for (const [path, id] of [
    ['components/Microsoft-Windows-Shell-Setup.json', 'urn:unattend:component:Microsoft-Windows-Shell-Setup'],
    ['values/time-zones.json', 'urn:unattend:values:time-zones'],
    ['vocabulary.json', 'urn:unattend:vocabulary'],
    ['answer-file.json', 'urn:unattend:answer-file'],
    ['configuration.json', 'urn:unattend:configuration'],
  ] as const) {
    it(`exports schemas/${path}`, () => assert.equal(require(`unattend/schemas/${path}`).$id, id));
  }
});
