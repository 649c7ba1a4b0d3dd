/** The product key and the licence terms. */
import { inComponent, inRoot, withTildes } from '../support/findings';
import { testRule } from '../support/rule-tests';

const setup = (settings: string, architecture?: string) =>
  inComponent('windowsPE', 'Microsoft-Windows-Setup', settings, architecture);
const shell = (settings: string, pass = 'specialize') =>
  inComponent(pass, 'Microsoft-Windows-Shell-Setup', settings);

/** A windowsPE pass with a key, on lines of its own so that carets fit. */
const withKey = (key: string) =>
  setup(`
<UserData>
  <AcceptEula>true</AcceptEula>
  <ProductKey>
    ${key}
  </ProductKey>
</UserData>`);

/** A key beside the image that MetaData picks. */
const withImage = (key: string, image: string, name = '/IMAGE/NAME') =>
  setup(`
<ImageInstall>
  <OSImage>
    <InstallFrom>
      <MetaData wcm:action="add">
        <Key>${name}</Key>
        <Value>${image}</Value>
      </MetaData>
    </InstallFrom>
    <InstallTo>
      <DiskID>0</DiskID>
      <PartitionID>1</PartitionID>
    </InstallTo>
  </OSImage>
</ImageInstall>
<UserData>
  <AcceptEula>true</AcceptEula>
  <ProductKey>
    ${key}
  </ProductKey>
</UserData>`);

/** Both passes that take a key. */
const withTwoKeys = (first: string, second: string) => {
  const body = (text: string) => text.slice(text.indexOf('<settings'), text.lastIndexOf('</unattend>'));
  return inRoot(`${body(withKey(first))}${body(shell(second))}`);
};

testRule('accepteula-missing', {
  reports: {
    'user data without it': setup(`
<UserData>
 ^^^^^^^^ accepteula-missing (error)
  <FullName>User</FullName>
</UserData>`),
    'a key for a Setup that somebody attends': setup(`
<UserData>
 ^^^^^^^^ accepteula-missing (warning)
  <ProductKey>
    <Key>VK7JG-NPHTM-C97JM-9MPGT-3V66T</Key>
  </ProductKey>
</UserData>`),
    'a key and a place for Windows': setup(`
<ImageInstall>
  <OSImage>
    <InstallTo>
      <DiskID>0</DiskID>
      <PartitionID>3</PartitionID>
    </InstallTo>
  </OSImage>
</ImageInstall>
<UserData>
 ^^^^^^^^ accepteula-missing (error)
  <ProductKey>
    <Key>VK7JG-NPHTM-C97JM-9MPGT-3V66T</Key>
  </ProductKey>
</UserData>`),
    'an empty answer': setup(`
<UserData>
  <AcceptEula></AcceptEula>
              ^ accepteula-missing (error)
</UserData>`),
    'a refusal': setup(`
<UserData>
  <AcceptEula>false</AcceptEula>
              ^^^^^ accepteula-missing (error)
</UserData>`),
  },
  quiet: {
    'accepted terms': setup('<UserData>\n  <AcceptEula>True</AcceptEula>\n</UserData>'),
    'a placeholder': setup('<UserData>\n  <AcceptEula>{{accept}}</AcceptEula>\n</UserData>'),
    'a component that only prepares Windows PE': setup('<EnableNetwork>true</EnableNetwork>'),
    'a file for Sysprep': shell('<ComputerName>PC1</ComputerName>'),
    'an upgrade': setup(
      '<UpgradeData>\n  <Upgrade>true</Upgrade>\n</UpgradeData>\n<UserData>\n  <FullName>User</FullName>\n</UserData>',
    ),
    'a template with a branch': setup(
      '<UserData>\n  %{ if accept }\n  <FullName>User</FullName>\n  %{ endif }\n</UserData>',
    ),
  },
  fixes: {
    'the missing setting': {
      before: setup('<UserData>\n  <FullName>User</FullName>\n</UserData>'),
      title: 'Accept the licence terms',
      after: setup('<UserData>\n  <AcceptEula>true</AcceptEula>\n  <FullName>User</FullName>\n</UserData>'),
    },
    'a refusal': {
      before: setup('<UserData>\n  <AcceptEula>false</AcceptEula>\n</UserData>'),
      title: 'Accept the licence terms',
      after: setup('<UserData>\n  <AcceptEula>true</AcceptEula>\n</UserData>'),
    },
  },
});

