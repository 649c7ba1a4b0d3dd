/** Published product keys that name another edition or version than the file installs. */
import type { AnswerFile, Setting } from '../../answer-file/answer-file';
import { removeWithEmptyParents, setValue } from '../../answer-file/edits';
import {
  type Installation,
  imageEditionOf,
  imageOf,
  installationsOf,
  metaDataValue,
} from '../../answer-file/installation';
import { keyForEdition, lastGroup, type PublishedKey, publishedKey } from '../../answer-file/product-keys';
import { SHELL_SETUP, settingsAt } from '../../answer-file/query';
import { isTargetSure, targetVersion } from '../../answer-file/target-certainty';
import { versionLabel } from '../../answer-file/windows-names';
import type { Fix, Rule } from '../rule';

const AUTHENTICATION = 'learn.microsoft.com work-with-product-keys-and-activation-auth-phases';

export const productKeyEditionConflict: Rule = {
  id: 'productkey-edition-conflict',
  title: 'The product key is for another edition than the image',
  subject: 'image',
  severity: 'error',
  docs: {
    why: 'The key and the image that MetaData picks must be of one edition. Otherwise Setup says "Windows cannot read the <ProductKey> setting from the unattend answer file" or "Windows cannot find the Microsoft Software License Terms".',
    wrong: '<Key>VK7JG-NPHTM-C97JM-9MPGT-3V66T</Key> <!-- Pro -->\n…\n<Value>Windows 10 Home</Value>',
    right: '<Key>YTMG3-N6DKC-DKB77-7M9GH-8HVX7</Key> <!-- Home -->\n…\n<Value>Windows 10 Home</Value>',
    appliesTo: 'Published keys (generic and KMS client keys) and image names of Microsoft media.',
    settings: [
      'Microsoft-Windows-Setup/UserData/ProductKey/Key',
      'Microsoft-Windows-Setup/ImageInstall/OSImage/InstallFrom/MetaData/Value',
    ],
    sources: [AUTHENTICATION, 'github:StefanScherer/packer-windows#257'],
  },
  check(file, report) {
    for (const installation of installationsOf(file)) {
      const { key } = installation;
      const known = knownKeyOf(key);
      const edition = imageEditionOf(installation);
      if (!key || !known?.editionId || !edition || known.editionId === edition) continue;
      if (isEvaluation(installation)) continue;
      const place =
        metaDataValue(installation.metaData, '/IMAGE/NAME') ??
        metaDataValue(installation.metaData, '/IMAGE/EDITIONID')!;
      const message = `The key ${lastGroup(key.value)} is for ${known.edition}, but the image is ${place.value}: Setup cannot use the two together.`;
      const mayWork = SET_UP_BY_KEY.has(known.editionId.replace(/N$/, ''));
      report(key.valueRange, message, {
        ...(mayWork && { severity: 'warning' }),
        related: [{ range: place.valueRange, message: 'The image' }],
        fixes: () =>
          replaceKeyFixes(
            file,
            key,
            edition,
            (imageOf(installation)?.windows as string | undefined) ?? targetVersion(file),
          ),
      });
    }
  },
};

/** Editions that some media hold only as a key on top of the image of Pro. */
const SET_UP_BY_KEY = new Set([
  'ProfessionalEducation',
  'ProfessionalWorkstation',
  'Education',
  'EnterpriseG',
  'IoTEnterprise',
  'IoTEnterpriseS',
  'ServerRdsh',
  'ServerTurbine',
  'CoreCountrySpecific',
]);

