/** New answer files: every pair of answers makes a file without a finding, and every wrong answer is told. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { TARGET_WINDOWS, type TargetWindows } from '../../server/answer-file/target';
import { formatDocument } from '../../server/features/format/format';
import { answerChoices } from '../../server/features/new-answer-file/answer-choices';
import type { Answers } from '../../server/features/new-answer-file/answers';
import { architecturesFor, editionsFor } from '../../server/features/new-answer-file/choices';
import {
  answersSchema,
  createAnswerFile,
  exampleAnswers,
} from '../../server/features/new-answer-file/create';
import { planSetup } from '../../server/plan/setup-plan';
import { leastAnswers } from '../support/blocks';
import { fileOf } from '../support/editing';
import { findingsOf, library } from '../support/findings';
import { bindText } from '../support/marked-text';

function created(answers: unknown): string {
  const { text, problems } = createAnswerFile(library, answers);
  assert.deepEqual(problems, [], JSON.stringify(answers));
  return text!;
}

function problemsOf(answers: unknown): readonly string[] {
  const { text, problems } = createAnswerFile(library, answers);
  assert.equal(text, undefined);
  return problems.map(({ path, message }) => `${path}: ${message}`);
}

function errorsAndWarnings(text: string): readonly string[] {
  return findingsOf(text, { fileName: 'autounattend.xml' })
    .filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map(({ rule, message }) => `${rule.id}: ${message}`);
}

describe('a new answer file', () => {
  it('is made from the example, commented, formatted and without a finding of weight', () => {
    const text = created(JSON.parse(exampleAnswers()));
    assert.deepEqual(errorsAndWarnings(text), []);
    assert.match(
      text,
      /^<\?xml version="1.0" encoding="utf-8"\?>\n<!-- unattend-target: windows-11 amd64 uefi edition=Professional -->\n/,
    );
    assert.match(text, /<!-- Language, region and keyboard -->\n {6}<SetupUILanguage>/);
    assert.match(text, /<!-- Accounts -->\n {6}<UserAccounts>/);
    assert.deepEqual(formatDocument(fileOf(text), { indent: '  ' }), []);
    assert.ok(!text.includes('Change-me-1st'));
    assert.equal(created(JSON.parse(exampleAnswers())), text);
  });

  it('needs only the version of Windows and somebody to manage it', () => {
    for (const windows of TARGET_WINDOWS)
      assert.deepEqual(errorsAndWarnings(created(leastAnswers(windows))), [], windows);
  });

  for (const windows of TARGET_WINDOWS) {
    it(`has no error, no warning and no question for any pair of answers: ${windows}`, () => {
      for (const answers of pairwise(windows)) {
        const text = created(answers);
        assert.deepEqual(errorsAndWarnings(text), [], JSON.stringify(answers));
        const { verdict, questions } = planSetup(bindText(text));
        // Somebody has to sign in for the commands of the first logon, unless the file does.
        const stops = questions.filter(
          ({ id, verdict: one }) => one === 'asks' && (id !== 'logon-screen' || answers.autoLogon),
        );
        assert.deepEqual(
          stops.map(({ id }) => id),
          [],
          JSON.stringify(answers),
        );
        for (const decider of verdict.dependsOn) assert.match(decider, /^(?:media|hardware)$/);
      }
    });
  }

  it('takes every layout that is offered, with its values', () => {
    for (const windows of ['windows-7', 'windows-8.1', 'windows-11', 'server-2022'] as const) {
      for (const { block, questions } of answerChoices(library, { windows }).layouts) {
        const values = Object.fromEntries(questions.map((question) => [question.name, question.default]));
        const text = created({ ...leastAnswers(windows), layout: { block: block.id, values } });
        assert.deepEqual(errorsAndWarnings(text), [], block.id);
      }
    }
  });

  it('names the image by its number, or not at all', () => {
    const least = leastAnswers('windows-10');
    assert.match(created({ ...least, imageIndex: 6 }), /<Key>\/IMAGE\/INDEX<\/Key>\s*<Value>6<\/Value>/);
    assert.match(created({ ...least, imageName: 'Windows 10 Pro' }), /<Value>Windows 10 Pro<\/Value>/);
    assert.ok(!created({ ...least, layout: { block: 'none' } }).includes('DiskConfiguration'));
  });

  it("gives a key of one's own to Windows itself too", () => {
    const key = 'BBBBB-CCCCC-DDDDD-FFFFF-NGGGG';
    const text = created({ ...leastAnswers('windows-10'), productKey: key });
    assert.equal(text.split(key).length, 3);
    assert.match(text, new RegExp(`<ProductKey>${key}</ProductKey>`));
  });

  it('takes an edition without a known image when it is told which image', () => {
    const answers = { ...leastAnswers('windows-11'), edition: 'EnterpriseG', imageIndex: 3 };
    const { text, problems } = createAnswerFile(library, answers);
    assert.deepEqual(problems, []);
    assert.match(text!, /<Key>\/IMAGE\/INDEX<\/Key>\s*<Value>3<\/Value>/);
    assert.match(text!, /unattend-target: .*edition=EnterpriseG/);
  });

  it('escapes what people write', () => {
    const text = created({
      ...leastAnswers('windows-10'),
      owner: 'A & B <C>',
      commands: [{ when: 'firstLogon', command: 'cmd /c "echo a & echo ${x}"' }],
    });
    assert.deepEqual(fileOf(text).tree.errors, []);
    assert.ok(text.includes('<RegisteredOwner>A &amp; B &lt;C&gt;</RegisteredOwner>'));
    assert.ok(text.includes('<CommandLine>cmd /c "echo a &amp; echo ${x}"</CommandLine>'));
  });
});

describe('wrong answers', () => {
  it('are told one by one, with what was meant', () => {
    assert.deepEqual(problemsOf([]), [': must be an object, not a list.']);
    assert.deepEqual(problemsOf({}), ['windows: is missing.']);
    assert.deepEqual(
      problemsOf({
        windows: 'windows-11',
        firmwear: 'uefi',
        serverCore: 'no',
        imageIndex: 0,
        computerName: 'a_b',
        commands: [{ when: 'firstLogin', command: '' }, 5],
      }),
      [
        'firmwear: is not one of the answers. Did you mean firmware?',
        'serverCore: must be true or false, not text.',
        'imageIndex: must be a whole number from 1 to 999.',
        'computerName: must be 1 to 15 letters, digits and hyphens, not digits only, or *.',
        'commands[0].when: must be one of windowsPE, specialize, firstLogon. Did you mean firstLogon?',
        'commands[0].command: must not be empty.',
        'commands[1]: must be an object, not a number.',
      ],
    );
  });

  it('of the wrong kind are told', () => {
    assert.deepEqual(
      problemsOf({
        windows: 'windows-11',
        commands: 'a.exe',
        owner: 5,
        computerName: 'a\nb',
        locale: null,
        accounts: Array(51).fill({}),
        imageName: 'x'.repeat(261),
      }),
      [
        'commands: must be a list, not text.',
        'owner: must be text, not a number.',
        'computerName: must not have line breaks or control characters.',
        'locale: must be text, not null.',
        'accounts: must have at most 50 items.',
        'imageName: must have at most 260 characters.',
      ],
    );
  });

  it('that contradict each other are told', () => {
    const admin = { name: 'boss', password: 'Pa55-w0rd!' };
    const cases: readonly (readonly [Partial<Answers>, string])[] = [
      [{ architecture: 'x86' }, 'architecture: windows-11 exists for amd64, arm64, not for x86.'],
      [{ firmware: 'bios' }, 'firmware: such a computer starts with UEFI only.'],
      [
        { productKey: 'none' },
        'productKey: Setup of windows-11 stops without a key: choose generic, kms, firmware or a key of your own.',
      ],
      [{ productKey: 'AAAAA-AAAAA-AAAAA-AAAAA-AAAAA' }, 'productKey: no product key has these characters.'],
      [
        { productKey: 'NPPR9-FWDCX-D2C8J-H872K-2YT43' },
        'productKey: this is the published key of Enterprise, not of Professional.',
      ],
      [
        { edition: 'EnterpriseEval', productKey: 'kms' },
        'productKey: there is no published kms key of EnterpriseEval for windows-11.',
      ],
      [{ edition: 'Business' }, 'edition: "Business" is not an edition of windows-11 with a known image: '],
      [{ timeZone: 'Mars' }, 'timeZone: Windows has no time zone "Mars".'],
      [
        { autoLogon: { account: 'Administrator' } },
        'autoLogon.account: Administrator needs administratorPassword.',
      ],
      [{ language: 'tlh' }, 'language: there are no media of Windows in "tlh".'],
      [
        { language: 'de' },
        'language: there are no media of Windows in "de". Did you mean de-DE (German (Germany))?',
      ],
      [
        { locale: 'Austria' },
        'locale: Windows knows no region "Austria". Did you mean de-AT (German (Austria))?',
      ],
      [{ locale: 'tlh' }, 'locale: Windows knows no region "tlh".'],
      [
        { keyboard: 'German' },
        'keyboard: "German" is no keyboard such as 0409:00000409. Did you mean 0407:00000407 (German)?',
      ],
      [{ keyboard: 'xyz' }, 'keyboard: "xyz" is no keyboard such as 0409:00000409.'],
      [
        { timeZone: 'UTC+1' },
        'timeZone: Windows has no time zone "UTC+1". There are Morocco Standard Time, W. Europe Standard Time, Central Europe Standard Time, Romance Standard Time, Central European Standard Time, W. Central Africa Standard Time.',
      ],
      [
        { timeZone: 'Europe/Paris' },
        'timeZone: Windows has no time zone "Europe/Paris". Did you mean Romance Standard Time?',
      ],
      [
        { accounts: [] },
        'accounts: one account in the group Administrators is needed, or nobody could manage the computer.',
      ],
      [{ accounts: [admin, { ...admin, name: 'BOSS' }] }, 'accounts[1].name: "BOSS" is there twice.'],
      [
        { accounts: [admin, { ...admin, name: 'Guest' }] },
        'accounts[1].name: "Guest" is an account of Windows itself.',
      ],
      [{ accounts: [admin], computerName: 'BOSS' }, 'accounts[0].name: the computer has the same name.'],
      [
        { autoLogon: { account: 'me' } },
        'autoLogon.account: "me" is none of the accounts in the group Administrators.',
      ],
      [
        { administratorPassword: 'x' },
        'administratorPassword: the account Administrator stays disabled on this Windows unless autoLogon names it.',
      ],
      [
        { workgroup: 'A', domain: { name: 'a.example', user: 'u', password: 'p' } },
        'workgroup: a computer in a domain is in no workgroup.',
      ],
      [
        { edition: 'Core', domain: { name: 'a.example', user: 'u', password: 'p' } },
        'domain: the edition Core cannot join a domain.',
      ],
      [{ serverCore: true }, 'serverCore: only Windows Server exists without the desktop.'],
      [{ layout: { block: 'layout-nowhere' } }, 'layout.block: there is no layout "layout-nowhere".'],
      [
        { layout: { block: 'uefi' } },
        'layout.block: there is no layout "uefi". Did you mean layout-uefi (UEFI: standard)?',
      ],
      [
        { blocks: [{ block: 'winrmm' }] },
        'blocks[0].block: there is no block "winrmm". Did you mean winrm (WinRM for Packer)?',
      ],
      [{ layout: { block: 'layout-bios' } }, 'layout: It is not for this version of Windows.'],
      [
        { layout: { block: 'layout-uefi', values: { disk: 'x' } } },
        'layout: Number of the disk: must be a whole number from 0 to 99, not "x".',
      ],
      [
        { blocks: [{ block: 'no-sleep' }, { block: 'nothing' }] },
        'blocks[1].block: there is no block "nothing".',
      ],
      [{ blocks: [{ block: 'computer-name' }] }, 'blocks[0]: The file has ComputerName already.'],
    ];
    for (const [answers, problem] of cases) {
      const problems = problemsOf({ ...leastAnswers('windows-11'), ...answers });
      const isThere = problems.some(
        (one) => one === problem || (problem.endsWith(' ') && one.startsWith(problem)),
      );
      assert.ok(isThere, `${problem} is not among: ${problems.join(' | ')}`);
    }
    assert.ok(
      problemsOf({ ...leastAnswers('windows-7'), productKey: 'firmware' }).includes(
        'productKey: windows-7 takes no key from the firmware.',
      ),
    );
    assert.ok(
      problemsOf({ windows: 'server-2022' }).includes(
        'administratorPassword: is missing: Windows Server asks for it.',
      ),
    );
    assert.match(
      problemsOf({ windows: 'server-2022', administratorPassword: 'weak' })[0]!,
      /^administratorPassword: Windows Server wants 8/,
    );
    assert.match(
      problemsOf({ ...leastAnswers('windows-11'), edition: 'Pro' })[0]!,
      /^edition: "Pro" is not an edition .* Did you mean Professional \(Windows 11 Pro\)\?$/,
    );
    assert.deepEqual(problemsOf({ ...leastAnswers('windows-10'), bypassHardwareChecks: true }), [
      'bypassHardwareChecks: only Setup of Windows 11 checks the hardware.',
    ]);
  });

  it('never throw, whatever they are', () => {
    const nearly = fc.record(
      {
        windows: fc.constantFrom(...TARGET_WINDOWS),
        edition: fc.string(),
        language: fc.string(),
        keyboard: fc.string(),
        computerName: fc.string(),
        accounts: fc.array(fc.record({ name: fc.string(), password: fc.string() }), { maxLength: 2 }),
        layout: fc.record({
          block: fc.constantFrom('layout-uefi', 'x'),
          values: fc.dictionary(fc.string(), fc.string(), { maxKeys: 2 }),
        }),
        commands: fc.array(
          fc.record({ when: fc.constantFrom('windowsPE', 'firstLogon'), command: fc.string() }),
          { maxLength: 2 },
        ),
      },
      { requiredKeys: ['windows'] },
    );
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), nearly), (answers) => {
        const { text, problems } = createAnswerFile(library, answers);
        assert.equal(text === undefined, problems.length > 0);
        if (text !== undefined) assert.deepEqual(fileOf(text).tree.errors, []);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the schema of the answers', () => {
  const schema = JSON.parse(answersSchema());

  it('is the one in snippets/answers, which a JSON Schema validator reads as this project does', () => {
    const { $schema: _, ...written } = JSON.parse(readFileSync('snippets/answers/schema.json', 'utf8'));
    assert.deepEqual(schema, written);
    const validate = new Ajv2020({ strict: false }).compile(schema);
    const some: readonly unknown[] = [
      { $schema: './schema.json', ...JSON.parse(exampleAnswers()) },
      {},
      [],
      { windows: 'windows-11', x: 1 },
      { windows: 'windows-11', imageIndex: 1.5 },
      { windows: 'windows-7', layout: { block: 'a', values: { b: 2 } } },
      { windows: 'windows-7', accounts: [{ name: 'a.', password: '' }] },
    ];
    for (const answers of some) {
      const shapes = createAnswerFile(library, answers).problems;
      if (!validate(answers)) assert.notDeepEqual(shapes, [], JSON.stringify(answers));
    }
    assert.equal(validate(some[0]), true);
    created(some[0]);
    assert.deepEqual(schema.properties.windows.enum, TARGET_WINDOWS);
  });

  it('offers only choices that make a file', () => {
    for (const windows of TARGET_WINDOWS) {
      const { editions, productKeys, layouts, languages, firmwares } = answerChoices(library, { windows });
      assert.ok(
        editions.length > 0 && productKeys.length > 0 && layouts.length > 0 && firmwares.length > 0,
        windows,
      );
      assert.equal(languages.find(({ value }) => value === 'de-DE')?.keyboard, '0407:00000407');
      for (const { value } of productKeys) created({ ...leastAnswers(windows), productKey: value });
    }
    const { keyboards, timeZones, locales, windows } = answerChoices(library, {});
    assert.equal(windows[0]!.label, 'Windows Server 2025');
    for (const { value } of keyboards.slice(0, 400)) assert.match(value, /^[0-9a-f]{4}:[0-9a-f]{8}$/i);
    assert.ok(timeZones.length > 130 && locales.length > 200);
  });
});

/** Answers in which every two values of two different questions occur together somewhere. */
function pairwise(windows: TargetWindows): readonly Answers[] {
  const isServer = windows.startsWith('server-');
  const account = { name: 'boss', password: 'Pa55-w0rd!' };
  const people: readonly Partial<Answers>[] = [
    isServer ? {} : { accounts: [account] },
    {
      accounts: [account, { name: 'guest-2', password: 'Pa55-w0rd?', group: 'Users' }],
      hidePasswords: false,
    },
    { accounts: [account], autoLogon: { account: 'boss', count: 3 } },
    { accounts: [account], administratorPassword: 'Adm1n-w0rd!', autoLogon: { account: 'Administrator' } },
  ];
  const editions = [...new Set(editionsFor(windows).map(({ value }) => value))].slice(0, 4);
  const questions: readonly (readonly Partial<Answers>[])[] = [
    architecturesFor(windows).flatMap((architecture): Partial<Answers>[] =>
      answerChoices(library, { windows, architecture: architecture as 'amd64' }).firmwares.map(
        (firmware) => ({ architecture: architecture as 'amd64', firmware }),
      ),
    ),
    editions.flatMap((edition): Partial<Answers>[] =>
      answerChoices(library, { windows, edition }).productKeys.map(({ value }) => ({
        edition,
        productKey: value,
      })),
    ),
    people,
    [
      {},
      { language: 'de-DE', timeZone: 'W. Europe Standard Time' },
      { language: 'ja-JP', keyboard: '0411:00000411;0409:00000409' },
    ],
    [{}, { computerName: 'PC-7', owner: 'Owner' }, { workgroup: 'LAB', organization: 'A & B' }],
    [
      {},
      {
        remoteDesktop: true,
        commands: [
          { when: 'windowsPE', command: 'cmd.exe /c ver' },
          { when: 'specialize', command: 'powercfg.exe /h off', description: 'No hibernation' },
        ],
      },
    ],
    [
      {},
      {
        commands: [{ when: 'firstLogon', command: 'cmd.exe /c ver' }],
        blocks: [{ block: 'remove-secrets' }, { block: 'drivers-pe' }],
      },
    ],
    windows === 'windows-11' ? [{}, { bypassHardwareChecks: true }] : [{}],
  ];
  const open = new Set<string>();
  for (const [i, first] of questions.entries())
    for (const [j, second] of questions.entries())
      if (i < j) for (const a of first.keys()) for (const b of second.keys()) open.add(`${i}.${a} ${j}.${b}`);
  const made: Answers[] = [];
  while (open.size > 0) {
    const chosen: number[] = [];
    for (const [i, choices] of questions.entries()) {
      const gain = (a: number): number => chosen.filter((b, j) => open.has(`${j}.${b} ${i}.${a}`)).length;
      const wanted = [...open].some((pair) => pair.startsWith(`${i}.`));
      const ranked = [...choices.keys()].sort((a, b) => gain(b) - gain(a));
      const unmet = ranked.find((a) => [...open].some((pair) => pair.startsWith(`${i}.${a} `)));
      chosen.push(gain(ranked[0]!) > 0 || !wanted ? ranked[0]! : unmet!);
    }
    for (const [i, a] of chosen.entries())
      for (const [j, b] of chosen.entries()) if (i < j) open.delete(`${i}.${a} ${j}.${b}`);
    const parts = chosen.map((a, i) => questions[i]![a]!);
    const commands = parts.flatMap((part) => part.commands ?? []);
    made.push({
      ...leastOf(windows),
      ...Object.assign({}, ...parts),
      ...(commands.length > 0 && { commands }),
    });
    assert.ok(made.length < 400, 'the pairs do not come to an end');
  }
  return made;
}

function leastOf(windows: TargetWindows): Answers {
  return windows.startsWith('server-') ? leastAnswers(windows) : { windows };
}
