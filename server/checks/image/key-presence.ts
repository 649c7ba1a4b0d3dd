/** A product key that windowsPE lacks, or that is there without saying anything. */
import type { AnswerFile, Setting } from '../../answer-file/answer-file';
import {
  insertChild,
  removeElement,
  replaceElement,
  replaceRange,
  setValue,
  type TextEdit,
  withPrefixOf,
} from '../../answer-file/edits';
import { type Installation, imageEditionOf, installationsOf } from '../../answer-file/installation';
import { keyForEdition, keyFormOf, publishedKey } from '../../answer-file/product-keys';
import { settingIn } from '../../answer-file/query';
import { hasNewSetup, isServer, kernelOf } from '../../answer-file/target';
import { isTargetSure, targetVersion } from '../../answer-file/target-certainty';
import { versionLabel } from '../../answer-file/windows-names';
import { isAtLeast, isOlder } from '../../schema/windows-version';
import { nameRange } from '../../syntax/query';
import type { Fix, Rule, Severity } from '../rule';

export const productKeyMissing: Rule = {
  id: 'productkey-missing',
  title: 'No product key is given',
  subject: 'image',
  severity: 'warning',
  judgesWholeFile: true,
  docs: {
    why: 'On retail media of Windows 8 to Windows 11 23H2 Setup says "Windows cannot read the <ProductKey> setting from the unattend answer file"; from 24H2 on it stops at the page for the key. Vista wants a key always. Evaluation and volume media ask for none. A generic key chooses the edition without activating anything.',
    wrong: '<UserData>\n  <AcceptEula>true</AcceptEula>\n</UserData>',
    right:
      '<UserData>\n  <AcceptEula>true</AcceptEula>\n  <ProductKey>\n    <Key>VK7JG-NPHTM-C97JM-9MPGT-3V66T</Key>\n  </ProductKey>\n</UserData>',
    appliesTo:
      'Retail media of client Windows. For the key in the firmware of the computer, leave Key out and set WillShowUI to Never.',
    settings: ['Microsoft-Windows-Setup/UserData/ProductKey/Key'],
    sources: [
      'github:luciusbono/Packer-Windows10#39',
      'github:pbatard/rufus:src/wue.c',
      'learn.microsoft.com automate-windows-setup',
    ],
  },
  check(file, report) {
    if (file.hasDirectives) return;
    for (const installation of installationsOf(file)) {
      const { component, userData, productKey, key, upgrades, usesDeploymentServices } = installation;
      if (key || upgrades || usesDeploymentServices || productKey?.hasHole) continue;
      if (
        productKey &&
        (holdsText(productKey) || !isRetail(file, installation) || willShow(installation) === 'never')
      )
        continue;
      const severity = severityOfMissingKey(file, installation);
      if (!severity) continue;
      const where = (productKey ?? userData)?.node ?? component.node;
      report(nameRange(where), missingKeyMessage(file), {
        severity,
        fixes: () => keyFixes(file, installation),
      });
    }
  },
};

export const productKeyEmpty: Rule = {
  id: 'productkey-empty',
  title: 'The product key is empty',
  subject: 'image',
  severity: 'warning',
  docs: {
    why: 'The reference does not allow an empty `Key`. Setup up to Windows 11 23H2 takes it as "use the edition of the medium or the key in the firmware"; Setup of 24H2 and later stops at the page for the key.',
    wrong: '<ProductKey>\n  <Key/>\n</ProductKey>',
    right: '<ProductKey>\n  <WillShowUI>Never</WillShowUI>\n</ProductKey>',
    appliesTo: 'Windows 11 24H2 and Windows Server 2025 and later; older versions get a hint.',
    settings: ['Microsoft-Windows-Setup/UserData/ProductKey/Key'],
    sources: [
      'learn.microsoft.com microsoft-windows-setup-userdata-productkey-key',
      'github:pbatard/rufus:src/wue.c',
      'github:kitknox/winode#10',
      'github:cschneegans/unattend-generator#359',
    ],
  },
  check(file, report) {
    for (const installation of installationsOf(file)) {
      const { key } = installation;
      if (!key || key.hasHole || key.value !== '' || key.settings.length > 0) continue;
      const stops = hasNewSetup(file.target);
      const message =
        stops === false
          ? 'Key is empty, which the reference does not allow; Setup of this version takes the edition of the medium or the key in the firmware.'
          : `Key is empty: ${stops ? 'Setup' : 'Setup of Windows 11 24H2 and later'} stops at the page for the product key.`;
      report(key.node, message, {
        severity: stops ? 'warning' : stops === false ? 'hint' : 'info',
        fixes: () => keyFixes(file, installation),
      });
    }
  },
};

