/** Plans of answer files for tests, and a form of them that a person can read. */
import assert from 'node:assert/strict';
import type { AnswerFile } from '../../server/answer-file/answer-file';
import { bind } from '../../server/answer-file/bind';
import type { TargetOverrides } from '../../server/answer-file/target';
import { check } from '../../server/checks/check';
import { type PlanOptions, type PlanQuestion, planSetup, type SetupPlan } from '../../server/plan/setup-plan';
import { planHtml } from '../../server/report/plan-html';
import { planMarkdown } from '../../server/report/plan-markdown';
import { planText } from '../../server/report/plan-text';
import { withFindings } from '../../server/report/reported-plan';
import { createLineIndex } from '../../server/syntax/line-index';
import type { TextRange } from '../../server/syntax/nodes';
import { parse } from '../../server/syntax/parser';
import { library } from './findings';

export interface Planned extends PlanOptions {
  readonly fileName?: string;
  readonly target?: TargetOverrides;
}

export function answerFile(text: string, { fileName, target = {} }: Planned = {}): AnswerFile {
  return bind(parse(text), { library, fileName, target });
}

export function planOf(text: string, options: Planned = {}): SetupPlan {
  const { fileName: _, target: __, ...planOptions } = options;
  return planSetup(answerFile(text, options), planOptions);
}

/** The question about a page; fails when the plan has none. */
export function question(plan: SetupPlan, id: string): PlanQuestion {
  const found = plan.questions.find((one) => one.id === id);
  assert.ok(found, `no question ${id} among ${plan.questions.map((one) => one.id).join(', ')}`);
  return found;
}

/** The plan in every format there is, by the name of the format. */
export function allFormats(text: string, options: Planned = {}): Readonly<Record<string, string>> {
  const file = answerFile(text, options);
  const plan = withFindings(planOf(text, options), check(file));
  return {
    json: JSON.stringify(plan),
    text: planText(plan, 'autounattend.xml', { colors: true }),
    markdown: planMarkdown(plan, 'autounattend.xml'),
    html: planHtml(plan, 'autounattend.xml'),
  };
}

/** Every range in a plan. */
export function* rangesIn(value: unknown): Generator<TextRange> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    if (key === 'range' && part) yield part as TextRange;
    else yield* rangesIn(part);
  }
}

/** The plan as JSON in which each range shows what stands there: `12:7 <InstallTo>`. */
export function readablePlan(text: string, plan: SetupPlan): string {
  const lines = createLineIndex(text);
  const show = ({ start, end }: TextRange): string => {
    const { line, column } = lines.positionAt(start);
    return `${line + 1}:${column + 1} ${text.slice(start, Math.min(end, start + 30)).split(/[\s>]/)[0]}`;
  };
  return `${JSON.stringify(plan, (key, value) => (key === 'range' && value ? show(value) : value), 2)}\n`;
}
