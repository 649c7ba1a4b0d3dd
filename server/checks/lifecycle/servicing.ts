/** The servicing element: packages that are added to the image or removed from it. */
import type { AnswerFile } from '../../answer-file/answer-file';
import { setAttribute } from '../../answer-file/edits';
import { hasTemplateHole } from '../../answer-file/template-holes';
import { nearestName } from '../../schema/nearest-name';
import type { ElementNode } from '../../syntax/nodes';
import { attributeOf, childElements, nameRange, valueRangeOf } from '../../syntax/query';
import { replaceText } from '../fixes';
import type { Report, Rule } from '../rule';

const SHELL_SOURCE = 'github:cschneegans/unattend-generator:resource/autounattend.xsd';

const ACTIONS = ['install', 'configure', 'remove', 'stage'];

export const servicingPackage: Rule = {
  id: 'servicing-package',
  title: 'A package is not described completely',
  subject: 'lifecycle',
  severity: 'error',
  docs: {
    why: 'The schema of the answer file wants an action for each package (install, configure, remove or stage) and one `assemblyIdentity` with name, version, processorArchitecture, publicKeyToken and language. A package to install also needs a `source` that says where it lies.',
    wrong:
      '<package action="add">\n  <assemblyIdentity name="Microsoft-Windows-Foundation-Package" version="10.0.22000" … />\n</package>',
    right:
      '<package action="configure">\n  <assemblyIdentity name="Microsoft-Windows-Foundation-Package" version="10.0.22000.1" … />\n</package>',
    sources: [SHELL_SOURCE, 'learn.microsoft.com offlineservicing'],
  },
  check(file, report) {
    if (file.hasDirectives) return;
    for (const node of packagesOf(file)) {
      checkAction(node, report);
      checkIdentity(node, report);
      const sources = childElements(node).filter(({ localName }) => localName === 'source');
      if (sources.length === 0 && actionOf(node) === 'install') {
        report(nameRange(node), 'The package to install has no source: Setup does not know where it lies.', {
          severity: 'warning',
        });
      }
      for (const source of sources) {
        const location = attributeOf(source, 'location');
        if (!location?.value.trim())
          report(nameRange(source), 'source needs the attribute location: the path of the package.');
      }
    }
  },
};

export const langPackHomeSl: Rule = {
  id: 'langpack-home-sl',
  title: 'The edition takes only one language',
  subject: 'lifecycle',
  severity: 'error',
  docs: {
    why: 'Home Single Language and Home for China are licensed for the one language they come with: language packs cannot be added to them.',
    wrong:
      '<!-- unattend-target: edition=CoreSingleLanguage -->\n<package action="install">\n  <assemblyIdentity name="Microsoft-Windows-Client-Language-Pack_x64_de-de-Package" … />',
    right:
      '<!-- unattend-target: edition=Core -->\n<package action="install">\n  <assemblyIdentity name="Microsoft-Windows-Client-Language-Pack_x64_de-de-Package" … />',
    appliesTo: 'Home Single Language and Home for China, when the edition is known.',
    sources: ['learn.microsoft.com available-language-packs-for-windows'],
  },
  check(file, report) {
    const edition = file.target.edition?.toLowerCase();
    if (edition !== 'coresinglelanguage' && edition !== 'corecountryspecific') return;
    for (const node of packagesOf(file)) {
      const name = attributeOf(identityOf(node) ?? node, 'name');
      const action = actionOf(node);
      if (!name || !/language-?pack/i.test(name.value) || (action !== 'install' && action !== 'stage'))
        continue;
      report(
        valueRangeOf(name),
        'This edition is licensed for one language: a language pack cannot be added to it.',
      );
    }
  },
};

function packagesOf({ tree }: AnswerFile): readonly ElementNode[] {
  if (!tree.root) return [];
  const servicing = childElements(tree.root).filter(({ localName }) => localName === 'servicing');
  return servicing.flatMap((node) => childElements(node).filter(({ localName }) => localName === 'package'));
}

function identityOf(node: ElementNode): ElementNode | undefined {
  return childElements(node).find(({ localName }) => localName === 'assemblyIdentity');
}

function actionOf(node: ElementNode): string | undefined {
  return attributeOf(node, 'action')?.value.trim();
}

function checkAction(node: ElementNode, report: Report): void {
  const action = attributeOf(node, 'action');
  if (!action || action.value.trim() === '') {
    report(nameRange(node), `package needs the attribute action: ${ACTIONS.join(', ')}.`);
    return;
  }
  const value = action.value.trim();
  if (ACTIONS.includes(value) || hasTemplateHole(value)) return;
  const meant = nearestName(value, ACTIONS);
  const range = valueRangeOf(action);
  report(range, `The action of a package is ${ACTIONS.join(', ')}, not "${value}".`, {
    ...(meant && { fixes: () => [replaceText(range, meant, true)] }),
  });
}

function checkIdentity(node: ElementNode, report: Report): void {
  const identity = identityOf(node);
  if (!identity) {
    report(nameRange(node), 'package needs an assemblyIdentity, which says what package it is.');
    return;
  }
  for (const name of ['name', 'version', 'processorArchitecture', 'publicKeyToken', 'language']) {
    const attribute = attributeOf(identity, name);
    const value = attribute?.value.trim() ?? '';
    // Packages that are the same in all languages have an empty one.
    if (!attribute || (value === '' && name !== 'language')) {
      report(nameRange(identity), `assemblyIdentity needs the attribute ${name}.`, {
        ...(name === 'language' && {
          fixes: () => [
            { title: 'Add language="neutral"', edits: [setAttribute(identity, 'language', 'neutral')] },
          ],
        }),
      });
    } else if (name === 'version' && !/^\d{1,5}(?:\.\d{1,5}){3}$/.test(value) && !hasTemplateHole(value)) {
      report(valueRangeOf(attribute), 'The version of a package has four numbers, such as 10.0.22621.1.');
    }
  }
}
