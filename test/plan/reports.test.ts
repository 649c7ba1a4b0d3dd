/** The plan as text, Markdown, HTML and JSON, and `unattend preview` that prints them. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { XMLValidator } from 'fast-xml-parser';
import { planSetup } from '../../server/plan/setup-plan';
import { barSegments } from '../../server/report/disk-bar';
import { planHtml } from '../../server/report/plan-html';
import { planMarkdown } from '../../server/report/plan-markdown';
import { PLAN_STYLE, PLAN_STYLE_HASH } from '../../server/report/plan-style';
import { planText } from '../../server/report/plan-text';
import { withFindings } from '../../server/report/reported-plan';
import { runIn } from '../support/command-line';
import { configuration, create, disk, setup } from '../support/disk-layouts';
import { inComponent, inPass, inRoot } from '../support/findings';
import { answerFile, planOf } from '../support/plans';

const fixture = (name: string): string => readFileSync(`test/fixtures/plan/${name}`, 'utf8');
const reported = (text: string) => withFindings(planSetup(answerFile(text)), []);

const HOSTILE = inComponent(
  'specialize',
  'Microsoft-Windows-Deployment',
  `<RunSynchronous><RunSynchronousCommand><Order>1</Order><Path>a.exe &lt;img src=x onerror="x"&gt; | b \`c\` \u001b[31m</Path></RunSynchronousCommand></RunSynchronous>`,
);

describe('the plan as text', () => {
  const text = planText(reported(fixture('windows-11-24h2.xml')), 'autounattend.xml', { colors: false });

  it('has the verdict in front', () => {
    const lines = text.split('\n');
    assert.equal(lines[0], 'autounattend.xml');
    const verdict = lines.findIndex((line) => line.startsWith('It depends: '));
    assert.ok(verdict > 0 && verdict < 6);
  });

  it('draws a bar for each disk', () => {
    const bar = text.split('\n').filter((line) => /^ {2}[┌│└]/.test(line));
    assert.equal(bar.length, 4);
    assert.deepEqual([...new Set(bar.map((line) => line.length))], [80]);
    assert.match(bar[1]!, /│EFI +│MSR +│Windows +│Recovery +│/);
  });

  it('paints only when asked to', () => {
    assert.doesNotMatch(text, /\u001b/);
    const painted = planText(reported(fixture('empty.xml')), 'a.xml', { colors: true });
    assert.match(painted, /\u001b\[31m/);
  });

  it('lets nothing of the file steer the terminal', () => {
    assert.doesNotMatch(planText(reported(HOSTILE), 'a\u001b[2J.xml', { colors: false }), /\u001b/);
  });
});

describe('the sections of the plan', () => {
  const IDENTITY =
    'publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS" processorArchitecture=';
  const part = (name: string, content: string, architecture = 'amd64') =>
    `<component name="${name}" ${IDENTITY}"${architecture}">${content}</component>`;
  const command = (order: number, path: string) =>
    `<RunSynchronousCommand wcm:action="add"><Order>${order}</Order><Path>${path}</Path></RunSynchronousCommand>`;
  const network = (settings: string) =>
    `<Interfaces><Interface wcm:action="add"><Identifier>LAN</Identifier>${settings}</Interface></Interfaces>`;
  const textOf = (components: string, target = {}) =>
    planText(withFindings(planSetup(answerFile(inPass('specialize', components), { target })), []), 'a.xml', {
      colors: false,
    }).replace(/ +/g, ' ');

  it('say what is skipped, waits, is too long or does not run', () => {
    const text = textOf(
      part('Microsoft-Windows-Shell-Setup', '<TimeZone>UTC</TimeZone>', 'arm64') +
        part(
          'Microsoft-Windows-Deployment',
          `<RunSynchronous>${command(1, 'cmd /c pause')}${command(2, `a.exe ${'x'.repeat(300)}`)}</RunSynchronous>`,
        ),
      { architecture: 'amd64' },
    );
    assert.match(text, /skipped Microsoft-Windows-Shell-Setup in specialize is for arm64/);
    assert.match(text, /waits for input \(/);
    assert.match(text, /306 characters, more than 259/);
  });

  it('say what a pass does not run, and what has no name or number', () => {
    const unnumbered = command(1, 'a.exe').replace('<Order>1</Order>', '');
    const deployment = part('Microsoft-Windows-Deployment', `<RunSynchronous>${unnumbered}</RunSynchronous>`);
    const media = part('Microsoft-Windows-Setup', '<UserData><AcceptEula>true</AcceptEula></UserData>');
    const generalize = planText(
      reported(
        inRoot(
          `<settings pass="windowsPE">${media}</settings>\n<settings pass="generalize">${deployment}</settings>`,
        ),
      ),
      'a.xml',
      { colors: false },
    ).replace(/ +/g, ' ');
    assert.match(generalize, /generalize .* – does not run/);
    assert.match(generalize, /generalize \? a\.exe\n as .*; does not run/);
    const people = textOf(
      part(
        'Microsoft-Windows-UnattendedJoin',
        '<Identification><JoinWorkgroup>LAB</JoinWorkgroup></Identification>',
      ),
    );
    assert.match(people, /workgroup LAB\n/);
    const account =
      '<UserAccounts><LocalAccounts><LocalAccount wcm:action="add"><Group>Users</Group></LocalAccount></LocalAccounts></UserAccounts>';
    const oobe = planText(
      reported(inPass('oobeSystem', part('Microsoft-Windows-Shell-Setup', account))),
      'a.xml',
      { colors: false },
    );
    assert.match(oobe, /\(no name\); Users; /);
    const nameless =
      '<DiskConfiguration><Disk wcm:action="add"><WillWipeDisk>true</WillWipeDisk></Disk></DiskConfiguration>';
    const pe = planText(reported(inPass('windowsPE', part('Microsoft-Windows-Setup', nameless))), 'a.xml', {
      colors: false,
    });
    assert.match(pe, /DISK \?, WIPED/);
  });

  it('say of a feature what the file says, and nothing of one that a template switches', () => {
    const feature = (name: string, state: string) => `<selection name="${name}" state="${state}"/>`;
    const text = planText(
      reported(
        inRoot(
          `<servicing><package action="configure"><assemblyIdentity name="Foundation" version="1"/>${feature('IIS', 'true')}${feature('SMB1', 'false')}${feature('NFS', '${nfs}')}</package></servicing>`,
        ),
      ),
      'a.xml',
      { colors: false },
    );
    assert.match(text, /IIS on, SMB1 off, NFS unknown/);
  });

  it('say how the network is set', () => {
    const text = textOf(
      part(
        'Microsoft-Windows-TCPIP',
        network(
          '<IPv4Settings><DhcpEnabled>false</DhcpEnabled></IPv4Settings><UnicastIpAddresses><IpAddress wcm:action="add" wcm:keyValue="1">192.0.2.7/24</IpAddress></UnicastIpAddresses><Routes><Route wcm:action="add"><Identifier>0</Identifier><NextHopAddress>192.0.2.1</NextHopAddress><Prefix>0.0.0.0/0</Prefix></Route></Routes>',
        ),
      ) +
        part(
          'Microsoft-Windows-DNS-Client',
          network(
            '<DNSServerSearchOrder><IpAddress wcm:action="add" wcm:keyValue="1">192.0.2.53</IpAddress></DNSServerSearchOrder>',
          ),
        ) +
        part(
          'Microsoft-Windows-TerminalServices-LocalSessionManager',
          '<fDenyTSConnections>true</fDenyTSConnections>',
        ),
    );
    assert.match(text, /Interface LAN; 192\.0\.2\.7\/24; gateway 192\.0\.2\.1; DNS 192\.0\.2\.53/);
    assert.match(text, /Remote Desktop not allowed/);
    const without = textOf(
      part(
        'Microsoft-Windows-TCPIP',
        network('<IPv4Settings><DhcpEnabled>false</DhcpEnabled></IPv4Settings>'),
      ) +
        part(
          'Microsoft-Windows-TerminalServices-LocalSessionManager',
          '<fDenyTSConnections>false</fDenyTSConnections>',
        ),
    );
    assert.match(without, /Interface LAN; no address/);
    assert.match(without, /Remote Desktop allowed/);
  });
});

describe('the plan as Markdown', () => {
  it('escapes what Markdown or HTML would read', () => {
    const markdown = planMarkdown(reported(HOSTILE), 'a_b*.xml');
    assert.match(markdown, /^# a\\_b\\\*\.xml\n/);
    const row = markdown.split('\n').find((line) => line.includes('onerror') && line.includes('``'));
    assert.match(row!, /`` a\.exe <img src=x onerror="x"> \\\| b `c` \[31m ``/);
  });

  it('keeps each table row on one line', () => {
    const rows = planMarkdown(reported(fixture('domain-member.xml')), 'a.xml').split('\n');
    for (const row of rows.filter((line) => line.startsWith('|'))) {
      assert.equal(row.replace(/\\\|/g, '').split('|').length, 5, row);
    }
  });
});

describe('the plan as HTML', () => {
  const html = planHtml(reported(HOSTILE), '<a>.xml');

  it('is a page without script, whose policy allows its own style and nothing else', () => {
    assert.match(
      html,
      /content="default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'"/,
    );
    assert.equal(PLAN_STYLE_HASH, `sha256-${createHash('sha256').update(PLAN_STYLE).digest('base64')}`);
    assert.ok(html.includes(`<style>${PLAN_STYLE}</style>`));
    assert.doesNotMatch(html, /<script|<img|<link|style=|src=[^x]|href=/i);
  });

  it('escapes everything that comes from the file', () => {
    assert.ok(html.includes('<title>&lt;a&gt;.xml</title>'));
    assert.ok(html.includes('&lt;img src=x onerror=&quot;x&quot;&gt;'));
  });

  it('is well formed', () => {
    const page = planHtml(reported(fixture('logical-partitions.xml')), 'a.xml');
    const xml = page.replace('<!DOCTYPE html>', '').replace(/<(meta|br)([^>]*)>/g, '<$1$2/>');
    assert.equal(XMLValidator.validate(xml), true);
  });

  it('draws the disks and says in words what is drawn', () => {
    const page = planHtml(reported(fixture('two-disks.xml')), 'a.xml');
    assert.equal(page.match(/<svg class="disk"/g)?.length, 2);
    assert.match(page, /role="img" aria-label="EFI 260 MB, MSR 16 MB, Windows 63.7 GB"/);
  });
});

describe('the bar of a disk', () => {
  for (const name of ['windows-11-24h2.xml', 'logical-partitions.xml', 'keep-data.xml', 'too-large.xml']) {
    it(`fills its width with ${name}`, () => {
      for (const disk of planOf(fixture(name)).disks) {
        for (const [width, narrowest] of [
          [77, 9],
          [720, 56],
          [20, 9],
        ] as const) {
          const widths = barSegments(disk, width, narrowest).map((segment) => segment.width);
          assert.equal(
            widths.reduce((sum, one) => sum + one, 0),
            width,
          );
          assert.ok(widths.every((one) => one >= Math.min(narrowest, Math.floor(width / widths.length))));
        }
      }
    });
  }

  it('shows what is left in an extended partition, whatever does not fit into it', () => {
    const steps = [create(1, 'Extended', 60_000), create(2, 'Logical', 20_000), create(3, 'Logical', 90_000)];
    const [only] = planOf(setup(configuration(disk(0, steps))), { diskSizeMB: 60_000 }).disks;
    assert.deepEqual(
      barSegments(only!, 60, 1).map(({ kind, width }) => `${kind} ${width}`),
      ['extended 40', 'data 20'],
    );
  });
});

describe('a plan with findings', () => {
  it('does not run to its end when one is an error', async () => {
    const text = fixture('sysprep-unattend.xml').replace(
      '<ComputerName>*<',
      '<ComputerName>A-NAME-THAT-IS-TOO-LONG<',
    );
    const { status, output } = await runIn({ files: { 'unattend.xml': text } }, [
      'preview',
      '--format',
      'json',
      'unattend.xml',
    ]);
    const plan = JSON.parse(output);
    assert.equal(status, 1);
    assert.equal(plan.unattended, 'no');
    assert.deepEqual(
      plan.findings.map(({ rule }: { rule: string }) => rule),
      ['computername-too-long'],
    );
  });
});

describe('unattend preview', () => {
  const files = { 'autounattend.xml': fixture('windows-10-uefi.xml') };

  it('prints the plan with the keys of its contract', async () => {
    const { status, output } = await runIn({ files }, ['preview', '--format', 'json', 'autounattend.xml']);
    assert.equal(status, 0);
    const plan = JSON.parse(output);
    for (const key of [
      'target',
      'disks',
      'timeline',
      'questions',
      'unattended',
      'accounts',
      'commands',
      'secrets',
    ]) {
      assert.ok(key in plan, key);
    }
    for (const key of ['id', 'wiped', 'style', 'partitions']) assert.ok(key in plan.disks[0], key);
    for (const key of ['number', 'type', 'sizeMB', 'format', 'label', 'letter', 'role']) {
      assert.ok(key in plan.disks[0].partitions[0], key);
    }
    assert.equal(plan.disks[0].partitions[2].rest, true);
    assert.equal(plan.disks[0].partitions[2].installTarget, true);
    for (const key of ['page', 'phase', 'verdict', 'because', 'settings'])
      assert.ok(key in plan.questions[0], key);
    assert.deepEqual(Object.keys(plan.timeline[1]).slice(0, 1), ['pass']);
  });

  for (const [format, start] of [
    ['text', 'autounattend.xml\n'],
    ['markdown', '# autounattend.xml\n'],
    ['html', '<!DOCTYPE html>'],
  ] as const) {
    it(`prints ${format}`, async () => {
      const { status, output } = await runIn({ files }, ['preview', '--format', format, 'autounattend.xml']);
      assert.equal(status, 0);
      assert.ok(output.startsWith(start));
    });
  }

  it('takes size, way in and target', async () => {
    const args = [
      'preview',
      '--format',
      'json',
      '--disk-size',
      '120',
      '--way-in',
      'setup',
      '--target',
      'windows-11',
      'autounattend.xml',
    ];
    const plan = JSON.parse((await runIn({ files }, args)).output);
    assert.equal(plan.diskSizeMB, 120 * 1024);
    assert.equal(plan.disks[0].sizeMB, 120 * 1024);
    assert.equal(plan.wayIn, 'setup');
    assert.equal(plan.target.windows, 'windows-11');
  });

  it('reads standard input', async () => {
    const { status, output } = await runIn({ standardInput: files['autounattend.xml'] }, ['preview', '-']);
    assert.equal(status, 0);
    assert.ok(output.startsWith('standard input\n'));
  });

  for (const [what, args] of [
    ['no file', []],
    ['two files', ['autounattend.xml', 'b.xml']],
    ['a format that does not exist', ['--format', 'pdf', 'autounattend.xml']],
    ['a size of nothing', ['--disk-size', '0', 'autounattend.xml']],
    ['a way in that does not exist', ['--way-in', 'usb', 'autounattend.xml']],
    ['a file that does not exist', ['c.xml']],
  ] as const) {
    it(`refuses ${what}`, async () => {
      const { status, output, errors } = await runIn({ files: { ...files, 'b.xml': '' } }, [
        'preview',
        ...args,
      ]);
      assert.equal(status, 2);
      assert.equal(output, '');
      assert.match(errors, /^unattend/);
    });
  }
});
