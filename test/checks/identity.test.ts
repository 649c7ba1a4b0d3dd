/** Which component a component element means. */
import { inComponent, inPass, inRoot, withTildes } from '../support/findings';
import { testRule } from '../support/rule-tests';

const REST = 'publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS"';
const OWNER = '<RegisteredOwner>Kim</RegisteredOwner>';

/** A Shell-Setup component whose attributes are written out. */
const shell = (attributes: string) =>
  inPass('specialize', `<component ${attributes}>\n${OWNER}\n</component>`);

const named = (name: string, architecture: string, settings: string) =>
  `<component processorArchitecture="${architecture}" name="${name}" ${REST}>\n${settings}\n</component>`;
const shellFor = (architecture: string) => named('Microsoft-Windows-Shell-Setup', architecture, OWNER);
const activationFor = (architecture: string) =>
  named('Microsoft-Windows-Security-SPP-UX', architecture, '<SkipAutoActivation>true</SkipAutoActivation>');

/** Puts carets under the architecture of a component that named() wrote. */
const marked = (text: string, carets: string, rule: string) =>
  text.replace('\n', `\n${' '.repeat(34)}${carets} ${rule}\n`);

testRule('component-identity-attributes', {
  reports: {
    'an architecture that does not exist': inPass(
      'specialize',
      `<component processorArchitecture="x64" name="Microsoft-Windows-Shell-Setup" ${REST}>
                                  ^^^ component-identity-attributes (error)
${OWNER}
</component>`,
    ),
    'a missing token': inPass(
      'specialize',
      `<component name="Microsoft-Windows-Shell-Setup" processorArchitecture="amd64" language="neutral">
 ^^^^^^^^^ component-identity-attributes (error)
${OWNER}
</component>`,
    ),
    'another token': inPass(
      'specialize',
      `<component publicKeyToken="31bf3856ad364e3f" name="Microsoft-Windows-Shell-Setup" processorArchitecture="amd64" language="neutral">
                           ^^^^^^^^^^^^^^^^ component-identity-attributes (warning)
${OWNER}
</component>`,
    ),
    'a token that is too short': inPass(
      'specialize',
      `<component publicKeyToken="31bf3856ad364e3" name="Microsoft-Windows-Shell-Setup" processorArchitecture="amd64" language="neutral">
                           ^^^^^^^^^^^^^^^ component-identity-attributes (error)
${OWNER}
</component>`,
    ),
    'a language': inPass(
      'specialize',
      `<component language="en-US" name="Microsoft-Windows-Shell-Setup" processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35">
                     ^^^^^ component-identity-attributes (warning)
${OWNER}
</component>`,
    ),
    'a scope that does not exist': inPass(
      'specialize',
      `<component versionScope="SxS" name="Microsoft-Windows-Shell-Setup" processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral">
                         ^^^ component-identity-attributes (error)
${OWNER}
</component>`,
    ),
  },
  quiet: {
    'other capitals': shell(
      'name="Microsoft-Windows-Shell-Setup" processorArchitecture="AMD64" publicKeyToken="31BF3856AD364E35" language="Neutral" versionScope="NonSxS"',
    ),
    'no scope': shell(
      'name="Microsoft-Windows-Shell-Setup" processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral"',
    ),
    'a placeholder': shell(`name="Microsoft-Windows-Shell-Setup" processorArchitecture="{{ arch }}" ${REST}`),
  },
  fixes: {
    'an architecture that does not exist': {
      before: inPass('specialize', shellFor('x64')),
      title: 'Replace by amd64',
      after: inPass('specialize', shellFor('amd64')),
    },
    'a missing language': {
      before: shell(
        'name="Microsoft-Windows-Shell-Setup" processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35"',
      ),
      title: 'Add language="neutral"',
      after: shell(
        'name="Microsoft-Windows-Shell-Setup" processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral"',
      ),
    },
  },
});

testRule('duplicate-component', {
  reports: {
    'a component twice': withTildes(
      inPass(
        'specialize',
        `<component name="Microsoft-Windows-Shell-Setup" processorArchitecture="amd64" ${REST}>
${OWNER}
</component>
<component name="Microsoft-Windows-Shell-Setup" processorArchitecture="amd64" ${REST}>
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ duplicate-component (error)
${OWNER}
</component>`,
      ),
      'name="«Microsoft-Windows-Shell-Setup»',
      'duplicate-component: The first one',
    ),
    'a component twice in two settings of a pass': withTildes(
      inRoot(`<settings pass="specialize">
 ~~~~~~~~ duplicate-settings-pass: The first one
<component name="Microsoft-Windows-Shell-Setup" processorArchitecture="amd64" ${REST}>
${OWNER}
</component>
</settings>
<settings pass="specialize">
 ^^^^^^^^ duplicate-settings-pass
<component name="microsoft-windows-shell-setup" processorArchitecture="amd64" ${REST}>
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ duplicate-component
${OWNER}
</component>
</settings>`),
      'name="«Microsoft-Windows-Shell-Setup»',
      'duplicate-component: The first one',
    ),
  },
  quiet: {
    'two passes': inRoot(
      `<settings pass="specialize">\n${shellFor('amd64')}\n</settings>\n<settings pass="oobeSystem">\n${shellFor('amd64')}\n</settings>`,
    ),
    'the 32-bit half': inPass('specialize', `${shellFor('amd64')}\n${shellFor('wow64')}`),
    'a template with directives': inPass(
      'specialize',
      `{% if x %}\n${shellFor('amd64')}\n{% else %}\n${shellFor('amd64')}\n{% endif %}`,
    ),
  },
});