const noKey = `
<UserData>
  <AcceptEula>true</AcceptEula>
</UserData>`;
const noKeyMarked = (severity: string) =>
  setup(noKey.replace('<UserData>', `<UserData>\n ^^^^^^^^ productkey-missing (${severity})`));

testRule('productkey-missing', {
  reports: {
    'a retail edition': {
      text: noKeyMarked('warning'),
      target: { windows: 'windows-11', edition: 'Professional' },
    },
    'a container without a key on retail media': {
      text: setup(`
<UserData>
  <AcceptEula>true</AcceptEula>
  <ProductKey>
   ^^^^^^^^^^ productkey-missing (warning)
    <WillShowUI>OnError</WillShowUI>
  </ProductKey>
</UserData>`),
      target: { windows: 'windows-10', edition: 'Core' },
    },
    'an unknown edition': { text: noKeyMarked('info'), target: { windows: 'windows-11' } },
    'an unknown target': noKeyMarked('hint'),
    'Windows 7': { text: noKeyMarked('hint'), target: { windows: 'windows-7' } },
    Vista: { text: noKeyMarked('warning'), target: { windows: 'windows-vista' } },
  },
  quiet: {
    'evaluation media': { text: setup(noKey), target: { windows: 'windows-11', edition: 'EnterpriseEval' } },
    'volume media': { text: setup(noKey), target: { windows: 'windows-11', edition: 'Enterprise' } },
    'a server': { text: setup(noKey), target: { windows: 'server-2022' } },
    'the key in the firmware': {
      text: setup(
        '<UserData>\n  <ProductKey>\n    <WillShowUI>Never</WillShowUI>\n  </ProductKey>\n</UserData>',
      ),
      target: { windows: 'windows-11', edition: 'Core' },
    },
    'a file for Sysprep': {
      text: shell('<ComputerName>PC1</ComputerName>'),
      target: { windows: 'windows-11', edition: 'Core' },
    },
  },
  fixes: {
    'the generic key': {
      before: setup(noKey),
      title: 'Insert the generic key of Home',
      after: setup(
        noKey.replace(
          '<UserData>',
          '<UserData>\n  <ProductKey>\n    <Key>YTMG3-N6DKC-DKB77-7M9GH-8HVX7</Key>\n  </ProductKey>',
        ),
      ),
      target: { windows: 'windows-11', edition: 'Core' },
    },
    'the key in the firmware': {
      before: setup(noKey),
      title: 'Use the key in the firmware',
      after: setup(
        noKey.replace(
          '<UserData>',
          '<UserData>\n  <ProductKey>\n    <WillShowUI>Never</WillShowUI>\n  </ProductKey>',
        ),
      ),
    },
  },
});

testRule('productkey-empty', {
  reports: {
    'the new Setup': {
      text: withKey('<Key/>\n    ^^^^^^ productkey-empty (warning)'),
      target: { windows: 'windows-11', build: 26100 },
    },
    'Server 2025': {
      text: withKey('<Key></Key>\n    ^^^^^^^^^^^ productkey-empty (warning)'),
      target: { windows: 'server-2025' },
    },
    'an unknown target': withKey('<Key/>\n    ^^^^^^ productkey-empty (info)'),
    'the old Setup': {
      text: withKey('<Key/>\n    ^^^^^^ productkey-empty (hint)'),
      target: { windows: 'windows-10' },
    },
  },
  quiet: {
    'a placeholder': withKey('<Key>{{key}}</Key>'),
    'no Key element': withKey('<WillShowUI>OnError</WillShowUI>'),
  },
  fixes: {
    'with the key in the firmware': {
      before: withKey('<Key/>'),
      title: 'Use the key in the firmware',
      after: withKey('<WillShowUI>Never</WillShowUI>'),
    },
    'beside a WillShowUI': {
      before: withKey('<Key/>\n    <WillShowUI>OnError</WillShowUI>'),
      title: 'Use the key in the firmware',
      after: withKey('<WillShowUI>Never</WillShowUI>'),
    },
    'with the generic key': {
      before: withKey('<Key/>'),
      title: 'Insert the generic key of Pro',
      after: withKey('<Key>VK7JG-NPHTM-C97JM-9MPGT-3V66T</Key>'),
      target: { windows: 'windows-11', edition: 'Professional' },
    },
  },
});

const zeros = '00000-00000-00000-00000-00000';
const underZeros = `         ${'^'.repeat(29)}`;

