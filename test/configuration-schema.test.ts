/** What is generated from the table of rules is as `npm run docs` would write it now, and agrees with what is read. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { configurationSchema, ruleSettings } from '../scripts/configuration';
import { readConfiguration } from '../server/checks/configuration';
import { RULE_IDS } from '../server/checks/rules';

const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

describe('the schema of unattend.config.json', () => {
  it('is as npm run docs writes it', () => {
    assert.deepEqual(read('schemas/configuration.json'), JSON.parse(JSON.stringify(configurationSchema())));
  });

  it('knows every rule', () => {
    const { properties } = read('schemas/configuration.json').properties.rules;
    for (const id of RULE_IDS) assert.ok(properties[id].description, id);
  });

  it('is contributed for files of that name', () => {
    const { fileMatch, url } = read('package.json').contributes.jsonValidation[0];
    assert.deepEqual([fileMatch, url], ['unattend.config.json', './schemas/configuration.json']);
  });

  it('accepts what is read without a problem, and nothing else', () => {
    const ajv = new Ajv({ allowUnionTypes: true, strictTypes: false, keywords: ['enumDescriptions'] });
    const isValid = ajv.compile(configurationSchema());
    const value = fc.oneof(
      fc.constantFrom('strict', 'windows-11', 'uefi', 'off', 'warn', 'x', 26100, 0, true, null, {}, []),
      fc.constantFrom(
        { disks: 'off' },
        { 'unknown-setting': 'error' },
        { disk: 'off' },
        ['a'],
        ['a', 1],
        [null],
      ),
      fc.constantFrom(
        { windows: 'windows-10', build: 1 },
        { build: '1' },
        { firmware: 'bios' },
        { edition: ' ' },
        { edition: 'Professional' },
      ),
    );
    const key = fc.constantFrom('target', 'profile', 'rules', 'schemas', 'ignore', '$schema', 'other');
    fc.assert(
      fc.property(fc.dictionary(key, value, { maxKeys: 3 }), (configuration) => {
        fc.pre(!('$schema' in configuration) || typeof configuration.$schema === 'string');
        assert.equal(isValid(configuration), readConfiguration(configuration).problems.length === 0);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the setting unattend.rules', () => {
  it('is as npm run docs writes it', () => {
    const groups: { properties: Record<string, { properties?: object }> }[] =
      read('package.json').contributes.configuration;
    const setting = groups
      .map(({ properties }) => properties['unattend.rules'])
      .find((one) => one !== undefined);
    assert.deepEqual(setting!.properties, JSON.parse(JSON.stringify(ruleSettings())));
  });
});
