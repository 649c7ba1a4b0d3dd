/** Passes that do not run, and what Sysprep does with the others. */
import { inComponent, inPass, inRoot, withTildes } from '../support/findings';
import { testRule } from '../support/rule-tests';

const body = (text: string) => text.slice(text.indexOf('<settings'), text.lastIndexOf('</unattend>'));
const file = (...parts: readonly string[]) => inRoot(parts.map((part) => body(part).trim()).join('\n'));
const deployment = (pass: string, settings: string) =>
  inComponent(pass, 'Microsoft-Windows-Deployment', settings);
const shell = (pass: string, settings: string) =>
  inComponent(pass, 'Microsoft-Windows-Shell-Setup', settings);
const install = inComponent(
  'windowsPE',
  'Microsoft-Windows-Setup',
  '<UserData>\n  <AcceptEula>true</AcceptEula>\n</UserData>',
);
const place = install.replace('<UserData>', '<ImageInstall></ImageInstall>\n<UserData>');
const reseal = (mode: string, mark = '') => `<Reseal>\n  <Mode>${mode}</Mode>${mark}\n</Reseal>`;
const audit = deployment('oobeSystem', reseal('Audit'));
const spp = (value: string, mark = '') =>
  inComponent('generalize', 'Microsoft-Windows-Security-SPP', `<SkipRearm>${value}</SkipRearm>${mark}`);
const markPass = (text: string, pass: string, finding: string) =>
  text.replace(
    `<settings pass="${pass}">`,
    `<settings pass="${pass}">\n                ${'^'.repeat(pass.length)} ${finding}`,
  );

testRule('pass-never-runs', {
  reports: {
    'audit mode that nothing starts': markPass(
      file(install, deployment('auditUser', reseal('OOBE'))),
      'auditUser',
      'pass-never-runs (info)',
    ),
    'generalize in a file that installs': markPass(
      file(install, spp('1')),
      'generalize',
      'pass-never-runs (hint)',
    ),
  },
  quiet: {
    'audit mode that Reseal starts': file(install, audit, deployment('auditUser', reseal('OOBE'))),
    'a file for Sysprep': spp('1'),
    'audit mode in a file for Sysprep': deployment('auditUser', reseal('OOBE')),
    'an empty pass': file(install, inRoot('<settings pass="auditUser"></settings>')).replace(
      '<settings pass="auditUser"></settings>',
      '<settings pass="auditUser"></settings>\n^^^^^^^^^^^^^^^^^^^^^^^^^^^ empty-settings-or-component',
    ),
  },
});

testRule('copyprofile-in-install', {
  reports: {
    'a new installation': file(
      place,
      shell(
        'specialize',
        '<CopyProfile>true</CopyProfile>\n             ^^^^ copyprofile-in-install (warning)',
      ),
    ),
    'a file that Sysprep may get': file(
      install,
      shell('specialize', '<CopyProfile>true</CopyProfile>\n             ^^^^ copyprofile-in-install (info)'),
    ),
  },
  quiet: {
    'a file for Sysprep': shell('specialize', '<CopyProfile>true</CopyProfile>'),
    'a reference installation': file(install, audit, shell('specialize', '<CopyProfile>true</CopyProfile>')),
    'a setting that is off': file(install, shell('specialize', '<CopyProfile>false</CopyProfile>')),
  },
  fixes: {
    'without the setting': {
      before: file(
        install,
        shell('specialize', '<CopyProfile>true</CopyProfile>\n<ComputerName>PC1</ComputerName>'),
      ),
      title: 'Remove CopyProfile',
      after: file(install, shell('specialize', '<ComputerName>PC1</ComputerName>')),
    },
  },
});

const generalize = '<Generalize>\n  <Mode>OOBE</Mode>\n</Generalize>';

