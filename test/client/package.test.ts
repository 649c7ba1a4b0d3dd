/** What package.json contributes: that all of it exists, is named and is described. */
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
    const { languages, grammars, walkthroughs, jsonValidation } = manifest.contributes;
    const [{ steps }] = walkthroughs;
    assert.equal(steps.length, 5);
    const files = [
      manifest.icon,
      ...languages.map((language: { configuration: string }) => language.configuration),
      ...steps.map(({ media }: { media: { image?: string; svg?: string } }) => media.image ?? media.svg),
      ...jsonValidation.map(({ url }: { url: string }) => url),
    ];
    for (const file of [...files, ...grammars.map((grammar: { path: string }) => grammar.path)]) {
      assert.ok(existsSync(file), file);
    }
  });

  it('leads through commands that exist', () => {
    const own = manifest.contributes.commands.map(({ command }: { command: string }) => command);
    const named = [
      ...JSON.stringify([manifest.contributes.walkthroughs, texts]).matchAll(/[cC]ommand:(unattend\.\w+)/g),
    ];
    assert.ok(named.length >= 9);
    for (const [, command] of named) assert.ok(own.includes(command), command);
  });

  it('does not wake up for everything', () => {
    assert.ok(!manifest.activationEvents.includes('*'));
  });
});
