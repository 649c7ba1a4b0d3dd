/** The Windows that an answer file is for. */
import { valueTable } from '../schema/library';
import type { WindowsVersion } from '../schema/windows-version';
import type { TextRange } from '../syntax/nodes';

export const TARGET_WINDOWS = [
  'windows-vista',
  'windows-7',
  'windows-8',
  'windows-8.1',
  'windows-10',
  'windows-11',
  'server-2008',
  'server-2008-r2',
  'server-2012',
  'server-2012-r2',
  'server-2016',
  'server-2019',
  'server-2022',
  'server-2025',
] as const;
export type TargetWindows = (typeof TARGET_WINDOWS)[number];

export const TARGET_ARCHITECTURES = ['x86', 'amd64', 'arm64', 'ia64', 'arm'] as const;
export type TargetArchitecture = (typeof TARGET_ARCHITECTURES)[number];

export const TARGET_FIRMWARES = ['bios', 'uefi'] as const;
export type TargetFirmware = (typeof TARGET_FIRMWARES)[number];

/** What the user may set; an absent fact is found from the file. */
export interface TargetOverrides {
  readonly windows?: TargetWindows;
  /** Build number, such as 26100 for Windows 11 24H2. */
  readonly build?: number;
  /** Edition id, such as `Professional`. */
  readonly edition?: string;
  readonly architecture?: TargetArchitecture;
  readonly firmware?: TargetFirmware;
}

/** Each fact is absent when nothing shows it; a rule that needs it then stays quiet. */
export interface Target extends TargetOverrides {
  /** Where each fact comes from, in the order of the facts above. */
  readonly evidence: readonly TargetEvidence[];
}

export interface TargetEvidence {
  readonly fact: keyof TargetOverrides;
  /** `override` stands for configuration, settings and command line. */
  readonly from: 'file' | 'comment' | 'override';
  /** The place in the file that shows it; undefined for an override. */
  readonly range: TextRange | undefined;
}

/** The client version whose kernel the target has, as schemas write versions. */
export function kernelOf(target: Target): WindowsVersion | undefined {
  return target.windows && KERNELS[target.windows];
}

/** By the version, or by the edition where that alone is known. */
export function isServer({ windows, edition }: Target): boolean | undefined {
  if (windows) return windows.startsWith('server-');
  const product = edition && valueTable('editions').find(edition)?.product;
  return product ? product === 'server' : undefined;
}

/** True from the Setup of Windows 11 24H2 and Server 2025 on; undefined when the file does not show which it is. */
export function hasNewSetup({ windows, build }: Target): boolean | undefined {
  if (build !== undefined) return build >= 26100;
  if (windows === 'server-2025') return true;
  return windows === undefined || windows === 'windows-11' ? undefined : false;
}

/** Reads "Windows 7 PROFESSIONAL", "Windows Server 2012 R2 SERVERSTANDARD", "install_windows 8.1 pro.clg", … */
export function windowsNamedIn(name: string): TargetWindows | undefined {
  const server = /server[\s_-]*(2008|2012|2016|2019|2022|2025)([\s_-]*r2)?/i.exec(name);
  if (server) return knownWindows(`server-${server[1]}${server[2] ? '-r2' : ''}`);
  const client = /windows[\s_-]*(vista|7|8\.1|8|10|11)(?![\d.])/i.exec(name);
  return client ? knownWindows(`windows-${client[1]!.toLowerCase()}`) : undefined;
}

function knownWindows(name: string): TargetWindows | undefined {
  return TARGET_WINDOWS.find((known) => known === name);
}

/** https://learn.microsoft.com/windows/win32/sysinfo/operating-system-version and the Server release pages. */
const KERNELS: Readonly<Record<TargetWindows, WindowsVersion>> = {
  'windows-vista': 'Vista',
  'windows-7': '7',
  'windows-8': '8',
  'windows-8.1': '8.1',
  'windows-10': '10',
  'windows-11': '11',
  'server-2008': 'Vista',
  'server-2008-r2': '7',
  'server-2012': '8',
  'server-2012-r2': '8.1',
  'server-2016': '10 1607',
  'server-2019': '10 1809',
  'server-2022': '10 21H2',
  'server-2025': '11 24H2',
};
