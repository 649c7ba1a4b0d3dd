/** The passes in the order in which they come, with their steps, who runs them, and where the computer restarts. */
import { entersAuditMode } from '../answer-file/purpose';
import type { PassName } from '../schema/component-schema';
import { activeAutoLogon } from './accounts';
import type { Circumstances } from './circumstances';
import { userAtLogon } from './commands';
import type { PlanStage, PlanStep, SetupPlan, StageName, WayIn } from './model';
import { rangeOf } from './text';
import { accountSteps, endSteps, offlineSteps, settingsSteps } from './timeline-passes';
import { commandSteps, type PlanParts, pageSteps, windowsPeSteps } from './timeline-steps';

/** Returns the stages that run and those that hold settings which never come to effect. */
export function planTimeline(at: Circumstances, parts: PlanParts): SetupPlan['timeline'] {
  const stages = orderOf(at).flatMap((name, index, order) => {
    const isAgain = order.indexOf(name) < index;
    const stage = planStage(at, parts, name, isAgain);
    return stage ? [stage] : [];
  });
  const last = stages.findLastIndex(({ runs }) => runs);
  const imageIsReady = stages.findLastIndex(
    ({ pass }) => pass === 'windowsPE' || pass === 'offlineServicing',
  );
  return stages.map((stage, index) => ({
    ...stage,
    restarts: index < last && (stage.restarts || (stage.runs && index === imageIsReady)),
    ...(index === imageIsReady + 1 && at.wayIn === 'wds' && stage.runs && { note: REST_OF_WDS }),
  }));
}

const REST_OF_WDS = 'With WDS this pass and the later ones come from the answer file of the image.';

/** A pass that runs twice is there twice: OOBE before and behind audit mode, specialize before and behind Sysprep. */
function orderOf(at: Circumstances): readonly StageName[] {
  const sealsAgain = at.wayIn !== 'sysprep' && at.runs('generalize');
  return [
    'boot',
    'windowsPE',
    'offlineServicing',
    ...(sealsAgain ? [] : (['generalize'] as const)),
    'specialize',
    ...(turnsToAudit(at) ? (['oobeSystem'] as const) : []),
    'auditSystem',
    'auditUser',
    ...(sealsAgain ? (['generalize', 'specialize'] as const) : []),
    ...(turnsToAudit(at) && at.staysInAudit ? [] : (['oobeSystem'] as const)),
    'first-logon',
  ];
}

/** True when OOBE, on coming up, makes way for audit mode. */
function turnsToAudit(at: Circumstances): boolean {
  return entersAuditMode(at.file) && at.runs('auditUser');
}

function planStage(
  at: Circumstances,
  parts: PlanParts,
  pass: StageName,
  isAgain: boolean,
): PlanStage | undefined {
  if (pass === 'boot') return bootStage(at);
  if (pass === 'first-logon') return logonStage(at, parts);
  const settings = at.file.passes.find(({ known }) => known === pass);
  const runs = at.runs(pass);
  const isWritten = settings !== undefined && settings.components.length > 0;
  if (!isWritten && !(runs && ALWAYS_SHOWN.includes(pass))) return undefined;
  const turns = pass === 'oobeSystem' && !isAgain && turnsToAudit(at);
  const steps = !runs ? [] : turns ? endSteps(at, pass) : stepsOf(at, parts, pass);
  const note = !runs ? whyNot(at, pass) : isAgain ? AGAIN[pass] : NOTES[pass]?.(at);
  return {
    pass,
    title: turns ? 'OOBE makes way for audit mode' : TITLES[pass],
    runs,
    user: pass === 'auditUser' ? 'Administrator (audit mode)' : 'SYSTEM',
    steps,
    // Where Reseal or Generalize ends a pass, that step says what the computer does.
    restarts: runs && RESTARTS.includes(pass) && !steps.some(({ kind }) => kind === 'end'),
    ...(note !== undefined && { note }),
    range: settings ? rangeOf(settings) : null,
  };
}

/** Passes that Setup goes through even when the file holds nothing for them. */
const ALWAYS_SHOWN: readonly PassName[] = ['windowsPE', 'specialize', 'oobeSystem'];

const RESTARTS: readonly PassName[] = ['offlineServicing', 'generalize', 'specialize', 'auditUser'];

const AGAIN: Readonly<Partial<Record<PassName, string>>> = {
  specialize: 'It runs again, since the image was generalized.',
};

