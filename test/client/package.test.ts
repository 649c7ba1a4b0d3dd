import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { TARGET_ARCHITECTURES, TARGET_FIRMWARES, TARGET_WINDOWS } from '../../server/answer-file/target';

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const texts: Readonly<Record<string, string>> = JSON.parse(readFileSync('package.nls.json', 'utf8'));

describe('package.json', () => {
  const settings = Object.assign(
    {},
    ...manifest.contributes.configuration.map(({ properties }: { properties: object }) => properties),
  );

  for (const [name, values] of Object.entries({
    windows: TARGET_WINDOWS,
    architecture: TARGET_ARCHITECTURES,
    firmware: TARGET_FIRMWARES,
  })) {
    it(`offers the targets that the server knows: ${name}`, () => {
      const setting = settings[`unattend.target.${name}`];
      assert.deepEqual(setting.enum, ['auto', ...values]);
      assert.equal(setting.enumItemLabels.length, setting.enum.length);
    });
  }

  it('has a text for each of its keys, and no other texts', () => {
    const keys = [...JSON.stringify(manifest).matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key);
    assert.deepEqual([...new Set(keys)].sort(), Object.keys(texts).sort());
  });

  it('describes each setting and names each command', () => {
    for (const [name, setting] of Object.entries<{ markdownDescription?: string }>(settings)) {
      assert.match(setting.markdownDescription ?? '', /^%/, name);
    }
    for (const { command, title, category } of manifest.contributes.commands) {
      assert.match(title, /^%/, command);
      assert.equal(category, 'Unattend');
    }
  });

  it('names files that exist', () => {
    const { languages, grammars } = manifest.contributes;
    const files = [
      manifest.icon,
      ...languages.map((language: { configuration: string }) => language.configuration),
    ];
    for (const file of [...files, ...grammars.map((grammar: { path: string }) => grammar.path)]) {
      assert.ok(existsSync(file), file);
    }
  });

  it('does not wake up for everything', () => {
    assert.ok(!manifest.activationEvents.includes('*'));
  });
});