testRule('productkey-zeros', {
  reports: {
    'Windows 11 25H2': {
      text: withKey(`<Key>${zeros}</Key>\n${underZeros} productkey-zeros (warning)`),
      target: { windows: 'windows-11', build: 26200 },
    },
    'Windows 11 of any release': {
      text: withKey(`<Key>${zeros}</Key>\n${underZeros} productkey-zeros (warning)`),
      target: { windows: 'windows-11' },
    },
    'an unknown target': withKey(`<Key>${zeros}</Key>\n${underZeros} productkey-zeros (info)`),
    'a file that wants to be asked': withKey(
      `<Key>${zeros}</Key>\n${underZeros} productkey-zeros (info)\n    <WillShowUI>Always</WillShowUI>\n                ^^^^^^ willshowui-always`,
    ),
  },
  quiet: { 'a generic key': withKey('<Key>VK7JG-NPHTM-C97JM-9MPGT-3V66T</Key>') },
  fixes: {
    'with the generic key': {
      before: withKey(`<Key>${zeros}</Key>`),
      title: 'Insert the generic key of Pro',
      after: withKey('<Key>VK7JG-NPHTM-C97JM-9MPGT-3V66T</Key>'),
      target: { windows: 'windows-10', edition: 'Professional' },
    },
  },
});

testRule('productkey-not-in-key-element', {
  reports: {
    'a key directly in ProductKey': setup(`
<UserData>
  <ProductKey>VK7JG-NPHTM-C97JM-9MPGT-3V66T</ProductKey>
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ productkey-not-in-key-element (error)
</UserData>`),
    'a key of volume media': setup(`
<UserData>
  <ProductKey>NPPR9-FWDCX-D2C8J-H872K-2YT43
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ productkey-not-in-key-element (warning)
    <WillShowUI>Never</WillShowUI>
  </ProductKey>
</UserData>`),
    'text beside a key': setup(`
<UserData>
  <ProductKey>Pro
              ^^^ productkey-not-in-key-element (warning)
    <Key>VK7JG-NPHTM-C97JM-9MPGT-3V66T</Key>
  </ProductKey>
</UserData>`),
  },
  quiet: {
    'a key in its element': withKey('<Key>VK7JG-NPHTM-C97JM-9MPGT-3V66T</Key>'),
    'the specialize pass': shell('<ProductKey>W269N-WFGWX-YVC9B-4J6C9-T83GX</ProductKey>'),
    'a comment': withKey('<!-- a key --><Key>VK7JG-NPHTM-C97JM-9MPGT-3V66T</Key>'),
    'a template directive': withKey('{{ if .Key }}<Key>{{ .Key }}</Key>{{ end }}'),
  },
  fixes: {
    'the missing element': {
      before: setup('<UserData>\n  <ProductKey>VK7JG-NPHTM-C97JM-9MPGT-3V66T</ProductKey>\n</UserData>'),
      title: 'Wrap in Key',
      after: setup(
        '<UserData>\n  <ProductKey><Key>VK7JG-NPHTM-C97JM-9MPGT-3V66T</Key></ProductKey>\n</UserData>',
      ),
    },
  },
});

testRule('productkey-format', {
  reports: {
    'four groups': withKey(
      '<Key>VK7JG-NPHTM-C97JM-9MPGT</Key>\n         ^^^^^^^^^^^^^^^^^^^^^^^ productkey-format (error)',
    ),
    'no hyphens': withKey(
      '<Key>VK7JGNPHTMC97JM9MPGT3V66T</Key>\n         ^^^^^^^^^^^^^^^^^^^^^^^^^ productkey-format (error)',
    ),
    'small letters': withKey(
      '<Key>vk7jg-nphtm-c97jm-9mpgt-3v66t</Key>\n         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ productkey-format (warning)',
    ),
    'a placeholder': withKey(
      '<Key>[ YOUR PRODUCT KEY ]</Key>\n         ^^^^^^^^^^^^^^^^^^^^ productkey-format (warning)',
    ),
  },
  quiet: {
    'a key': withKey('<Key>VK7JG-NPHTM-C97JM-9MPGT-3V66T</Key>'),
    'a template': withKey('<Key>{{ key }}</Key>'),
    'what Setup deleted': withKey(
      '<Key>*SENSITIVE*DATA*DELETED*</Key>\n         ^^^^^^^^^^^^^^^^^^^^^^^^ cached-annotated-copy',
    ),
  },
  fixes: {
    hyphens: {
      before: withKey('<Key>VK7JGNPHTMC97JM9MPGT3V66T</Key>'),
      title: 'Write the key in five groups',
      after: withKey('<Key>VK7JG-NPHTM-C97JM-9MPGT-3V66T</Key>'),
    },
    'small letters': {
      before: withKey('<Key>vk7jg-nphtm-c97jm-9mpgt-3v66t</Key>'),
      title: 'Write the key in five groups',
      after: withKey('<Key>VK7JG-NPHTM-C97JM-9MPGT-3V66T</Key>'),
    },
  },
});