testRule('reseal-and-generalize', {
  reports: {
    both: withTildes(
      deployment(
        'auditUser',
        `${generalize}\n${reseal('Audit').replace('<Reseal>', '<Reseal>\n ^^^^^^ reseal-and-generalize (warning)')}`,
      ),
      '<«Generalize»>',
      'reseal-and-generalize: Generalize',
    ),
  },
  quiet: {
    'one of them': deployment('auditUser', generalize),
    'two passes': file(deployment('auditUser', generalize), audit),
  },
  fixes: {
    'without Reseal': {
      before: deployment('auditUser', `${generalize}\n${reseal('Audit')}`),
      title: 'Remove Reseal',
      after: deployment('auditUser', generalize),
    },
  },
});

/** Audit mode and other settings in one pass. */
const auditAndOobe = (mark = '') => {
  const components = [deployment('oobeSystem', reseal('Audit', mark)), shell('oobeSystem', oobe)].map(
    (text) => text.slice(text.indexOf('<component'), text.indexOf('</settings>')),
  );
  return inPass('oobeSystem', components.join('').trim());
};
const oobe = '<OOBE>\n  <HideEULAPage>true</HideEULAPage>\n</OOBE>';

testRule('reseal-oobe-drops-settings', {
  reports: {
    'settings beside audit mode in Windows 7': {
      text: withTildes(
        auditAndOobe('\n        ^^^^^ reseal-oobe-drops-settings (error)'),
        '<«OOBE»>',
        'reseal-oobe-drops-settings: OOBE is ignored',
      ),
      target: { windows: 'windows-7' },
    },
  },
  quiet: {
    'Windows 10': { text: auditAndOobe(), target: { windows: 'windows-10' } },
    'an unknown target': auditAndOobe(),
    'nothing else in the pass': { text: audit, target: { windows: 'windows-7' } },
  },
});

const shutdown = (value: string, mode: string, mark = '') =>
  `<Reseal>\n  <ForceShutdownNow>${value}</ForceShutdownNow>${mark}\n  <Mode>${mode}</Mode>\n</Reseal>`;

testRule('reseal-loop', {
  reports: {
    'Windows 8.1': {
      text: deployment(
        'oobeSystem',
        shutdown('true', 'OOBE', '\n                    ^^^^ reseal-loop (error)'),
      ),
      target: { windows: 'windows-8.1' },
    },
    'audit mode in Windows 7': {
      text: deployment(
        'auditSystem',
        shutdown('true', 'Audit', '\n                    ^^^^ reseal-loop (error)'),
      ),
      target: { windows: 'windows-7' },
    },
    'an unknown target': deployment(
      'oobeSystem',
      shutdown('true', 'OOBE', '\n                    ^^^^ reseal-loop (hint)'),
    ),
  },
  quiet: {
    'Windows 11': {
      text: deployment('oobeSystem', shutdown('true', 'OOBE')),
      target: { windows: 'windows-11' },
    },
    'a change of the mode': {
      text: deployment('oobeSystem', shutdown('true', 'Audit')),
      target: { windows: 'windows-7' },
    },
    'no shutdown': {
      text: deployment('oobeSystem', shutdown('false', 'OOBE')),
      target: { windows: 'windows-7' },
    },
  },
  fixes: {
    'without the shutdown': {
      before: deployment('oobeSystem', shutdown('true', 'OOBE')),
      title: 'Replace by false',
      after: deployment('oobeSystem', shutdown('false', 'OOBE')),
      target: { windows: 'windows-7' },
    },
  },
});

const noMode = '<Reseal>\n  <ForceShutdownNow>true</ForceShutdownNow>\n</Reseal>';

testRule('reseal-mode-missing', {
  reports: {
    auditUser: deployment(
      'auditUser',
      noMode.replace('<Reseal>', '<Reseal>\n ^^^^^^ reseal-mode-missing (warning)'),
    ),
  },
  quiet: {
    'a mode': deployment('auditUser', reseal('OOBE')),
    'oobeSystem, which has a default': deployment('oobeSystem', noMode),
  },
  fixes: {
    'with a mode': {
      before: deployment('auditUser', noMode),
      title: 'Set Mode to OOBE',
      after: deployment('auditUser', noMode.replace('<Reseal>', '<Reseal>\n  <Mode>OOBE</Mode>')),
    },
  },
});

