/** The settings with which the computer joins a domain or a workgroup. */
import type { AnswerFile, Setting } from '../../answer-file/answer-file';
import { settingIn, settingsAt, UNATTENDED_JOIN } from '../../answer-file/query';

/** Every Identification of the file. */
export function identificationsOf(file: AnswerFile): readonly Setting[] {
  return settingsAt(file, UNATTENDED_JOIN, 'Identification');
}

/** A child that has a value or a placeholder; deployment tools leave empty ones, which they fill or remove. */
export function filledIn(parent: Setting, path: string): Setting | undefined {
  const setting = settingIn(parent, path);
  return setting && (setting.value !== '' || setting.settings.length > 0) ? setting : undefined;
}

/** True for credentials in which at least one setting has a value. */
export function isFilled(credentials: Setting | undefined): boolean {
  return credentials?.settings.some(({ value }) => value !== '') === true;
}
