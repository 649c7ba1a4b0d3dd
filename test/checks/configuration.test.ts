/** `unattend.config.json`: what it may say, what is said about its mistakes, and how it is edited. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../server/answer-file/edits';
import { mergeConfigurations, readConfiguration } from '../../server/checks/configuration';
import { readConfigurationText, setRuleEdit } from '../../server/checks/configuration-text';

const messagesOf = (value: unknown) => readConfiguration(value).problems.map(({ message }) => message);

describe('readConfiguration', () => {
  it('reads every key', () => {
    const value = {
      $schema: './schema.json',
      target: {
        windows: 'windows-11',
        build: 26100,
        edition: 'Professional',
        architecture: 'amd64',
        firmware: 'uefi',
      },
      profile: 'strict',
      rules: { disks: 'off', 'unknown-setting': 'warning' },
      schemas: ['schemas/contoso.json'],
      ignore: ['**/old/**'],
    };
    const { $schema, ...configuration } = value;
    assert.deepEqual(readConfiguration(value), { configuration, problems: [] });
  });

  it('leaves out what is wrong and keeps the rest', () => {
    const { configuration, problems } = readConfiguration({
      target: { windows: 'windows-12', firmware: 'uefi' },
      rules: { disks: 'off', 'unknown-seting': 'off' },
      ignore: ['a', 1],
    });
    assert.equal(problems.length, 3);
    assert.deepEqual(configuration.target, { firmware: 'uefi' });
    assert.deepEqual(configuration.rules, { disks: 'off' });
    assert.deepEqual(configuration.ignore, ['a']);
  });

  for (const [name, value, messages] of [
    ['an unknown key', { profil: 'strict' }, ['There is no key "profil". Did you mean profile?']],
    [
      'an unknown key of the target',
      { target: { architectur: 'x' } },
      ['target has no key "architectur". Did you mean architecture?'],
    ],
    ['a key like nothing', { zzz: 1 }, ['There is no key "zzz".']],
    [
      'an unknown rule',
      { rules: { 'unknown-seting': 'off' } },
      ['There is no rule or group of rules "unknown-seting". Did you mean unknown-setting?'],
    ],
    [
      'a misspelt group',
      { rules: { disk: 'off' } },
      ['There is no rule or group of rules "disk". Did you mean disks?'],
    ],
    [
      'an unknown severity',
      { rules: { disks: 'warn' } },
      ['rules.disks must be error, warning, info, hint or off, not "warn".'],
    ],
    [
      'a misspelt profile',
      { profile: 'strikt' },
      ['profile must be recommended, strict or errors-only, not "strikt". Did you mean strict?'],
    ],
    [
      'a build that is none',
      { target: { build: '26100' } },
      ['target.build must be a build number such as 26100, not "26100".'],
    ],
    ['an empty path', { schemas: ['a.json', ''] }, ['schemas[1] must be a text, not "".']],
    ['a text for a list', { ignore: '*.xml' }, ['ignore must be a list of texts, not "*.xml".']],
    ['a list for an object', { rules: [] }, ['rules must be an object, not a list.']],
    ['no object', null, ['The configuration must be an object, not null.']],
    [
      'names of all objects',
      JSON.parse('{"__proto__": {}, "constructor": 1}'),
      ['There is no key "__proto__".', 'There is no key "constructor".'],
    ],
  ] as const) {
    it(`tells about ${name}`, () => {
      const found = messagesOf(value);
      assert.equal(found.length, messages.length);
      for (const [index, message] of messages.entries())
        assert.ok(found[index]!.startsWith(message), found[index]);
    });
  }

  it('never throws, and says something about every value that it leaves out', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom('target', 'profile', 'rules', 'schemas', 'ignore'),
        (value, key) => {
          readConfiguration(value);
          const { configuration, problems } = readConfiguration({ [key]: value });
          if (problems.length === 0) assert.deepEqual(configuration[key as 'rules'], value);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('mergeConfigurations', () => {
  it('takes each fact from the stronger one that has it', () => {
    const weaker = readConfiguration({
      target: { windows: 'windows-10', firmware: 'bios' },
      profile: 'strict',
      rules: { disks: 'off', oobe: 'hint' },
    }).configuration;
    const stronger = readConfiguration({
      target: { firmware: 'uefi' },
      rules: { oobe: 'error' },
    }).configuration;
    const merged = mergeConfigurations(weaker, stronger);
    assert.deepEqual(merged.target, { windows: 'windows-10', firmware: 'uefi' });
    assert.equal(merged.profile, 'strict');
    assert.deepEqual(merged.rules, { disks: 'off', oobe: 'error' });
  });
});

describe('readConfigurationText', () => {
  for (const [name, text, place, message] of [
    ['a key', '{ "profil": "strict" }', '"profil"', /profile/],
    ['a value', '{ "rules": { "disks": "warn" } }', '"warn"', /rules\.disks/],
    ['an item', '{ "schemas": ["a", 1] }', '1', /schemas\[1\]/],
    ['a text that is no JSON', '{ "profile": strict }', 's', /not JSON/],
    ['an empty file', '', '', /not JSON/],
  ] as const) {
    it(`marks ${name}`, () => {
      const [problem, ...more] = readConfigurationText(text).problems;
      assert.equal(more.length, 0);
      assert.equal(text.slice(problem!.range.start, problem!.range.end), place);
      assert.match(problem!.message, message);
    });
  }

  it('knows where the path of a schema stands', () => {
    const text = '{ "schemas": ["a.json", "b.json"] }';
    const { start, end } = readConfigurationText(text).rangeOfSchema('b.json');
    assert.equal(text.slice(start, end), '"b.json"');
  });
});

describe('setRuleEdit', () => {
  const after = (text: string) => {
    const edit = setRuleEdit(text, 'unknown-setting', 'off');
    return edit && applyEdits(text, [edit]);
  };

  for (const [name, before, wanted] of [
    ['an empty file', '', '{\n  "rules": {\n    "unknown-setting": "off"\n  }\n}\n'],
    ['an empty object', '{}\n', '{\n  "rules": {\n    "unknown-setting": "off"\n  }\n}\n'],
    [
      'a file without rules',
      '{\n\t"profile": "strict"\n}\n',
      '{\n\t"profile": "strict",\n\t"rules": {\n\t\t"unknown-setting": "off"\n\t}\n}\n',
    ],
    [
      'an empty object of rules',
      '{\n  "rules": {}\n}',
      '{\n  "rules": {\n    "unknown-setting": "off"\n  }\n}',
    ],
    [
      'other rules',
      '{\r\n    "rules": {\r\n        "disks": "off"\r\n    }\r\n}',
      '{\r\n    "rules": {\r\n        "disks": "off",\r\n        "unknown-setting": "off"\r\n    }\r\n}',
    ],
    [
      'the rule itself',
      '{ "rules": { "unknown-setting": "hint" } }',
      '{ "rules": { "unknown-setting": "off" } }',
    ],
    [
      'a file of one line',
      '{ "rules": { "disks": "off" } }',
      '{ "rules": { "disks": "off", "unknown-setting": "off" } }',
    ],
  ] as const) {
    it(`edits ${name}`, () => assert.equal(after(before), wanted));
  }

  for (const text of ['{ "rules": ', '[]', '{ "rules": [] }']) {
    it(`leaves ${text} alone`, () => assert.equal(after(text), undefined));
  }
});
