/** The passes in the order in which they come: which run for each way in, where the computer restarts, who runs them. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { PlanStage } from '../../server/plan/setup-plan';
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
});
