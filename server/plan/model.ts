/** What Windows Setup will do with an answer file: plain data that reports print and the preview draws. */
import type { TargetOverrides } from '../answer-file/target';
import type { PassName } from '../schema/component-schema';
import type { TextRange } from '../syntax/nodes';

export const WAYS_IN = ['media', 'setup', 'sysprep', 'wds', 'dism'] as const;
/**
 * How the answer file reaches Windows: in the root of the media, with `setup.exe /unattend`, with
 * `sysprep /unattend`, from a WDS server, or with `dism /Apply-Unattend`.
 */
export type WayIn = (typeof WAYS_IN)[number];

export interface PlanOptions {
  /** Size of each disk in MB; when it is absent 64 GB, or the next usual size with room for the layout. */
  readonly diskSizeMB?: number;
  /** What the file itself shows when it is absent. */
  readonly wayIn?: WayIn;
}

/** Every `range` is the place in the text that an item comes from, in UTF-16 units; null when nothing stands there. */
export interface SetupPlan {
  /** What is known of the Windows that is installed, with its name for people. */
  readonly target: TargetOverrides & { readonly label: string };
  readonly wayIn: WayIn;
  readonly diskSizeMB: number;
  /** Will Setup run to its end without asking? `depends`: the media, the hardware or a template decide it. */
  readonly unattended: Unattended;
  readonly verdict: Verdict;
  /** What keeps Setup from doing what the file says. */
  readonly problems: readonly PlanProblem[];
  readonly disks: readonly PlanDisk[];
  readonly image: PlanImage;
  readonly timeline: readonly PlanStage[];
  readonly questions: readonly PlanQuestion[];
  readonly accounts: readonly PlanAccount[];
  readonly autoLogon: PlanAutoLogon | null;
  readonly regional: PlanRegional;
  readonly network: PlanNetwork;
  readonly drivers: readonly PlanDriverPath[];
  readonly packages: readonly PlanPackage[];
  readonly commands: readonly PlanCommand[];
  readonly secrets: readonly PlanSecret[];
  /** Components for another architecture, which this Windows passes over. */
  readonly skipped: readonly SkippedComponent[];
}

export type Unattended = 'yes' | 'no' | 'depends';

export interface Verdict {
  /** One sentence. */
  readonly headline: string;
  /** How many pages stop Setup for certain. */
  readonly asks: number;
  /** How many pages may stop it. */
  readonly mayAsk: number;
  /** What decides about those that may. */
  readonly dependsOn: readonly Decider[];
}

/** What decides whether a page appears when the file alone does not. */
export type Decider = 'media' | 'hardware' | 'network' | 'template' | 'target' | 'commands';

export interface PlanProblem {
  readonly message: string;
  readonly range: TextRange;
}

export interface PlanDisk {
  /** The DiskID; null when it is missing, no number or a placeholder. */
  readonly id: number | null;
  readonly wiped: boolean;
  /** `unknown`: neither the file nor the target tell. */
  readonly style: 'gpt' | 'mbr' | 'unknown';
  readonly styleReason: string;
  readonly sizeMB: number;
  /** What is left behind the partitions; null when the disk holds partitions of which the file tells nothing. */
  readonly freeMB: number | null;
  /** In the order in which they lie on the disk. */
  readonly partitions: readonly PlanPartition[];
  /** What is lost, one sentence each. */
  readonly destroyed: readonly string[];
  /** What Setup makes by itself, one sentence each. */
  readonly added: readonly string[];
  readonly problems: readonly PlanProblem[];
  /** True when a template may change the layout. */
  readonly uncertain: boolean;
  /** Null for a disk that only InstallTo names. */
  readonly range: TextRange | null;
}

