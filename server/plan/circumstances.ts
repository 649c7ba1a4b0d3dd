/** What every part of a plan asks about first: the way in, the version, what this Windows reads of the file. */
import { type Accounts, accountsOf, namesUser } from '../answer-file/accounts';
import type { AnswerFile, Component, Setting } from '../answer-file/answer-file';
import { commandsOf } from '../answer-file/commands';
import { type SimulatedPartition, simulateDisks } from '../answer-file/disks';
import { earliestWindows } from '../answer-file/earliest-windows';
import { type Installation, imageEditionOf, installationsOf } from '../answer-file/installation';
import { entersAuditMode, isForServer, joinsDomain, managesAccounts } from '../answer-file/purpose';
import { booleanOf, componentsNamed, DEPLOYMENT, SETUP, SHELL_SETUP, settingIn } from '../answer-file/query';
import { hasNewSetup, kernelOf } from '../answer-file/target';
import { releaseOf } from '../answer-file/windows-names';
import { PASSES, type PassName } from '../schema/component-schema';
import { isAtLeast, isOlder, type WindowsVersion } from '../schema/windows-version';
import type { PlanOptions, SkippedComponent, WayIn } from './model';
import { forOneArchitecture } from './one-architecture';

export interface Circumstances {
  /** The answer file without the components that this Windows passes over. */
  readonly file: AnswerFile;
  readonly skipped: readonly SkippedComponent[];
  readonly wayIn: WayIn;
  readonly diskSizeMB: number;
  /** "10 22H2", "8.1"; of a server that of the client with its kernel. Undefined when the file does not show it. */
  readonly version: WindowsVersion | undefined;
  /** The oldest version that the file can be for, where the version is not known. */
  readonly earliest: WindowsVersion | undefined;
  readonly server: boolean | undefined;
  /** True from the Setup of Windows 11 24H2 on; undefined when the file does not show which it is. */
  readonly newSetup: boolean | undefined;
  /** False when Setup finds no answer file in this text and runs as if there were none. */
  readonly accepted: boolean;
  readonly runs: (pass: PassName) => boolean;
  /** True when audit mode is where the installation ends. */
  readonly staysInAudit: boolean;
  /** True for a file of the WDS client, beside which the image has an answer file of its own for the later passes. */
  readonly leavesRest: boolean;
  readonly setup: Component | undefined;
  readonly installation: Installation | undefined;
  /** Shell-Setup of oobeSystem. */
  readonly shell: Component | undefined;
  readonly accounts: Accounts;
  /** True when OOBE has no reason to ask who will use the computer; undefined when a command may see to it. */
  readonly hasUser: boolean | undefined;
  /** Edition id, such as `Professional`. */
  readonly edition: string | undefined;
}

/** What is taken to be so although the file does not have it yet, to find out what else has to be mended. */
export interface Supposition {
  /** Setup takes the file. */
  readonly takesFile?: true;
  /** Sysprep ends audit mode and goes on to OOBE. */
  readonly leavesAudit?: true;
}

export function circumstancesOf(
  original: AnswerFile,
  options: PlanOptions,
  { takesFile, leavesAudit }: Supposition = {},
): Circumstances {
  const { file, skipped } = forOneArchitecture(original);
  const wayIn = options.wayIn ?? wayInOf(original);
  const version = versionOf(file);
  const [setup] = componentsNamed(file, SETUP, 'windowsPE');
  const installation = installationsOf(file)[0];
  const accepted = takesFile ?? isAccepted(file, wayIn);
  const audit = auditModeOf(file, wayIn, leavesAudit);
  const accounts = accountsOf(file);
  return {
    file,
    skipped,
    wayIn,
    diskSizeMB: options.diskSizeMB ?? usualDiskSize(file),
    version,
    earliest: version === undefined ? earliestWindows(file) : undefined,
    server: isForServer(file),
    newSetup: hasNewSetup(file.target),
    accepted,
    runs: (pass) => accepted && PASSES_OF[wayIn].includes(pass) && audit.runs(pass),
    staysInAudit: audit.stays,
    leavesRest: wayIn === 'wds' && file.components.every(({ pass }) => pass.known === 'windowsPE'),
    setup,
    installation,
    shell: componentsNamed(file, SHELL_SETUP, 'oobeSystem')[0],
    accounts,
    hasUser: hasUser(file, accounts, version),
    edition: (installation && imageEditionOf(installation)) ?? file.target.edition,
  };
}

/** True when the version is that one or a later one; undefined when it is not known. */
export function isSince({ version, earliest }: Circumstances, since: WindowsVersion): boolean | undefined {
  if (version === undefined) return isAtLeast(earliest, since) ? true : undefined;
  return isWholeOf(version, since) ? undefined : isAtLeast(version, since);
}

/** True when the version is that one or an earlier one; undefined when it is not known. */
export function isUntil({ version, earliest }: Circumstances, until: WindowsVersion): boolean | undefined {
  if (version === undefined) return earliest !== undefined && isOlder(until, earliest) ? false : undefined;
  return isWholeOf(version, until) ? undefined : !isOlder(until, version);
}

/** True when a command in Windows PE partitions the disks, so that DiskConfiguration is not all that does. */
export function laysOutDisks(file: AnswerFile): boolean {
  return commandsOf(file).some(({ pass, text }) => pass === 'windowsPE' && DISK_TOOLS.test(text));
}

