/** The passes in the order in which they come: which run for each way in, where the computer restarts, who runs them. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { PlanStage, WAYS_IN } from '../../server/plan/setup-plan';
import { inRoot } from '../support/findings';
import { component } from '../support/installations';
import { type Planned, planOf } from '../support/plans';

const DEPLOYMENT = 'Microsoft-Windows-Deployment';
const pass = (name: string, content: string): string => `<settings pass="${name}">${content}</settings>`;
const reseal = (mode: string): string => component(DEPLOYMENT, `<Reseal><Mode>${mode}</Mode></Reseal>`);
const setting = component('Microsoft-Windows-Shell-Setup', '<TimeZone>UTC</TimeZone>');

const everyPass = inRoot(
  ['windowsPE', 'offlineServicing', 'generalize', 'specialize', 'oobeSystem']
    .map((name) => pass(name, setting))
    .join('\n'),
);

/** `specialize!` restarts the computer, `-generalize` does not run. */
function stages(text: string, options: Planned = {}): string {
  const shown = ({ pass: name, runs, restarts }: PlanStage): string =>
    `${runs ? '' : '-'}${name}${restarts ? '!' : ''}`;
  return planOf(text, options).timeline.map(shown).join(' ');
}

describe('the timeline', () => {
  it('has the passes of each way in', () => {
    const all = 'boot windowsPE offlineServicing! -generalize specialize! oobeSystem first-logon';
    assert.equal(stages(everyPass, { wayIn: 'media' }), all);
    assert.equal(stages(everyPass, { wayIn: 'setup' }), all);
    assert.equal(stages(everyPass, { wayIn: 'wds' }), all);
    assert.equal(
      stages(everyPass, { wayIn: 'sysprep' }),
      'boot -windowsPE -offlineServicing generalize! specialize! oobeSystem first-logon',
    );
    assert.equal(
      stages(everyPass, { wayIn: 'dism' }),
      'boot -windowsPE offlineServicing -generalize -specialize -oobeSystem',
    );
  });

  it('leaves Windows PE by a restart, whether the image is serviced or not', () => {
    const text = inRoot(pass('windowsPE', setting));
    assert.equal(stages(text), 'boot windowsPE! specialize! oobeSystem first-logon');
  });

  it('goes from OOBE to audit mode, and ends there', () => {
    const text = inRoot(
      `${pass('windowsPE', setting)}${pass('auditUser', setting)}${pass('oobeSystem', reseal('Audit'))}`,
    );
    assert.equal(stages(text), 'boot windowsPE! specialize! oobeSystem auditUser');
  });

  it('comes back from audit mode to OOBE', () => {
    const text = inRoot(
      `${pass('windowsPE', setting)}${pass('auditUser', reseal('OOBE'))}${pass('oobeSystem', reseal('Audit'))}`,
    );
    assert.equal(stages(text), 'boot windowsPE! specialize! oobeSystem auditUser oobeSystem first-logon');
  });

  it('runs specialize again when audit mode ends with a generalized image', () => {
    const generalize = component(DEPLOYMENT, '<Generalize><Mode>OOBE</Mode></Generalize>');
    const text = inRoot(
      `${pass('windowsPE', setting)}${pass('auditUser', generalize)}${pass('oobeSystem', reseal('Audit'))}`,
    );
    assert.equal(
      stages(text),
      'boot windowsPE! specialize! oobeSystem auditUser specialize! oobeSystem first-logon',
    );
    const [, again] = planOf(text).timeline.filter((stage) => stage.pass === 'specialize');
    assert.equal(again!.note, 'It runs again, since the image was generalized.');
  });

  it('says of WDS where the later passes come from', () => {
    const { timeline } = planOf(inRoot(pass('windowsPE', setting)), { wayIn: 'wds' });
    const notes = timeline.filter(({ note }) => note?.startsWith('With WDS'));
    assert.deepEqual(
      notes.map((stage) => stage.pass),
      ['specialize'],
    );
    const { timeline: media } = planOf(inRoot(pass('windowsPE', setting)));
    assert.ok(media.every((stage) => !('note' in stage)));
  });

  it('makes accounts in the pass that they stand in', () => {
    const { timeline } = planOf(readFileSync('test/fixtures/plan/audit-mode.xml', 'utf8'));
    const places = timeline.filter(({ steps }) => steps.some(({ kind }) => kind === 'accounts'));
    assert.deepEqual(
      places.map((stage) => stage.pass),
      ['auditSystem'],
    );
  });

  it('tells a blank password from one', () => {
    const steps = (value: string) =>
      planOf(
        inRoot(
          pass(
            'oobeSystem',
            component(
              'Microsoft-Windows-Shell-Setup',
              `<UserAccounts><AdministratorPassword><Value>${value}</Value><PlainText>true</PlainText></AdministratorPassword></UserAccounts>`,
            ),
          ),
        ),
      ).timeline.flatMap((stage) => stage.steps.filter(({ kind }) => kind === 'accounts'));
    assert.equal(steps('')[0]!.text, 'The Administrator gets a blank password');
    assert.equal(steps('Maple-7')[0]!.text, 'The Administrator gets a password');
  });

  it('tells who runs what', () => {
    const { timeline } = planOf(readFileSync('test/fixtures/plan/sysprep-unattend.xml', 'utf8'));
    const users = timeline.map((stage) => `${stage.pass} ${stage.user}`);
    assert.deepEqual(users, [
      'boot SYSTEM',
      'generalize SYSTEM',
      'specialize SYSTEM',
      'oobeSystem SYSTEM',
      'first-logon clinic',
    ]);
    const [command] = timeline.at(-1)!.steps.filter(({ kind }) => kind === 'command');
    assert.equal(command!.user, 'clinic');
  });

  describe('of one file', () => {
    const run =
      '<RunSynchronous><RunSynchronousCommand wcm:action="add"><Order>1</Order><Path>a.exe</Path></RunSynchronousCommand></RunSynchronous>';
    const account =
      '<UserAccounts><LocalAccounts><LocalAccount wcm:action="add"><Name>kim</Name><Group>Administrators</Group><Password><Value>a</Value></Password></LocalAccount></LocalAccounts></UserAccounts>';
    const shell = (settings: string) => component('Microsoft-Windows-Shell-Setup', settings);
    const logon = (count: string, more = account) =>
      inRoot(
        [
          pass('windowsPE', component('Microsoft-Windows-Setup', run)),
          pass('offlineServicing', setting),
          pass('generalize', ''),
          pass('specialize', shell('<ComputerName>PC1</ComputerName>') + component(DEPLOYMENT, run)),
          pass(
            'oobeSystem',
            shell(
              `${more}<AutoLogon><Enabled>true</Enabled><Username>kim</Username>${count}<Password><Value>a</Value></Password></AutoLogon>`,
            ),
          ),
        ].join('\n'),
      );
    /** What happens in each pass, without the pages. */
    const told = (text: string, options: Planned = {}) =>
      planOf(text, options).timeline.map(({ pass: name, steps }) => {
        const done = steps.filter(({ kind }) => kind !== 'pages');
        return `${name}: ${done.map((step) => `${step.text} [${step.user}]`).join(', ')}`;
      });

    it('tells each step of each pass', () => {
      assert.deepEqual(told(logon('<LogonCount>3</LogonCount>')), [
        'boot: Setup finds autounattend.xml in the root of a removable drive. [SYSTEM]',
        'windowsPE: a.exe [SYSTEM], Windows is applied [SYSTEM]',
        'offlineServicing: Microsoft-Windows-Shell-Setup (TimeZone) [SYSTEM]',
        'specialize: Microsoft-Windows-Shell-Setup (ComputerName) [SYSTEM], a.exe [SYSTEM]',
        'oobeSystem: Microsoft-Windows-Shell-Setup (UserAccounts, AutoLogon) [SYSTEM], kim is created in Administrators [SYSTEM]',
        'first-logon: kim is signed in automatically 3 times. [kim]',
      ]);
    });

    it('tells how often somebody is signed in, and why not', () => {
      const last = (count: string, more?: string) => planOf(logon(count, more)).timeline.at(-1)!;
      assert.equal(last('<LogonCount>1</LogonCount>').steps[0]!.text, 'kim is signed in automatically once.');
      assert.equal(last('').steps[0]!.text, 'kim is signed in automatically.');
      assert.equal('problem' in last('').steps[0]!, false);
      assert.match(last('', '').steps[0]!.problem ?? '', /kim/);
      assert.equal(last('').restarts, false);
      const nobody = planOf(inRoot(pass('windowsPE', setting))).timeline.at(-1)!;
      assert.equal(nobody.steps[0]!.text, 'Windows waits until somebody signs in.');
      assert.equal('problem' in nobody.steps[0]!, false);
    });

    it('turns to audit mode and back', () => {
      const audit = inRoot(
        pass('windowsPE', setting) +
          pass('auditUser', component(DEPLOYMENT, run) + reseal('OOBE')) +
          pass('oobeSystem', reseal('Audit')),
      );
      assert.deepEqual(told(audit).slice(3), [
        'oobeSystem: Windows goes to audit mode [SYSTEM]',
        'auditUser: a.exe [Administrator (audit mode)], Windows goes to OOBE [SYSTEM]',
        'oobeSystem: ',
        'first-logon: Windows waits until somebody signs in. [the user who signs in]',
      ]);
      const { timeline } = planOf(audit);
      assert.deepEqual(
        timeline.slice(3).map(({ title, user }) => [title.split(':')[0], user]),
        [
          ['OOBE makes way for audit mode', 'SYSTEM'],
          ['Audit mode, as the built-in Administrator', 'Administrator (audit mode)'],
          ['Windows welcome (OOBE)', 'SYSTEM'],
          ['First logon', 'the user who signs in'],
        ],
      );
      assert.ok(timeline.every((stage) => !('note' in stage)));
    });

    it('begins as the file is handed over', () => {
      const boot = (wayIn: (typeof WAYS_IN)[number], text = everyPass) => {
        const [stage] = planOf(text, { wayIn }).timeline;
        return [stage!.title, stage!.steps.map((step) => step.text).join()];
      };
      const STARTS = 'The computer starts Setup';
      const HANDED = 'The file is handed over';
      assert.deepEqual(boot('media'), [
        STARTS,
        'Setup finds autounattend.xml in the root of a removable drive.',
      ]);
      assert.deepEqual(boot('setup'), [STARTS, 'setup.exe /unattend names the file.']);
      assert.deepEqual(boot('wds'), [STARTS, 'The WDS client gets the file from its server.']);
      assert.deepEqual(boot('sysprep'), [
        HANDED,
        'sysprep /generalize /oobe /unattend names the file; Windows is installed already.',
      ]);
      assert.deepEqual(boot('dism'), [
        HANDED,
        'dism /Apply-Unattend applies the file to an image that is not running.',
      ]);
      assert.deepEqual(boot('sysprep', inRoot(pass('auditUser', setting))), [
        HANDED,
        'sysprep /audit /unattend names the file; Windows is installed already.',
      ]);
    });

    it('says of Setup inside Windows what it cannot do', () => {
      const note = (wayIn: 'media' | 'setup') =>
        planOf(everyPass, { wayIn }).timeline.find((stage) => stage.pass === 'windowsPE')!.note;
      assert.match(note('setup') ?? '', /cannot lay out the disk that this Windows uses/);
      assert.equal(note('media'), undefined);
    });
  });

  it('says why a pass does not run', () => {
    const audit = inRoot(
      ['windowsPE', 'generalize', 'auditSystem', 'auditUser'].map((name) => pass(name, setting)).join('\n'),
    );
    const notes = (text: string, options: Planned = {}) =>
      planOf(text, options)
        .timeline.filter(({ runs }) => !runs)
        .map((stage) => `${stage.pass}: ${stage.note}`);
    const AUDIT = 'Nothing leads to audit mode (Reseal with the mode Audit).';
    const GENERALIZE = 'This pass runs only when Sysprep generalizes the image.';
    assert.deepEqual(notes(audit), [
      `generalize: ${GENERALIZE}`,
      `auditSystem: ${AUDIT}`,
      `auditUser: ${AUDIT}`,
    ]);
    assert.deepEqual(notes(everyPass, { wayIn: 'sysprep' }), [
      'windowsPE: Sysprep does not run this pass.',
      'offlineServicing: Sysprep does not run this pass.',
    ]);
    const [, , specialize] = notes(everyPass, { wayIn: 'dism' });
    assert.match(specialize!, /^specialize: DISM applies offlineServicing only/);
    const refused = inRoot(pass('windowsPE', setting)).replaceAll('unattend', 'answers');
    assert.deepEqual(notes(refused), ['windowsPE: Setup does not take this file as an answer file.']);
  });

  it('enters audit mode only where the file has it', () => {
    const text = inRoot(
      pass('windowsPE', setting) + pass('oobeSystem', reseal('OOBE')) + pass('auditUser', setting),
    );
    assert.equal(stages(text), 'boot windowsPE! specialize! -auditUser oobeSystem first-logon');
  });

  it('says of the new Setup only where it comes from media', () => {
    const target = { windows: 'windows-11', build: 26100 } as const;
    const note = (wayIn: 'media' | 'setup') => planOf(everyPass, { wayIn, target }).timeline[0]!.note;
    assert.equal(note('media'), 'The new Setup of Windows 11 24H2 and later.');
    assert.equal(note('setup'), undefined);
    const old = planOf(everyPass, { target: { windows: 'windows-10' } });
    assert.equal(old.timeline[0]!.note, undefined);
  });

  it('generalizes behind the commands of the pass', () => {
    const text = inRoot(
      pass(
        'generalize',
        component(
          DEPLOYMENT,
          '<RunSynchronous><RunSynchronousCommand wcm:action="add"><Order>1</Order><Path>a.exe</Path></RunSynchronousCommand></RunSynchronous><Generalize><Mode>OOBE</Mode></Generalize>',
        ),
      ),
    );
    const [stage] = planOf(text, { wayIn: 'sysprep' }).timeline.filter(
      ({ pass: name }) => name === 'generalize',
    );
    const kinds = stage!.steps.map(({ kind }) => kind);
    assert.ok(kinds.includes('command'), kinds.join(', '));
    assert.equal(stage!.steps.find(({ kind }) => kind === 'command')!.text, 'a.exe');
  });
});

