/** Builds answer files that install Windows, in which «text|rule (severity)» stands for carets under the text. */
import { marked } from './disk-layouts';
import { inRoot } from './findings';

const IDENTITY =
  'processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS"';

/** The settings of Shell-Setup by pass, and whole components. */
export interface Installation {
  readonly specialize?: string;
  readonly oobeSystem?: string;
  /** Components of specialize, besides Shell-Setup. */
  readonly components?: string;
}

/** A file for the media of Windows. */
export function installation(parts: Installation): string {
  const setup = component(
    'Microsoft-Windows-Setup',
    '<UserData>\n<AcceptEula>true</AcceptEula>\n</UserData>',
  );
  return file([pass('windowsPE', setup), ...passes(parts)]);
}

/** A file for Sysprep, which finds Windows installed. */
export function forSysprep(parts: Installation): string {
  return file(passes(parts));
}

export function component(name: string, settings: string): string {
  return `<component name="${name}" ${IDENTITY}>\n${settings}\n</component>`;
}

function passes({ specialize, oobeSystem, components = '' }: Installation): readonly string[] {
  const early = [specialize === undefined ? '' : shell(specialize), components].filter((xml) => xml !== '');
  return [
    ...(early.length > 0 ? [pass('specialize', early.join('\n'))] : []),
    ...(oobeSystem === undefined ? [] : [pass('oobeSystem', shell(oobeSystem))]),
  ];
}

function shell(settings: string): string {
  return component('Microsoft-Windows-Shell-Setup', settings);
}

function pass(name: string, components: string): string {
  return `<settings pass="${name}">\n${components}\n</settings>`;
}

function file(parts: readonly string[]): string {
  return marked(inRoot(parts.join('\n')));
}

/** A local account, which is an administrator with a blank password unless something else is said. */
export function localAccount(
  name: string,
  rest = '<Group>Administrators</Group>\n<Password>\n<Value></Value>\n</Password>',
): string {
  return `<LocalAccount wcm:action="add">\n<Name>${name}</Name>\n${rest}\n</LocalAccount>`;
}

export function userAccounts(...accounts: readonly string[]): string {
  return `<UserAccounts>\n<LocalAccounts>\n${accounts.join('\n')}\n</LocalAccounts>\n</UserAccounts>`;
}

export function autoLogon(username: string, rest = '<Password>\n<Value></Value>\n</Password>'): string {
  return `<AutoLogon>\n<Enabled>true</Enabled>\n<LogonCount>0</LogonCount>\n<Username>${username}</Username>\n${rest}\n</AutoLogon>`;
}

export function oobe(settings = '<ProtectYourPC>3</ProtectYourPC>'): string {
  return `<OOBE>\n${settings}\n</OOBE>`;
}
