/** The wizard for a new answer file, answered at random with ways back: each of its paths ends with a good file. */
import assert from 'node:assert/strict';
import type { NewFileAnswers } from '../../../client/new-answer-file/answers';
import { askForAnswers } from '../../../client/new-answer-file/ask-for-answers';
import { TARGET_WINDOWS } from '../../../server/answer-file/target';
import {
  ANSWER_CHOICES,
  type AnswerChoicesResult,
  CREATE_ANSWER_FILE,
  type CreateAnswerFileResult,
} from '../../../server/lsp/protocol';
import { planSetup } from '../../../server/plan/setup-plan';
import { findingsOf } from '../../support/findings';
import { type LanguageClient, startLanguageClient } from '../../support/language-client';
import { bindText } from '../../support/marked-text';
import { person, type ShownInput } from '../../support/vscode';

const PASSWORD = 'Pa55-w0rd!';

describe('the wizard for a new answer file', () => {
  let client: LanguageClient;
  before(async () => {
    client = await startLanguageClient();
  });
  after(() => client.stop());

  const choicesAfter = (answers: object) => client.request<AnswerChoicesResult>(ANSWER_CHOICES, { answers });
  const create = (answers: object) => client.request<CreateAnswerFileResult>(CREATE_ANSWER_FILE, { answers });

  /** Runs the wizard with somebody who does that with each input, and returns the file. */
  async function run(sees: (input: ShownInput) => void): Promise<[string, NewFileAnswers]> {
    person.sees = sees;
    const answers = await askForAnswers(choicesAfter, create);
    assert.ok(answers);
    const { text, problems } = await create(answers);
    assert.deepEqual(problems, [], JSON.stringify(answers));
    return [text!, answers];
  }

  /** What runs at the first logon waits for somebody where nobody is signed in; nothing else may stop Setup. */
  function assertGood(text: string, answers: NewFileAnswers): void {
    const findings = findingsOf(text, { fileName: 'autounattend.xml' })
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map(({ rule, message }) => `${rule.id}: ${message}`);
    assert.deepEqual(findings, [], JSON.stringify(answers));
    const { verdict, questions } = planSetup(bindText(text));
    const stops = questions.filter(({ verdict: one, blocks }) => one === 'asks' && blocks);
    const waits = text.includes('<FirstLogonCommands>') && !answers.autoLogon;
    assert.deepEqual(
      stops.map(({ id }) => id),
      waits ? ['logon-screen'] : [],
      JSON.stringify(answers),
    );
    const runs = answers.blocks?.length || /diskpart|vhd/.test(answers.layout?.block ?? '');
    for (const decider of verdict.dependsOn)
      assert.match(decider, runs ? /^(?:media|hardware|commands)$/ : /^(?:media|hardware)$/);
  }

  it('goes with Enter alone from the first step to a good file, but for the password', async () => {
    const asked: string[] = [];
    const [text, answers] = await run((input) => {
      asked.push(input.placeholder ?? input.prompt ?? '');
      if (input.password) {
        input.accept();
        input.value = PASSWORD;
      }
      input.accept(input.activeItems?.[0] ?? input.items?.[0]);
    });
    assertGood(text, answers);
    assert.equal(asked[0], 'The version of Windows');
    assert.equal(asked.at(-1), 'Applications to install and commands to run');
    assert.equal(answers.windows, 'windows-11');
  });

  it('asks for an empty password, and for a weak one of a server, in the step itself', async () => {
    const told: string[] = [];
    await run((input) => {
      const item = input.items?.find(({ label }) => label === 'Windows Server 2022');
      if (!input.password) return input.accept(item ?? input.activeItems?.[0] ?? input.items?.[0]);
      const tries = ['', 'weak', PASSWORD];
      const next = (): void => {
        input.value = tries.shift()!;
        input.accept();
        if (tries.length === 0) return;
        waitFor(
          () => input.validationMessage !== undefined && told.at(-1) !== input.validationMessage,
          () => {
            told.push(input.validationMessage!);
            next();
          },
        );
      };
      next();
    });
    assert.equal(told[0], 'It must not be empty.');
    assert.match(told[1]!, /^Windows Server wants .*8/);
  });

  it('signs in for what waits for the first logon', async () => {
    const [text, answers] = await run((input) => {
      if (input.password) input.value = PASSWORD;
      const wanted = answered(input, 'Install an MSI package');
      input.accept(wanted ?? input.activeItems?.[0] ?? input.items?.[0]);
    });
    assert.deepEqual(answers.autoLogon, { account: 'admin' });
    assert.match(text, /<AutoLogon>/);
    assert.match(text, /msiexec\.exe \/i "C:\\Setup\\app\.msi"/);
    assertGood(text, answers);
  });

  for (const [index, windows] of TARGET_WINDOWS.entries()) {
    it(`ends with a file without error, warning and question on every path: ${windows}`, async () => {
      const { windows: versions } = await choicesAfter({});
      const label = versions.find(({ value }) => value === windows)!.label;
      for (const seed of windows === 'windows-11' ? [101, 102, 103, 104] : [index]) {
        const random = numbers(seed);
        let steps = 0;
        const [text, answers] = await run((input) => {
          steps += 1;
          if (steps < 60 && input.buttons.length > 0 && random() < 0.15) return input.back();
          if (!input.items) {
            if (input.password) input.value = PASSWORD;
            return input.accept();
          }
          const items = input.items.filter(({ kind }) => kind !== -1);
          const isWindows = items.some((item) => item.label === label) && steps < 60;
          const other = random() < 0.2;
          const chosen =
            isWindows && !other
              ? items.find((item) => item.label === label)
              : steps > 40
                ? items[0]
                : items[Math.floor(random() * items.length)];
          input.accept(chosen);
        });
        assertGood(text, answers);
      }
    });
  }
});

/** The item of that name in the first list of additions, and no more after it. */
function answered(input: ShownInput, label: string): unknown {
  const items = input.items ?? [];
  if (!items.some((item) => item.label === 'No applications and commands')) return undefined;
  return items.find((item) => item.label === label);
}

function waitFor(isSo: () => boolean, then: () => void): void {
  if (isSo()) then();
  else setImmediate(() => waitFor(isSo, then));
}

/** Numbers from 0 to 1 that are the same in each run (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
