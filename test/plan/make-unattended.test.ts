/** The edits that keep pages away: minimal, as snippets, and enough. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { TargetOverrides } from '../../server/answer-file/target';
import { makeUnattended } from '../../server/plan/make-unattended';
import { planSetup, WAYS_IN } from '../../server/plan/setup-plan';
import type { SnippetEdit } from '../../server/plan/wanted-edits';
import { parse } from '../../server/syntax/parser';
import { configuration, create, disk, installTo, modify, setup } from '../support/disk-layouts';
import { anyDocument, apply } from '../support/editing';
import { inComponent, inRoot } from '../support/findings';
import { component, localAccount, userAccounts } from '../support/installations';
import { answerFile } from '../support/plans';

const FOLDER = 'test/fixtures/plan';

/** The text after an author has accepted every example. */
function accepted(text: string, edits: readonly SnippetEdit[]): string {
  return apply(
    text,
    edits.map(({ start, end, snippet }) => ({ start, end, newText: expand(snippet) })),
  );
}

function expand(snippet: string): string {
  return snippet.replace(
    /\\([\\$}])|\$\{\d+\|((?:\\.|[^,|\\])*)(?:,(?:\\.|[^|\\])*)?\|\}|\$\{\d+:((?:\\.|[^}\\])*)\}/g,
    (_, literal?: string, choice?: string, example?: string) =>
      literal ?? (choice ?? example ?? '').replace(/\\(.)/g, '$1'),
  );
}

/** Asserts what the edits for these questions make of a text, in which `|` must not occur. */
function expectEdits(
  text: string,
  questions: readonly string[],
  after: string,
  target: TargetOverrides = {},
): void {
  const edits = makeUnattended(answerFile(text, { target }), {}, questions);
  assert.equal(
    apply(
      text,
      edits.map(({ snippet, ...range }) => ({ ...range, newText: snippet })),
    ),
    after,
  );
}

const shell = (settings: string): string =>
  inComponent('oobeSystem', 'Microsoft-Windows-Shell-Setup', settings).replace(
    /<settings pass="oobeSystem">/,
    `<settings pass="windowsPE">\n${component('Microsoft-Windows-Setup', '<UserData>\n<AcceptEula>true</AcceptEula>\n</UserData>')}\n</settings>\n<settings pass="oobeSystem">`,
  );

