/** White space and line breaks that are part of a value. */
import { occurrenceSchema } from '../../schema/component-schema';
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
    for (const setting of file.settings) {
      const { node, value } = setting;
      if (value === '' || setting.settings.length > 0 || !setting.schema || !node.endTag || setting.hasHole)
        continue;
      // Text where settings should be is the business of type-mismatch.
      if (occurrenceSchema(setting.schema).type === 'object') continue;
      if (node.children.length !== 1 || node.children[0]!.kind !== 'text') continue;
      const raw = text.slice(node.startTagEnd, node.endTag.start);
      const padded = raw.trim() !== raw;
      const broken = /[\r\n]/.test(raw.trim());
      if (!padded && !broken) continue;
      // Blanks around a command or the key of an image stand in many files that work; wrapped lines do harm.
      const doesHarm = /[\r\n]/.test(raw) || !HARMLESS_WHEN_PADDED.test(setting.path);
      const message = broken
        ? `A line break stands in the value of ${setting.name}: Setup takes it for a part of the value.`
        : `White space stands around the value of ${setting.name}: Setup takes it for a part of the value.`;
      const tidy = raw
        .split(/[\r\n]+/)
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .join(' ');
      report({ start: node.startTagEnd, end: node.endTag.start }, message, {
        severity: doesHarm ? 'warning' : 'info',
        fixes: () => [
          {
            title: broken ? 'Join the lines' : 'Remove the white space',
            edits: [{ start: node.startTagEnd, end: node.endTag!.start, newText: tidy }],
            preferred: !broken,
          },
        ],
      });
    }
  },
};

const HARMLESS_WHEN_PADDED = /Command\/(?:CommandLine|Path|Description)$|MetaData\/Key$/;
