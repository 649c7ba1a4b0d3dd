/** Rules about accounts, passwords, automatic logon and the name of the computer. */
import type { Rule } from '../rule';
import { administratorpasswordOnlyClient, noAccount, noAdminAccount } from './account';
import { accountNameIllegal, accountNameReserved } from './account-name';
import {
  autologonDomainLocal,
  autologonIncomplete,
  autologonPasswordMismatch,
  autologonUserUnknown,
} from './auto-logon';
import {
  computernameEqualsUser,
  computernameHyphen,
  computernameIllegal,
  computernameMissing7,
  computernameStar,
  computernameTooLong,
  computernameWrongPass,
} from './computer-name';
import { domainaccountsWithoutJoin } from './domain';
import { groupMissing, groupUnknown } from './groups';
import { autologonLeftOn, autologonLogoncountPlusOne, firstlogonWithoutAutologon } from './logon-count';
import {
  autologonAdminNoPassword,
  passwordBase64,
  passwordDomainHidden,
  passwordLooksEncoded,
  passwordMissing,
} from './password';
import { serverAdminPassword, serverPasswordComplexity } from './server-password';

export const accountsRules: readonly Rule[] = [
  computernameTooLong,
  computernameIllegal,
  computernameHyphen,
  computernameStar,
  computernameWrongPass,
  computernameMissing7,
  computernameEqualsUser,
  noAccount,
  administratorpasswordOnlyClient,
  noAdminAccount,
  accountNameIllegal,
  accountNameReserved,
  groupUnknown,
  groupMissing,
  passwordMissing,
  passwordBase64,
  passwordLooksEncoded,
  passwordDomainHidden,
  serverAdminPassword,
  serverPasswordComplexity,
  autologonIncomplete,
  autologonUserUnknown,
  autologonPasswordMismatch,
  autologonAdminNoPassword,
  autologonLogoncountPlusOne,
  autologonLeftOn,
  firstlogonWithoutAutologon,
  autologonDomainLocal,
  domainaccountsWithoutJoin,
];