testRule('unknown-component', {
  reports: {
    'a misspelt name': inPass(
      'specialize',
      `<component name="Microsoft-Windows-ShellSetup" processorArchitecture="amd64" ${REST}>
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unknown-component (warning)
${OWNER}
</component>`,
    ),
    'a component that nobody described': inPass(
      'specialize',
      `<component name="Contoso-Own-Component" processorArchitecture="amd64" ${REST}>
                 ^^^^^^^^^^^^^^^^^^^^^ unknown-component (hint)
${OWNER}
</component>`,
    ),
  },
  quiet: {
    'other capitals': inComponent('specialize', 'microsoft-windows-shell-setup', OWNER),
    'a placeholder': inComponent('specialize', '{{ component }}', OWNER),
  },
  fixes: {
    'the name': {
      before: inComponent('specialize', 'Microsoft-Windows-ShellSetup', OWNER),
      title: 'Replace by Microsoft-Windows-Shell-Setup',
      after: inComponent('specialize', 'Microsoft-Windows-Shell-Setup', OWNER),
    },
  },
});

testRule('component-wrong-pass', {
  reports: {
    'the component of the installed Windows in windowsPE': inPass(
      'windowsPE',
      `<component name="Microsoft-Windows-International-Core" processorArchitecture="amd64" ${REST}>
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ component-wrong-pass (warning)
<InputLocale>en-US</InputLocale>
</component>`,
    ),
  },
  quiet: {
    'the component of Windows PE': inComponent(
      'windowsPE',
      'Microsoft-Windows-International-Core-WinPE',
      '<InputLocale>en-US</InputLocale>',
    ),
    'a pass that is not known, which unknown-pass reports': inRoot(`<settings pass="windowspe">
                ^^^^^^^^^ unknown-pass
${named('Microsoft-Windows-International-Core', 'amd64', '<InputLocale>en-US</InputLocale>')}
</settings>`),
  },
});

testRule('arch-mismatch', {
  reports: {
    'one component for 32 bits': inPass(
      'specialize',
      `${shellFor('amd64')}
${named('Microsoft-Windows-Deployment', 'amd64', '<ExtendOSPartition>\n<Extend>true</Extend>\n</ExtendOSPartition>')}
${marked(activationFor('x86'), '^^^', 'arch-mismatch (warning)')}`,
    ),
    'a component that the target does not take': {
      text: inPass('specialize', marked(shellFor('amd64'), '^^^^^', 'arch-mismatch')),
      target: { architecture: 'arm64' },
    },
    'most of them for 32 bits, which the version does not have': {
      text: inPass(
        'specialize',
        `${shellFor('amd64')}
${marked(activationFor('x86'), '^^^', 'arch-mismatch')}
${marked(named('Microsoft-Windows-Deployment', 'x86', '<ExtendOSPartition>\n<Extend>true</Extend>\n</ExtendOSPartition>'), '^^^', 'arch-mismatch')}`,
      ),
      target: { windows: 'server-2008-r2' },
    },
    'as many of each, where the rest decides': inRoot(`<settings pass="windowsPE">
${named('Microsoft-Windows-International-Core-WinPE', 'amd64', '<InputLocale>en-US</InputLocale>')}
</settings>
<settings pass="specialize">
${marked(shellFor('x86'), '^^^', 'arch-mismatch')}
${activationFor('amd64')}
</settings>`),
  },
  quiet: {
    'copies for two architectures': withTildes(
      inPass(
        'specialize',
        `${shellFor('amd64')}\n${marked(shellFor('x86'), '^^^', 'arch-duplicated-components')}`,
      ),
      'processorArchitecture="«amd64»',
      'arch-duplicated-components: The first one',
    ),
    'a 32-bit Windows PE': inRoot(`<settings pass="windowsPE">
${named('Microsoft-Windows-International-Core-WinPE', 'x86', '<InputLocale>en-US</InputLocale>')}
</settings>
<settings pass="specialize">
${shellFor('amd64')}
</settings>`),
    'the 32-bit half of a component': inPass('specialize', `${shellFor('amd64')}\n${activationFor('wow64')}`),
    'a placeholder': inPass('specialize', `${shellFor('amd64')}\n${activationFor('{{ arch }}')}`),
  },
  fixes: {
    'the architecture': {
      before: inRoot(
        `<settings pass="specialize">\n${shellFor('amd64')}\n${activationFor('x86')}\n</settings>\n<settings pass="oobeSystem">\n${shellFor('amd64')}\n</settings>`,
      ),
      title: 'Replace by amd64',
      after: inRoot(
        `<settings pass="specialize">\n${shellFor('amd64')}\n${activationFor('amd64')}\n</settings>\n<settings pass="oobeSystem">\n${shellFor('amd64')}\n</settings>`,
      ),
    },
  },
});

