/** A setup plan together with the findings that keep Setup from carrying it out, each at the step that fails. */
import type { Finding } from '../checks/rule';
import type {
  PlanDisk,
  PlanPartition,
  PlanProblem,
  PlanStage,
  PlanStep,
  SetupPlan,
} from '../plan/setup-plan';
import type { TextRange } from '../syntax/nodes';

export interface ReportedPlan extends SetupPlan {
  /** The findings of severity error: what Setup rejects or cannot do. */
  readonly findings: readonly PlanFinding[];
  readonly disks: readonly ReportedDisk[];
  readonly timeline: readonly ReportedStage[];
}

export interface PlanFinding {
  readonly rule: string;
  readonly message: string;
  readonly range: TextRange;
}

export interface ReportedDisk extends PlanDisk {
  /** What the rules say about the disk; `problems` keeps what only this size of the disk makes impossible. */
  readonly findings: readonly PlanFinding[];
}

export interface ReportedStage extends PlanStage {
  /** What is wrong in this pass, and in none of its steps. */
  readonly findings: readonly PlanFinding[];
  readonly steps: readonly ReportedStep[];
}

export interface ReportedStep extends PlanStep {
  readonly findings: readonly PlanFinding[];
}

/** Adds the errors among the findings to a plan; a file with one does not run to its end. */
export function withFindings(plan: SetupPlan, findings: readonly Finding[]): ReportedPlan {
  const errors = findings
    .filter(({ severity }) => severity === 'error')
    .map(({ rule, message, range: { start, end } }) => ({ rule: rule.id, message, range: { start, end } }));
  const reported: ReportedPlan = {
    ...plan,
    disks: plan.disks.map((disk) => withDiskFindings(disk, errors)),
    timeline: withStepFindings(plan.timeline, errors),
    findings: errors,
  };
  const [first, second] = errors;
  if (!first || plan.problems.length > 0) return reported;
  const headline = second
    ? `Setup stops at an error: the file has ${errors.length}.`
    : 'Setup stops at the error in this file.';
  return { ...reported, unattended: 'no', verdict: { ...plan.verdict, headline } };
}

function withDiskFindings(disk: PlanDisk, errors: readonly PlanFinding[]): ReportedDisk {
  const findings = errors.filter(({ range }) => contains(disk.range, range));
  return {
    ...disk,
    partitions: disk.partitions.map((partition) => withPartitionFinding(partition, findings)),
    problems: disk.problems.filter(({ message }) => !findings.some((finding) => says(finding, message))),
    findings,
  };
}

/** The finding says more than the reason from which its rule made it. */
function withPartitionFinding(partition: PlanPartition, findings: readonly PlanFinding[]): PlanPartition {
  const { problem } = partition;
  const finding = problem === undefined ? undefined : findings.find((one) => says(one, problem));
  return finding ? { ...partition, problem: finding.message } : partition;
}

function withStepFindings(
  timeline: readonly PlanStage[],
  errors: readonly PlanFinding[],
): readonly ReportedStage[] {
  const places = timeline.flatMap((stage) => [stage, ...stage.steps]);
  const found = new Map<PlanStage | PlanStep, PlanFinding[]>();
  for (const error of errors) {
    const place = narrowest(places, error.range);
    if (place) found.set(place, [...(found.get(place) ?? []), error]);
  }
  const at = (place: PlanStage | PlanStep) => found.get(place) ?? [];
  return timeline.map((stage) => ({
    ...stage,
    steps: stage.steps.map((step) => withoutRepetition({ ...step, findings: at(step) })),
    findings: at(stage),
  }));
}

function withoutRepetition(step: ReportedStep): ReportedStep {
  const { problem, ...others } = step;
  return problem !== undefined && step.findings.some((finding) => says(finding, problem)) ? others : step;
}

function says({ message }: PlanFinding, problem: PlanProblem['message']): boolean {
  return message.startsWith(problem);
}

/** Of equal ranges the last: a step is more than the pass that it is all of. */
function narrowest<Place extends { readonly range: TextRange | null }>(
  places: readonly Place[],
  range: TextRange,
): Place | undefined {
  let best: Place | undefined;
  for (const place of places) {
    if (contains(place.range, range) && (!best || lengthOf(place) <= lengthOf(best))) best = place;
  }
  return best;
}

function lengthOf({ range }: { readonly range: TextRange | null }): number {
  return range ? range.end - range.start : Number.POSITIVE_INFINITY;
}

function contains(outer: TextRange | null, inner: TextRange): boolean {
  return outer !== null && outer.start <= inner.start && inner.end <= outer.end;
}
