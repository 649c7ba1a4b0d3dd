/** The oldest Windows that a file can be for, from what does not exist before. */
import assert from 'node:assert/strict';
import { earliestWindows } from '../../server/answer-file/earliest-windows';
import { planSetup } from '../../server/plan/setup-plan';
import { fileOf } from '../support/editing';
import { inComponent, inRoot } from '../support/findings';

const SHELL = 'Microsoft-Windows-Shell-Setup';
const HIDE = '<OOBE><HideOnlineAccountScreens>true</HideOnlineAccountScreens></OOBE>';
const key = (value: string, more = '') =>
  inRoot(
    `<settings pass="windowsPE"><component name="Microsoft-Windows-Setup" processorArchitecture="amd64"><UserData>${more}<ProductKey><Key>${value}</Key></ProductKey></UserData></component></settings>`,
  );
const OF_10_AND_11 = 'VK7JG-NPHTM-C97JM-9MPGT-3V66T';

const earliestOf = (text: string) => earliestWindows(fileOf(text));

describe('earliestWindows', () => {
  it('is that of the newest setting', () => {
    assert.equal(earliestOf(inComponent('oobeSystem', SHELL, HIDE)), '8');
    const newer = `${HIDE.replace('</OOBE>', '')}<VMModeOptimizations/></OOBE>`;
    assert.equal(earliestOf(inComponent('oobeSystem', SHELL, newer)), '10');
  });

  it('is the oldest that a published key installs', () => {
    assert.equal(earliestOf(key(OF_10_AND_11)), '10');
    assert.equal(earliestOf(key('AAAAA-AAAAA-AAAAA-AAAAA-AAAAA')), undefined);
  });

  it('is 10 where commands skip the checks of Windows 11, since such files serve both', () => {
    const command = (path: string) =>
      inComponent(
        'windowsPE',
        'Microsoft-Windows-Setup',
        `<RunSynchronous><RunSynchronousCommand wcm:action="add"><Order>1</Order><Path>${path}</Path></RunSynchronousCommand></RunSynchronous>`,
      );
    const add = (name: string) => `reg add HKLM\\SYSTEM\\Setup\\${name} /t REG_DWORD /d 1 /f`;
    assert.equal(earliestOf(command(add('LabConfig /v BypassTPMCheck'))), '10');
    assert.equal(earliestOf(command(add('MoSetup /v BypassTPMCheck'))), undefined);
  });

  it('is not shown by settings of every Windows, unknown ones, and what a template may leave out', () => {
    for (const text of [
      inComponent('oobeSystem', SHELL, '<TimeZone>UTC</TimeZone>'),
      inComponent('oobeSystem', 'Contoso-Agent', HIDE),
      inComponent('oobeSystem', SHELL, `%{ if x }${HIDE}%{ endif }`),
    ])
      assert.equal(earliestOf(text), undefined);
  });

  it('spares the preview the pages of older versions, and never makes a version known', () => {
    const plan = planSetup(fileOf(key(OF_10_AND_11)), {});
    assert.deepEqual([plan.target.label, plan.target.windows], ['Windows 10 or later', undefined]);
    const ids = plan.questions.map(({ id }) => id);
    const older = planSetup(fileOf(key('AAAAA-AAAAA-AAAAA-AAAAA-AAAAA')), {});
    assert.equal(older.target.label, 'Windows of unknown version');
    const spared = older.questions.filter(({ id }) => !ids.includes(id)).map(({ because }) => because);
    assert.ok(spared.length > 0);
    for (const because of spared) assert.match(because, /^Up to Windows (?:7|8|8\.1): /);
  });
});