const TITLES: Readonly<Record<PassName, string>> = {
  windowsPE: 'Windows PE: Setup prepares the disk and copies the image',
  offlineServicing: 'The image is serviced before its first start',
  generalize: 'Sysprep removes what belongs to this computer',
  specialize: 'First start: Windows gets its name and its settings',
  auditSystem: 'Audit mode, before somebody signs in',
  auditUser: 'Audit mode, as the built-in Administrator',
  oobeSystem: 'Windows welcome (OOBE): accounts, languages, what is left to ask',
};

const NOTES: Readonly<Partial<Record<PassName, (at: Circumstances) => string | undefined>>> = {
  windowsPE: ({ wayIn }) =>
    wayIn === 'setup'
      ? 'Started inside Windows, Setup cannot lay out the disk that this Windows uses.'
      : undefined,
};

function whyNot(at: Circumstances, pass: PassName): string {
  if (!at.accepted) return 'Setup does not take this file as an answer file.';
  if (pass === 'auditSystem' || pass === 'auditUser')
    return 'Nothing leads to audit mode (Reseal with the mode Audit).';
  if (pass === 'generalize') return 'This pass runs only when Sysprep generalizes the image.';
  return WHY_NOT[at.wayIn];
}

const WHY_NOT: Readonly<Record<WayIn, string>> = {
  media: 'This pass does not run.',
  setup: 'This pass does not run.',
  wds: 'This pass does not run.',
  sysprep: 'Sysprep does not run this pass.',
  dism: 'DISM applies offlineServicing only; the rest runs if the file is also copied to %WINDIR%\\Panther\\unattend.xml.',
};

function bootStage({ wayIn, newSetup, runs }: Circumstances): PlanStage {
  const text = wayIn === 'sysprep' && runs('auditUser') ? SYSPREP_AUDIT : BOOTS[wayIn];
  const step: PlanStep = { kind: 'settings', text, user: 'SYSTEM', range: null };
  return {
    pass: 'boot',
    title: wayIn === 'sysprep' || wayIn === 'dism' ? 'The file is handed over' : 'The computer starts Setup',
    runs: true,
    user: 'SYSTEM',
    steps: [step],
    restarts: false,
    ...(newSetup && wayIn === 'media' && { note: 'The new Setup of Windows 11 24H2 and later.' }),
    range: null,
  };
}

const BOOTS: Readonly<Record<WayIn, string>> = {
  media: 'Setup finds autounattend.xml in the root of a removable drive.',
  setup: 'setup.exe /unattend names the file.',
  wds: 'The WDS client gets the file from its server.',
  sysprep: 'sysprep /generalize /oobe /unattend names the file; Windows is installed already.',
  dism: 'dism /Apply-Unattend applies the file to an image that is not running.',
};

const SYSPREP_AUDIT = 'sysprep /audit /unattend names the file; Windows is installed already.';

function stepsOf(at: Circumstances, parts: PlanParts, pass: PassName): readonly PlanStep[] {
  const commands = commandSteps(parts, pass);
  switch (pass) {
    case 'windowsPE':
      return windowsPeSteps(at, parts);
    case 'offlineServicing':
      return offlineSteps(at, parts);
    case 'generalize':
      return [...settingsSteps(at, pass), ...commands, ...endSteps(at, pass)];
    case 'specialize':
      return [...settingsSteps(at, pass), ...commands];
    case 'oobeSystem':
      return [
        ...settingsSteps(at, pass),
        ...accountSteps(at, parts, pass),
        ...commands,
        ...pageSteps(parts, 'oobe'),
      ];
    default:
      return [
        ...settingsSteps(at, pass),
        ...accountSteps(at, parts, pass),
        ...commands,
        ...endSteps(at, pass),
      ];
  }
}

function logonStage(at: Circumstances, parts: PlanParts): PlanStage | undefined {
  if (at.wayIn === 'dism' || at.staysInAudit || !at.accepted) return undefined;
  const user = userAtLogon(at);
  const logon = activeAutoLogon(at);
  const { autoLogon } = parts;
  const text = autoLogon
    ? `${autoLogon.username ?? '?'} is signed in automatically${countOf(autoLogon.count)}.`
    : 'Windows waits until somebody signs in.';
  const signIn: PlanStep = {
    kind: 'logon',
    text,
    user,
    ...(autoLogon && autoLogon.works === 'no' && { problem: autoLogon.because }),
    range: logon ? rangeOf(logon.setting) : null,
  };
  return {
    pass: 'first-logon',
    title: 'First logon',
    runs: true,
    user,
    steps: [signIn, ...commandSteps(parts, 'first-logon')],
    restarts: false,
    range: signIn.range,
  };
}

function countOf(count: number | null): string {
  if (count === null) return '';
  return count === 1 ? ' once' : ` ${count} times`;
}
