/** The file as a whole: syntax, root, passes, name and characters. */

import { inComponent, inPass, inRoot } from '../support/findings';
import type { RuleTests } from '../support/rule-tests';
import { testRule } from '../support/rule-tests';

const NAMESPACE = 'urn:schemas-microsoft-com:unattend';
const WCM = 'http://schemas.microsoft.com/WMIConfig/2002/State';
const IDENTITY =
  'processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS"';

const shell = (settings: string) => inComponent('specialize', 'Microsoft-Windows-Shell-Setup', settings);

const bytes = (encoding: string, problem?: string) => ({
  text: '',
  encoding,
  declared: 'utf-8',
  ...(problem && { problem }),
});

testRule('encoding-mismatch', {
  reports: {
    'bytes that are not what the declaration says': {
      text: `<?xml version="1.0" encoding="utf-8"?>
${'^'.repeat(38)} encoding-mismatch (error)
<unattend xmlns="${NAMESPACE}"/>`,
      source: bytes('utf-16le', 'The file is UTF-16, but the XML declaration says utf-8.'),
    },
  },
  quiet: {
    'bytes that are': { text: inRoot(''), source: bytes('utf-8') },
    'text of an editor': inRoot(''),
  },
});

testRule('xml-not-well-formed', {
  reports: {
    'an end tag with another name': shell(`<ComputerName>PC1</ComputrName>
                 ^^^^^^^^^^^^^^ xml-not-well-formed (error)
~~~~~~~~~~~~~ xml-not-well-formed: Opened here`),
    'a bare ampersand': shell(`<RegisteredOwner>Smith & Sons</RegisteredOwner>
                       ^ xml-not-well-formed (error)`),
    'white space before the declaration': ` ${inRoot('')}`.replace(
      '?>',
      `?>
 ${'^'.repeat(38)} xml-not-well-formed
~ xml-not-well-formed: Remove this or move it behind the declaration`,
    ),
    'a comment before the declaration': `<!-- a -->${inRoot('')}`.replace(
      '?>',
      `?>
${' '.repeat(10)}${'^'.repeat(38)} xml-not-well-formed (error)
${'~'.repeat(10)} xml-not-well-formed: Remove this or move it behind the declaration`,
    ),
    'a document type': `<!DOCTYPE unattend>
^^^^^^^^^^^^^^^^^^^ xml-not-well-formed (warning)
<unattend xmlns="${NAMESPACE}"/>`,
  },
  quiet: {
    'a comment before the root': `<!-- for the lab -->\n<unattend xmlns="${NAMESPACE}"/>`,
    'escapes and CDATA': shell(
      '<RegisteredOwner>Smith &amp; Sons</RegisteredOwner>\n<RegisteredOrganization><![CDATA[A & B]]></RegisteredOrganization>',
    ),
  },
  fixes: {
    'a bare ampersand': {
      before: shell('<RegisteredOwner>Smith & Sons</RegisteredOwner>'),
      title: 'Write "&amp;"',
      after: shell('<RegisteredOwner>Smith &amp; Sons</RegisteredOwner>'),
    },
    'white space before the declaration': {
      before: `\n${inRoot('')}`,
      title: 'Remove the white space before it',
      after: inRoot(''),
    },
    'comments before the declaration': {
      before: `<!-- for the lab -->\n\n${inRoot('')}`,
      title: 'Move it to the beginning of the file',
      after: inRoot('').replace('?>\n', '?>\n<!-- for the lab -->\n\n'),
    },
  },
});

const firewall = (root: string, item: string) =>
  `<unattend xmlns="${NAMESPACE}"${root}>
<settings pass="specialize">
<component name="Networking-MPSSVC-Svc" ${IDENTITY}>
<FirewallGroups>
${item}
<Group>@FirewallAPI.dll,-28752</Group>
</FirewallGroup>
</FirewallGroups>
</component>
</settings>
</unattend>`;