testRule('arch-duplicated-components', {
  reports: {
    'copies, told once': withTildes(
      inPass(
        'specialize',
        `${shellFor('amd64')}\n${marked(shellFor('arm64'), '^^^^^', 'arch-duplicated-components (info)')}\n${activationFor('amd64')}\n${activationFor('arm64')}`,
      ),
      'processorArchitecture="«amd64»',
      'arch-duplicated-components: The first one',
    ),
  },
  quiet: {
    'the 32-bit half': inPass('specialize', `${shellFor('amd64')}\n${shellFor('wow64')}`),
    'one architecture': inPass('specialize', shellFor('amd64')),
  },
});

testRule('arch-impossible', {
  reports: {
    'Windows 11 for 32 bits': {
      text: inPass('specialize', marked(shellFor('x86'), '^^^', 'arch-impossible (error)')),
      target: { windows: 'windows-11' },
    },
    'Windows 7 for ARM64': {
      text: inPass('specialize', marked(shellFor('arm64'), '^^^^^', 'arch-impossible (error)')),
      target: { windows: 'windows-7' },
    },
    'a server that the image of Windows SIM names': withTildes(
      inRoot(`<settings pass="specialize">
${marked(shellFor('x86'), '^^^', 'arch-impossible (warning)')}
</settings>
<cpi:offlineImage cpi:source="wim:c:/install.wim#Windows Server 2012 SERVERSTANDARD" xmlns:cpi="urn:schemas-microsoft-com:cpi"/>`),
      'cpi:source="«wim:c:/install.wim#Windows Server 2012 SERVERSTANDARD»',
      'arch-impossible: This names the version',
    ),
  },
  quiet: {
    'Windows 10 for 32 bits': {
      text: inPass('specialize', shellFor('x86')),
      target: { windows: 'windows-10' },
    },
    'Windows 11 for 32 and 64 bits': {
      text: withTildes(
        inPass(
          'specialize',
          `${shellFor('x86')}\n${marked(shellFor('amd64'), '^^^^^', 'arch-duplicated-components')}`,
        ),
        'processorArchitecture="«x86»',
        'arch-duplicated-components: The first one',
      ),
      target: { windows: 'windows-11' },
    },
    'a target that is not known': inPass('specialize', shellFor('x86')),
  },
  fixes: {
    'every component': {
      before: inPass('specialize', `${shellFor('x86')}\n${activationFor('x86')}`),
      title: 'Replace by amd64 everywhere',
      after: inPass('specialize', `${shellFor('amd64')}\n${activationFor('amd64')}`),
      target: { windows: 'windows-11' },
    },
  },
});

const locale = (architecture: string) =>
  named('Microsoft-Windows-International-Core-WinPE', architecture, '<InputLocale>en-US</InputLocale>');

testRule('wow64-in-windowspe', {
  reports: {
    'a 32-bit half': inPass('windowsPE', marked(locale('wow64'), '^^^^^', 'wow64-in-windowspe (warning)')),
  },
  quiet: { 'a later pass': inPass('specialize', shellFor('wow64')) },
  fixes: {
    'the architecture': {
      before: inPass('windowsPE', locale('wow64')),
      title: 'Replace by amd64',
      after: inPass('windowsPE', locale('amd64')),
    },
  },
});

const licensing = (name: string, marks = '', settingMarks = '') =>
  inPass(
    'specialize',
    `<component name="${name}" processorArchitecture="amd64" ${REST}>${marks}\n<SkipAutoActivation>true</SkipAutoActivation>${settingMarks}\n</component>`,
  );
const VISTA = 'Microsoft-Windows-Security-Licensing-SLC-UX';
const SINCE_7 = 'Microsoft-Windows-Security-SPP-UX';

testRule('vista-renamed-components', {
  reports: {
    'the new name on Vista': {
      text: licensing(
        SINCE_7,
        `
                 ${'^'.repeat(SINCE_7.length)} vista-renamed-components (warning)`,
      ),
      target: { windows: 'server-2008' },
    },
    'the old name on Windows 10': {
      text: licensing(
        VISTA,
        `
                 ${'^'.repeat(VISTA.length)} vista-renamed-components (warning)`,
        `
 ^^^^^^^^^^^^^^^^^^ setting-removed`,
      ),
      target: { windows: 'windows-10' },
    },
  },
  quiet: {
    'the old name on Vista': { text: licensing(VISTA), target: { windows: 'windows-vista' } },
    'a target that is not known': licensing(
      VISTA,
      '',
      `
 ^^^^^^^^^^^^^^^^^^ setting-deprecated`,
    ),
  },
  fixes: {
    'the old name': {
      before: licensing(VISTA),
      title: `Rename to ${SINCE_7}`,
      after: licensing(SINCE_7),
      target: { windows: 'windows-11' },
    },
  },
});
