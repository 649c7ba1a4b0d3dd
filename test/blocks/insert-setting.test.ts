/** Finding a setting and inserting it: what comes first, where it goes, and what is selected. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { TargetOverrides } from '../../server/answer-file/target';
import { insertSetting } from '../../server/features/insert-setting';
import { searchSettings } from '../../server/features/search-settings';
import type { PassName } from '../../server/schema/component-schema';
import { newFindings } from '../support/blocks';
import { anyDocument, apply, fileOf } from '../support/editing';
import { inComponent, inPass, library } from '../support/findings';
import { fixtureText } from '../support/fixtures';
import { bindText } from '../support/marked-text';

const SHELL = 'Microsoft-Windows-Shell-Setup';
const IDENTITY =
  'processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS"';

function found(query: string, text = '', target: TargetOverrides = {}): readonly string[] {
  return searchSettings(bindText(text, target), query, 3).map(
    ({ component, path }) => `${component}/${path}`,
  );
}

/** The text after the insertion, with the selection between «». */
function inserted(text: string, component: string, path: string, pass?: PassName): string {
  const insertion = insertSetting(fileOf(text), component, path, pass);
  assert.equal(insertion.kind, 'inserted', JSON.stringify(insertion));
  if (insertion.kind !== 'inserted') return '';
  const { edits, selection } = insertion;
  const after = apply(text, edits);
  return apply(after, [{ ...selection, newText: `«${after.slice(selection.start, selection.end)}»` }]);
}

describe('searching settings', () => {
  it('finds by name, path and what the description says', () => {
    assert.equal(found('timezone')[0], `${SHELL}/TimeZone`);
    assert.equal(found('time zone')[0], `${SHELL}/TimeZone`);
    assert.equal(found('autologon count')[0], `${SHELL}/AutoLogon/LogonCount`);
    assert.equal(found('oobe wireless')[0], `${SHELL}/OOBE/HideWirelessSetupInOOBE`);
    assert.equal(found('setup accepteula')[0], 'Microsoft-Windows-Setup/UserData/AcceptEula');
    assert.equal(found('HWSO')[0], `${SHELL}/OOBE/HideWirelessSetupInOOBE`);
    assert.deepEqual(found('zebra crossing'), []);
  });

  it('shows the most used settings first, and those of other targets last', () => {
    assert.equal(found('')[0], `${SHELL}/OOBE`);
    const features = (windows: 'windows-7' | 'windows-11'): boolean | undefined =>
      searchSettings(bindText('', { windows }), 'ShowMediaCenter').find(({ path }) =>
        path.endsWith('ShowMediaCenter'),
      )?.fits;
    assert.equal(features('windows-7'), true);
    assert.equal(features('windows-11'), false);
  });

  it('tells passes, description and where the file has the setting', () => {
    const text = inComponent('specialize', SHELL, '<ComputerName>A</ComputerName>');
    const [match] = searchSettings(fileOf(text), 'computername', 1);
    const { passes, description, type, places, deprecated, fits } = match!;
    assert.deepEqual(passes, ['offlineServicing', 'specialize']);
    assert.match(description, /name/i);
    assert.match(type, /Text/);
    assert.deepEqual([deprecated, fits], [false, true]);
    assert.deepEqual(
      places.map(({ pass, range }) => [pass, text.slice(range.start, range.end)]),
      [['specialize', 'ComputerName']],
    );
  });
});

