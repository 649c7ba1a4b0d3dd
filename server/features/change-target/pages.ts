/** Pages of OOBE that the wanted version has and the earlier one had not. */
import { accountsOf } from '../../answer-file/accounts';
import type { AnswerFile } from '../../answer-file/answer-file';
import { booleanOf, SHELL_SETUP, settingIn, settingsAt } from '../../answer-file/query';
import { isServer, kernelOf } from '../../answer-file/target';
import { windowsLabel } from '../../answer-file/windows-names';
import { isAtLeast } from '../../schema/windows-version';
import { editsOf } from '../blocks/insert-block';
import { planParts } from '../blocks/plan';
import { type Change, changesWindows, leftToDo, NOTHING, type Step } from './step';

export function changePages(file: AnswerFile, change: Change): Step {
  const { windows } = file.target;
  const kernel = kernelOf(file.target);
  if (!windows || !kernel || !changesWindows(change) || isServer(file.target)) return NOTHING;
  const hidden = settingsAt(file, SHELL_SETUP, 'OOBE', 'oobeSystem').filter((oobe) =>
    booleanOf(settingIn(oobe, 'HideEULAPage')),
  );
  // A file that lets the licence be shown lets somebody sit there.
  if (hidden.length === 0) return NOTHING;
  if (isAtLeast(kernel, '8.1')) {
    if (accountsOf(file).local.length > 0) return NOTHING;
    return leftToDo(`OOBE of ${windowsLabel(windows)} asks for an account: add a local one (UserAccounts).`);
  }
  if (hidden.every((oobe) => settingIn(oobe, 'NetworkLocation'))) return NOTHING;
  const asks = `OOBE of ${windowsLabel(windows)} asks where the network is`;
  const body = ['<OOBE>', '  <NetworkLocation>Work</NetworkLocation>', '</OOBE>'];
  const fragments = file.hasDirectives
    ? undefined
    : planParts(file, [{ pass: 'oobeSystem', component: SHELL_SETUP, body }]);
  if (!fragments) return leftToDo(`${asks}: add NetworkLocation.`);
  return {
    edits: editsOf(file, fragments, {}),
    changes: [`NetworkLocation is Work: ${asks} otherwise.`],
    leftToDo: [],
  };
}
