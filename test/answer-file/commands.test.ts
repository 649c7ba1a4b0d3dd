/** The commands of an answer file, in the order in which they run. */
import assert from 'node:assert/strict';
import { bind } from '../../server/answer-file/bind';
import { commandsOf } from '../../server/answer-file/commands';
import { parse } from '../../server/syntax/parser';
import { inComponent, inRoot, library } from '../support/findings';

const SETUP = 'Microsoft-Windows-Setup';
const DEPLOYMENT = 'Microsoft-Windows-Deployment';
const SHELL_SETUP = 'Microsoft-Windows-Shell-Setup';

const item = (name: string, children: string) => `<${name} wcm:action="add">${children}</${name}>`;
const commandsOfText = (text: string) => commandsOf(bind(parse(text), { library }));

describe('commandsOf', () => {
  it('lists the commands by pass and order, whatever the order of the text', () => {
    const logon = `<LogonCommands>${item('AsynchronousCommand', '<CommandLine>last.exe</CommandLine><Order>1</Order>')}</LogonCommands>`;
    const first = `<FirstLogonCommands>${item('SynchronousCommand', '<CommandLine>third.exe</CommandLine><Order>2</Order>')}${item('SynchronousCommand', '<CommandLine>second.exe</CommandLine><Order>1</Order>')}</FirstLogonCommands>`;
    const specialize = `<RunSynchronous>${item('RunSynchronousCommand', '<Path>first.exe</Path><Order>9</Order>')}</RunSynchronous>`;
    const component = (pass: string, name: string, settings: string) =>
      `<settings pass="${pass}"><component name="${name}" processorArchitecture="amd64">${settings}</component></settings>`;
    const text = inRoot(
      component('oobeSystem', SHELL_SETUP, logon + first) + component('specialize', DEPLOYMENT, specialize),
    );
    assert.deepEqual(
      commandsOfText(text).map((command) => [command.text, command.pass, command.kind, command.order]),
      [
        ['first.exe', 'specialize', 'run-synchronous', 9],
        ['second.exe', 'oobeSystem', 'first-logon', 1],
        ['third.exe', 'oobeSystem', 'first-logon', 2],
        ['last.exe', 'oobeSystem', 'logon', 1],
      ],
    );
  });

  it('decodes the text and says as whom a command runs', () => {
    const [command] = commandsOfText(
      inComponent(
        'windowsPE',
        SETUP,
        `<RunSynchronous>${item('RunSynchronousCommand', '<Order>1</Order><Path>cmd /c echo &quot;a&quot; &amp; b</Path><Description>Say a</Description>')}</RunSynchronous>`,
      ),
    );
    assert.equal(command?.text, 'cmd /c echo "a" & b');
    assert.equal(command?.description, 'Say a');
    assert.equal(command?.account, 'system');
    assert.equal(command?.awaited, true);
    assert.equal(command?.willReboot, undefined);
  });

  it('knows the restart, the credentials and the account of audit mode', () => {
    const [command] = commandsOfText(
      inComponent(
        'auditUser',
        DEPLOYMENT,
        `<RunSynchronous>${item('RunSynchronousCommand', '<Credentials><Username>x</Username></Credentials><Order>1</Order><Path>a.exe</Path><WillReboot>onrequest</WillReboot>')}</RunSynchronous>`,
      ),
    );
    assert.equal(command?.willReboot, 'OnRequest');
    assert.equal(command?.account, 'audit-user');
    assert.equal(command?.credentials?.name, 'Credentials');
  });

  it('takes no step from a command with a placeholder, and no text from one without a line', () => {
    const commands = commandsOfText(
      inComponent(
        'specialize',
        DEPLOYMENT,
        `<RunSynchronous>${item('RunSynchronousCommand', '<Order>1</Order><Path>cmd /c {{script}}</Path>')}${item('RunSynchronousCommand', '<Order>two</Order>')}</RunSynchronous>`,
      ),
    );
    assert.deepEqual(commands[0]?.steps, []);
    assert.equal(commands[1]?.text, '');
    assert.equal(commands[1]?.order, undefined);
    assert.equal(commands[1]?.willReboot, 'Never');
  });

  it('finds the commands once', () => {
    const file = bind(parse(inRoot('')), { library });
    assert.equal(commandsOf(file), commandsOf(file));
  });
});
