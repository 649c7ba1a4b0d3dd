/** Setup itself, servicing, and what only some editions have. */
import { inComponent, inRoot, withTildes } from '../support/findings';
import { testRule } from '../support/rule-tests';

const setup = (settings: string) => inComponent('windowsPE', 'Microsoft-Windows-Setup', settings);
const deployment = (settings: string) => inComponent('specialize', 'Microsoft-Windows-Deployment', settings);

const extend = (value: string, mark = '') =>
  deployment(
    `<ExtendOSPartition>\n  <Extend>${value}</Extend>\n  <Size>20000</Size>${mark}\n</ExtendOSPartition>`,
  );

testRule('extendospartition-both', {
  reports: {
    'both ways to extend': withTildes(
      extend('true', '\n   ^^^^ extendospartition-both (error)'),
      '<«Extend»>',
      'extendospartition-both: Extend',
    ),
  },
  quiet: {
    'a size alone': extend('false'),
    'all of the disk': deployment('<ExtendOSPartition>\n  <Extend>true</Extend>\n</ExtendOSPartition>'),
    'a template': extend('{{extend}}'),
  },
  fixes: {
    'without a size': {
      before: extend('true'),
      title: 'Extend to the end of the disk: remove Size',
      after: deployment('<ExtendOSPartition>\n  <Extend>true</Extend>\n</ExtendOSPartition>'),
    },
    'with a size': {
      before: extend('true'),
      title: 'Extend by the size: remove Extend',
      after: deployment('<ExtendOSPartition>\n  <Size>20000</Size>\n</ExtendOSPartition>'),
    },
  },
});

const display = (mark = '') =>
  `<Display>${mark}\n  <HorizontalResolution>1024</HorizontalResolution>\n  <VerticalResolution>768</VerticalResolution>\n</Display>`;

testRule('display-uefi', {
  reports: { UEFI: { text: setup(display('\n ^^^^^^^ display-uefi (hint)')), target: { firmware: 'uefi' } } },
  quiet: {
    BIOS: { text: setup(display()), target: { firmware: 'bios' } },
    'an unknown firmware': setup(display()),
    'the display of the installed Windows': {
      text: inComponent('oobeSystem', 'Microsoft-Windows-Shell-Setup', display()),
      target: { firmware: 'uefi' },
    },
  },
  fixes: {
    'without the setting': {
      before: setup(`<EnableNetwork>true</EnableNetwork>\n${display()}`),
      title: 'Remove Display',
      after: setup('<EnableNetwork>true</EnableNetwork>'),
      target: { firmware: 'uefi' },
    },
  },
});

const compliance = (value: string, mark = '') =>
  setup(`<ComplianceCheck>\n  <DisplayReport>${value}</DisplayReport>${mark}\n</ComplianceCheck>`);

testRule('compliancecheck', {
  reports: { 'no report': compliance('Never', '\n                 ^^^^^ compliancecheck (info)') },
  quiet: { 'a report after an error': compliance('OnError') },
  fixes: {
    'with a report': {
      before: compliance('Never'),
      title: 'Replace by OnError',
      after: compliance('OnError'),
    },
  },
});

const update = (value: string, mark = '') =>
  setup(`<DynamicUpdate>\n  <Enable>${value}</Enable>${mark}\n</DynamicUpdate>`);

testRule('dynamicupdate', {
  reports: { 'updates first': update('true', '\n          ^^^^ dynamicupdate (hint)') },
  quiet: { 'no updates': update('false'), 'a template': update('{{update}}') },
  fixes: { 'without updates': { before: update('true'), title: 'Replace by false', after: update('false') } },
});

const IDENTITY =
  'name="Example-Package" version="10.0.22621.1" processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language=""';
const servicing = (content: string) => inRoot(`<servicing>\n${content}\n</servicing>`);
const servicedPackage = (action: string, identity = IDENTITY, rest = '') => `<package${action}>
<assemblyIdentity ${identity} />${rest}
</package>`;