export interface PlanPartition {
  /** The PartitionID; null for an extended partition, and for a new one on a disk of unknown content. */
  readonly number: number | null;
  /** Null for a partition that was there before. */
  readonly type: 'Primary' | 'EFI' | 'MSR' | 'Extended' | 'Logical' | null;
  /** Null when the file does not tell, as for a partition that was there before. */
  readonly sizeMB: number | null;
  /** Where it begins on the disk; null when its place is not known, or when it cannot be created. */
  readonly startMB: number | null;
  /** True when it takes the space that is left. */
  readonly rest?: true;
  readonly format: string | null;
  readonly label: string | null;
  readonly letter: string | null;
  readonly role: 'efi' | 'msr' | 'extended' | 'windows' | 'system' | 'recovery' | 'data';
  readonly installTarget?: true;
  readonly active?: true;
  readonly typeId?: string;
  /** True for a partition that was on the disk before. */
  readonly kept?: true;
  /** Why Setup cannot create it. */
  readonly problem?: string;
  readonly range: TextRange | null;
}

export interface PlanImage {
  /** What is installed, in words: "Windows 11 Pro", "the image with the index 1". */
  readonly name: string | null;
  /** What chooses the image. */
  readonly chosenBy: 'metadata' | 'key' | 'wds' | 'nothing' | 'installed';
  readonly edition: string | null;
  /** The key with which Setup chooses the edition. */
  readonly key: PlanKey;
  /** The key with which Windows is activated, of Shell-Setup. */
  readonly activationKey: PlanKey;
  readonly range: TextRange | null;
}

export interface PlanKey {
  readonly kind: 'generic' | 'kms' | 'private' | 'template' | 'empty' | 'unusable' | 'none';
  /** "Windows 10/11 Pro (generic)" for a published key, else what kind of key it is; never a private key itself. */
  readonly label: string;
  readonly range: TextRange | null;
}

export type StageName = 'boot' | PassName | 'first-logon';

export interface PlanStage {
  readonly pass: StageName;
  readonly title: string;
  /** False for a pass that holds settings which never come to effect this way. */
  readonly runs: boolean;
  /** Under whom it runs. */
  readonly user: string;
  readonly steps: readonly PlanStep[];
  /** True when the computer restarts behind it. */
  readonly restarts: boolean;
  readonly note?: string;
  readonly range: TextRange | null;
}

export interface PlanStep {
  readonly kind:
    | 'settings'
    | 'disk'
    | 'image'
    | 'drivers'
    | 'packages'
    | 'command'
    | 'accounts'
    | 'pages'
    | 'logon'
    | 'end';
  readonly text: string;
  readonly user: string;
  /** True when the computer restarts behind it; `maybe` when the step itself asks for it. */
  readonly restarts?: true | 'maybe';
  /** Why Setup cannot do it, or what it waits for. */
  readonly problem?: string;
  readonly range: TextRange | null;
}

export type Phase = 'setup' | 'first-boot' | 'audit' | 'oobe' | 'logon';
export type PageVerdict = 'suppressed' | 'asks' | 'asks-if' | 'unknown';

export interface PlanQuestion {
  /** Stable name of the page, such as `oobe-licence`. */
  readonly id: string;
  /** Title of the page in the version of the target. */
  readonly page: string;
  readonly phase: Phase;
  readonly verdict: PageVerdict;
  /** One sentence. */
  readonly because: string;
  /** The settings that decide it, those that are missing included. */
  readonly settings: readonly DecidingSetting[];
  readonly decidedBy?: Decider;
  /** False for a window behind Setup that nothing waits for: it does not count for the verdict. */
  readonly blocks: boolean;
  /** True when an edit of the file can keep the page away. */
  readonly fixable: boolean;
  readonly range: TextRange | null;
}

export interface DecidingSetting {
  readonly pass: PassName;
  readonly component: string;
  readonly path: string;
  /** Null when the setting is missing. */
  readonly range: TextRange | null;
}

export interface PlanAccount {
  /** The placeholder's text for a template; null when there is no name. */
  readonly name: string | null;
  readonly kind: 'local' | 'administrator' | 'domain' | 'offline';
  readonly groups: readonly string[];
  readonly isAdministrator: boolean;
  readonly password: PasswordState;
  readonly displayName: string | null;
  readonly logsOn: boolean;
  readonly range: TextRange;
}

