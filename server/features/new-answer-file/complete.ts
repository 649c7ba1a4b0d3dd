/** Completes answers with defaults that fit each other, and says what contradicts what. */
import { BUILT_IN_NAMES } from '../../answer-file/accounts';
import { keyFormOf, publishedKey } from '../../answer-file/product-keys';
import type { Target, TargetFirmware } from '../../answer-file/target';
import { valueTable } from '../../schema/library';
import type { Answers } from './answers';
import {
  architecturesFor,
  type EditionChoice,
  editionsFor,
  firmwaresFor,
  isKeyboard,
  isLocale,
  keyboardChoices,
  keysFor,
  languageChoices,
  localeChoices,
  needsKey,
  takesFirmwareKey,
  timeZoneChoices,
} from './choices';
import { meantChoice } from './meant';

/** Answers without a gap. */
export interface CompleteAnswers extends Answers {
  readonly architecture: 'x86' | 'amd64' | 'arm64';
  readonly firmware: TargetFirmware;
  readonly edition: string;
  /** Undefined when the image is named by its number. */
  readonly imageName?: string;
  /** A key, or `firmware` or `none`. */
  readonly productKey: string;
  readonly language: string;
  readonly locale: string;
  readonly keyboard: string;
  readonly timeZone: string;
  readonly computerName: string;
  readonly hidePasswords: boolean;
}

export type Complain = (path: string, message: string) => void;

/** Returns the answers completed; what cannot be reconciled is told to `complain`. */
export function completeAnswers(answers: Answers, complain: Complain): CompleteAnswers {
  const { windows } = answers;
  const architectures = architecturesFor(windows);
  const architecture = answers.architecture ?? 'amd64';
  if (!architectures.includes(architecture)) {
    complain('architecture', `${windows} exists for ${architectures.join(', ')}, not for ${architecture}.`);
  }
  const firmwares = firmwaresFor(windows, architecture);
  const firmware = answers.firmware ?? firmwares[0]!;
  if (!firmwares.includes(firmware)) {
    complain('firmware', `such a computer starts with ${firmwares.join(' or ').toUpperCase()} only.`);
  }
  const edition = editionOf(answers, complain);
  const productKey = keyOf(answers, edition.value, complain);
  const language = answers.language ?? 'en-US';
  const spoken = languageChoices().find(({ value }) => value.toLowerCase() === language.toLowerCase());
  if (!spoken) {
    const meant = meantChoice(language, languageChoices());
    complain('language', `there are no media of Windows in "${language}".${meant}`);
  }
  const locale = answers.locale ?? spoken?.value ?? 'en-US';
  if (!isLocale(locale)) {
    const meant = meantChoice(locale, [...languageChoices(), ...localeChoices()]);
    complain('locale', `Windows knows no region "${locale}".${meant}`);
  }
  const keyboard = answers.keyboard ?? spoken?.keyboard ?? '0409:00000409';
  if (!isKeyboard(keyboard)) {
    const meant = meantChoice(keyboard, keyboardChoices());
    complain('keyboard', `"${keyboard}" is no keyboard such as 0409:00000409.${meant}`);
  }
  const timeZone = answers.timeZone ?? 'UTC';
  if (!valueTable('time-zones').find(timeZone)) complain('timeZone', timeZoneProblem(timeZone));
  checkPeople(answers, edition.value, complain);
  if (answers.bypassHardwareChecks && windows !== 'windows-11') {
    complain('bypassHardwareChecks', 'only Setup of Windows 11 checks the hardware.');
  }
  const { imageName: _, ...rest } = answers;
  return {
    ...rest,
    architecture,
    firmware,
    edition: edition.value,
    ...(answers.imageIndex === undefined && { imageName: answers.imageName ?? edition.imageName }),
    productKey,
    language: spoken?.value ?? language,
    locale: valueTable('locales').find(locale)?.value ?? locale,
    keyboard,
    timeZone: valueTable('time-zones').find(timeZone)?.value ?? timeZone,
    computerName: answers.computerName ?? '*',
    hidePasswords: answers.hidePasswords ?? true,
  };
}

/** The target that the file states. */
export function targetOf({ windows, architecture, firmware, edition }: CompleteAnswers): Target {
  const evidence = (['windows', 'edition', 'architecture', 'firmware'] as const).map(
    (fact) => ({ fact, from: 'comment', range: undefined }) as const,
  );
  return { windows, architecture, firmware, edition, evidence };
}

function editionOf(answers: Answers, complain: Complain): EditionChoice {
  const { windows, edition, serverCore, imageName, imageIndex } = answers;
  const known = editionsFor(windows).filter((one) => one.serverCore === (serverCore ?? false));
  if (serverCore && !windows.startsWith('server-'))
    complain('serverCore', 'only Windows Server exists without the desktop.');
  const wanted = edition?.toLowerCase();
  const found = wanted === undefined ? known[0] : known.find(({ value }) => value.toLowerCase() === wanted);
  if (found) return found;
  const written = edition ?? '';
  if (
    edition !== undefined &&
    valueTable('editions').find(edition) &&
    (imageName ?? imageIndex) !== undefined
  ) {
    return { value: written, label: written, imageName: imageName ?? '', serverCore: serverCore ?? false };
  }
  const names = [...new Set(known.map(({ value }) => value))].join(', ');
  complain(
    'edition',
    `"${written}" is not an edition of ${windows} with a known image: ${names}. For another one give imageName or imageIndex too.${meantChoice(written, known)}`,
  );
  return { value: written, label: written, imageName: imageName ?? '', serverCore: serverCore ?? false };
}