testRule('servicing-package', {
  reports: {
    'an unknown action': servicing(
      servicedPackage(' action="configured"').replace(
        '>\n',
        '>\n                 ^^^^^^^^^^ servicing-package (error)\n',
      ),
    ),
    'no action': servicing(servicedPackage('').replace('>\n', '>\n ^^^^^^^ servicing-package (error)\n')),
    'no identity': servicing('<package action="remove">\n ^^^^^^^ servicing-package (error)\n</package>'),
    'three numbers in the version': servicing(
      servicedPackage(
        ' action="remove"',
        IDENTITY.replace('22621.1', '22621'),
        '\n                                                  ^^^^^^^^^^ servicing-package (error)',
      ),
    ),
    'an attribute that is missing': servicing(
      servicedPackage(
        ' action="remove"',
        IDENTITY.replace(' language=""', ''),
        '\n ^^^^^^^^^^^^^^^^ servicing-package (error)',
      ),
    ),
    'no source of a package to install': servicing(
      servicedPackage(' action="install"').replace('>\n', '>\n ^^^^^^^ servicing-package (warning)\n'),
    ),
    'a source without a location': servicing(
      servicedPackage(' action="install"', IDENTITY, '\n<source />\n ^^^^^^ servicing-package (error)'),
    ),
  },
  quiet: {
    'a feature that is switched on': servicing(
      servicedPackage(' action="configure"', IDENTITY, '\n<selection name="Feature" state="true" />'),
    ),
    'a package with its source': servicing(
      servicedPackage(' action="install"', IDENTITY, '\n<source location="%configsetroot%\\package.cab" />'),
    ),
    'a template': servicing(
      servicedPackage(' action="{{action}}"', IDENTITY.replace('10.0.22621.1', '{{version}}')),
    ),
    'an empty element': inRoot('<servicing/>'),
  },
  fixes: {
    'a misspelt action': {
      before: servicing(servicedPackage(' action="configured"')),
      title: 'Replace by configure',
      after: servicing(servicedPackage(' action="configure"')),
    },
  },
});

const languagePack = (mark = '') =>
  servicing(
    servicedPackage(
      ' action="install"',
      IDENTITY.replace('Example-Package', 'Microsoft-Windows-Client-Language-Pack_x64_de-de-Package'),
      `${mark}\n<source location="D:\\lp.cab" />`,
    ),
  );

testRule('langpack-home-sl', {
  reports: {
    'Home Single Language': {
      text: languagePack(`\n                        ${'^'.repeat(56)} langpack-home-sl (error)`),
      target: { windows: 'windows-11', edition: 'CoreSingleLanguage' },
    },
  },
  quiet: {
    Home: { text: languagePack(), target: { windows: 'windows-11', edition: 'Core' } },
    'an unknown edition': languagePack(),
    'another package': {
      text: servicing(
        servicedPackage(' action="install"', IDENTITY, '\n<source location="D:\\update.cab" />'),
      ),
      target: { edition: 'CoreSingleLanguage' },
    },
  },
});

const component = (name: string, settings: string, pass: string, finding = '') => {
  const text = inComponent(pass, name, settings);
  const start = '<component name="'.length;
  return finding
    ? text.replace('nonSxS">', `nonSxS">\n${' '.repeat(start)}${'^'.repeat(name.length)} ${finding}`)
    : text;
};
const serverManager = (finding?: string) =>
  component(
    'Microsoft-Windows-ServerManager-SvrMgrNc',
    '<DoNotOpenServerManagerAtLogon>true</DoNotOpenServerManagerAtLogon>',
    'specialize',
    finding,
  );
const launcher = (finding?: string) =>
  component(
    'Microsoft-Windows-Embedded-ShellLauncher',
    '<Shell>C:\\Kiosk\\kiosk.exe</Shell>',
    'oobeSystem',
    finding,
  );

testRule('edition-only-settings', {
  reports: {
    'a component of servers': {
      text: serverManager('edition-only-settings (info)'),
      target: { windows: 'windows-11' },
    },
    'a component of kiosks in Pro': {
      text: launcher('edition-only-settings (warning)'),
      target: { windows: 'windows-11', edition: 'Professional' },
    },
    'a component of clients on a server': {
      text: launcher('edition-only-settings (info)'),
      target: { windows: 'server-2022' },
    },
  },
  quiet: {
    'a server': { text: serverManager(), target: { windows: 'server-2022' } },
    Enterprise: { text: launcher(), target: { windows: 'windows-11', edition: 'IoTEnterpriseS' } },
    'an unknown edition': { text: launcher(), target: { windows: 'windows-11' } },
    'an unknown target': serverManager(),
  },
  fixes: {
    'without the pass': {
      before: serverManager(),
      title: 'Remove Microsoft-Windows-ServerManager-SvrMgrNc',
      after: inRoot('').replace('\n\n', '\n'),
      target: { windows: 'windows-11' },
    },
  },
});

const explorer = (finding?: string) =>
  component(
    'Microsoft-Windows-IE-InternetExplorer',
    '<Home_Page>about:blank</Home_Page>',
    'specialize',
    finding,
  );

testRule('ie-component-on-11', {
  reports: {
    'Windows 11': { text: explorer('ie-component-on-11 (info)'), target: { windows: 'windows-11' } },
    'Server 2025': { text: explorer('ie-component-on-11 (info)'), target: { windows: 'server-2025' } },
  },
  quiet: {
    'Windows 10': { text: explorer(), target: { windows: 'windows-10' } },
    'an unknown target': explorer(),
    'the security configuration of servers': {
      text: component('Microsoft-Windows-IE-ESC', '<IEHardenAdmin>false</IEHardenAdmin>', 'specialize'),
      target: { windows: 'server-2025' },
    },
  },
});