const under = `         ${'^'.repeat(29)}`;

testRule('productkey-alphabet', {
  reports: {
    'a vowel and a one': withKey(
      `<Key>VK7JG-NPHTM-C97JM-9MPGT-3V6O1</Key>\n${under} productkey-alphabet (error)`,
    ),
    'one character repeated': withKey(
      `<Key>XXXXX-XXXXX-XXXXX-XXXXX-AAAAA</Key>\n${under} productkey-alphabet (warning)`,
    ),
    'nothing but characters that keys have': withKey(
      `<Key>XXXXX-XXXXX-XXXXX-XXXXX-XXXXX</Key>\n${under} productkey-alphabet (warning)`,
    ),
    'counted digits': withKey(
      `<Key>12345-67890-12345-67890-12345</Key>\n${under} productkey-alphabet (warning)`,
    ),
  },
  quiet: {
    'a key': withKey('<Key>W269N-WFGWX-YVC9B-4J6C9-T83GX</Key>'),
    'a key of another form': withKey('<Key>VOWEL</Key>\n         ^^^^^ productkey-format (warning)'),
  },
});

testRule('productkey-generation', {
  reports: {
    'an old key in Windows 8.1': {
      text: withKey(`<Key>BBBBC-CCCCD-DDDDF-FFFFG-GGGGH</Key>\n${under} productkey-generation (warning)`),
      target: { windows: 'windows-8.1' },
    },
    'an old key in Windows 10': {
      text: withKey(`<Key>BBBBC-CCCCD-DDDDF-FFFFG-GGGGH</Key>\n${under} productkey-generation (info)`),
      target: { windows: 'windows-10' },
    },
    'a new key in Windows 7': {
      text: withKey(`<Key>BBBBC-NCCCD-DDDDF-FFFFG-GGGGH</Key>\n${under} productkey-generation (warning)`),
      target: { windows: 'windows-7' },
    },
    'two letters N': {
      text: withKey(`<Key>BBBBC-NCCCD-NDDDF-FFFFG-GGGGH</Key>\n${under} productkey-generation (warning)`),
      target: { windows: 'windows-11' },
    },
  },
  quiet: {
    'an unknown target': withKey('<Key>BBBBC-CCCCD-DDDDF-FFFFG-GGGGH</Key>'),
    'a new key in Windows 11': {
      text: withKey('<Key>BBBBC-NCCCD-DDDDF-FFFFG-GGGGH</Key>'),
      target: { windows: 'windows-11' },
    },
    'an old key in Windows 7': {
      text: withKey('<Key>BBBBC-CCCCD-DDDDF-FFFFG-GGGGH</Key>'),
      target: { windows: 'windows-7' },
    },
    'a catalog of an older file': withKey('<Key>BBBBC-NCCCD-DDDDF-FFFFG-GGGGH</Key>').replace(
      '</unattend>',
      '<cpi:offlineImage cpi:source="catalog:d:/sources/install_windows 7 enterprise.clg" xmlns:cpi="urn:schemas-microsoft-com:cpi" />\n</unattend>',
    ),
  },
});

testRule('specialize-key-invalid', {
  reports: {
    'four groups': shell(
      '<ProductKey>VK7JG-NPHTM-C97JM-9MPGT</ProductKey>\n            ^^^^^^^^^^^^^^^^^^^^^^^ specialize-key-invalid (error)',
    ),
    'characters that no key has': shell(
      `<ProductKey>VK7JG-NPHTM-C97JM-9MPGT-3V6O1</ProductKey>\n            ${'^'.repeat(29)} specialize-key-invalid (error)`,
    ),
    zeros: shell(
      `<ProductKey>${zeros}</ProductKey>\n            ${'^'.repeat(29)} specialize-key-invalid (warning)`,
    ),
  },
  quiet: {
    'a key': shell('<ProductKey>W269N-WFGWX-YVC9B-4J6C9-T83GX</ProductKey>'),
    'a template': shell('<ProductKey>{{product_key}}</ProductKey>'),
    'an empty setting': shell('<ProductKey/>\n^^^^^^^^^^^^^ empty-element-not-supported'),
  },
  fixes: {
    hyphens: {
      before: shell('<ProductKey>W269NWFGWXYVC9B4J6C9T83GX</ProductKey>'),
      title: 'Write the key in five groups',
      after: shell('<ProductKey>W269N-WFGWX-YVC9B-4J6C9-T83GX</ProductKey>'),
    },
  },
});

