/** What holds for the plan of any text. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { encodePassword } from '../../server/answer-file/passwords';
import { type PlanDisk, WAYS_IN } from '../../server/plan/setup-plan';
import { configuration, create, disk, installTo, modify, setup } from '../support/disk-layouts';
import { anyDocument } from '../support/editing';
import { inRoot } from '../support/findings';
import { component } from '../support/installations';
import { allFormats, planOf, rangesIn } from '../support/plans';

const FOLDER = 'test/fixtures/plan';
const fixtures = readdirSync(FOLDER)
  .filter((name) => !name.endsWith('.plan.json'))
  .map((name) => readFileSync(`${FOLDER}/${name}`, 'utf8'));

/** A fixture that breaks off, or lacks a piece. */
const damaged = fc
  .tuple(fc.constantFrom(...fixtures), fc.nat(), fc.nat({ max: 300 }), fc.boolean())
  .map(([text, seed, length, cutsRest]) => {
    const start = seed % (text.length + 1);
    return text.slice(0, start) + (cutsRest ? '' : text.slice(start + length));
  });

const options = fc.record({
  diskSizeMB: fc.integer({ min: 1, max: 4_000_000 }),
  wayIn: fc.constantFrom(...WAYS_IN),
});

describe('any plan', () => {
  it('is made without an exception, and every place in it lies in the text', () => {
    fc.assert(
      fc.property(fc.oneof(anyDocument, damaged), options, (text, chosen) => {
        for (const { start, end } of rangesIn(planOf(text, chosen))) {
          assert.ok(start >= 0 && start <= end && end <= text.length);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('can be printed in every format', () => {
    fc.assert(
      fc.property(fc.oneof(anyDocument, damaged), (text) => {
        const { text: plain, html } = allFormats(text);
        for (const line of plain!.split('\n')) {
          const width = line.replace(/\u001b\[\d+m/g, '').length;
          assert.ok(width <= 80, `${width} columns: ${line}`);
        }
        assert.doesNotMatch(html!, /<script|javascript:|\son\w+=/i);
      }),
      { numRuns: 60 },
    );
  });
});

const size = fc.oneof(fc.constant('rest'), fc.integer({ min: 1, max: 60_000 }).map(String));
const type = fc.constantFrom('Primary', 'EFI', 'MSR', 'Extended', 'Logical');
const layouts = fc
  .tuple(
    fc.array(fc.tuple(type, size), { minLength: 1, maxLength: 7 }),
    fc.array(fc.tuple(fc.integer({ min: 1, max: 8 }), fc.boolean()), { maxLength: 4 }),
    fc.constantFrom('true', ''),
  )
  .map(([creates, modifies, wipe]) =>
    setup(
      configuration(
        disk(
          0,
          [
            ...creates.map(([kind, extent], index) => create(index + 1, kind, extent)),
            ...modifies.map(([number, extend], index) =>
              modify(index + 1, number, { Format: 'NTFS', ...(extend && { Extend: 'true' }) }),
            ),
          ],
          wipe,
        ),
      ),
      installTo(0, 1),
    ),
  );

describe('any disk', () => {
  it('holds its partitions one behind the other, and their sizes add up to its own', () => {
    fc.assert(
      fc.property(layouts, fc.integer({ min: 1000, max: 200_000 }), (text, diskSizeMB) => {
        const [only] = planOf(text, { diskSizeMB }).disks;
        checkLayout(only!);
      }),
      { numRuns: 300 },
    );
  });

  it('makes no logical partition when the extended one around it does not fit', () => {
    const steps = [create(1, 'Extended', '1001'), create(2, 'Logical', '1'), create(3, 'Primary', '900')];
    const text = setup(configuration(disk(0, steps, 'true')), installTo(0, 1));
    const [only] = planOf(text, { diskSizeMB: 1000 }).disks;
    checkLayout(only!);
    assert.deepEqual(
      only!.partitions.map(({ type, startMB, problem }) => ({ type, startMB, problem })),
      [
        {
          type: 'Extended',
          startMB: null,
          problem: 'It does not fit: a disk of 1000 MB has 1000 MB left for it.',
        },
        {
          type: 'Logical',
          startMB: null,
          problem: 'It does not fit: the extended partition around it cannot be made.',
        },
        { type: 'Primary', startMB: 0, problem: undefined },
      ],
    );
  });
});

function checkLayout({ partitions, freeMB, sizeMB }: PlanDisk): void {
  if (freeMB === null) return;
  const placed = partitions.flatMap((partition) =>
    partition.startMB === null || partition.sizeMB === null
      ? []
      : [{ ...partition, start: partition.startMB, end: partition.startMB + partition.sizeMB }],
  );
  const outer = placed.filter((partition) => partition.type !== 'Logical');
  let next = 0;
  for (const { start, end } of outer) {
    assert.equal(start, next);
    assert.ok(end > start);
    next = end;
  }
  assert.equal(next + freeMB, sizeMB);
  const extended = placed.find((partition) => partition.type === 'Extended');
  let inside = extended?.start ?? 0;
  for (const { start, end } of placed.filter((partition) => partition.type === 'Logical')) {
    assert.ok(extended && start === inside && end <= extended.end);
    inside = end;
  }
}

/** Secrets that no other text holds, some of them with characters that need care in one format or another. */
const secret = fc
  .tuple(
    fc.stringMatching(/^[A-Za-z0-9]{8,12}$/),
    fc.constantFrom('', '|', '*_', '`', '"', '<b>', "'", '&', '\\'),
  )
  .map(([letters, sign]) => `Zq${letters}${sign}9x`);

describe('no secret', () => {
  const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

  /** `repeats`: in free texts too, where only what stands elsewhere in the file shows that it is a secret. */
  const withSecrets = (repeats: boolean) =>
    fc.array(secret, { minLength: 9, maxLength: 9 }).map((all) => {
      const [a, b, c, d, e, f, g, h, i] = all.map(escaped);
      const hidden = encodePassword(all[1]!, 'Password');
      const administrator = encodePassword(all[2]!, 'AdministratorPassword');
      const passes = [
        [
          'windowsPE',
          component(
            'Microsoft-Windows-Setup',
            `<WindowsDeploymentServices><Login><Credentials><Domain>d</Domain><Username>u</Username><Password>${d}</Password></Credentials></Login></WindowsDeploymentServices><UserData><ProductKey><Key>BCDFG-HJKMN-PQRTV-WXY23-46789</Key></ProductKey></UserData>`,
          ),
        ],
        [
          'specialize',
          component(
            'Microsoft-Windows-UnattendedJoin',
            `<Identification><Credentials><Domain>d</Domain><Username>u</Username><Password>${e}</Password></Credentials><JoinDomain>d</JoinDomain><MachinePassword>${f}</MachinePassword></Identification>`,
          ) +
            component(
              'Microsoft-Windows-Deployment',
              `<RunSynchronous><RunSynchronousCommand><Order>1</Order><Path>net.exe user kim ${g} /add</Path><Description>${repeats ? `as ${a}` : ''}</Description></RunSynchronousCommand><RunSynchronousCommand><Order>2</Order><Path>tool.exe --password ${h} -Pass:${i}</Path></RunSynchronousCommand></RunSynchronous>`,
            ),
        ],
        [
          'oobeSystem',
          component(
            'Microsoft-Windows-Shell-Setup',
            `<UserAccounts><AdministratorPassword><Value>${administrator}</Value><PlainText>false</PlainText></AdministratorPassword><LocalAccounts><LocalAccount><Name>kim</Name><Password><Value>${a}</Value><PlainText>true</PlainText></Password></LocalAccount></LocalAccounts></UserAccounts><AutoLogon><Enabled>true</Enabled><Username>kim</Username><Password><Value>${hidden}</Value><PlainText>false</PlainText></Password></AutoLogon><FirstLogonCommands><SynchronousCommand><Order>1</Order><CommandLine>echo ${repeats ? `${b} ${c} ${d}` : ''}</CommandLine></SynchronousCommand></FirstLogonCommands>`,
          ),
        ],
      ] as const;
      const text = inRoot(
        passes.map(([pass, xml]) => `<settings pass="${pass}">${xml}</settings>`).join('\n'),
      );
      const secrets = [...all, hidden, administrator, btoa(all[0]!), 'BCDFG-HJKMN-PQRTV-WXY23-46789'];
      return { text, secrets };
    });

  const expectNone = (text: string, secrets: readonly string[]): void => {
    for (const [format, printed] of Object.entries(allFormats(text))) {
      // The text format breaks lines, Markdown and HTML escape characters: the letters stay together or are apart.
      const plain = printed.replace(/\s+/g, '').replaceAll('\\', '');
      for (const one of secrets) {
        const core = /^Zq[A-Za-z0-9]+/.exec(one)?.[0] ?? one;
        assert.ok(!plain.includes(core), `${format} shows ${core}`);
      }
    }
  };

  it('is in any format', () => {
    fc.assert(
      fc.property(withSecrets(true), ({ text, secrets }) => expectNone(text, secrets)),
      { numRuns: 60 },
    );
  });

  it('gets out of a name that has swallowed it', () => {
    const [name, password] = ['<Username>', '<Password><Value>Zq1234567x</Value></Password>'];
    for (const swallows of [name, '<Name>', '<Domain>']) {
      const text = inRoot(
        `<settings pass="oobeSystem">${component(
          'Microsoft-Windows-Shell-Setup',
          `<UserAccounts><LocalAccounts><LocalAccount><Name>kim</Name>${password}</LocalAccount></LocalAccounts><DomainAccounts><DomainAccountList><DomainAccount><Name>bo</Name><Group>Users</Group></DomainAccount><Domain>lab${password}</Domain></DomainAccountList></DomainAccounts></UserAccounts><AutoLogon><Enabled>true</Enabled>${name}ben${password}</Username></AutoLogon><FirstLogonCommands><SynchronousCommand><Order>1</Order><CommandLine>a.exe</CommandLine></SynchronousCommand></FirstLogonCommands>`,
        )}</settings>`,
      ).replaceAll(swallows, `${swallows}<![CDATA[`);
      expectNone(text, ['Zq1234567x']);
    }
  });

  it('gets out of a text that breaks off', () => {
    fc.assert(
      fc.property(withSecrets(false), fc.nat(), ({ text, secrets }, seed) =>
        expectNone(text.slice(0, seed % text.length), secrets),
      ),
      { numRuns: 60 },
    );
  });
});