export const productKeyZeros: Rule = {
  id: 'productkey-zeros',
  title: 'The product key consists of zeros',
  subject: 'image',
  severity: 'warning',
  docs: {
    why: 'A key of zeros makes Setup ask for a key: always with `WillShowUI` set to `Always`, and from Windows 11 25H2 on with `OnError` too, which skipped the page in 24H2. On Windows 10 the key in the firmware may be taken without a question.',
    wrong: '<Key>00000-00000-00000-00000-00000</Key>',
    right: '<Key>VK7JG-NPHTM-C97JM-9MPGT-3V66T</Key>',
    settings: ['Microsoft-Windows-Setup/UserData/ProductKey/Key'],
    sources: [
      'github:cschneegans/unattend-generator#158',
      'github:cschneegans/unattend-generator#170',
      'github:cschneegans/unattend-generator#359',
    ],
  },
  check(file, report) {
    for (const installation of installationsOf(file)) {
      const { key } = installation;
      if (!key || key.hasHole || keyFormOf(key.value) !== 'zeros') continue;
      const always = willShow(installation) === 'always';
      const message = always
        ? 'A key of zeros makes Setup ask for the product key, so the installation is not unattended.'
        : 'A key of zeros is no product key: Windows 11 25H2 and later ask for one, older versions pass over it.';
      const severity = !always && mayAskForKey(file) ? 'warning' : 'info';
      report(key.valueRange, message, { severity, fixes: () => keyFixes(file, installation) });
    }
  },
};

/** True when the media may be those of a Windows 11 whose Setup no longer passes over a key of zeros. */
function mayAskForKey({ target }: AnswerFile): boolean {
  return target.build === undefined ? target.windows === 'windows-11' : target.build >= 26200;
}

export const productKeyNotInKeyElement: Rule = {
  id: 'productkey-not-in-key-element',
  title: 'The product key stands directly in ProductKey',
  subject: 'image',
  severity: 'error',
  docs: {
    why: 'In the windowsPE pass ProductKey is a container and the key stands in its child `Key`. Setup says "Windows cannot read the <ProductKey> setting from the unattend answer file". (In specialize the key does stand directly in ProductKey.)',
    wrong: '<ProductKey>VK7JG-NPHTM-C97JM-9MPGT-3V66T</ProductKey>',
    right: '<ProductKey>\n  <Key>VK7JG-NPHTM-C97JM-9MPGT-3V66T</Key>\n</ProductKey>',
    settings: ['Microsoft-Windows-Setup/UserData/ProductKey'],
    sources: ['github:joefitzgerald/packer-windows#39', 'github:jedi4ever/veewee#994'],
  },
  check(file, report) {
    for (const installation of installationsOf(file)) {
      const { productKey, key } = installation;
      if (!productKey || productKey.hasHole) continue;
      const stray = productKey.node.children.find(({ kind }) => kind === 'text' || kind === 'cdata');
      const text = stray && file.tree.text.slice(stray.start, stray.end);
      const written = text?.trim();
      if (!stray || !text || !written) continue;
      const start = stray.start + text.indexOf(written);
      const range = { start, end: start + written.length };
      if (key) {
        // A published file with such text beside a good Key is in use.
        report(
          range,
          'This text stands beside the Key element: Setup reads only Key, or cannot read ProductKey at all.',
          {
            severity: 'warning',
            fixes: () => [{ title: 'Remove the text', edits: [replaceRange(range, '')] }],
          },
        );
        continue;
      }
      const isNeeded = needsKey(file, installation, written);
      report(
        range,
        'The product key must stand in a Key element inside ProductKey: Setup says that it cannot read the <ProductKey> setting.',
        {
          // Evaluation and volume media install without a key: published files of that kind are in use, and a key that
          // Setup reads at last may be one that they refuse.
          ...(!isNeeded && { severity: 'warning' }),
          ...(keyFormOf(written) === 'possible' && {
            fixes: () => [
              {
                title: 'Wrap in Key',
                edits: [replaceRange(range, withPrefixOf(productKey.node, `<Key>${written}</Key>`))],
                preferred: isNeeded,
              },
            ],
          }),
        },
      );
    }
  },
};