testRule('productkey-edition-conflict', {
  reports: {
    'a key of Pro beside the image of Home': withTildes(
      withImage(
        `<Key>VK7JG-NPHTM-C97JM-9MPGT-3V66T</Key>\n${under} productkey-edition-conflict (error)`,
        'Windows 10 Home',
      ),
      '<Value>«Windows 10 Home»',
      'productkey-edition-conflict: The image',
    ),
    'an edition that Pro becomes by its key': withTildes(
      withImage(
        `<Key>YNMGQ-8RYV3-4PGQ3-C8XTP-7CFBY</Key>\n${under} productkey-edition-conflict (warning)`,
        'Windows 11 Pro',
      ),
      '<Value>«Windows 11 Pro»',
      'productkey-edition-conflict: The image',
    ),
    'an image picked by its edition': withTildes(
      withImage(
        `<Key>VK7JG-NPHTM-C97JM-9MPGT-3V66T</Key>\n${under} productkey-edition-conflict (error)`,
        'Core',
        '/IMAGE/EditionID',
      ),
      '<Value>«Core»',
      'productkey-edition-conflict: The image',
    ),
  },
  quiet: {
    'the same edition': withImage('<Key>VK7JG-NPHTM-C97JM-9MPGT-3V66T</Key>', 'Windows 10 Pro'),
    'Server Core, which takes the same key': withImage(
      '<Key>VDYBN-27WPP-V4HQT-9VMD4-VMK7H</Key>',
      'Windows Server 2022 SERVERSTANDARDCORE',
    ),
    'an unknown image': withImage('<Key>VK7JG-NPHTM-C97JM-9MPGT-3V66T</Key>', 'Golden image'),
    'a key whose edition has no known image': withImage(
      '<Key>TT8MH-CG224-D3D7Q-498W2-9QCTX</Key>',
      'Windows Server 2008 R2 SERVERSTANDARD',
    ),
    'an index': withImage('<Key>VK7JG-NPHTM-C97JM-9MPGT-3V66T</Key>', '1', '/IMAGE/INDEX'),
  },
  fixes: {
    'with the key of the image': {
      before: withImage('<Key>VK7JG-NPHTM-C97JM-9MPGT-3V66T</Key>', 'Windows 10 Home'),
      title: 'Replace by the key of Windows 10/11 Home (generic)',
      after: withImage('<Key>YTMG3-N6DKC-DKB77-7M9GH-8HVX7</Key>', 'Windows 10 Home'),
    },
  },
});

testRule('productkey-os-conflict', {
  reports: {
    'a key of Server 2012 R2 for Server 2019': withImage(
      `<Key>D2N9P-3P6X9-2R39C-7RTCD-MDVJX</Key>\n${under} productkey-os-conflict (error)`,
      'Windows Server 2019 SERVERSTANDARD',
    ),
    'a key in specialize': {
      text: shell(
        `<ProductKey>33PXH-7Y6KF-2VJC9-XBBR8-HVTHH</ProductKey>\n            ${'^'.repeat(29)} productkey-os-conflict (error)`,
      ),
      target: { windows: 'windows-10' },
    },
  },
  quiet: {
    'a key of both Windows 10 and 11': withImage(
      '<Key>VK7JG-NPHTM-C97JM-9MPGT-3V66T</Key>',
      'Windows 11 Pro',
    ),
    'the semi-annual channel': withImage(
      '<Key>N2KJX-J94YW-TQVFB-DG9YT-724CC</Key>',
      'Windows Server 2016 SERVERSTANDARDACORE',
    ),
    'a catalog of an older file': withKey('<Key>W269N-WFGWX-YVC9B-4J6C9-T83GX</Key>').replace(
      '</unattend>',
      '<cpi:offlineImage cpi:source="catalog:d:/sources/install_windows server 2008 r2 serverdatacenter.clg" xmlns:cpi="urn:schemas-microsoft-com:cpi" />\n</unattend>',
    ),
  },
  fixes: {
    'with the key of the same edition': {
      before: withImage('<Key>D2N9P-3P6X9-2R39C-7RTCD-MDVJX</Key>', 'Windows Server 2019 SERVERSTANDARD'),
      title: 'Replace by the key of Windows Server 2019 Standard (KMS client)',
      after: withImage('<Key>N69G4-B89J2-4G8F4-WWYCC-J464C</Key>', 'Windows Server 2019 SERVERSTANDARD'),
    },
  },
});

