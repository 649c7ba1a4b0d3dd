/** The clean answer files that mutations break: made from the product's own answers and building blocks. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Answers } from '../../server/features/new-answer-file/answers';
import { createAnswerFile } from '../../server/features/new-answer-file/create';
import { library } from '../support/findings';

/** What client files have in common. */
const DESK: Omit<Answers, 'windows'> = {
  accounts: [
    { name: 'keeper', password: 'Lantern-Room-4', group: 'Administrators' },
    { name: 'visitor', password: 'Gallery-Steps-9', group: 'Users' },
  ],
  hidePasswords: true,
  computerName: 'TOWER-04',
  commands: [
    { when: 'windowsPE', command: 'wpeutil.exe InitializeNetwork' },
    { when: 'specialize', command: 'powercfg.exe /change standby-timeout-ac 0' },
    { when: 'specialize', command: 'net.exe accounts /maxpwage:unlimited' },
    { when: 'firstLogon', command: 'msiexec.exe /i C:\\Setup\\viewer.msi /qn /norestart' },
  ],
};

const ANSWERS = {
  'windows-7-bios': {
    ...DESK,
    windows: 'windows-7',
    firmware: 'bios',
    autoLogon: { account: 'keeper', count: 1 },
    remoteDesktop: true,
  },
  'windows-10-logical': {
    ...DESK,
    windows: 'windows-10',
    firmware: 'bios',
    layout: { block: 'layout-bios-logical' },
    blocks: [{ block: 'drivers-pe' }, { block: 'file-sharing-firewall' }],
  },
  'windows-8.1-uefi': {
    ...DESK,
    windows: 'windows-8.1',
    firmware: 'uefi',
    blocks: [{ block: 'oem-information' }, { block: 'join-workgroup' }],
  },
  'windows-10-bios': {
    ...DESK,
    windows: 'windows-10',
    firmware: 'bios',
    layout: { block: 'layout-bios' },
    autoLogon: { account: 'keeper', count: 1 },
    blocks: [{ block: 'static-ip' }],
  },
  'windows-11-uefi': {
    ...DESK,
    windows: 'windows-11',
    firmware: 'uefi',
    layout: { block: 'layout-uefi-recovery' },
    bypassHardwareChecks: true,
    autoLogon: { account: 'keeper', count: 1 },
    remoteDesktop: true,
    blocks: [{ block: 'drivers-offline' }, { block: 'no-device-encryption' }],
  },
  'windows-11-arm64': {
    ...DESK,
    windows: 'windows-11',
    architecture: 'arm64',
    firmware: 'uefi',
    layout: { block: 'layout-two-disks-uefi' },
  },
  'server-2012-r2-bios': {
    windows: 'server-2012-r2',
    firmware: 'bios',
    administratorPassword: 'Harbour-Wall-6',
    hidePasswords: true,
    computerName: 'FILES-02',
    blocks: [{ block: 'static-ip' }, { block: 'server-manager-off' }],
  },
  'server-2022-uefi': {
    windows: 'server-2022',
    firmware: 'uefi',
    administratorPassword: 'Harbour-Wall-6',
    hidePasswords: true,
    computerName: 'FILES-03',
    domain: { name: 'harbour.example', user: 'joiner', password: 'Anchor-And-Chain-2' },
    remoteDesktop: true,
    blocks: [{ block: 'static-ip' }],
    commands: [{ when: 'specialize', command: 'powercfg.exe /change standby-timeout-ac 0' }],
  },
} satisfies Record<string, Answers>;

const FILES = {
  'windows-10-uefi': 'samples/windows-10-uefi/autounattend.xml',
  'windows-7-sample': 'samples/windows-7-bios/autounattend.xml',
  sysprep: 'test/mutations/sysprep.xml',
  audit: 'test/mutations/audit.xml',
} as const;

export type BaseName = keyof typeof ANSWERS | keyof typeof FILES;

/** The texts of the bases by name. */
export const BASES: Readonly<Record<BaseName, string>> = {
  ...mapValues(ANSWERS, (answers) => {
    const { text, problems } = createAnswerFile(library, answers);
    assert.deepEqual(problems, []);
    return text!;
  }),
  ...mapValues(FILES, (path) => readFileSync(path, 'utf8')),
};

export const BASE_NAMES = Object.keys(BASES) as readonly BaseName[];

function mapValues<Key extends string, From, To>(
  from: Readonly<Record<Key, From>>,
  turn: (value: From) => To,
): Record<Key, To> {
  return Object.fromEntries(Object.entries(from).map(([key, value]) => [key, turn(value as From)])) as Record<
    Key,
    To
  >;
}
