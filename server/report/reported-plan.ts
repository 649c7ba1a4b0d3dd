/** A setup plan together with the findings that keep Setup from carrying it out. */
import type { Finding } from '../checks/rule';
import type { SetupPlan } from '../plan/setup-plan';
import type { TextRange } from '../syntax/nodes';

export interface ReportedPlan extends SetupPlan {
  /** The findings of severity error: what Setup rejects or cannot do. */
  readonly findings: readonly PlanFinding[];
}

export interface PlanFinding {
  readonly rule: string;
  readonly message: string;
  readonly range: TextRange;
}

/** Adds the errors among the findings to a plan; a file with one does not run to its end. */
export function withFindings(plan: SetupPlan, findings: readonly Finding[]): ReportedPlan {
  const errors = findings
    .filter(({ severity }) => severity === 'error')
    .map(({ rule, message, range: { start, end } }) => ({ rule: rule.id, message, range: { start, end } }));
  const [first, second] = errors;
  if (!first || plan.problems.length > 0) return { ...plan, findings: errors };
  const headline = second
    ? `Setup stops at an error: the file has ${errors.length}.`
    : 'Setup stops at the error in this file.';
  return { ...plan, unattended: 'no', verdict: { ...plan.verdict, headline }, findings: errors };
}
