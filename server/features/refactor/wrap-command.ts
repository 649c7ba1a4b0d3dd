/**
 * Lets cmd run a command, so that its built-in commands, `>` and `&&` work.
 *
 *     <Path>mkdir C:\Logs</Path>   becomes   <Path>cmd.exe /c mkdir C:\Logs</Path>
 *
 * A line that begins with a quotation mark gets further ones around it, because cmd drops the outer ones.
 */
import { setValue } from '../../answer-file/edits';
import { commandOf } from '../command-text';
import type { Refactoring, RefactoringPlace } from './refactoring';

export function wrapCommand({ file, setting }: RefactoringPlace): readonly Refactoring[] {
  const command = setting && commandOf(file, setting);
  const program = command?.steps[0]?.program;
  if (!command?.line || program === undefined || program === 'cmd') return [];
  const { node } = command.line;
  if (node.children.some(({ kind }) => kind !== 'text')) return [];
  const { text } = command;
  const wrapped = `cmd.exe /c ${text.startsWith('"') ? `"${text}"` : text}`;
  return [
    {
      title: 'Run the command with cmd.exe /c',
      kind: 'rewrite',
      edits: [setValue(file.tree.text, node, wrapped)],
    },
  ];
}
