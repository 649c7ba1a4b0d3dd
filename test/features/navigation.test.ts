/** From a name to where it is defined and used, and new names for it. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { definitions } from '../../server/features/definition';
import { highlights } from '../../server/features/highlights';
import { linkedEditingRanges } from '../../server/features/linked-editing';
import { references } from '../../server/features/references';
import { prepareRename, rename } from '../../server/features/rename/rename';
import { workspaceSymbols } from '../../server/features/workspace-symbols';
import {
  BIOS_STEPS,
  configuration,
  create,
  disk,
  installTo,
  modify,
  setup,
  UEFI_STEPS,
} from '../support/disk-layouts';
import { anyDocument, apply, fileOf, showRanges, withCursor } from '../support/editing';
import { inComponent, inRoot } from '../support/findings';

const SHELL = 'Microsoft-Windows-Shell-Setup';
const uefi = setup(configuration(disk(0, UEFI_STEPS)), installTo(0, 3));

/** The text with the cursor in front of the last occurrence of `found`. */
function at(text: string, found: string): string {
  const index = text.lastIndexOf(found);
  assert.notEqual(index, -1, found);
  return `${text.slice(0, index)}|${text.slice(index)}`;
}

describe('definition', () => {
  it('leads from InstallTo and ModifyPartition to the partition that is created', () => {
    const created = create(3, 'Primary', 'rest');
    for (const place of ['3</PartitionID><Format', '3</PartitionID></InstallTo']) {
      expectDefinitions(at(uefi, place), [created]);
    }
  });

  it('leads from InstallTo to the disk', () => {
    expectDefinitions(at(uefi, '0</DiskID><PartitionID'), [disk(0, UEFI_STEPS)]);
  });

  it('leads from AutoLogon to the account or to the password of the built-in Administrator', () => {
    const logon = '<AutoLogon><Username>kim</Username></AutoLogon>';
    const account = '<LocalAccount wcm:action="add"><Name>Kim</Name></LocalAccount>';
    const accounts = `<UserAccounts><LocalAccounts>${account}</LocalAccounts></UserAccounts>`;
    expectDefinitions(at(inComponent('oobeSystem', SHELL, accounts + logon), 'kim'), [account]);
    const password = '<AdministratorPassword><Value>x</Value></AdministratorPassword>';
    const text = inComponent(
      'oobeSystem',
      SHELL,
      `<UserAccounts>${password}</UserAccounts>${logon.replace('kim', 'administrator')}`,
    );
    expectDefinitions(at(text, 'administrator<'), [password]);
  });

  it('says nothing about a value that names nothing, and one with a placeholder', () => {
    expectDefinitions(at(uefi, 'NTFS'), []);
    expectDefinitions(
      at(
        uefi.replace('<PartitionID>3</PartitionID></InstallTo', '<PartitionID>${p}</PartitionID></InstallTo'),
        '${p}',
      ),
      [],
    );
  });
});

describe('references and highlights', () => {
  it('finds every place of a partition', () => {
    const { file, offset, text } = withCursor(at(uefi, '3</PartitionID></InstallTo'));
    const shown = showRanges(text, references(file, offset, true));
    assert.equal((shown.match(/«CreatePartition»/g) ?? []).length, 1);
    assert.equal((shown.match(/<PartitionID>«3»<\/PartitionID>/g) ?? []).length, 2);
    assert.equal(references(file, offset, false).length, 2);
  });

  it('finds an account in the commands that name it, and nowhere else', () => {
    const commands = [
      'net user kim /active:yes',
      'net localgroup &quot;Remote Desktop Users&quot; KIM /add',
      `wmic useraccount where "name='kim'" set PasswordExpires=FALSE`,
      'powershell -Command "Set-LocalUser -Name kim -PasswordNeverExpires $true"',
      'cmd /c copy C:\\Users\\kim\\x.txt C:\\kim',
      'reg add HKLM\\x /v DefaultUserName /t REG_SZ /d kim /f',
      'echo kim kimono -Name kimono',
    ];
    const text = withAccount('kim', commands);
    const { file, offset } = withCursor(at(text, 'kim</Username'));
    assert.deepEqual(showRanges(text, references(file, offset, false)).match(/[^ <>]*«[^»]*»[^ <]*/g), [
      '«kim»',
      '«kim»',
      '«KIM»',
      `"name='«kim»'"`,
      '«kim»',
      'C:\\Users\\«kim»\\x.txt',
      '«kim»',
    ]);
  });

  it('highlights the two names of a tag', () => {
    expectHighlights('<a>\n  <b|c>1</bc>\n</a>', '<a>\n  <«bc»>1</«bc»>\n</a>');
    expectHighlights('<a>\n  <bc>1</bc|>\n</a>', '<a>\n  <«bc»>1</«bc»>\n</a>');
    expectHighlights('<a>\n  <bc>|1</bc>\n</a>', '<a>\n  <bc>1</bc>\n</a>');
  });

  it('highlights what a value names', () => {
    const { file, offset, text } = withCursor(at(uefi, '0</DiskID><PartitionID'));
    assert.equal(
      (showRanges(text, highlights(file, offset)).match(/<DiskID>«0»<\/DiskID>/g) ?? []).length,
      2,
    );
  });
});