testRule('wcm-prefix-undeclared', {
  reports: {
    'the prefix without its declaration, told once': firewall(
      '',
      `<FirewallGroup wcm:keyValue="1" wcm:action="add">
               ^^^^^^^^^^^^ wcm-prefix-undeclared (error)`,
    ),
    'the prefix of another namespace': firewall(
      ` xmlns:wcm="${WCM}"`,
      `<FirewallGroup xmlns:wcm="${WCM}s" wcm:keyValue="1" wcm:action="add">
                          ${'^'.repeat(WCM.length + 1)} wcm-prefix-undeclared (info)`,
    ),
  },
  quiet: {
    'a declaration on the root': firewall(
      ` xmlns:wcm="${WCM}"`,
      '<FirewallGroup wcm:keyValue="1" wcm:action="add">',
    ),
    'a declaration on the element': firewall(
      '',
      `<FirewallGroup xmlns:wcm="${WCM}" wcm:keyValue="1" wcm:action="add">`,
    ),
  },
  fixes: {
    'the namespace': {
      before: firewall(` xmlns:wcm="${WCM}"`, '<FirewallGroup xmlns:wcm="a" wcm:keyValue="1">'),
      title: 'Set the namespace of wcm',
      after: firewall(` xmlns:wcm="${WCM}"`, `<FirewallGroup xmlns:wcm="${WCM}" wcm:keyValue="1">`),
    },
    'the declaration': {
      before: firewall('', '<FirewallGroup wcm:keyValue="1">'),
      title: 'Declare the prefix wcm on the root element',
      after: firewall(` xmlns:wcm="${WCM}"`, '<FirewallGroup wcm:keyValue="1">'),
    },
  },
});

testRule('wrong-root-or-namespace', {
  reports: {
    'a fragment': `<settings pass="specialize" xmlns="${NAMESPACE}"/>
 ^^^^^^^^ wrong-root-or-namespace (error)`,
    'a page of a web site': `<html>
 ^^^^ wrong-root-or-namespace
<body/>
</html>`,
    'no namespace': `<unattend>
 ^^^^^^^^ wrong-root-or-namespace (error)
</unattend>`,
    'another namespace': `<unattend xmlns="urn:schemas-microsoft-com:unatend"/>
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ wrong-root-or-namespace`,
  },
  quiet: {
    'the root of an answer file': inRoot(''),
    nothing: { text: '<!-- nothing yet -->\n<unattend xmlns="urn:schemas-microsoft-com:unattend"/>' },
  },
  fixes: {
    'a misspelt root': {
      before: `<unatend xmlns="${NAMESPACE}"></unatend>`,
      title: 'Rename to unattend',
      after: `<unattend xmlns="${NAMESPACE}"></unattend>`,
    },
    'a missing namespace': {
      before: '<unattend></unattend>',
      title: 'Set the namespace',
      after: `<unattend xmlns="${NAMESPACE}"></unattend>`,
    },
  },
});

testRule('foreign-child-of-unattend', {
  reports: {
    'an element without a namespace of its own': inRoot(`<Extensions>
 ^^^^^^^^^^ foreign-child-of-unattend (info)
</Extensions>`),
    'an element of another namespace before settings':
      inRoot(`<Extensions xmlns="https://example.com/extensions"/>
 ^^^^^^^^^^ foreign-child-of-unattend (info)
<settings pass="specialize">
${component('Microsoft-Windows-Shell-Setup', '<TimeZone>UTC</TimeZone>')}
</settings>`),
    'a pass as an element': inRoot(`<offlineServicing/>
 ^^^^^^^^^^^^^^^^ foreign-child-of-unattend`),
  },
  quiet: {
    'an element in a namespace of its own': inRoot('<Extensions xmlns="https://example.com/extensions"/>'),
    'the image that Windows SIM names': inRoot(
      '<cpi:offlineImage cpi:source="" xmlns:cpi="urn:schemas-microsoft-com:cpi"/>',
    ),
  },
  fixes: {
    'a misspelt name': {
      before: inRoot('<setings></setings>'),
      title: 'Rename to settings',
      after: inRoot('<settings></settings>'),
    },
  },
});

testRule('servicing-not-first', {
  reports: {
    'servicing behind settings': inRoot(`<settings pass="generalize">
${component('Microsoft-Windows-PnpSysprep', '<DoNotCleanUpNonPresentDevices>true</DoNotCleanUpNonPresentDevices>')}
</settings>
<servicing>
 ^^^^^^^^^ servicing-not-first (warning)
</servicing>`),
    'servicing twice': inRoot(`<servicing>
 ~~~~~~~~~ servicing-not-first: The first one
</servicing>
<servicing>
 ^^^^^^^^^ servicing-not-first
</servicing>`),
  },
  quiet: { 'servicing at the top': inRoot('<servicing>\n</servicing>') },
});

function component(name: string, settings: string): string {
  return `<component name="${name}" ${IDENTITY}>\n${settings}\n</component>`;
}

const computerName = component('Microsoft-Windows-Shell-Setup', '<RegisteredOwner>Kim</RegisteredOwner>');

testRule('unknown-pass', {
  reports: {
    'other capitals': inRoot(`<settings pass="Specialize">
                ^^^^^^^^^^ unknown-pass (error)
${computerName}
</settings>`),
    'no pass': inRoot(`<settings>
 ^^^^^^^^ unknown-pass (error)
${computerName}
</settings>`),
  },
  quiet: {
    'a pass': inPass('specialize', computerName),
    'a placeholder': inPass('{{ pass }}', computerName),
    'a placeholder of another engine': inPass('%PASS%', computerName),
    'the pass that only the schema knows': inPass('oobeUser', computerName),
  },
  fixes: {
    'other capitals': {
      before: inPass('windowspe', ''),
      title: 'Replace by windowsPE',
      after: inPass('windowsPE', ''),
    },
  },
});