export const productKeyOsConflict: Rule = {
  id: 'productkey-os-conflict',
  title: 'The product key is for another version of Windows',
  subject: 'image',
  severity: 'error',
  docs: {
    why: 'Published keys belong to certain versions of Windows. Setup of another version says "The product key entered does not match any of the Windows images available for installation".',
    wrong:
      '<Key>D2N9P-3P6X9-2R39C-7RTCD-MDVJX</Key> <!-- Server 2012 R2 -->\n…\n<Value>Windows Server 2019 SERVERSTANDARD</Value>',
    right: '<Key>N69G4-B89J2-4G8F4-WWYCC-J464C</Key>\n…\n<Value>Windows Server 2019 SERVERSTANDARD</Value>',
    appliesTo: 'Files whose target version is known.',
    settings: ['Microsoft-Windows-Setup/UserData/ProductKey/Key', 'Microsoft-Windows-Shell-Setup/ProductKey'],
    sources: ['learn.microsoft.com kms-client-activation-keys'],
  },
  check(file, report) {
    const version = targetVersion(file);
    if (!version || !isTargetSure(file)) return;
    const keys = [
      ...installationsOf(file).map(({ key }) => key),
      ...settingsAt(file, SHELL_SETUP, 'ProductKey', 'specialize'),
    ];
    for (const key of keys) {
      const known = knownKeyOf(key);
      if (!key || !known || known.windows.includes(version)) continue;
      // Releases of the semi-annual channel are named like the long-term release before them.
      if (version === 'server-sac' || known.windows.includes('server-sac')) continue;
      const label = known.label.replace(/ \(.*/, '');
      const message = `The key ${lastGroup(key.value)} is for ${label}: it matches no image of ${versionLabel(version)}.`;
      report(key.valueRange, message, {
        fixes: () => replaceKeyFixes(file, key, known.editionId, version),
      });
    }
  },
};

export const kmsKeyOnRetailMedia: Rule = {
  id: 'kms-key-on-retail-media',
  title: 'A published product key stands beside an evaluation image',
  subject: 'image',
  severity: 'warning',
  docs: {
    why: 'Evaluation media accept no key but their own: with a KMS client key or a generic one Setup says "Windows cannot read the <ProductKey> setting from the unattend answer file". They install without a key.',
    wrong: '<Key>NPPR9-FWDCX-D2C8J-H872K-2YT43</Key>\n…\n<Value>Windows 10 Enterprise Evaluation</Value>',
    right: '<Value>Windows 10 Enterprise Evaluation</Value>',
    appliesTo: 'Evaluation images that MetaData picks by name or edition.',
    settings: [
      'Microsoft-Windows-Setup/UserData/ProductKey/Key',
      'Microsoft-Windows-Setup/ImageInstall/OSImage/InstallFrom/MetaData/Value',
    ],
    sources: ['github:vmware/packer-examples-for-vsphere#905', 'github:QubesOS/qvm-create-windows-qube#93'],
  },
  check(file, report) {
    for (const installation of installationsOf(file)) {
      const { key } = installation;
      const known = knownKeyOf(key);
      if (!key || !known || !isEvaluation(installation)) continue;
      const kind = known.kind === 'kms' ? 'KMS client' : 'generic';
      report(
        key.valueRange,
        `Evaluation media do not accept the ${kind} key ${lastGroup(key.value)}: leave the key out.`,
        {
          fixes: () => [
            { title: 'Remove the key', edits: [removeWithEmptyParents(file.tree.text, key.node)] },
          ],
        },
      );
    }
  },
};

export const keysDiffer: Rule = {
  id: 'keys-differ',
  title: 'The two product keys are for different editions',
  subject: 'image',
  severity: 'info',
  docs: {
    why: 'The key in windowsPE chooses the image, the one in specialize activates Windows or changes its edition. Different editions are allowed, but Microsoft recommends one and the same key.',
    wrong:
      '<Key>VK7JG-NPHTM-C97JM-9MPGT-3V66T</Key> <!-- windowsPE: Pro -->\n…\n<ProductKey>NPPR9-FWDCX-D2C8J-H872K-2YT43</ProductKey> <!-- specialize: Enterprise -->',
    right:
      '<Key>NPPR9-FWDCX-D2C8J-H872K-2YT43</Key>\n…\n<ProductKey>NPPR9-FWDCX-D2C8J-H872K-2YT43</ProductKey>',
    settings: ['Microsoft-Windows-Setup/UserData/ProductKey/Key', 'Microsoft-Windows-Shell-Setup/ProductKey'],
    sources: [AUTHENTICATION],
  },
  check(file, report) {
    for (const installation of installationsOf(file)) {
      const first = knownKeyOf(installation.key);
      if (!first) continue;
      for (const key of settingsAt(file, SHELL_SETUP, 'ProductKey', 'specialize')) {
        const second = knownKeyOf(key);
        if (
          !second ||
          second.edition === first.edition ||
          key.component.architecture !== installation.component.architecture
        )
          continue;
        report(
          key.valueRange,
          `This key is for ${second.edition}, the one in windowsPE for ${first.edition}: Windows changes its edition in specialize.`,
          {
            related: [{ range: installation.key!.valueRange, message: 'The key in windowsPE' }],
          },
        );
      }
    }
  },
};

function knownKeyOf(key: Setting | undefined): PublishedKey | undefined {
  return key && !key.hasHole && key.value !== '' ? publishedKey(key.value) : undefined;
}

function isEvaluation(installation: Installation): boolean {
  const edition = imageEditionOf(installation);
  const name = metaDataValue(installation.metaData, '/IMAGE/NAME')?.value ?? '';
  return /eval$/i.test(edition ?? '') || /\bevaluation\b/i.test(name);
}

function replaceKeyFixes(
  file: AnswerFile,
  key: Setting,
  editionId: string | undefined,
  windows: string | undefined,
): readonly Fix[] {
  const right = keyForEdition(editionId, windows);
  // A generic key activates nothing, which is the purpose of the one in specialize.
  if (!right || (right.kind === 'generic' && key.component.pass.known === 'specialize')) return [];
  return [
    {
      title: `Replace by the key of ${right.label}`,
      edits: [setValue(file.tree.text, key.node, right.value)],
    },
  ];
}
