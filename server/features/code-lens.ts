/** Code lenses: where a component may stand, how many findings it has, the preview of a disk, scripts in commands. */
import type { AnswerFile } from '../answer-file/answer-file';
import { commandsOf } from '../answer-file/commands';
import { simulateDisks } from '../answer-file/disks';
import { PASSES } from '../schema/component-schema';
import type { TextRange } from '../syntax/nodes';
import { nameRange } from '../syntax/query';
import { commandForm } from './commands/command-form';

export interface CodeLens {
  readonly range: TextRange;
  readonly title: string;
  /** What a click does; undefined for a lens that only says something. */
  readonly action?: 'show-findings' | 'preview' | 'edit-command';
}

/** `countFindings` says how many findings begin in a range. */
export function codeLenses(
  file: AnswerFile,
  countFindings: (range: TextRange) => number,
): readonly CodeLens[] {
  const lenses: CodeLens[] = [];
  for (const { node, schema } of file.components) {
    const range = nameRange(node);
    const passes = schema?.passes ?? [];
    const where = passes.length === PASSES.length ? 'every pass' : passes.join(', ');
    if (where !== '') lenses.push({ range, title: `May stand in ${where}` });
    const findings = countFindings(node);
    if (findings > 0) {
      lenses.push({
        range,
        title: findings === 1 ? '1 finding' : `${findings} findings`,
        action: 'show-findings',
      });
    }
  }
  for (const { setting } of simulateDisks(file)) {
    lenses.push({ range: nameRange(setting.node), title: 'Preview disk', action: 'preview' });
  }
  for (const { line, text } of commandsOf(file)) {
    if (line && commandForm(text, line.hasHole).kind !== 'line')
      lenses.push({ range: nameRange(line.node), title: 'Edit as script', action: 'edit-command' });
  }
  return lenses.sort((a, b) => a.range.start - b.range.start);
}
