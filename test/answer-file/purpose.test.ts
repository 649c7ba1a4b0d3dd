/** What a file is for: installing Windows, audit mode, a domain, a server. */
import assert from 'node:assert/strict';
import { bind } from '../../server/answer-file/bind';
import {
  entersAuditMode,
  installsWindows,
  isForServer,
  joinsDomain,
  managesAccounts,
  oobeShells,
  placesWindows,
  runsScripts,
} from '../../server/answer-file/purpose';
import { parse } from '../../server/syntax/parser';
import { inComponent, inPass, library } from '../support/findings';
import { component, forSysprep, installation, oobe } from '../support/installations';

const read = (text: string) => bind(parse(text), { library });
const run = (path: string) =>
  component(
    'Microsoft-Windows-Deployment',
    `<RunSynchronous><RunSynchronousCommand><Path>${path}</Path></RunSynchronousCommand></RunSynchronous>`,
  );

describe('what a file is for', () => {
  it('is installing Windows when windowsPE has user data or an image', () => {
    assert.ok(installsWindows(read(installation({}))));
    assert.ok(!installsWindows(read(forSysprep({ oobeSystem: oobe() }))));
    assert.ok(
      !installsWindows(
        read(inComponent('windowsPE', 'Microsoft-Windows-Setup', '<EnableNetwork>true</EnableNetwork>')),
      ),
    );
  });

  it('is placing Windows when windowsPE lays out disks or chooses the image', () => {
    const setup = (settings: string) => read(inComponent('windowsPE', 'Microsoft-Windows-Setup', settings));
    assert.ok(placesWindows(setup('<DiskConfiguration></DiskConfiguration>')));
    assert.ok(placesWindows(setup('<ImageInstall></ImageInstall>')));
    assert.ok(!placesWindows(read(installation({}))));
  });

  it('is answering OOBE when the file says something about it', () => {
    assert.equal(oobeShells(read(installation({ oobeSystem: oobe() }))).length, 1);
    assert.equal(
      oobeShells(read(installation({ oobeSystem: '<RegisteredOwner>Anna</RegisteredOwner>' }))).length,
      0,
    );
    assert.equal(oobeShells(read(forSysprep({ oobeSystem: oobe() }))).length, 0);
    const skipped = oobe('<SkipMachineOOBE>true</SkipMachineOOBE>');
    assert.equal(oobeShells(read(installation({ oobeSystem: skipped }))).length, 0);
  });

  it('is audit mode when Reseal says so in oobeSystem', () => {
    const reseal = component('Microsoft-Windows-Deployment', '<Reseal><Mode>audit</Mode></Reseal>');
    assert.ok(entersAuditMode(read(inPass('oobeSystem', reseal))));
    assert.ok(!entersAuditMode(read(inPass('auditUser', reseal))));
  });

  it('is joining a domain when UnattendedJoin names one', () => {
    const join = (name: string) =>
      read(
        inComponent(
          'specialize',
          'Microsoft-Windows-UnattendedJoin',
          `<Identification><${name}>X</${name}></Identification>`,
        ),
      );
    assert.ok(joinsDomain(join('JoinDomain')));
    assert.ok(!joinsDomain(join('JoinWorkgroup')));
  });

  it('is Windows Server by target or by component', () => {
    assert.equal(isForServer(read(installation({}))), undefined);
    assert.equal(
      isForServer(bind(parse(installation({})), { library, target: { windows: 'windows-10' } })),
      false,
    );
    assert.equal(
      isForServer(read(inComponent('specialize', 'Microsoft-Windows-ServerManager-SvrMgrNc', ''))),
      true,
    );
  });

  it('is not known when components of Server stand beside what only a client needs', () => {
    const leftOver = component('Microsoft-Windows-ServerManager-SvrMgrNc', '');
    for (const client of [
      component('Microsoft-Windows-Embedded-EmbeddedLogon', ''),
      run('reg.exe add HKLM\\SYSTEM\\Setup\\LabConfig /v BypassTPMCheck /t REG_DWORD /d 1'),
    ])
      assert.equal(isForServer(read(inPass('specialize', leftOver + client))), undefined);
  });

  it('is a client or Server by the edition alone', () => {
    const withKey = (key: string) =>
      inComponent(
        'windowsPE',
        'Microsoft-Windows-Setup',
        `<UserData><ProductKey><Key>${key}</Key></ProductKey></UserData>`,
      );
    assert.equal(isForServer(read(withKey('VK7JG-NPHTM-C97JM-9MPGT-3V66T'))), false);
    assert.equal(isForServer(bind(parse(''), { library, target: { edition: 'ServerDatacenter' } })), true);
  });

  it('is a client by its key, whatever components of Server are left over', () => {
    const leftOver = component('Microsoft-Windows-ServerManager-SvrMgrNc', '');
    const setup = component(
      'Microsoft-Windows-Setup',
      '<UserData><ProductKey><Key>VK7JG-NPHTM-C97JM-9MPGT-3V66T</Key></ProductKey></UserData>',
    );
    assert.equal(isForServer(read(inPass('windowsPE', setup + leftOver))), false);
  });

  it('is creating accounts when a command does so', () => {
    for (const command of [
      'net user Anna /add',
      'net.exe localgroup Users Anna /add',
      'powershell.exe New-LocalUser Anna',
    ]) {
      assert.ok(managesAccounts(read(installation({ components: run(command) }))), command);
    }
    assert.ok(!managesAccounts(read(installation({ components: run('net use Z: \\\\server\\share') }))));
  });

  it('is unknown in part when a script runs', () => {
    assert.ok(runsScripts(read(installation({ components: run('cmd.exe /c C:\\Setup\\users.cmd') }))));
    assert.ok(runsScripts(read(installation({ components: run('{{ command }}') }))));
    assert.ok(!runsScripts(read(installation({ components: run('reg.exe add HKLM\\Software\\A /v B') }))));
  });
});