function severityOfMissingKey(file: AnswerFile, installation: Installation): Severity | undefined {
  const kernel = kernelOf(file.target);
  const edition = imageEditionOf(installation) ?? file.target.edition;
  if (edition && /eval$/i.test(edition)) return undefined;
  if (!kernel || !isTargetSure(file)) return 'hint';
  if (isServer(file.target)) return isOlder(kernel, '7') ? 'info' : undefined;
  if (isOlder(kernel, '7')) return 'warning';
  if (isOlder(kernel, '8')) return edition && /^enterprise/i.test(edition) ? undefined : 'hint';
  if (!edition) return 'info';
  return isRetail(file, installation) ? 'warning' : undefined;
}

/** Home and Pro come on retail media; Enterprise and Education mostly on volume media, which want no key. */
function isRetail(file: AnswerFile, installation: Installation): boolean {
  const kernel = kernelOf(file.target);
  const edition = imageEditionOf(installation) ?? file.target.edition;
  return isAtLeast(kernel, '8') && /^(?:core|professional)/i.test(edition ?? '');
}

/** True when the file is for retail media, by its target or by the key that stands in the wrong place. */
function needsKey(file: AnswerFile, installation: Installation, written: string): boolean {
  if (imageEditionOf(installation) || !publishedKey(written)) return isRetail(file, installation);
  const { editionId, windows } = publishedKey(written)!;
  return /^(?:core|professional)/i.test(editionId ?? '') && !windows.includes('7');
}

function missingKeyMessage(file: AnswerFile): string {
  const version = targetVersion(file);
  const stops = hasNewSetup(file.target);
  if (!version) return 'There is no product key: only evaluation and volume media install without one.';
  if (stops)
    return 'There is no product key: Setup stops at the page for it, unless the medium is an evaluation or volume one.';
  if (version === 'Vista' || version === '7') {
    return `There is no product key: Setup of ${versionLabel(version)} asks for it, unless the medium is an evaluation or volume one.`;
  }
  return 'There is no product key: on retail media Setup says that it cannot read the <ProductKey> setting, or asks for the key.';
}

/** Fixes for a key that is missing or says nothing: a generic key if the edition is known, else that of the firmware. */
function keyFixes(file: AnswerFile, installation: Installation): readonly Fix[] {
  const { text } = file.tree;
  const { productKey, key } = installation;
  const edition = imageEditionOf(installation) ?? file.target.edition;
  const known = keyForEdition(edition, targetVersion(file));
  const fixes: Fix[] = [];
  if (known) {
    const element = `<Key>${known.value}</Key>`;
    const title = `Insert the ${known.kind === 'generic' ? 'generic' : 'KMS client'} key of ${known.edition}`;
    if (key) fixes.push({ title, edits: [setValue(text, key.node, known.value)] });
    else if (productKey) fixes.push({ title, edits: [insertChild(text, productKey.node, element)] });
    else fixes.push({ title, edits: [insertProductKey(text, installation, element)] });
  }
  const kernel = kernelOf(file.target);
  if (kernel && (isOlder(kernel, '8') || isServer(file.target))) return fixes;
  const never = '<WillShowUI>Never</WillShowUI>';
  const show = productKey && settingIn(productKey, 'WillShowUI');
  const title = 'Use the key in the firmware';
  if (key && show) {
    fixes.push({ title, edits: [removeElement(text, key.node), setValue(text, show.node, 'Never')] });
  } else if (key) fixes.push({ title, edits: [replaceElement(key.node, never)] });
  else if (show) fixes.push({ title, edits: [setValue(text, show.node, 'Never')] });
  else
    fixes.push({
      title,
      edits: [
        productKey ? insertChild(text, productKey.node, never) : insertProductKey(text, installation, never),
      ],
    });
  return fixes;
}

function insertProductKey(text: string, { component, userData }: Installation, element: string): TextEdit {
  const xml = `<ProductKey>\n  ${element}\n</ProductKey>`;
  if (userData) return insertChild(text, userData.node, xml);
  return insertChild(text, component.node, `<UserData>\n  ${xml.replaceAll('\n', '\n  ')}\n</UserData>`);
}

function willShow({ productKey }: Installation): string | undefined {
  return productKey && settingIn(productKey, 'WillShowUI')?.value.toLowerCase();
}

function holdsText({ node }: Setting): boolean {
  return node.children.some(({ kind }) => kind === 'text' || kind === 'cdata');
}