testRule('skiprearm-range', {
  reports: {
    'another number': spp('8', '\n           ^ skiprearm-range (warning)'),
    'a setting that Windows 10 does not need': {
      text: spp('1', '\n           ^ skiprearm-range (hint)'),
      target: { windows: 'windows-10' },
    },
  },
  quiet: {
    'Windows 7': { text: spp('1'), target: { windows: 'windows-7' } },
    'an unknown target': spp('1'),
    'a reset': { text: spp('0'), target: { windows: 'windows-10' } },
    'a word, which has the wrong type': spp('yes', '\n           ^^^ type-mismatch'),
  },
  fixes: { 'another number': { before: spp('8'), title: 'Replace by 1', after: spp('1') } },
});

const pnp = (value: string, mark = '') =>
  inComponent(
    'generalize',
    'Microsoft-Windows-PnpSysprep',
    `<PersistAllDeviceInstalls>${value}</PersistAllDeviceInstalls>${mark}`,
  );

testRule('persistalldevices', {
  reports: {
    'devices that are kept': pnp('true', '\n                          ^^^^ persistalldevices (info)'),
  },
  quiet: { 'devices that are removed': pnp('false') },
});

const cached = shell('specialize', '<ComputerName>PC1</ComputerName>').replace(
  'pass="specialize"',
  'pass="specialize" wasPassProcessed="true"',
);

const owner = shell('specialize', '<RegisteredOwner>Kim</RegisteredOwner>');
const component = owner.slice(owner.indexOf('<component'), owner.indexOf('\n</settings>'));

testRule('cached-annotated-copy', {
  reports: {
    'a pass that was processed': cached.replace(
      '"true">',
      '"true">\n                            ^^^^^^^^^^^^^^^^^^^^^^^ cached-annotated-copy (warning)',
    ),
    'passes that were processed, told once': `<unattend xmlns="urn:schemas-microsoft-com:unattend">
<settings pass="specialize" wasPassProcessed="true">
                            ^^^^^^^^^^^^^^^^^^^^^^^ cached-annotated-copy
${component}
</settings>
<settings pass="oobeSystem" wasPassProcessed="true">
                            ~~~~~~~~~~~~~~~~~~~~~~~ cached-annotated-copy: Another mark
${component}
</settings>
</unattend>`,
    'a secret that was deleted': shell(
      'specialize',
      '<ProductKey>*SENSITIVE*DATA*DELETED*</ProductKey>\n            ^^^^^^^^^^^^^^^^^^^^^^^^ cached-annotated-copy (warning)',
    ),
  },
  quiet: { 'a file of an author': shell('specialize', '<ComputerName>PC1</ComputerName>') },
  fixes: {
    'the marks': {
      before: cached,
      title: 'Remove the marks',
      after: shell('specialize', '<ComputerName>PC1</ComputerName>'),
    },
  },
});

const simCatalog = (name: string, mark = '') =>
  `<cpi:offlineImage cpi:source="catalog:${name}.clg" xmlns:cpi="urn:schemas-microsoft-com:cpi" />${mark}\n`;
const withCatalog = (catalog: string) =>
  shell('specialize', '<ComputerName>PC1</ComputerName>').replace('</unattend>', `${catalog}</unattend>`);

testRule('stale-offline-image', {
  reports: {
    'a catalog of Windows 7': {
      text: withCatalog(
        simCatalog(
          'install_windows 7 ultimate',
          `\n                              ${'^'.repeat(38)} stale-offline-image (hint)`,
        ),
      ),
      target: { windows: 'windows-11' },
    },
  },
  quiet: {
    'a catalog of the target': {
      text: withCatalog(simCatalog('install_windows 11 pro')),
      target: { windows: 'windows-11' },
    },
    'a catalog that shows the target': withCatalog(simCatalog('install_windows 7 ultimate')),
    'a catalog without a version': {
      text: withCatalog(simCatalog('install')),
      target: { windows: 'windows-11' },
    },
  },
  fixes: {
    'without the catalog': {
      before: withCatalog(simCatalog('install_windows 7 ultimate')),
      title: 'Remove cpi:offlineImage',
      after: withCatalog(''),
      target: { windows: 'windows-11' },
    },
  },
});