describe('the edits that keep a page away', () => {
  it('add a setting behind its neighbours', () => {
    const before = shell('<OOBE>\n  <ProtectYourPC>3</ProtectYourPC>\n</OOBE>');
    const after = shell(
      '<OOBE>\n  <ProtectYourPC>3</ProtectYourPC>\n  <HideEULAPage>true</HideEULAPage>\n</OOBE>',
    );
    expectEdits(before, ['oobe-licence'], after);
  });

  it('replace a wrong value', () => {
    const before = shell('<OOBE>\n  <HideEULAPage>false</HideEULAPage>\n</OOBE>');
    expectEdits(before, ['oobe-licence'], before.replace('>false<', '>true<'));
  });

  it('fill an element that closes itself', () => {
    const before = shell('<OOBE/>');
    const after = shell('<OOBE>\n  <HideEULAPage>true</HideEULAPage>\n</OOBE>');
    expectEdits(before, ['oobe-licence'], after);
  });

  it('leave a right value and a placeholder alone', () => {
    for (const value of ['true', '{{ hide }}']) {
      const text = shell(`<OOBE>\n  <HideEULAPage>${value}</HideEULAPage>\n</OOBE>`);
      expectEdits(text, ['oobe-licence'], text);
    }
  });

  it('go into the pass that has components, or into the first one', () => {
    const international = component('Microsoft-Windows-International-Core', '<UserLocale>de-DE</UserLocale>');
    const shellWithPage = component(
      'Microsoft-Windows-Shell-Setup',
      '  <OOBE>\n    <HideEULAPage>true</HideEULAPage>\n  </OOBE>',
    );
    const empty = '<settings pass="oobeSystem">\n</settings>';
    const passWith = (...parts: readonly string[]) =>
      `<settings pass="oobeSystem">\n${parts.join('\n')}\n</settings>`;
    expectEdits(
      inRoot(`${empty}\n${passWith(international)}`),
      ['oobe-licence'],
      inRoot(`${empty}\n${passWith(international, shellWithPage)}`),
    );
  });

  it('leave the comments at the start of the file where they are', () => {
    const head = '<!-- Lab 3, made by hand -->\n<!-- unattend-target: windows-11 -->';
    const edits = makeUnattended(answerFile(inRoot(head)), {}, ['oobe-licence']);
    const after = accepted(inRoot(head), edits);
    assert.ok(after.includes(`${head}\n<settings pass="oobeSystem">`), after);
  });

  it('make a whole file of an empty one, and nothing of another document', () => {
    const [edit, ...others] = makeUnattended(answerFile(' \n'), {}, ['oobe-licence']);
    assert.deepEqual(others, []);
    const after = accepted(' \n', [edit!]);
    assert.match(after, /<HideEULAPage>true<\/HideEULAPage>/);
    assert.deepEqual(parse(after).errors, []);
    for (const text of ['<html></html>', 'text', '<!-- a comment -->'])
      assert.deepEqual(makeUnattended(answerFile(text), {}, ['oobe-licence']), [], text);
  });

  it('go behind the last neighbour, and behind servicing where there is no earlier pass', () => {
    const oobe = component('Microsoft-Windows-Shell-Setup', '<OOBE></OOBE>');
    const text = (between: string) =>
      inRoot(`<servicing></servicing>${between}\n<settings pass="oobeSystem">${oobe}</settings>`);
    const target = { windows: 'windows-7' } as const;
    const file = answerFile(text(''), { target });
    const after = accepted(text(''), makeUnattended(file, {}, ['oobe-time']));
    assert.match(after, /<\/servicing>\s*<settings pass="specialize">/);
    assert.deepEqual(
      answerFile(after).passes.map(({ known }) => known),
      ['specialize', 'oobeSystem'],
    );
  });

  it('put a new pass first where only later ones are', () => {
    const text = inRoot(
      `<settings pass="oobeSystem">${component('Microsoft-Windows-Shell-Setup', '<OOBE></OOBE>')}</settings>`,
    );
    const target = { windows: 'windows-7' } as const;
    const after = accepted(text, makeUnattended(answerFile(text, { target }), {}, ['oobe-time']));
    assert.deepEqual(
      answerFile(after).passes.map(({ known }) => known),
      ['specialize', 'oobeSystem'],
    );
  });

  it('each go to their own place, and come in the order of the text', () => {
    const shellSetup = (settings: string) => component('Microsoft-Windows-Shell-Setup', settings);
    const text = (zone: string, page: string) =>
      inRoot(
        `<settings pass="specialize">\n${shellSetup(`<ComputerName>PC1</ComputerName>${zone}`)}\n</settings>\n<settings pass="oobeSystem">\n${shellSetup(`<OOBE>\n  <HideEULAPage>${page}</HideEULAPage>\n</OOBE>`)}\n</settings>`,
      );
    const before = text('', 'false');
    const target = { windows: 'windows-7' } as const;
    const edits = makeUnattended(answerFile(before, { target }), {}, ['oobe-licence', 'oobe-time']);
    assert.deepEqual(
      edits.map(({ start }) => start),
      edits.map(({ start }) => start).sort((a, b) => a - b),
    );
    const after = accepted(before, edits);
    const [specialize, oobeSystem] = answerFile(after).passes.map(({ node }) =>
      after.slice(node.start, node.end),
    );
    assert.match(specialize!, /<TimeZone>[^<]+<\/TimeZone>/);
    assert.match(oobeSystem!, /<HideEULAPage>true</);
    assert.doesNotMatch(oobeSystem!, /TimeZone/);
  });

  it('go into each of two elements that are empty', () => {
    const text = inRoot(
      `<settings pass="oobeSystem">\n${component('Microsoft-Windows-International-Core', '')}\n${component('Microsoft-Windows-Shell-Setup', '<OOBE></OOBE>')}\n</settings>`,
    );
    const after = accepted(text, makeUnattended(answerFile(text), {}, ['oobe-licence', 'oobe-region']));
    const paths = answerFile(after).settings.map(({ component: { name }, path }) => `${name} ${path}`);
    assert.ok(paths.includes('Microsoft-Windows-Shell-Setup OOBE/HideEULAPage'), paths.join(', '));
    assert.ok(paths.includes('Microsoft-Windows-International-Core UserLocale'), paths.join(', '));
    assert.equal(paths.length, 6);
  });

  it('add only what is missing', () => {
    const core = (settings: string) =>
      inRoot(
        `<settings pass="oobeSystem">\n${component('Microsoft-Windows-International-Core', settings)}\n</settings>`,
      );
    const there = '<InputLocale>0407:00000407</InputLocale>\n<UILanguage>en-US</UILanguage>';
    const text = core(there);
    const edits = makeUnattended(answerFile(text), {}, ['oobe-region']);
    assert.equal(edits.length, 1);
    const after = accepted(text, edits);
    assert.ok(after.includes(there));
    for (const name of ['InputLocale', 'UILanguage', 'SystemLocale', 'UserLocale'])
      assert.equal(after.match(new RegExp(`<${name}>`, 'g'))?.length, 1, name);
  });

  it('leave what an automatic logon has already', () => {
    const logon = (enabled: string, rest = '') => `<AutoLogon>
  ${enabled}<Username>Ben</Username>
  <Password>
    <Value>QgBlAG4AUABhAHMAcwB3AG8AcgBkAA==</Value>
    <PlainText>false</PlainText>
  </Password>${rest}
</AutoLogon>`;
    const settings = (autoLogon: string) =>
      shell(
        `${userAccounts(localAccount('kim'))}\n<FirstLogonCommands><SynchronousCommand><Order>1</Order><CommandLine>a.exe</CommandLine></SynchronousCommand></FirstLogonCommands>\n${autoLogon}`,
      );
    expectEdits(
      settings(logon('<Enabled>false</Enabled>')),
      ['logon-screen'],
      settings(logon('<Enabled>true</Enabled>', '\n  <LogonCount>1</LogonCount>')),
    );
  });

  it('ask for no domain where the user name has one', () => {
    const wds = (credentials: string) =>
      inComponent(
        'windowsPE',
        'Microsoft-Windows-Setup',
        `<WindowsDeploymentServices>\n<Login>\n<Credentials>\n${credentials}\n</Credentials>\n</Login>\n</WindowsDeploymentServices>`,
      );
    const whole = wds('<Username>kim@lab.example</Username>\n<Password>p</Password>');
    expectEdits(whole, ['wds-login'], whole);
    const user = '<Username>LAB\\kim</Username>';
    expectEdits(wds(user), ['wds-login'], wds(`${user}\n<Password>\${1:password}</Password>`));
    const bare = '<Username>kim</Username>\n<Password>p</Password>';
    expectEdits(wds(bare), ['wds-login'], wds(`${bare}\n<Domain>\${1:domain}</Domain>`));
  });

  it('fill a product key that is empty', () => {
    const text = (value: string) =>
      inComponent('specialize', 'Microsoft-Windows-Shell-Setup', `<ProductKey>${value}</ProductKey>`);
    expectEdits(text(''), ['oobe-product-key'], text('${1:XXXXX-XXXXX-XXXXX-XXXXX-XXXXX}'), {
      windows: 'windows-7',
    });
  });

  it('are in the order of time where they make a whole file', () => {
    const passes = answerFile(accepted('', makeUnattended(answerFile('')))).passes.map(({ known }) => known);
    assert.deepEqual(passes, ['windowsPE', 'specialize', 'oobeSystem']);
  });

  it('leave a text where a container belongs alone', () => {
    const text = shell('<OOBE>yes</OOBE>');
    expectEdits(text, ['oobe-licence'], text);
  });

  it('set a value once that several pages want, and add the rest', () => {
    const before = shell('<OOBE>\n  <HideEULAPage>false</HideEULAPage>\n</OOBE>');
    const edits = makeUnattended(answerFile(before), {}, ['oobe-licence', 'oobe-privacy']);
    const after = accepted(before, edits);
    assert.equal(after.match(/<HideEULAPage>/g)?.length, 1);
    assert.match(after, /<HideEULAPage>true<\/HideEULAPage>\s*<ProtectYourPC>\d<\/ProtectYourPC>/);
    assert.deepEqual(
      edits.map(({ start }) => start),
      [...edits].map(({ start }) => start).sort((a, b) => a - b),
    );
  });

  it('fill a value that is an element without content', () => {
    const before = shell('<OOBE>\n  <HideEULAPage/>\n</OOBE>');
    const after = shell('<OOBE>\n  <HideEULAPage>true</HideEULAPage>\n</OOBE>');
    expectEdits(before, ['oobe-licence'], after);
  });

  it('write list items as the file can have them', () => {
    const bare = shell('<TimeZone>UTC</TimeZone>').replace(/ xmlns:wcm="[^"]*"/, '');
    const after = accepted(bare, makeUnattended(answerFile(bare), {}, ['oobe-password']));
    assert.match(after, /<LocalAccount>/);
    assert.doesNotMatch(after, /wcm:/);
    const declaration = /xmlns:wcm="[^"]*"/.exec(shell(''))![0];
    const own = bare.replaceAll(/<component /g, `<component ${declaration} `);
    const inComponents = accepted(own, makeUnattended(answerFile(own), {}, ['oobe-password']));
    assert.match(inComponents, /<LocalAccount wcm:action="add">/);
  });

  it('write components for the usual architecture where the file has none', () => {
    for (const text of ['', '<unattend xmlns="urn:schemas-microsoft-com:unattend">\n</unattend>']) {
      const after = accepted(text, makeUnattended(answerFile(text), {}, ['oobe-licence']));
      assert.match(after, /processorArchitecture="amd64"/);
    }
    const nameless = shell('<TimeZone>UTC</TimeZone>').replaceAll(' processorArchitecture="amd64"', '');
    const target = { architecture: 'x86' } as const;
    const made = accepted(nameless, makeUnattended(answerFile(nameless, { target }), {}, ['oobe-region']));
    assert.match(made, /processorArchitecture="x86"/);
  });

  it('write components for the architecture of the file', () => {
    const text = inRoot(
      `<settings pass="windowsPE">\n${component('Microsoft-Windows-Setup', '<UserData>\n</UserData>').replace('amd64', 'arm64')}\n</settings>`,
    );
    const after = accepted(text, makeUnattended(answerFile(text), {}, ['oobe-licence']));
    assert.equal(after.match(/processorArchitecture="arm64"/g)?.length, 2);
    assert.equal(after.match(/processorArchitecture/g)?.length, 2);
  });

  it('ask for what only the author knows, and number the tab stops through', () => {
    const before = shell('<TimeZone>UTC</TimeZone>');
    const account = `<UserAccounts>
  <LocalAccounts>
    <LocalAccount wcm:action="add">
      <Name>\${1:user}</Name>
      <Group>Administrators</Group>
      <Password>
        <Value>\${2:password}</Value>
        <PlainText>true</PlainText>
      </Password>
    </LocalAccount>
  </LocalAccounts>
</UserAccounts>`;
    expectEdits(before, ['oobe-password'], shell(`<TimeZone>UTC</TimeZone>\n${account}`));
  });

  it('take over the languages of windowsPE', () => {
    const winpe =
      '<InputLocale>0407:00000407</InputLocale><SystemLocale>de-AT</SystemLocale><UILanguage>de-DE</UILanguage><UserLocale>de-AT</UserLocale>';
    const text = inComponent('windowsPE', 'Microsoft-Windows-International-Core-WinPE', winpe);
    const after = accepted(text, makeUnattended(answerFile(text), {}, ['oobe-region']));
    const core = /<component name="Microsoft-Windows-International-Core".*?<\/component>/s.exec(after)![0];
    for (const value of ['0407:00000407', 'de-AT', 'de-DE']) assert.ok(core.includes(`>${value}<`), value);
  });

  it('make one pass and one component of what several pages want', () => {
    const text = inComponent('windowsPE', 'Microsoft-Windows-Setup', '<UserData>\n</UserData>');
    const edits = makeUnattended(answerFile(text), {}, [
      'oobe-licence',
      'oobe-privacy',
      'oobe-microsoft-account',
    ]);
    assert.equal(edits.length, 1);
    const after = accepted(text, edits);
    assert.equal(after.match(/pass="oobeSystem"/g)?.length, 1);
    assert.equal(after.match(/name="Microsoft-Windows-Shell-Setup"/g)?.length, 1);
    assert.equal(after.match(/<OOBE>/g)?.length, 1);
  });

  it('put a new pass in the order of time', () => {
    const text = inRoot(
      `<settings pass="windowsPE">${component('Microsoft-Windows-Setup', '<UserData></UserData>')}</settings>\n<settings pass="oobeSystem">${component('Microsoft-Windows-Shell-Setup', '<OOBE></OOBE>')}</settings>`,
    );
    const target = { windows: 'windows-7' } as const;
    const after = accepted(text, makeUnattended(answerFile(text, { target }), {}, ['oobe-time']));
    const order = [...after.matchAll(/pass="(\w+)"/g)].map((match) => match[1]);
    assert.deepEqual(order, ['windowsPE', 'specialize', 'oobeSystem']);
  });

  it('offer the editions that there are', () => {
    const text = inComponent('windowsPE', 'Microsoft-Windows-Setup', '<UserData></UserData>');
    const target = { windows: 'windows-11' } as const;
    const [edit] = makeUnattended(answerFile(text, { target }), {}, ['setup-image']);
    assert.match(edit!.snippet, /\$\{1\|Windows 11 Home,.*Windows 11 Pro,/);
  });

  it('escape what a snippet would take for a variable', () => {
    const text = inComponent(
      'windowsPE',
      'Microsoft-Windows-International-Core-WinPE',
      '<UILanguage>a$b}</UILanguage>',
    );
    const edits = makeUnattended(answerFile(text, { target: { windows: 'windows-11', build: 26100 } }), {}, [
      'oobe-region',
    ]);
    assert.match(edits[0]!.snippet, /<UILanguage>a\\\$b\\\}<\/UILanguage>/);
  });

  it('write a whole file into an empty one', () => {
    const file = answerFile('');
    const after = accepted('', makeUnattended(file));
    assert.deepEqual(parse(after).errors, []);
    assert.match(after, /^<\?xml version="1.0" encoding="utf-8"\?>\n<unattend /);
    assert.match(after, /<AcceptEula>true<\/AcceptEula>/);
  });

  it('leave a text of another kind alone', () => {
    assert.deepEqual(makeUnattended(answerFile('<configuration/>')), []);
  });

  it('are there for each question that is called fixable', () => {
    for (const name of readdirSync(FOLDER).filter((file) => !file.endsWith('.plan.json'))) {
      const file = answerFile(readFileSync(`${FOLDER}/${name}`, 'utf8'));
      const fixable = planSetup(file).questions.filter((question) => question.fixable);
      const inVain = fixable.filter(({ id }) => makeUnattended(file, {}, [id]).length === 0);
      assert.deepEqual(
        inVain.map(({ id }) => id),
        [],
        name,
      );
    }
  });
});