describe('inserting a setting', () => {
  it('makes component and ancestors, and selects the value', () => {
    assert.equal(
      inserted(inPass('oobeSystem', ''), SHELL, 'OOBE/ProtectYourPC'),
      inPass(
        'oobeSystem',
        `  <component name="${SHELL}" ${IDENTITY}>\n    <OOBE>\n      <ProtectYourPC>«1»</ProtectYourPC>\n    </OOBE>\n  </component>`,
      ),
    );
  });

  it('makes a whole file of nothing', () => {
    assert.match(
      inserted('', SHELL, 'TimeZone', 'specialize'),
      /^<\?xml [\s\S]*<settings pass="specialize">[\s\S]*<TimeZone>«»<\/TimeZone>[\s\S]*<\/unattend>\n$/,
    );
  });

  it('goes into the pass that has the component, unless another is wanted', () => {
    const text = inComponent('specialize', SHELL, '<ComputerName>A</ComputerName>');
    assert.match(
      inserted(text, SHELL, 'TimeZone'),
      /<ComputerName>A<\/ComputerName>\n<TimeZone>«»<\/TimeZone>/,
    );
    assert.match(
      inserted(text, SHELL, 'TimeZone', 'oobeSystem'),
      /<settings pass="oobeSystem">[\s\S]*<TimeZone>«»/,
    );
  });

  it('goes to the setting where it exists', () => {
    const text = inComponent('specialize', SHELL, '<ComputerName>A</ComputerName>');
    const insertion = insertSetting(fileOf(text), SHELL, 'ComputerName');
    assert.equal(
      insertion.kind === 'exists' && text.slice(insertion.range.start, insertion.range.end),
      'ComputerName',
    );
  });

  it('adds a further item to a list, with the next key', () => {
    const text = inComponent(
      'windowsPE',
      'Microsoft-Windows-Setup',
      '<RunSynchronous>\n<RunSynchronousCommand wcm:action="add">\n<Order>3</Order>\n<Path>a</Path>\n</RunSynchronousCommand>\n</RunSynchronous>',
    );
    assert.match(
      inserted(text, 'Microsoft-Windows-Setup', 'RunSynchronous/RunSynchronousCommand'),
      /<\/RunSynchronousCommand>\n<RunSynchronousCommand wcm:action="add">\n {2}<Order>4<\/Order>\n {2}<Path>«»<\/Path>/,
    );
  });

  it('completes an item of a list rather than adding one', () => {
    const account = (more: string): string =>
      `<LocalAccount wcm:action="add">\n<Name>a</Name>${more}\n</LocalAccount>`;
    const text = (more: string): string =>
      inComponent(
        'oobeSystem',
        SHELL,
        `<UserAccounts>\n<LocalAccounts>\n${account(more)}\n</LocalAccounts>\n</UserAccounts>`,
      );
    const path = 'UserAccounts/LocalAccounts/LocalAccount/DisplayName';
    assert.equal(inserted(text(''), SHELL, path), text('\n<DisplayName>«»</DisplayName>'));
    assert.equal(insertSetting(fileOf(text('<DisplayName>A</DisplayName>')), SHELL, path).kind, 'exists');
  });

  it('keeps to the order of the children that Windows wants', () => {
    const text = inserted('', 'Microsoft-Windows-TCPIP', 'Interfaces/Interface/Ipv4Settings/DhcpEnabled');
    assert.ok(text.indexOf('<DhcpEnabled>') < text.indexOf('<Identifier>'));
    const routes = inserted('', 'Microsoft-Windows-TCPIP', 'Interfaces/Interface/Routes/Route/Prefix');
    assert.ok(routes.indexOf('<Identifier>') < routes.indexOf('<Routes>'));
  });

  it('says why it cannot', () => {
    const problem = (text: string, path: string, pass?: PassName): string | undefined => {
      const insertion = insertSetting(fileOf(text), SHELL, path, pass);
      return insertion.kind === 'problem' ? insertion.message : undefined;
    };
    assert.equal(problem('', 'NoSuch'), `There is no setting ${SHELL}/NoSuch.`);
    assert.equal(
      problem('', 'ComputerName', 'oobeSystem'),
      'ComputerName is not processed in oobeSystem, only in offlineServicing, specialize.',
    );
    assert.match(problem('<html></html>', 'ComputerName')!, /no answer file/);
    assert.match(
      problem(
        inComponent('specialize', SHELL, '<OEMInformation>text</OEMInformation>'),
        'OEMInformation/SupportURL',
      )!,
      /not closed|no answer file/,
    );
  });

  it('puts every setting where it is known and processed', () => {
    const text = fixtureText('sysprep-unattend.xml');
    for (const { component, path } of searchSettings(fileOf(text), '', Number.POSITIVE_INFINITY)) {
      const insertion = insertSetting(fileOf(text), component, path);
      if (insertion.kind !== 'inserted') continue;
      const after = fileOf(apply(text, insertion.edits));
      assert.deepEqual(after.tree.errors, []);
      const settings = after.settings.filter((one) => one.path === path && one.component.name === component);
      assert.ok(settings.length > 0 && settings.every(({ schema }) => schema), path);
    }
    assert.ok(library.componentNames.length > 90);
  });

  it('adds no error beside the value that is still to be typed', () => {
    const text = fixtureText('windows-11-uefi.xml');
    const expected =
      /^(?:empty-|type-mismatch|enum-value|setting-missing|value-|string-too-long|list-item|password|timezone|group)/;
    for (const { component, path, fits } of searchSettings(fileOf(text), 'shell-setup', 60)) {
      const insertion = insertSetting(fileOf(text), component, path);
      if (insertion.kind !== 'inserted' || !fits) continue;
      const wrong = newFindings(text, apply(text, insertion.edits)).filter(
        (finding) =>
          finding.startsWith('setting-wrong-pass') ||
          finding.startsWith('unknown') ||
          finding.startsWith('duplicate'),
      );
      assert.deepEqual(
        wrong.filter((finding) => !expected.test(finding)),
        [],
        path,
      );
    }
  });

  it('never throws and loses nothing', () => {
    const paths = searchSettings(fileOf(''), '', 300);
    fc.assert(
      fc.property(anyDocument, fc.nat({ max: paths.length - 1 }), (text, index) => {
        const { component, path } = paths[index]!;
        const insertion = insertSetting(fileOf(text), component, path);
        if (insertion.kind !== 'inserted') return;
        for (const { start, end } of insertion.edits) assert.match(text.slice(start, end), /^\s*(?:\/>)?$/);
        const after = apply(text, insertion.edits);
        assert.ok(insertion.selection.end <= after.length && !/[\ue002\ue003]/.test(after));
      }),
      { numRuns: 300 },
    );
  });
});
