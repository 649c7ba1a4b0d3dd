/** The plan of an answer file for the preview, and the edits that make it unattended. */
import {
  TARGET_ARCHITECTURES,
  TARGET_FIRMWARES,
  TARGET_WINDOWS,
  type TargetOverrides,
} from '../../answer-file/target';
import { makeUnattended } from '../../plan/make-unattended';
import { type PlanOptions, planSetup, WAYS_IN } from '../../plan/setup-plan';
import type { PlacedEdit } from '../../plan/wanted-edits';
import { withFindings } from '../../report/reported-plan';
import { toTextEdit } from '../convert';
import type { AnalyzedDocument } from '../documents';
import { locateRanges } from '../plan-ranges';
import {
  MAKE_UNATTENDED,
  type MakeUnattendedResult,
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
        const { document, file, findings } = forTarget(analyzed, params);
        const plan = withFindings(planSetup(file, toOptions(params)), findings());
        return { ...locateRanges(document, plan), version: document.version };
      }),
    );
    connection.onRequest<MakeUnattendedResult, never>(
      MAKE_UNATTENDED,
      answer<SetupPlanParams, MakeUnattendedResult>('makeUnattended', null, (analyzed, params) => {
        const { document, file } = forTarget(analyzed, params);
        const { pages, all } = makeUnattended(file, toOptions(params));
        const located = (edits: readonly PlacedEdit[]) =>
          edits.map((edit) => ({ ...toTextEdit(document, edit), isSnippet: edit.isSnippet }));
        return {
          version: document.version,
          pages: pages.map(({ page, title, edits }) => ({ page, title, edits: located(edits) })),
          all: located(all),
        };
      }),
    );
  },
};

function forTarget(analyzed: AnalyzedDocument, { target = {} }: SetupPlanParams): AnalyzedDocument {
  const windows = TARGET_WINDOWS.find((known) => known === target.windows);
  const architecture = TARGET_ARCHITECTURES.find((known) => known === target.architecture);
  const firmware = TARGET_FIRMWARES.find((known) => known === target.firmware);
  const overrides: TargetOverrides = {
    ...(windows && { windows }),
    ...(target.build !== undefined && Number.isSafeInteger(target.build) && { build: target.build }),
    ...(architecture && { architecture }),
    ...(firmware && { firmware }),
  };
  return Object.keys(overrides).length === 0 ? analyzed : analyzed.forTarget(overrides);
}

/** A size that is none, or a way in that does not exist, counts as not given. */
function toOptions({ diskSizeMB, wayIn }: SetupPlanParams): PlanOptions {
  const known = WAYS_IN.find((way) => way === wayIn);
  const size =
    diskSizeMB !== undefined && Number.isSafeInteger(diskSizeMB) && diskSizeMB > 0 ? diskSizeMB : undefined;
  return { ...(size !== undefined && { diskSizeMB: size }), ...(known && { wayIn: known }) };
}