describe('the edits that give the partition of Windows its Format', () => {
  const target = { windows: 'windows-11', build: 26100 } as const;
  const creates = [create(1, 'EFI', 300), create(2, 'MSR', 16), create(3, 'Primary', 'rest')];
  const efi = modify(1, 1, { Format: 'FAT32' });

  /** The Format of the partition of Windows, with the number of its step, before and after. */
  const expectFormat = (steps: readonly string[], first = ''): void => {
    const text = setup(
      configuration(...(first ? [first] : []), disk(first ? 1 : 0, steps)),
      installTo(first ? 1 : 0, 3),
    );
    const file = answerFile(text, { target });
    assert.match(pageOf(text).because, /has no Format/);
    assert.ok(pageOf(text).fixable);
    const after = accepted(text, makeUnattended(file, {}, ['setup-disk']));
    assert.doesNotMatch(pageOf(after).because, /has no Format/);
    const partition = planSetup(answerFile(after, { target })).disks.at(-1)!.partitions[2]!;
    assert.equal(partition.format, 'NTFS');
    assert.equal(after.match(/<Format>NTFS<\/Format>/g)?.length, first ? 2 : 1);
  };
  const pageOf = (text: string) =>
    planSetup(answerFile(text, { target })).questions.find(({ id }) => id === 'setup-disk')!;

  it('go into its step, or make one', () => {
    expectFormat([...creates, efi, modify(2, 3, { Label: 'Windows' })]);
    expectFormat([...creates, efi]);
    expectFormat(creates);
  });

  it('go to the disk that is meant', () => {
    const data = disk(0, [create(1, 'Primary', 'rest'), modify(1, 1, { Format: 'NTFS' })]);
    expectFormat([...creates, efi, modify(2, 3, { Label: 'Windows' })], data);
    expectFormat(creates, data);
  });
});