function keyOf(answers: Answers, edition: string, complain: Complain): string {
  const { windows, productKey: wanted } = answers;
  const keys = keysFor(windows, edition);
  const first = keys.find(({ kind }) => kind === 'generic') ?? keys[0];
  switch (wanted) {
    case undefined:
      return first?.value ?? (takesFirmwareKey(windows) ? 'firmware' : 'none');
    case 'generic':
    case 'kms': {
      const key = keys.find(({ kind }) => kind === wanted);
      if (!key) complain('productKey', `there is no published ${wanted} key of ${edition} for ${windows}.`);
      return key?.value ?? 'none';
    }
    case 'firmware':
      if (!takesFirmwareKey(windows)) complain('productKey', `${windows} takes no key from the firmware.`);
      return 'firmware';
    case 'none':
      if (needsKey(windows, edition)) {
        complain(
          'productKey',
          `Setup of ${windows} stops without a key: choose generic, kms, firmware or a key of your own.`,
        );
      }
      return 'none';
    default: {
      if (keyFormOf(wanted) !== 'possible') complain('productKey', 'no product key has these characters.');
      const published = publishedKey(wanted);
      if (published && published.editionId !== edition) {
        complain('productKey', `this is the published key of ${published.edition}, not of ${edition}.`);
      }
      return wanted;
    }
  }
}

function timeZoneProblem(timeZone: string): string {
  const lower = timeZone.toLowerCase();
  const { entries } = valueTable('time-zones');
  const meant = entries.find(({ aliases }) => aliases?.some((alias) => alias.toLowerCase() === lower));
  if (meant) return `Windows has no time zone "${timeZone}". Did you mean ${meant.value}?`;
  const offset = offsetLabel(timeZone);
  const there = entries.filter(({ label }) => offset && label.startsWith(offset)).map(({ value }) => value);
  const hint =
    there.length > 0 ? ` There are ${there.join(', ')}.` : meantChoice(timeZone, timeZoneChoices());
  return `Windows has no time zone "${timeZone}".${hint}`;
}

/** "UTC+1" as the labels of time zones begin with it. */
function offsetLabel(text: string): string | undefined {
  const [, sign, hours, minutes = '00'] = /^(?:UTC|GMT)([+-])(\d\d?)(?::(\d\d))?$/i.exec(text.trim()) ?? [];
  return sign && `(UTC${sign}${hours!.padStart(2, '0')}:${minutes})`;
}

/** Accounts, logon and domain: somebody must be able to manage the computer. */
function checkPeople(answers: Answers, edition: string, complain: Complain): void {
  const {
    windows,
    accounts = [],
    administratorPassword,
    autoLogon,
    computerName,
    domain,
    workgroup,
  } = answers;
  const isServer = windows.startsWith('server-');
  const names = accounts.map(({ name }) => name.toLowerCase());
  for (const [index, { name, password }] of accounts.entries()) {
    const path = `accounts[${index}]`;
    const lower = name.toLowerCase();
    if (names.indexOf(lower) < index) complain(`${path}.name`, `"${name}" is there twice.`);
    if (lower === 'administrator' || BUILT_IN_NAMES.has(lower))
      complain(`${path}.name`, `"${name}" is an account of Windows itself.`);
    if (lower === computerName?.toLowerCase()) complain(`${path}.name`, 'the computer has the same name.');
    if (isServer && !isComplex(password, name)) complain(`${path}.password`, COMPLEX);
  }
  const administrators = accounts.filter(({ group = 'Administrators' }) => group === 'Administrators');
  if (isServer && administratorPassword === undefined) {
    complain('administratorPassword', 'is missing: Windows Server asks for it.');
  }
  if (isServer && administratorPassword !== undefined && !isComplex(administratorPassword, 'administrator')) {
    complain('administratorPassword', COMPLEX);
  }
  if (!isServer && administrators.length === 0) {
    complain(
      'accounts',
      'one account in the group Administrators is needed, or nobody could manage the computer.',
    );
  }
  if (
    !isServer &&
    administratorPassword !== undefined &&
    autoLogon?.account.toLowerCase() !== 'administrator'
  ) {
    complain(
      'administratorPassword',
      'the account Administrator stays disabled on this Windows unless autoLogon names it.',
    );
  }
  if (autoLogon)
    checkAutoLogon(
      answers,
      administrators.map(({ name }) => name.toLowerCase()),
      complain,
    );
  if (domain && workgroup !== undefined) complain('workgroup', 'a computer in a domain is in no workgroup.');
  if (domain && valueTable('editions').find(edition)?.joinsDomain === false) {
    complain('domain', `the edition ${edition} cannot join a domain.`);
  }
}

function checkAutoLogon(
  { autoLogon, administratorPassword }: Answers,
  administrators: readonly string[],
  complain: Complain,
): void {
  const name = autoLogon!.account.toLowerCase();
  if (name === 'administrator' && administratorPassword === undefined) {
    complain('autoLogon.account', 'Administrator needs administratorPassword.');
  } else if (name !== 'administrator' && !administrators.includes(name)) {
    complain(
      'autoLogon.account',
      `"${autoLogon!.account}" is none of the accounts in the group Administrators.`,
    );
  }
}

const COMPLEX =
  'Windows Server wants 8 characters or more of three kinds: capital and small letters, digits, others.';

function isComplex(password: string, name: string): boolean {
  const kinds = [/[A-Z]/, /[a-z]/, /\d/, /[^A-Za-z\d]/].filter((kind) => kind.test(password)).length;
  return password.length >= 8 && kinds >= 3 && !password.toLowerCase().includes(name.toLowerCase());
}