describe('linked editing', () => {
  it('links the names of both tags, unless they differ or there is one', () => {
    const linked = (marked: string) => {
      const { file, offset, text } = withCursor(marked);
      const ranges = linkedEditingRanges(file, offset);
      return ranges && showRanges(text, ranges);
    };
    assert.equal(linked('<a><b|>1</b></a>'), '<a><«b»>1</«b»></a>');
    assert.equal(linked('<a><b>1</|b></a>'), '<a><«b»>1</«b»></a>');
    assert.equal(linked('<a><b|c>1</bd></a>'), undefined);
    assert.equal(linked('<a><b|/></a>'), undefined);
    assert.equal(linked('<a><b>1|</b></a>'), undefined);
  });
});

describe('rename', () => {
  it('renames an account in settings and commands', () => {
    const text = withAccount('kim', [
      'net user kim /active:yes',
      'copy C:\\Users\\kim\\x "C:\\kim"',
      'net user &quot;kim&quot;',
    ]);
    expectRenamed(
      at(text, 'kim</Username'),
      'R&D',
      withAccount('R&amp;D', [
        'net user "R&amp;D" /active:yes',
        'copy "C:\\Users\\R&amp;D\\x" "C:\\kim"',
        'net user &quot;R&amp;D&quot;',
      ]),
    );
    expectRenamed(
      at(text, 'kim</Username'),
      'Kim Li',
      withAccount('Kim Li', [
        'net user "Kim Li" /active:yes',
        'copy "C:\\Users\\Kim Li\\x" "C:\\kim"',
        'net user &quot;Kim Li&quot;',
      ]),
    );
  });

  it('puts quotation marks around a word of a command once, however often it names the account', () => {
    const commands = (...lines: readonly string[]) => withAccount(lines[0]!, lines.slice(1));
    expectRenamed(
      at(
        commands(
          'kim',
          'cmd /c md C:\\Users\\kim\\Users\\kim\\x&amp;ver',
          'cmd /c &quot;md C:\\Users\\kim\\x y&quot;',
          "powershell -c dir 'C:\\Users\\kim\\x y'",
        ),
        'kim</Username',
      ),
      'Kim Li',
      commands(
        'Kim Li',
        'cmd /c md "C:\\Users\\Kim Li\\Users\\Kim Li\\x"&amp;ver',
        'cmd /c &quot;md C:\\Users\\Kim Li\\x y&quot;',
        "powershell -c dir 'C:\\Users\\Kim Li\\x y'",
      ),
    );
  });

  it('gives a folder of drivers another path wherever it is named', () => {
    const drivers = (...paths: readonly string[]) =>
      inRoot(
        ['windowsPE/WinPE', 'offlineServicing/NonWinPE']
          .map((place, index) => {
            const [pass, component] = place.split('/');
            return `<settings pass="${pass}"><component name="Microsoft-Windows-PnpCustomizations${component}"><DriverPaths><PathAndCredentials wcm:keyValue="1"><Path>${paths[index]}</Path></PathAndCredentials></DriverPaths></component></settings>`;
          })
          .join('\n'),
      );
    const text = drivers('D:\\Drivers', 'd:\\drivers\\');
    expectRenamed(
      at(text, 'd:\\drivers'),
      'E:\\R&D files',
      drivers('E:\\R&amp;D files', 'E:\\R&amp;D files'),
    );
    const { file, offset } = withCursor(at(text, 'd:\\drivers'));
    assert.equal(references(file, offset, true).length, 2);
    const other = withCursor(at(drivers('D:\\Drivers', 'D:\\More'), 'D:\\More'));
    assert.equal(references(other.file, other.offset, true).length, 1);
  });

  it('writes no escapes into a CDATA section', () => {
    const text = withAccount('kim', ['<![CDATA[net user kim]]>']);
    expectRenamed(
      at(text, 'kim</Username'),
      'R&D',
      withAccount('kim', ['<![CDATA[net user "R&D"]]>']).replaceAll('>kim<', '>R&amp;D<'),
    );
  });

  it('gives a disk another number wherever it is named', () => {
    expectRenamed(
      at(uefi, '0</DiskID><PartitionID'),
      '1',
      setup(configuration(disk(1, UEFI_STEPS)), installTo(1, 3)),
    );
  });

  it('lets two partitions change places, with every number that names them', () => {
    const steps = (first: number, second: number) => [
      create(first, 'Primary', 100),
      create(second, 'Primary', 200),
      create(3, 'Primary', 'rest'),
      modify(1, first, { Label: 'A' }),
      modify(2, second, { Label: 'B' }),
    ];
    const layout = (first: number, second: number) =>
      setup(configuration(disk(0, steps(first, second))), installTo(0, second));
    expectRenamed(at(layout(1, 2), '2</PartitionID></InstallTo'), '1', layout(2, 1));
    expectRenamed(at(layout(1, 2), '1</Order><Type>Primary</Type><Size>100'), '2', layout(2, 1));
  });

  it('gives a partition that was there before another number', () => {
    const layout = (number: number) =>
      setup(configuration(disk(0, [modify(1, number, { Format: 'NTFS' })], 'false')), installTo(0, number));
    expectRenamed(at(layout(4), '4</PartitionID></InstallTo'), '5', layout(5));
  });

  it('lets two list items change their Order', () => {
    const text = (first: number, second: number) =>
      withAccount('x', ['a', 'b'])
        .replace(/<Order>\d(?=<.Order><CommandLine>a)/, `<Order>${first}`)
        .replace(/<Order>\d(?=<.Order><CommandLine>b)/, `<Order>${second}`);
    expectRenamed(at(text(1, 2), '2</Order>'), '1', text(2, 1));
    expectRenamed(at(text(1, 2), '2</Order>'), '01', text(2, 1));
  });

  it('renames the key of a list item, unless another item has it', () => {
    const interfaces = (first: string) =>
      inComponent(
        'specialize',
        'Microsoft-Windows-TCPIP',
        `<Interfaces>${[first, 'LAN 2'].map((name) => `<Interface wcm:action="add"><Identifier>${name}</Identifier></Interface>`).join('')}</Interfaces>`,
      );
    expectRenamed(at(interfaces('LAN'), 'LAN</'), 'A & B', interfaces('A &amp; B'));
    const { file, offset } = withCursor(at(interfaces('LAN'), 'LAN</'));
    for (const [name, refusal] of [
      ['LAN 2', /already/],
      ['', /needs a key/],
    ] as const) {
      const result = rename(file, offset, name);
      assert.ok('refusal' in result && refusal.test(result.refusal), name);
    }
  });

  it('renames a key between the apostrophes of an attribute', () => {
    const drivers = (key: string) =>
      inComponent(
        'windowsPE',
        'Microsoft-Windows-PnpCustomizationsWinPE',
        `<DriverPaths><PathAndCredentials wcm:action="add" wcm:keyValue='${key}'><Path>a</Path></PathAndCredentials></DriverPaths>`,
      );
    expectRenamed(at(drivers('a'), "a'><Path"), "Kim's", drivers('Kim&apos;s'));
  });

  it('renames both tags of an element', () => {
    expectRenamed('<a><b|>1</b></a>', 'wcm:c', '<a><wcm:c>1</wcm:c></a>');
  });

  it('refuses with a sentence', () => {
    const administrator = inComponent(
      'oobeSystem',
      SHELL,
      '<AutoLogon><Username>Administrator</Username></AutoLogon>',
    );
    const random = inComponent('specialize', SHELL, '<ComputerName>*</ComputerName>');
    const bios = setup(configuration(disk(0, BIOS_STEPS), disk(1, [])), installTo(0, 2));
    const kept = setup(
      configuration(disk(0, [modify(1, 1), modify(2, 4, { Format: 'NTFS' })], 'false')),
      installTo(0, 4),
    );
    const logical = setup(
      configuration(
        disk(0, [
          create(1, 'Primary', 500),
          create(2, 'Extended', 60000),
          create(3, 'Logical', 30000),
          modify(1, 1, { Format: 'NTFS' }),
        ]),
      ),
      installTo(0, 1),
    );
    const unordered = setup(
      configuration(
        disk(0, [create(1, 'Primary', 500), create(2, 'Primary', 600).replace('<Order>2</Order>', '')]),
      ),
      installTo(0, 1),
    );
    const twoAccounts = withAccount('kim', []).replace(
      '</LocalAccounts>',
      '<LocalAccount wcm:action="add"><Name>Anna</Name></LocalAccount></LocalAccounts>',
    );
    const computer = inComponent('specialize', SHELL, '<ComputerName>PC1</ComputerName>');
    const inParts = withAccount('kim', []).replace('<Name>kim', '<Name>k<!-- -->im');
    const refusals: readonly (readonly [marked: string, newName: string, refusal: RegExp])[] = [
      [at(uefi, 'NTFS'), 'x', /^Nothing here/],
      [at(administrator, 'Administrator'), 'x', /built-in Administrator/],
      [at(random, '*'), 'x', /random name/],
      [at(withAccount('kim', []), 'kim</U'), 'a/b', /^An account name/],
      [at(bios, '0</DiskID><PartitionID'), '1', /^Disk 1 is configured/],
      [at(bios, '2</PartitionID></InstallTo'), '1', /takes the rest/],
      [at(bios, '2</PartitionID></InstallTo'), '7', /creates no partition 7/],
      [at(bios, '2</PartitionID></InstallTo'), '0', /whole number from 1/],
      [at(bios, '0</DiskID><PartitionID'), 'C:', /whole number from 0/],
      [at(kept, '4</PartitionID></InstallTo'), '1', /a partition 1 already/],
      [at(logical, '1</PartitionID></InstallTo'), '2', /^A logical partition/],
      [at(unordered, '1</PartitionID></InstallTo'), '2', /has no Order/],
      [at(withAccount('kim', ['a']), '1</Order>'), 'first', /^An Order is/],
      [at(twoAccounts, 'kim</U'), 'ANNA', /an account ANNA already/],
      [at(computer, 'PC1'), 'PC 1', /^A computer name has/],
      [at(inParts, 'kim</U'), 'Anna', /put together from several parts/],
      ['<a><b|/></a>', '1x', /no name of an element/],
    ];
    for (const [marked, newName, refusal] of refusals) {
      const { file, offset } = withCursor(marked);
      const result = rename(file, offset, newName);
      assert.ok('refusal' in result, `${newName} is taken`);
      assert.match(result.refusal, refusal);
      assert.match(result.refusal, /[.]$/);
    }
  });

  it('gives a computer another name, and changes nothing for the one that it has', () => {
    const text = inComponent('specialize', SHELL, '<ComputerName>PC1</ComputerName>');
    expectRenamed(at(text, 'PC1'), ' KIOSK-1 ', text.replace('PC1', 'KIOSK-1'));
    expectRenamed(at(text, 'PC1'), 'PC1', text);
  });

  it('says before it asks for a name that there is none to give', () => {
    const random = inComponent('specialize', SHELL, '<ComputerName>*</ComputerName>');
    const { file, offset } = withCursor(at(random, '*'));
    const found = prepareRename(file, offset);
    assert.match('refusal' in found ? found.refusal : '', /random name/);
  });

  it('leaves the number of a partition that the file does not create', () => {
    // 7 is named, and no partition: the other numbers follow, it stays.
    const layout = (first: number, second: number) =>
      setup(
        configuration(
          disk(0, [
            create(first, 'Primary', 100),
            create(second, 'Primary', 200),
            modify(1, first, { Label: 'A' }),
            modify(2, 7, { Label: 'B' }),
          ]),
        ),
        installTo(0, second),
      );
    expectRenamed(at(layout(1, 2), '2</PartitionID></InstallTo'), '1', layout(2, 1));
  });

  it('offers the name that stands there', () => {
    const { file, offset, text } = withCursor(at(uefi, '3</PartitionID></InstallTo'));
    const found = prepareRename(file, offset);
    assert.ok('placeholder' in found);
    assert.equal(found.placeholder, '3');
    assert.equal(text.slice(found.start, found.end), '3');
  });

  it('never fails, and never cuts into another edit, in any text at any place', () => {
    fc.assert(
      fc.property(anyDocument, fc.nat(), fc.constantFrom('1', 'x', 'ä b', '<'), (text, seed, newName) => {
        const file = fileOf(text);
        const offset = seed % (text.length + 1);
        const edits = rename(file, offset, newName);
        if (!('refusal' in edits)) apply(text, edits);
        const prepared = prepareRename(file, offset);
        if (!('refusal' in prepared)) assert.ok(prepared.start <= offset && offset <= prepared.end);
        definitions(file, offset);
        for (const { start, end } of highlights(file, offset)) assert.ok(start <= end);
      }),
      { numRuns: 150 },
    );
  });
});