const DISK_TOOLS = /\bdiskpart(?:\.exe)?["']?\s+\/s\b|\b(?:Clear-Disk|Initialize-Disk|New-Partition)\b/i;

/** The setting at a path of the first component of that name in that pass which has it. */
export function settingOf(
  { file }: Circumstances,
  pass: PassName,
  component: string,
  path: string,
): Setting | undefined {
  for (const found of componentsNamed(file, component, pass)) {
    const setting = settingIn(found, path);
    if (setting) return setting;
  }
  return undefined;
}

/** True when SkipMachineOOBE leaves out the pages of OOBE that are about the computer. */
export function skipsMachineOobe({ shell }: Circumstances): boolean {
  return shell !== undefined && booleanOf(settingIn(shell, 'OOBE/SkipMachineOOBE')) === true;
}

/** True for "11" beside "11 24H2": the release decides, and it is not known. */
function isWholeOf(version: WindowsVersion, bound: WindowsVersion): boolean {
  return !version.includes(' ') && bound.startsWith(`${version} `);
}

const DEFAULT_DISK_SIZE_MB = 64 * 1024;
const LARGEST_DISK_SIZE_MB = 16 * 1024 * 1024;

/** Nobody has said how large the disk is: 64 GB, or the next usual size with room for what the file wants. */
function usualDiskSize(file: AnswerFile): number {
  const wanted = Math.max(0, ...simulateDisks(file).map(({ partitions }) => sumOfSizes(partitions)));
  for (let size = DEFAULT_DISK_SIZE_MB; size <= LARGEST_DISK_SIZE_MB; size *= 2)
    if (wanted <= size) return size;
  return DEFAULT_DISK_SIZE_MB;
}

/** Logical partitions lie inside an extended one, which mostly takes the rest and says no size of its own. */
function sumOfSizes(partitions: readonly SimulatedPartition[]): number {
  const isSized = partitions.some(({ type, sizeMB }) => type === 'Extended' && sizeMB !== undefined);
  return partitions
    .filter(({ type, create }) => create && !(isSized && type === 'Logical'))
    .reduce((sum, { sizeMB = 0 }) => sum + sizeMB, 0);
}

/** The passes that a way in may run, audit mode included; a WDS client takes the later ones from the image's file. */
const PASSES_OF: Readonly<Record<WayIn, readonly PassName[]>> = {
  media: PASSES,
  setup: PASSES,
  wds: PASSES,
  sysprep: ['generalize', 'specialize', 'auditSystem', 'auditUser', 'oobeSystem'],
  dism: ['offlineServicing'],
};

function wayInOf(file: AnswerFile): WayIn {
  if (
    componentsNamed(file, SETUP, 'windowsPE').some((setup) => settingIn(setup, 'WindowsDeploymentServices'))
  ) {
    return 'wds';
  }
  if (file.passes.some(({ known, components }) => known === 'windowsPE' && components.length > 0))
    return 'media';
  if (file.tree.root?.localName !== 'unattend') return 'media';
  if (file.passes.length === 0 || /^autounattend/i.test(file.fileName ?? '')) return 'media';
  return file.passes.every(({ known }) => known === 'offlineServicing') ? 'dism' : 'sysprep';
}

/** On media Setup looks for a file with settings for windowsPE, and takes no other. */
function isAccepted(file: AnswerFile, wayIn: WayIn): boolean {
  if (file.tree.root?.localName !== 'unattend') return false;
  return wayIn !== 'media' || file.components.some(({ pass }) => pass.known === 'windowsPE');
}

interface AuditMode {
  readonly stays: boolean;
  readonly runs: (pass: PassName) => boolean;
}

function auditModeOf(file: AnswerFile, wayIn: WayIn, leavesAudit?: true): AuditMode {
  const has = (pass: PassName) => file.components.some((component) => component.pass.known === pass);
  const sysprepToAudit =
    wayIn === 'sysprep' && !has('oobeSystem') && (has('auditSystem') || has('auditUser'));
  const enters = entersAuditMode(file) || sysprepToAudit;
  const leaves =
    leavesAudit ??
    componentsNamed(file, DEPLOYMENT, 'auditUser').some((component) =>
      ['Reseal/Mode', 'Generalize/Mode'].some(
        (path) => settingIn(component, path)?.value.toLowerCase() === 'oobe',
      ),
    );
  const generalizes = componentsNamed(file, DEPLOYMENT, 'auditUser').some((component) =>
    settingIn(component, 'Generalize'),
  );
  return {
    stays: enters && !leaves,
    runs: (pass) => {
      if (pass === 'auditSystem' || pass === 'auditUser') return enters;
      if (pass === 'generalize') return wayIn === 'sysprep' || (enters && generalizes);
      return pass !== 'oobeSystem' || !sysprepToAudit || leaves;
    },
  };
}

/** A Windows 10 without a build counts as its last release; of Windows 11 the release matters too much to guess. */
function versionOf(file: AnswerFile): WindowsVersion | undefined {
  const kernel = kernelOf(file.target);
  const { windows, build } = file.target;
  if (!windows || !kernel?.startsWith('1') || kernel.includes(' ')) return kernel;
  const release = releaseOf(kernel, build);
  if (release !== undefined) return `${kernel} ${release}`;
  return kernel === '10' ? '10 22H2' : kernel;
}

function hasUser(
  file: AnswerFile,
  accounts: Accounts,
  version: WindowsVersion | undefined,
): boolean | undefined {
  // Before Windows 10 an automatic logon alone does not stand for an account.
  const isOld = isOlder(version, '10');
  const has = isOld
    ? accounts.local.length + accounts.domain.length > 0
    : namesUser(accounts) || joinsDomain(file);
  return has || (managesAccounts(file) ? undefined : false);
}
