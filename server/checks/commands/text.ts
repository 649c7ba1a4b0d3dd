/** The text of a command: length, quotation marks, escapes, and whether it waits for somebody. */
import { inputAwaitedBy } from '../../answer-file/command-input';
import { COMMAND_LINE_SETTINGS, commandsOf, LONGEST_PATH } from '../../answer-file/commands';
import { setValue } from '../../answer-file/edits';
import { booleanOf, settingIn } from '../../answer-file/query';
import { occurrenceSchema } from '../../schema/component-schema';
import { decodeReferences } from '../../syntax/entities';
import type { Rule } from '../rule';

export const commandTooLong: Rule = {
  id: 'command-too-long',
  title: 'The command is too long',
  subject: 'commands',
  severity: 'error',
  docs: {
    why: `Path may have at most ${LONGEST_PATH} characters and CommandLine 1024, counted after \`&quot;\` and the like are decoded. For a longer one Setup stops with "The settings specified in the answer file cannot be applied". The documentation gives no limit for Windows PE: generators keep to the same one there, but one longer command has been reported to work.`,
    wrong: '<Path>cmd.exe /c (a command of 300 characters)</Path>',
    right: '<Path>cmd.exe /c C:\\Windows\\Setup\\Scripts\\prepare.cmd</Path>',
    appliesTo: 'A warning in windowsPE.',
    settings: COMMAND_LINE_SETTINGS,
    sources: [
      'learn.microsoft.com microsoft-windows-deployment-runsynchronous-runsynchronouscommand-path',
      'github:cschneegans/unattend-generator#6',
      'github:cschneegans/unattend-generator#213',
    ],
  },
  check(file, report) {
    for (const { line, text } of commandsOf(file)) {
      if (!line?.schema || line.hasHole) continue;
      const { maxLength = LONGEST_PATH } = occurrenceSchema(line.schema);
      const length = [...text].length;
      if (length <= maxLength) continue;
      const isDocumented = occurrenceSchema(line.schema).maxLength !== undefined;
      const outcome = isDocumented
        ? `${line.name} takes at most ${maxLength}, and Setup stops with "The settings specified in the answer file cannot be applied"`
        : `more than ${maxLength} are not sure to work`;
      report(
        line.valueRange,
        `The command has ${length} characters: ${outcome}. Put it into a script file.`,
        {
          ...(!isDocumented && { severity: 'warning' }),
        },
      );
    }
  },
};

export const commandQuotesUnbalanced: Rule = {
  id: 'command-quotes-unbalanced',
  title: 'A quotation mark of the command has no partner',
  subject: 'commands',
  severity: 'info',
  docs: {
    why: 'An odd number of quotation marks makes everything behind the last one a part of the same argument. Windows does not complain: the program may get other arguments than meant.',
    wrong: '<Path>reg.exe add "HKLM\\SOFTWARE\\Contoso /v Site /d 1</Path>',
    right: '<Path>reg.exe add "HKLM\\SOFTWARE\\Contoso" /v Site /d 1</Path>',
    settings: COMMAND_LINE_SETTINGS,
    sources: ['learn.microsoft.com parsing-c-command-line-arguments'],
  },
  check(file, report) {
    for (const { line, text, steps } of commandsOf(file)) {
      if (!line || !text.includes('"')) continue;
      if (steps.length === 0 || steps.some(({ program }) => program === 'echo')) continue;
      if (countQuotes(text) % 2 === 0) continue;
      report(
        line.valueRange,
        'One quotation mark of this command has no partner: the program may get other arguments than meant.',
      );
    }
  },
};

/** Quotation marks behind a backslash or a caret are not counted. */
function countQuotes(text: string): number {
  let count = 0;
  for (let index = text.indexOf('"'); index !== -1; index = text.indexOf('"', index + 1)) {
    const before = text[index - 1];
    if (before !== '\\' && before !== '^') count++;
  }
  return count;
}

export const xmlEscapeInCommand: Rule = {
  id: 'xml-escape-in-command',
  title: 'The command is escaped twice',
  subject: 'commands',
  severity: 'hint',
  docs: {
    why: '`&amp;quot;` is the text `&quot;` and not a quotation mark: the command line holds the escape itself. This comes from escaping a text that was escaped already.',
    wrong: '<Path>reg.exe add &amp;quot;HKLM\\SOFTWARE\\Contoso&amp;quot;</Path>',
    right: '<Path>reg.exe add &quot;HKLM\\SOFTWARE\\Contoso&quot;</Path>',
    settings: COMMAND_LINE_SETTINGS,
    sources: ['https://www.w3.org/TR/xml/#syntax'],
  },
  check(file, report) {
    for (const { line, text } of commandsOf(file)) {
      const reference = /&(?:quot|apos|lt|gt|amp);/.exec(text)?.[0];
      if (!reference || !line || line.hasHole) continue;
      report(line.valueRange, `The command line holds the text ${reference}: it was escaped twice.`, {
        fixes: () => [
          { title: 'Escape it once', edits: [setValue(file.tree.text, line.node, decodeReferences(text))] },
        ],
      });
    }
  },
};

export const commandWaitsForInput: Rule = {
  id: 'command-waits-for-input',
  title: 'The command waits for somebody at the keyboard',
  subject: 'commands',
  severity: 'warning',
  docs: {
    why: 'Setup waits until the command ends. In specialize there is no desktop: a command that asks is not even seen, and the installation seems to hang.',
    wrong: '<Path>cmd.exe /c prepare.cmd &amp; pause</Path>',
    right: '<Path>cmd.exe /c prepare.cmd</Path>',
    settings: COMMAND_LINE_SETTINGS,
    sources: [
      'learn.microsoft.com microsoft-windows-shell-setup-firstlogoncommands-synchronouscommand-requiresuserinput',
    ],
  },
  check(file, report) {
    for (const command of commandsOf(file)) {
      const { line, awaited, item } = command;
      if (!line || !awaited || booleanOf(settingIn(item, 'RequiresUserInput'))) continue;
      const asking = inputAwaitedBy(command);
      if (asking)
        report(
          line.valueRange,
          `${asking} waits for input: the installation stops here until somebody answers.`,
        );
    }
  },
};