describe('workspace symbols', () => {
  it('finds computer names, accounts and components by the characters of a query in order', () => {
    const file = fileOf(
      withAccount('Kim', []).replace('<AutoLogon>', '<ComputerName>KIOSK-1</ComputerName><AutoLogon>'),
    );
    const found = (query: string) => workspaceSymbols(file, query).map(({ name, kind }) => `${kind} ${name}`);
    assert.deepEqual(found('ki'), ['account Kim', 'computer-name KIOSK-1']);
    assert.deepEqual(found('mwss'), [`component ${SHELL}`]);
    assert.equal(found('').length, 3);
  });

  it('finds no component without a name, and nothing else that can be renamed', () => {
    const file = fileOf(uefi.replace('</settings>', '<component/></settings>'));
    assert.deepEqual(
      workspaceSymbols(file, '').map(({ name }) => name),
      ['Microsoft-Windows-Setup'],
    );
  });

  it('names the pass alone where a component has no architecture', () => {
    const file = fileOf(uefi.replace(' processorArchitecture="amd64"', ''));
    assert.deepEqual(
      workspaceSymbols(file, '').map(({ container }) => container),
      ['windowsPE'],
    );
  });
});

function withAccount(name: string, commands: readonly string[]): string {
  const items = commands.map(
    (command, index) =>
      `<SynchronousCommand wcm:action="add"><Order>${index + 1}</Order><CommandLine>${command}</CommandLine></SynchronousCommand>`,
  );
  return inComponent(
    'oobeSystem',
    SHELL,
    `<UserAccounts><LocalAccounts><LocalAccount wcm:action="add"><Name>${name}</Name></LocalAccount></LocalAccounts></UserAccounts>
<AutoLogon><Username>${name}</Username></AutoLogon>
<FirstLogonCommands>${items.join('\n')}</FirstLogonCommands>`,
  );
}

function expectDefinitions(marked: string, elements: readonly string[]): void {
  const { file, offset, text } = withCursor(marked);
  assert.deepEqual(
    definitions(file, offset).map(({ range }) => text.slice(range.start, range.end)),
    elements,
  );
}

function expectHighlights(marked: string, shown: string): void {
  const { file, offset, text } = withCursor(marked);
  assert.equal(showRanges(text, highlights(file, offset)), shown);
}

function expectRenamed(marked: string, newName: string, after: string): void {
  const { file, offset, text } = withCursor(marked);
  const edits = rename(file, offset, newName);
  assert.ok(!('refusal' in edits), 'refusal' in edits ? edits.refusal : '');
  assert.equal(apply(text, edits), after);
}
