/** Questions one after the other, and the way back. */
import assert from 'node:assert/strict';
import { BACK, runSteps, type Step } from '../../../client/questions/steps';

type Answers = readonly string[];

describe('steps', () => {
  /** Each step adds what the script says next. */
  const scripted = (script: (string | typeof BACK | undefined)[], seen: string[] = []) => {
    const step: Step<Answers> = async (answers, { step, totalSteps }) => {
      seen.push(`${step}/${totalSteps}`);
      const next = script.shift();
      return typeof next === 'string' ? [...answers.slice(0, step - 1), next] : next;
    };
    return step;
  };

  it('go forwards and back, and keep what was answered', async () => {
    const seen: string[] = [];
    const step = scripted(['a', BACK, 'b', 'c'], seen);
    assert.deepEqual(await runSteps<Answers>('', [], () => [step, step]), ['b', 'c']);
    assert.deepEqual(seen, ['1/2', '2/2', '1/2', '2/2']);
  });

  it('follow the answers', async () => {
    const step = scripted(['more', 'last']);
    const stepsFor = (answers: Answers) => (answers[0] === 'more' ? [step, step] : [step]);
    assert.deepEqual(await runSteps('', [], stepsFor), ['more', 'last']);
  });

  it('end without an answer when the person gives up', async () => {
    const step = scripted(['a', undefined]);
    assert.equal(await runSteps<Answers>('', [], () => [step, step]), undefined);
  });

  it('end without an answer when nobody can say how to go on', async () => {
    const step = scripted(['a']);
    const stepsFor = (answers: Answers) => (answers.length === 0 ? [step, step] : undefined);
    assert.equal(await runSteps<Answers>('', [], stepsFor), undefined);
  });
});
