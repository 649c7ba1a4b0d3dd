/** The plan of an answer file for the preview, and the edits that make it unattended. */
import {
  TARGET_ARCHITECTURES,
  TARGET_FIRMWARES,
  TARGET_WINDOWS,
  type TargetOverrides,
} from '../../answer-file/target';
import { makeUnattended } from '../../plan/make-unattended';
import { type PlanOptions, planSetup, WAYS_IN } from '../../plan/setup-plan';
import { planHtml } from '../../report/plan-html';
import { planMarkdown } from '../../report/plan-markdown';
import { type ReportedPlan, withFindings } from '../../report/reported-plan';
import { nameIn } from '../addresses';
import { toRange } from '../convert';
import type { AnalyzedDocument } from '../documents';
import { locateRanges } from '../plan-ranges';
import {
  MAKE_UNATTENDED,
  type MakeUnattendedParams,
  type MakeUnattendedResult,
  type PlanChoice,
  RENDER_PLAN,
  type RenderPlanParams,
  type RenderPlanResult,
  SETUP_PLAN,
  type SetupPlanParams,
  type SetupPlanResult,
} from '../protocol';
import type { Handlers } from '../session';

export const planHandlers: Handlers = {
  capabilities: {},
  register({ connection, answer }) {
    connection.onRequest<SetupPlanResult, never>(
      SETUP_PLAN,
      answer<SetupPlanParams, SetupPlanResult>('setupPlan', null, (analyzed, params) => {
        const { document } = analyzed;
        const plan = planned(analyzed, params);
        return {
          plan: locateRanges(document, plan),
          wellFormed: plan.problems.length === 0,
          version: document.version,
        };
      }),
    );
    connection.onRequest<MakeUnattendedResult, never>(
      MAKE_UNATTENDED,
      answer<MakeUnattendedParams, MakeUnattendedResult>('makeUnattended', null, (analyzed, params) => {
        const { document, file } = forTarget(analyzed, params);
        const edits = makeUnattended(file, toOptions(params), params.questions);
        return {
          version: document.version,
          edits: edits.map(({ snippet, ...range }) => ({ range: toRange(document, range), snippet })),
        };
      }),
    );
    connection.onRequest<RenderPlanResult, never>(
      RENDER_PLAN,
      answer<RenderPlanParams, RenderPlanResult>('renderPlan', null, (analyzed, params) => {
        const plan = planned(analyzed, params);
        const name = nameIn(analyzed.document.uri);
        return { text: params.format === 'html' ? planHtml(plan, name) : planMarkdown(plan, name) };
      }),
    );
  },
};

function planned(analyzed: AnalyzedDocument, params: SetupPlanParams): ReportedPlan {
  const { file, findings } = forTarget(analyzed, params);
  return withFindings(planSetup(file, toOptions(params)), findings());
}

function forTarget(analyzed: AnalyzedDocument, choice: PlanChoice): AnalyzedDocument {
  const windows = TARGET_WINDOWS.find((known) => known === choice.windows);
  const architecture = TARGET_ARCHITECTURES.find((known) => known === choice.architecture);
  const firmware = TARGET_FIRMWARES.find((known) => known === choice.firmware);
  const { build } = choice;
  const overrides: TargetOverrides = {
    ...(windows && { windows }),
    ...(build !== undefined && Number.isSafeInteger(build) && { build }),
    ...(architecture && { architecture }),
    ...(firmware && { firmware }),
  };
  return Object.keys(overrides).length === 0 ? analyzed : analyzed.forTarget(overrides);
}

/** A size that is none, or a way in that does not exist, counts as not given. */
function toOptions({ diskSizeMB, wayIn }: PlanChoice): PlanOptions {
  const known = WAYS_IN.find((way) => way === wayIn);
  const size =
    diskSizeMB !== undefined && Number.isSafeInteger(diskSizeMB) && diskSizeMB > 0 ? diskSizeMB : undefined;
  return { ...(size !== undefined && { diskSizeMB: size }), ...(known && { wayIn: known }) };
}
