/** White space and line breaks that are part of a value. */
import type { Setting } from '../../answer-file/answer-file';
import { occurrenceSchema } from '../../schema/component-schema';
import { contentRange } from '../../syntax/query';
import type { Rule } from '../rule';

export const whitespaceInValue: Rule = {
  id: 'whitespace-in-value',
  title: 'A line break stands in a value, or white space around it',
  subject: 'schema',
  severity: 'warning',
  docs: {
    why: 'White space is part of the value: it counts towards its length and changes commands and names. It typically comes from an XML formatter that wraps long lines.',
    wrong: '<Path>\n  cmd.exe /c echo done\n</Path>',
    right: '<Path>cmd.exe /c echo done</Path>',
    sources: ['github:cschneegans/unattend-generator#6'],
  },
  check(file, report) {
    const { text } = file.tree;
    for (const setting of file.settings.filter((one) => mayHoldWhiteSpace(text, one))) {
      const { node } = setting;
      const range = contentRange(node);
      const raw = text.slice(range.start, range.end);
      const padded = raw.trim() !== raw;
      const broken = LINE_BREAK.test(raw.trim());
      if (!padded && !broken) continue;
      // Blanks around a command or the key of an image stand in many files that work; wrapped lines do harm.
      const doesHarm = LINE_BREAK.test(raw) || !HARMLESS_WHEN_PADDED.test(setting.path);
      const message = broken
        ? `A line break stands in the value of ${setting.name}: Setup takes it for a part of the value.`
        : `White space stands around the value of ${setting.name}: Setup takes it for a part of the value.`;
      const tidy = raw
        .split(/[\r\n]+/)
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .join(' ');
      report(range, message, {
        severity: doesHarm ? 'warning' : 'info',
        fixes: () => [
          {
            title: broken ? 'Join the lines' : 'Remove the white space',
            edits: [{ ...range, newText: tidy }],
            preferred: !broken,
          },
        ],
      });
    }
  },
};

function mayHoldWhiteSpace(text: string, { node, value, schema, settings, hasHole }: Setting): boolean {
  if (value === '' || settings.length > 0 || !schema || !node.endTag || hasHole) return false;
  // Text where settings should be is the business of type-mismatch.
  if (occurrenceSchema(schema).type === 'object') return false;
  if (node.children.length !== 1 || node.children[0]!.kind !== 'text') return false;
  if (LINE_BREAK.test(value)) return true;
  return !isVisible(text.charCodeAt(node.startTagEnd)) || !isVisible(text.charCodeAt(node.endTag.start - 1));
}

const LINE_BREAK = /[\r\n]/;

/** A visible character of ASCII. */
function isVisible(code: number): boolean {
  return code > 0x20 && code < 0x7f;
}

const HARMLESS_WHEN_PADDED = /Command\/(?:CommandLine|Path|Description)$|MetaData\/Key$/;
