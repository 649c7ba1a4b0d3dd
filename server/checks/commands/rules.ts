/** Rules about the commands that Setup runs. */
import type { Rule } from '../rule';
import * as logon from './logon';
import * as places from './places';
import * as programs from './programs';
import * as reboot from './reboot';
import * as text from './text';

export const commandsRules: readonly Rule[] = [
  programs.commandShellBuiltin,
  programs.commandScriptWithoutHost,
  programs.commandPowershellInPe,
  text.commandTooLong,
  text.commandQuotesUnbalanced,
  text.xmlEscapeInCommand,
  text.commandWaitsForInput,
  places.commandDriveLetter,
  places.uncWithoutCredentials,
  places.setupcompleteOemKey,
  reboot.commandReboot,
  reboot.willrebootOnrequest,
  logon.firstlogonParallel10,
  logon.firstlogonSmode,
  logon.firstlogonNeedsAdmin,
  logon.logoncommandsElevated,
  logon.requiresuserinput,
];