testRule('duplicate-settings-pass', {
  reports: {
    'a pass twice': inRoot(`<settings pass="specialize">
 ~~~~~~~~ duplicate-settings-pass: The first one
${computerName}
</settings>
<settings pass="specialize">
 ^^^^^^^^ duplicate-settings-pass (hint)
${component('Microsoft-Windows-Security-SPP-UX', '<SkipAutoActivation>true</SkipAutoActivation>')}
</settings>`),
  },
  quiet: {
    'two passes': inRoot(
      `<settings pass="specialize">\n${computerName}\n</settings>\n<settings pass="oobeSystem">\n${computerName}\n</settings>`,
    ),
  },
});

testRule('empty-settings-or-component', {
  reports: {
    'an empty pass': inRoot(`<settings pass="generalize"></settings>
^^^^^^^^^^^^^^^^^^^^^^^^^^^^ empty-settings-or-component (hint)`),
    'an empty component': inPass(
      'specialize',
      `<component name="Microsoft-Windows-Shell-Setup" ${IDENTITY}/>
${'^'.repeat(IDENTITY.length + 50)} empty-settings-or-component`,
    ),
    'a pass with a comment only': inRoot(`<settings pass="generalize">
^^^^^^^^^^^^^^^^^^^^^^^^^^^^ empty-settings-or-component
<!-- nothing yet -->
</settings>`),
  },
  quiet: { 'a component with a setting': inPass('specialize', computerName) },
  fixes: {
    'the pass': {
      before: inRoot('<settings pass="generalize"></settings>'),
      title: 'Remove the empty settings',
      after: inRoot('').replace('\n\n', '\n'),
    },
  },
});

const toInstall = (pass: string) =>
  inRoot(`<settings pass="windowsPE">
${component('Microsoft-Windows-Setup', '<UserData>\n<AcceptEula>true</AcceptEula>\n</UserData>')}
</settings>`).replace('<settings pass="windowsPE">', pass);

const nameTests: RuleTests = {
  reports: {
    'a misspelt name': {
      text: toInstall(`<settings pass="windowsPE">
                ^^^^^^^^^ file-name-autounattend (warning)`),
      fileName: 'autounatend.xml',
    },
    'the name for later passes': {
      text: toInstall(`<settings pass="windowsPE">
                ^^^^^^^^^ file-name-autounattend (info)`),
      fileName: 'unattend.xml',
    },
    'a name of its own': {
      text: toInstall(`<settings pass="windowsPE">
                ^^^^^^^^^ file-name-autounattend (hint)`),
      fileName: 'win10x64.xml',
    },
  },
  quiet: {
    'the right name': { text: toInstall('<settings pass="windowsPE">'), fileName: 'AutoUnattend.XML' },
    'a template': { text: toInstall('<settings pass="windowsPE">'), fileName: 'autounattend.xml.tpl' },
    'text without a file': toInstall('<settings pass="windowsPE">'),
    'a file for later passes': { text: inPass('specialize', computerName), fileName: 'unattend.xml' },
  },
};
testRule('file-name-autounattend', nameTests);

const later = (root: string, second = 'oobeSystem') =>
  `${root}
<settings pass="specialize">
${computerName}
</settings>
<settings pass="${second}">
${component('Microsoft-Windows-PnpSysprep', '<DoNotCleanUpNonPresentDevices>true</DoNotCleanUpNonPresentDevices>')}
</settings>
</unattend>`;
const ROOT = `<unattend xmlns="${NAMESPACE}">`;

testRule('no-windowspe-pass', {
  reports: {
    'later passes only': {
      text: later(`${ROOT}
 ^^^^^^^^ no-windowspe-pass (warning)`)
        .replace('name="Microsoft-Windows-PnpSysprep"', 'name="Contoso-Own-Component"')
        .replace(
          'versionScope="nonSxS">\n<DoNot',
          `versionScope="nonSxS">
                 ^^^^^^^^^^^^^^^^^^^^^ unknown-component
<DoNot`,
        ),
      fileName: 'autounattend.xml',
    },
    'a single pass, which may be copied into an image': {
      text: `${ROOT}
 ^^^^^^^^ no-windowspe-pass (info)
<settings pass="specialize">
${computerName}
</settings>
</unattend>`,
      fileName: 'autounattend.xml',
    },
  },
  quiet: {
    'another name': { text: later(ROOT, 'generalize'), fileName: 'unattend.xml' },
    'a file for Sysprep': { text: later(ROOT, 'generalize'), fileName: 'autounattend.xml' },
    'nothing yet': { text: inRoot(''), fileName: 'autounattend.xml' },
  },
});