describe('making a file unattended', () => {
  const whole = readdirSync(FOLDER).filter((file) => !/\.plan\.json$|^broken|^half/.test(file));
  for (const name of whole) {
    it(`leaves no page of ${name} that an edit could have kept away`, () => {
      const text = readFileSync(`${FOLDER}/${name}`, 'utf8');
      const after = answerFile(accepted(text, makeUnattended(answerFile(text))));
      const asking = planSetup(after).questions.filter(
        ({ verdict, fixable, blocks, id }) => verdict === 'asks' && fixable && blocks && !EXAMPLES.has(id),
      );
      assert.deepEqual(
        asking.map(({ id, because }) => `${id}: ${because}`),
        [],
      );
    });
  }

  it('ends audit mode and answers the pages of OOBE behind it, in one edit', () => {
    const text = readFileSync(`${FOLDER}/audit-mode.xml`, 'utf8');
    const file = answerFile(text);
    assert.ok(planSetup(file).questions.every(({ phase }) => phase !== 'oobe'));
    const after = accepted(text, makeUnattended(file));
    assert.match(after, /pass="auditUser".*<Reseal>.*<Mode>OOBE<\/Mode>.*pass="oobeSystem"/s);
    assert.match(after, /<HideEULAPage>true<\/HideEULAPage>/);
    const { questions, timeline } = planSetup(answerFile(after));
    assert.deepEqual(
      questions.filter(({ verdict, blocks }) => verdict === 'asks' && blocks).map(({ id }) => id),
      [],
    );
    assert.deepEqual(timeline.map(({ pass }) => pass).slice(-5), [
      'oobeSystem',
      'auditSystem',
      'auditUser',
      'oobeSystem',
      'first-logon',
    ]);
  });

  it('only ends audit mode when that page alone is meant', () => {
    const text = readFileSync(`${FOLDER}/audit-mode.xml`, 'utf8');
    const edits = makeUnattended(answerFile(text), {}, ['audit-sysprep']);
    assert.equal(edits.length, 1);
    assert.match(edits[0]!.snippet, /<Mode>OOBE<\/Mode>/);
  });

  it('adds nothing that only some media need, whether the version is known or not', () => {
    const text = inComponent('specialize', 'Microsoft-Windows-Shell-Setup', '<TimeZone>UTC</TimeZone>');
    for (const target of [{}, { windows: 'windows-7' }] as const) {
      const file = answerFile(text, { target });
      const { verdict, fixable } = planSetup(file).questions.find(({ id }) => id === 'oobe-product-key')!;
      assert.deepEqual([verdict, fixable], ['asks-if', true]);
      assert.doesNotMatch(accepted(text, makeUnattended(file)), /ProductKey/);
    }
  });

  it('does nothing to a file that needs nothing', () => {
    const file = answerFile(readFileSync(`${FOLDER}/sysprep-unattend.xml`, 'utf8'));
    assert.deepEqual(makeUnattended(file), []);
  });

  it('makes edits that do not overlap, of any text', () => {
    fc.assert(
      fc.property(anyDocument, fc.constantFrom(...WAYS_IN), (text, wayIn) => {
        accepted(text, makeUnattended(answerFile(text), { wayIn }));
      }),
      { numRuns: 120 },
    );
  });
});

/** The example of a product key is none, and one example of a password is not that of an account. */
const EXAMPLES = new Set(['setup-product-key', 'logon-screen']);
