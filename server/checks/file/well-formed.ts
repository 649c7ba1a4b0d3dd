/** The file must be well-formed XML: Setup reads nothing from one that is not. */

import { WCM_NAMESPACE } from '../../answer-file/answer-file';
import { setAttribute } from '../../answer-file/edits';
import type { SyntaxErrorCode, XmlSyntaxError } from '../../syntax/nodes';
import { attributeOf, valueRangeOf } from '../../syntax/query';
import { secondOpinion } from '../../syntax/second-opinion';
import type { FindingDetails, Fix, Rule, Severity } from '../rule';

export const xmlNotWellFormed: Rule = {
  id: 'xml-not-well-formed',
  title: 'The file is not well-formed XML',
  subject: 'file',
  severity: 'error',
  docs: {
    why: 'Setup cannot load a file with a syntax error. Older versions stop with "Windows could not parse or process unattend answer file" and a line number; Windows 11 often drops the file without a word and starts the interactive wizard. Nothing may stand before the XML declaration either: a few characters there kept Windows 11 from taking a file. (An old generator wrote a comment there; nobody has told whether Setup took its files.)',
    wrong: '<ComputerName>PC1</ComputrName>',
    right: '<ComputerName>PC1</ComputerName>',
    sources: ['https://www.w3.org/TR/xml/', 'github:kitknox/winode#9', 'github:rcmaehl/LocalUser.App#8'],
  },
  check(file, report) {
    const { text, errors } = file.tree;
    if (file.source?.encoding === 'binary') return;
    for (const error of errors) {
      if (isUndeclaredWcm(text, error)) continue;
      const severity = LESS_SEVERE[error.code];
      const fix = fixOf(text, error);
      const details: FindingDetails = {
        ...(severity && { severity }),
        ...(error.related && { related: [{ range: error.related, message: error.related.message }] }),
        ...(fix && { fixes: () => [fix] }),
      };
      report(error, error.message, details);
    }
    const missed = file.isSaved && errors.length === 0 ? secondOpinion(text) : undefined;
    if (missed)
      report(missed, `A second XML parser does not accept this: ${missed.message}`, { severity: 'warning' });
  },
};

export const wcmPrefixUndeclared: Rule = {
  id: 'wcm-prefix-undeclared',
  title: 'The prefix wcm is not declared, or stands for another namespace',
  subject: 'file',
  severity: 'error',
  docs: {
    why: 'An attribute such as `wcm:action` belongs to a namespace that must be declared, normally on the root element. Without the declaration the file is not well-formed and Setup does not load it.',
    wrong: '<unattend xmlns="urn:schemas-microsoft-com:unattend">\n  … <Disk wcm:action="add">',
    right: `<unattend xmlns="urn:schemas-microsoft-com:unattend" xmlns:wcm="${WCM_NAMESPACE}">`,
    sources: ['https://www.w3.org/TR/xml-names/'],
  },
  check(file, report) {
    const { text, errors, root } = file.tree;
    for (const error of errors) {
      if (!root || !isUndeclaredWcm(text, error)) continue;
      report(
        error,
        'The prefix "wcm" is not declared: Setup cannot load the file. Declare it on the root element.',
        {
          fixes: () => [
            {
              title: 'Declare the prefix wcm on the root element',
              edits: [setAttribute(root, 'xmlns:wcm', WCM_NAMESPACE)],
              preferred: true,
            },
          ],
        },
      );
    }
    if (!root || !OTHER_NAMESPACE.test(text)) return;
    const below = [...file.passes, ...file.components, ...file.settings].map(({ node }) => node);
    for (const node of [root, ...below]) {
      const declared = attributeOf(node, 'xmlns:wcm');
      if (!declared || declared.value === WCM_NAMESPACE) continue;
      report(
        valueRangeOf(declared),
        `The prefix wcm must stand for ${WCM_NAMESPACE}: in another namespace Setup does not know wcm:action and wcm:keyValue.`,
        {
          // Published files have a misspelt one, and lists work without wcm:action.
          severity: 'info',
          fixes: () => [
            {
              title: 'Set the namespace of wcm',
              edits: [setAttribute(node, 'xmlns:wcm', WCM_NAMESPACE)],
              preferred: true,
            },
          ],
        },
      );
    }
  },
};

const OTHER_NAMESPACE = new RegExp(`xmlns:wcm\\s*=\\s*["'](?!${WCM_NAMESPACE}["'])`);

/** What Setup may well accept, or what is a limit of this tool rather than a fault of the file. */
const LESS_SEVERE: Partial<Readonly<Record<SyntaxErrorCode, Severity>>> = {
  doctype: 'warning',
  'limit-reached': 'warning',
};

function isUndeclaredWcm(text: string, error: XmlSyntaxError): boolean {
  return error.code === 'prefix-undeclared' && text.startsWith('wcm:', error.start);
}

function fixOf(text: string, { code, start, end, related }: XmlSyntaxError): Fix | undefined {
  const replace = (title: string, newText: string): Fix => ({
    title,
    edits: [{ start, end, newText }],
    preferred: true,
  });
  switch (code) {
    case 'entity-unknown':
      return end - start === 1 ? replace('Write "&amp;"', '&amp;') : undefined;
    case 'less-than-in-text':
      return replace('Write "&lt;"', '&lt;');
    case 'section-end-in-text':
      return replace('Write "]]&gt;"', ']]&gt;');
    case 'attribute-value-unquoted':
      return replace('Put the value in quotation marks', `"${text.slice(start, end)}"`);
    case 'character-illegal':
      return replace('Remove the character', '');
    case 'white-space-missing':
      return { title: 'Insert a blank', edits: [{ start, end: start, newText: ' ' }], preferred: true };
    case 'declaration-not-first':
      return moveDeclaration(text, related!.start, start, end);
    default:
      return undefined;
  }
}

/** Comments and white space may stand behind the declaration as well; what other characters mean is not known. */
function moveDeclaration(text: string, first: number, start: number, end: number): Fix | undefined {
  const before = text.slice(first, start);
  const withoutComments = before
    .split('-->')
    .map((part) => part.split('<!--', 1)[0])
    .join('');
  if (/\S/.test(withoutComments)) return undefined;
  if (withoutComments === before) {
    return {
      title: 'Remove the white space before it',
      edits: [{ start: first, end: start, newText: '' }],
      preferred: true,
    };
  }
  const lineBreak = before.includes('\r\n') ? '\r\n' : '\n';
  return {
    title: 'Move it to the beginning of the file',
    edits: [
      { start: first, end: first, newText: `${text.slice(start, end)}${lineBreak}` },
      { start, end: end + (/^\r?\n/.exec(text.slice(end, end + 2))?.[0].length ?? 0), newText: '' },
    ],
    preferred: true,
  };
}