const beside = (line: string): string =>
  inComponent(
    'oobeSystem',
    'Microsoft-Windows-Shell-Setup',
    `<FirstLogonCommands><SynchronousCommand wcm:action="add"><Order>1</Order>\n${line}\n</SynchronousCommand></FirstLogonCommands>`,
  );

testRule('file-beside-missing', {
  reports: {
    'a script that is not there': {
      text: beside(`<CommandLine>cmd /c %configsetroot%\\a.cmd %configsetroot%\\b.cmd</CommandLine>
                    ^^^^^^^^^^^^^^^^^^^^^ file-beside-missing (hint)`),
      missingFiles: new Set(['a.cmd']),
    },
    'a folder that is in none of its places': {
      text: beside(`<CommandLine>xcopy.exe $OEM$\\$1\\Temp C:\\Temp</CommandLine>
                       ^^^^^^^^^^^^^ file-beside-missing (hint)`),
      missingFiles: new Set(['$OEM$/$1/Temp', 'sources/$OEM$/$1/Temp']),
    },
  },
  quiet: {
    'a folder that is in sources': {
      text: beside('<CommandLine>xcopy.exe $OEM$\\$1\\Temp C:\\Temp</CommandLine>'),
      missingFiles: new Set(['$OEM$/$1/Temp']),
    },
    'a path that nobody looked for': beside('<CommandLine>cmd /c %configsetroot%\\a.cmd</CommandLine>'),
    'a path that may begin elsewhere': {
      text: beside('<CommandLine>cmd /c .\\a.cmd</CommandLine>'),
      missingFiles: new Set(['a.cmd']),
    },
  },
});

testRule('encoding-not-utf8', {
  reports: {
    'a code page': `<?xml version="1.0" encoding="windows-1252"?>
                              ^^^^^^^^^^^^ encoding-not-utf8 (hint)
${ROOT}</unattend>`,
  },
  quiet: {
    'UTF-8': `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${ROOT}</unattend>`,
    'no encoding': `<?xml version="1.0"?>\n${ROOT}</unattend>`,
    'no declaration': `${ROOT}</unattend>`,
  },
  fixes: {
    'the declaration': {
      before: `<?xml version='1.0' encoding='iso-8859-1'?>${ROOT}</unattend>`,
      title: 'Declare utf-8',
      after: `<?xml version='1.0' encoding='utf-8'?>${ROOT}</unattend>`,
    },
  },
});

testRule('non-ascii-raw-characters', {
  reports: {
    'an umlaut': shell(`<RegisteredOwner>Jürgen</RegisteredOwner>
                 ^^^^^^ non-ascii-raw-characters (hint)`),
  },
  quiet: {
    'a reference': shell('<RegisteredOwner>J&#xFC;rgen</RegisteredOwner>'),
    'a comment': shell('<!-- für Jürgen -->\n<RegisteredOwner>Kim</RegisteredOwner>'),
  },
  fixes: {
    'umlauts and characters outside the first plane': {
      before: shell('<RegisteredOwner>Jürgen 😀 &amp; Zoë</RegisteredOwner>'),
      title: 'Write them as references',
      after: shell('<RegisteredOwner>J&#xFC;rgen &#x1F600; &amp; Zo&#xEB;</RegisteredOwner>'),
    },
  },
});

testRule('stray-text', {
  reports: {
    'a word between settings': shell(`<RegisteredOwner>Kim</RegisteredOwner>
todo
^^^^ stray-text (warning)`),
    'a word between passes': inRoot(`<settings pass="specialize">
${computerName}
</settings> >>
            ^^ stray-text`),
    'a word inside a container': shell(`<Display>
<HorizontalResolution>1024</HorizontalResolution> x
                                                  ^ stray-text
<VerticalResolution>768</VerticalResolution>
</Display>`),
  },
  quiet: {
    'a directive of a template': shell('%{ if owner }\n<RegisteredOwner>Kim</RegisteredOwner>\n%{ endif }'),
    'comments and white space': shell('<!-- owner -->\n\n<RegisteredOwner>Kim</RegisteredOwner>'),
    'text instead of settings, which type-mismatch reports': shell(`<Display>1024
         ^^^^ type-mismatch
</Display>`),
  },
  fixes: {
    'the word': {
      before: shell('<RegisteredOwner>Kim</RegisteredOwner> todo'),
      title: 'Remove the text',
      after: shell('<RegisteredOwner>Kim</RegisteredOwner> '),
    },
  },
});
