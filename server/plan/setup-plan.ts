/** What Windows Setup will do with an answer file, and where it will stop and ask. */

import type { AnswerFile } from '../answer-file/answer-file';
import { versionFamily } from '../answer-file/earliest-windows';
import { perFile } from '../answer-file/per-file';
import type { TargetOverrides } from '../answer-file/target';
import { releaseOf, windowsLabel, windowsVersion } from '../answer-file/windows-names';
import { planAccounts, planAutoLogon } from './accounts';
import { type Circumstances, circumstancesOf } from './circumstances';
import { planCommands } from './commands';
import { planDisks } from './disks';
import { planDrivers, planPackages } from './drivers';
import { editionName, planImage } from './image';
import type { PlanOptions, PlanProblem, SetupPlan } from './model';
import { planNetwork } from './network';
import { planQuestions } from './questions';
import { planRegional } from './regional';
import { planSecrets } from './secrets';
import { shownText } from './text';
import { planTimeline } from './timeline';
import { judgePlan } from './verdict';

export * from './model';

/** Returns the plan of an answer file; it is made once for each file and set of options. Never throws. */
export function planSetup(file: AnswerFile, options: PlanOptions = {}): SetupPlan {
  const key = `${options.diskSizeMB ?? ''} ${options.wayIn ?? ''}`;
  const plans = plansOf(file);
  let plan = plans.get(key);
  if (!plan) {
    const at = circumstancesOf(file, options);
    plan = makePlan(at, at.accepted ? at : circumstancesOf(file, options, { takesFile: true }));
    plans.set(key, plan);
  }
  return plan;
}

/** The plans that were made of a file, by their options. */
const plansOf = perFile(() => new Map<string, SetupPlan>());

function makePlan(at: Circumstances, mending: Circumstances): SetupPlan {
  const parts = {
    disks: planDisks(at),
    image: planImage(at),
    questions: planQuestions(at, mending),
    accounts: planAccounts(at),
    autoLogon: planAutoLogon(at),
    regional: planRegional(at),
    network: planNetwork(at),
    drivers: planDrivers(at),
    packages: planPackages(at),
    commands: planCommands(at),
  };
  const problems = problemsOf(at);
  return {
    target: planTarget(at),
    wayIn: at.wayIn,
    diskSizeMB: at.diskSizeMB,
    ...judgePlan({ questions: parts.questions, problems }),
    problems,
    ...parts,
    timeline: planTimeline(at, parts),
    secrets: planSecrets(at),
    skipped: at.skipped,
  };
}

/** A file that is no well-formed XML is read by nobody; what stands in it is planned all the same. */
function problemsOf({ file }: Circumstances): readonly PlanProblem[] {
  const faults = file.tree.errors.filter(({ code }) => code !== 'doctype' && code !== 'limit-reached');
  return faults
    .slice(0, MOST_PROBLEMS)
    .map(({ message, start, end }) => ({ message: shownText(file, message), range: { start, end } }));
}

const MOST_PROBLEMS = 10;

function planTarget({ file, earliest, server }: Circumstances): SetupPlan['target'] {
  const { windows, build, edition, architecture, firmware } = file.target;
  const facts: TargetOverrides = {
    ...(windows && { windows }),
    ...(build !== undefined && { build }),
    ...(edition !== undefined && { edition }),
    ...(architecture && { architecture }),
    ...(firmware && { firmware }),
  };
  // Every Windows is Vista or later.
  if (windows || earliest === undefined || earliest === 'Vista' || server)
    return { ...facts, label: labelOf(facts) };
  return { ...facts, label: `${versionFamily(earliest)} or later` };
}

function labelOf({ windows, build, edition, architecture, firmware }: TargetOverrides): string {
  if (!windows) return 'Windows of unknown version';
  const words = [
    windowsLabel(windows),
    windows.startsWith('windows-') ? releaseOf(windowsVersion(windows), build) : undefined,
    edition && editionName(edition, windows),
    architecture,
    firmware?.toUpperCase(),
  ];
  return words.filter((word) => word !== undefined).join(', ');
}
