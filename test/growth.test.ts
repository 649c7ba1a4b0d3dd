/** The time of checks, fixes, reports and plan grows with the file and no faster. */
import { check } from '../server/checks/check';
import { planSetup } from '../server/plan/setup-plan';
import { createReportWriter } from '../server/report/formats';
import { toReportedFile } from '../server/report/reported-file';
import { configuration, create, disk, installTo, modify, setup } from './support/disk-layouts';
import { inComponent } from './support/findings';
import { expectLinear } from './support/growth';
import { answerFile } from './support/plans';

describe('the time of checks, reports and plan grows with the file', () => {
  /** `n` is how often the same thing is repeated; `few` as often as it needs for its trouble to show. */
  interface Hostile {
    readonly few: number;
    textOf(n: number): string;
  }
  const hostile: Readonly<Record<string, Hostile>> = {
    'comments that suppress nothing': {
      few: 6000,
      textOf: (n) => shell('<!-- unattend-disable-next-line computername-too-long -->\n'.repeat(n)),
    },
    'the same on one line': {
      few: 6000,
      textOf: (n) => shell('<!-- unattend-disable-next-line computername-too-long -->'.repeat(n)),
    },
    'many rules in one comment': {
      few: 6000,
      textOf: (n) => shell(`<!-- unattend-disable ${Array(n).fill('computername-too-long').join(', ')} -->`),
    },
    'accounts with passwords': {
      few: 600,
      textOf: (n) =>
        oobe(`<UserAccounts><LocalAccounts>${numbered(n, account)}</LocalAccounts></UserAccounts>`),
    },
    commands: {
      few: 250,
      textOf: (n) =>
        oobe(`<FirstLogonCommands>${numbered(n, (index) => command(index, index))}</FirstLogonCommands>`),
    },
    'commands with passwords and one order': {
      few: 250,
      textOf: (n) =>
        oobe(`<FirstLogonCommands>${numbered(n, (index) => command(index, 1))}</FirstLogonCommands>`),
    },
    'partitions of an empty disk': { few: 250, textOf: (n) => partitions(n, 'Primary', true) },
    'logical partitions': { few: 250, textOf: (n) => partitions(n, 'Logical', true) },
    'partitions of a disk that is kept': { few: 250, textOf: (n) => partitions(n, 'Primary', false) },
  };

  for (const [name, { few, textOf }] of Object.entries(hostile)) {
    it(name, () =>
      expectLinear((n) => {
        const file = answerFile(textOf(n));
        const findings = check(file);
        for (const { fixes } of findings) fixes?.();
        createReportWriter('sarif', { colors: false, version: '1.0.0' }).file(
          toReportedFile('a.xml', file, findings),
        );
        planSetup(file);
      }, few),
    );
  }
});

function shell(settings: string): string {
  return inComponent('specialize', 'Microsoft-Windows-Shell-Setup', settings);
}

function oobe(settings: string): string {
  return inComponent('oobeSystem', 'Microsoft-Windows-Shell-Setup', settings);
}

function account(index: number): string {
  return `<LocalAccount wcm:action="add"><Name>user${index}</Name><Group>Users</Group><Password><Value>secret${index}</Value><PlainText>true</PlainText></Password></LocalAccount>`;
}

function command(index: number, order: number): string {
  return `<SynchronousCommand wcm:action="add"><Order>${order}</Order><CommandLine>net user u${index} Passw0rd${index} /add</CommandLine></SynchronousCommand>`;
}

function partitions(n: number, type: string, isWiped: boolean): string {
  const steps = Array.from({ length: n }, (_, index) => [
    create(index + 1, type, 100),
    modify(index + 1, index + 1, { Format: 'NTFS', Label: `Part${index}`, Letter: 'C' }),
  ]);
  return setup(configuration(disk(0, steps.flat(), String(isWiped))), installTo(0, 3));
}

function numbered(n: number, text: (index: number) => string): string {
  return Array.from({ length: n }, (_, index) => text(index + 1)).join('');
}