/** `clear` and `hidden` stand in the file; `none`: the file gives no password; `unreadable`: Setup cannot decode it. */
export type PasswordState = 'none' | 'blank' | 'clear' | 'hidden' | 'unreadable' | 'template';

export interface PlanAutoLogon {
  readonly username: string | null;
  readonly domain: string | null;
  /** How often; null when the file does not say. */
  readonly count: number | null;
  readonly works: 'yes' | 'no' | 'unknown';
  readonly because: string;
  readonly range: TextRange;
}

export interface PlanRegional {
  /** Languages of Setup itself, in windowsPE. */
  readonly setup: readonly PlanValue[];
  /** Languages and formats of the installed Windows. */
  readonly windows: readonly PlanValue[];
  readonly timeZone: PlanValue | null;
}

export interface PlanValue {
  readonly name: string;
  readonly value: string;
  /** What a person calls the value. */
  readonly label: string | null;
  readonly range: TextRange;
}

export interface PlanNetwork {
  readonly computerName: {
    readonly name: string;
    readonly note: string | null;
    readonly range: TextRange;
  } | null;
  readonly membership: {
    readonly kind: 'domain' | 'workgroup';
    readonly name: string;
    readonly account: string | null;
    readonly organizationalUnit: string | null;
    readonly range: TextRange;
  } | null;
  readonly interfaces: readonly PlanInterface[];
  readonly remoteDesktop: { readonly allowed: boolean; readonly range: TextRange } | null;
}

export interface PlanInterface {
  readonly name: string;
  readonly dhcp: boolean | null;
  readonly addresses: readonly string[];
  readonly gateways: readonly string[];
  readonly dnsServers: readonly string[];
  readonly range: TextRange;
}

export interface PlanDriverPath {
  readonly pass: PassName;
  readonly path: string;
  /** True when Setup logs on to a share for it. */
  readonly withCredentials: boolean;
  readonly range: TextRange;
}

export interface PlanPackage {
  readonly name: string;
  readonly version: string | null;
  readonly action: string;
  /** Features that are switched on or off with it. */
  readonly features: readonly {
    readonly name: string;
    readonly enabled: boolean | null;
    readonly range: TextRange;
  }[];
  readonly range: TextRange;
}

export interface PlanCommand {
  readonly pass: StageName | 'unknown';
  readonly kind: 'run-synchronous' | 'run-asynchronous' | 'first-logon' | 'logon';
  readonly order: number | null;
  /** The command line, decoded, secrets masked. */
  readonly text: string;
  /** Length of the decoded command line in UTF-16 units, and how long it may be. */
  readonly length: number;
  readonly longest: number;
  readonly description: string | null;
  readonly user: string;
  /** True when the next step waits until it ends. */
  readonly awaited: boolean;
  /** What it waits for at the keyboard, such as "pause". */
  readonly waitsFor?: string;
  /** True when the file says that somebody has to answer it. */
  readonly requiresUserInput?: true;
  readonly restarts: 'Always' | 'OnRequest' | 'Never' | null;
  /** False when its pass does not run on this way in, or audit mode ends before it. */
  readonly runs: boolean;
  readonly range: TextRange;
}

export interface PlanSecret {
  /** Component and setting, such as `Microsoft-Windows-Shell-Setup/AutoLogon/Password/Value`. */
  readonly where: string;
  readonly pass: string;
  readonly kind: 'password' | 'network-password' | 'product-key' | 'computer-account' | 'command';
  /** `hidden` is Base64, which anybody can decode. */
  readonly form: 'clear' | 'hidden';
  readonly readableBy: string;
  readonly range: TextRange;
}

export interface SkippedComponent {
  readonly name: string;
  readonly pass: string;
  readonly architecture: string;
  readonly range: TextRange;
}