describe('the commands of the plan', () => {
  const first = (text: string, options: Planned = {}) => planOf(text, options).commands[0]!;
  const atLogon = (list: string, item: string, more = '') =>
    inRoot(
      pass(
        'oobeSystem',
        component(
          'Microsoft-Windows-Shell-Setup',
          `<${list}><${item} wcm:action="add"><CommandLine>cmd /c pause</CommandLine><Order>3</Order>${more}</${item}></${list}>`,
        ),
      ),
    );
  const inPass = (name: string) =>
    inRoot(
      pass(
        name,
        component(
          DEPLOYMENT,
          '<RunSynchronous><RunSynchronousCommand wcm:action="add"><Path>a.exe</Path></RunSynchronousCommand></RunSynchronous>',
        ),
      ),
    );

  it('say who runs them, when, and what they wait for', () => {
    const command = first(
      atLogon('FirstLogonCommands', 'SynchronousCommand', '<Description>Stop</Description>'),
    );
    assert.deepEqual(
      [command.pass, command.kind, command.order, command.user, command.awaited, command.description],
      ['first-logon', 'first-logon', 3, 'the user who signs in', true, 'Stop'],
    );
    assert.equal(command.waitsFor, 'pause');
    assert.equal('requiresUserInput' in command, false);
    assert.equal(command.runs, true);
    assert.equal(command.longest, 1024);
    assert.equal(command.length, 'cmd /c pause'.length);
  });

  it('say that the file itself lets somebody answer', () => {
    const more = '<RequiresUserInput>true</RequiresUserInput>';
    assert.equal(first(atLogon('FirstLogonCommands', 'SynchronousCommand', more)).requiresUserInput, true);
  });

  it('run at the first logon too when they run at each', () => {
    const command = first(atLogon('LogonCommands', 'AsynchronousCommand'));
    assert.deepEqual([command.pass, command.kind, command.awaited], ['first-logon', 'logon', false]);
    assert.equal('waitsFor' in command, false);
  });

  it('say whether Setup restarts behind them', () => {
    const restarts = (willReboot: string) =>
      first(inPass('specialize').replace('<Path>', `${willReboot}<Path>`)).restarts;
    assert.equal(restarts('<WillReboot>Always</WillReboot>'), 'Always');
    assert.equal(restarts(''), 'Never');
    assert.equal(first(atLogon('FirstLogonCommands', 'SynchronousCommand')).restarts, null);
  });

  it('do not run at a logon that audit mode leaves out', () => {
    const atFirstLogon = atLogon('FirstLogonCommands', 'SynchronousCommand');
    const audited = (rest: string) =>
      atFirstLogon
        .replace('</component>', `</component>${reseal('Audit')}`)
        .replace('</settings>', `$&${rest}`);
    assert.equal(first(atFirstLogon).runs, true);
    assert.equal(first(audited('')).runs, false);
    assert.equal(first(audited(pass('auditUser', reseal('OOBE')))).runs, true);
  });

  it('run where their pass does', () => {
    assert.deepEqual(
      [first(inPass('specialize')).runs, first(inPass('specialize')).user, first(inPass('specialize')).order],
      [true, 'SYSTEM', null],
    );
    assert.equal(first(inPass('specialize'), { wayIn: 'dism' }).runs, false);
    assert.equal(first(inPass('auditUser'), { wayIn: 'media' }).description, null);
    const nowhere = first(inPass('specialise'));
    assert.deepEqual([nowhere.pass, nowhere.runs], ['unknown', false]);
  });
});