testRule('kms-key-on-retail-media', {
  reports: {
    'an evaluation image': withImage(
      `<Key>NPPR9-FWDCX-D2C8J-H872K-2YT43</Key>\n${under} kms-key-on-retail-media (warning)`,
      'Windows 10 Enterprise Evaluation',
    ),
    'an evaluation edition': withImage(
      `<Key>NPPR9-FWDCX-D2C8J-H872K-2YT43</Key>\n${under} kms-key-on-retail-media (warning)`,
      'EnterpriseEval',
      '/IMAGE/EditionID',
    ),
  },
  quiet: {
    'the image of the key': withImage('<Key>NPPR9-FWDCX-D2C8J-H872K-2YT43</Key>', 'Windows 10 Enterprise'),
    'a key of the author': withImage(
      '<Key>BBBBC-NCCCD-DDDDF-FFFFG-GGGGH</Key>',
      'Windows 10 Enterprise Evaluation',
    ),
  },
  fixes: {
    'without a key': {
      before: withImage(
        '<Key>NPPR9-FWDCX-D2C8J-H872K-2YT43</Key>\n    <WillShowUI>OnError</WillShowUI>',
        'Windows 10 Enterprise Evaluation',
      ),
      title: 'Remove the key',
      after: withImage('<WillShowUI>OnError</WillShowUI>', 'Windows 10 Enterprise Evaluation'),
    },
  },
});

testRule('keys-differ', {
  reports: {
    'Pro, then Enterprise': withTildes(
      withTwoKeys(
        '<Key>VK7JG-NPHTM-C97JM-9MPGT-3V66T</Key>',
        `<ProductKey>NPPR9-FWDCX-D2C8J-H872K-2YT43</ProductKey>\n            ${'^'.repeat(29)} keys-differ (info)`,
      ),
      '<Key>«VK7JG-NPHTM-C97JM-9MPGT-3V66T»',
      'keys-differ: The key in windowsPE',
    ),
  },
  quiet: {
    'two keys of one edition': withTwoKeys(
      '<Key>VK7JG-NPHTM-C97JM-9MPGT-3V66T</Key>',
      '<ProductKey>W269N-WFGWX-YVC9B-4J6C9-T83GX</ProductKey>',
    ),
    'a key of the author': withTwoKeys(
      '<Key>VK7JG-NPHTM-C97JM-9MPGT-3V66T</Key>',
      '<ProductKey>BBBBC-NCCCD-DDDDF-FFFFG-GGGGH</ProductKey>',
    ),
  },
});

testRule('generic-key-in-specialize', {
  reports: {
    'the generic key of Pro': shell(
      `<ProductKey>VK7JG-NPHTM-C97JM-9MPGT-3V66T</ProductKey>\n            ${'^'.repeat(29)} generic-key-in-specialize (info)`,
    ),
  },
  quiet: {
    'a KMS client key': shell('<ProductKey>W269N-WFGWX-YVC9B-4J6C9-T83GX</ProductKey>'),
    'the windowsPE pass': withKey('<Key>VK7JG-NPHTM-C97JM-9MPGT-3V66T</Key>'),
  },
});

testRule('activation-key-only-pe', {
  reports: {
    'a key of the author': withTwoKeys(
      `<Key>BBBBC-NCCCD-DDDDF-FFFFG-GGGGH</Key>\n${under} activation-key-only-pe (info)`,
      '<ComputerName>PC1</ComputerName>',
    ),
  },
  quiet: {
    'a key in both passes': withTwoKeys(
      '<Key>BBBBC-NCCCD-DDDDF-FFFFG-GGGGH</Key>',
      '<ProductKey>BBBBC-NCCCD-DDDDF-FFFFG-GGGGH</ProductKey>',
    ),
    'a generic key': withTwoKeys(
      '<Key>VK7JG-NPHTM-C97JM-9MPGT-3V66T</Key>',
      '<ComputerName>PC1</ComputerName>',
    ),
    'a template': withTwoKeys('<Key>{{key}}</Key>', '<ComputerName>PC1</ComputerName>'),
  },
});
