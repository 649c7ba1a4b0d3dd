/** Code lenses: where a component may stand, how many findings it has, and the preview of a disk. */
import type { AnswerFile } from '../answer-file/answer-file';
import { simulateDisks } from '../answer-file/disks';
import { PASSES } from '../schema/component-schema';
import type { TextRange } from '../syntax/nodes';
import { nameRange } from '../syntax/query';

export interface CodeLens {
  readonly range: TextRange;
  readonly title: string;
  /** What a click does; undefined for a lens that only says something. */
  readonly action?: 'show-findings' | 'preview';
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
  return lenses.sort((a, b) => a.range.start - b.range.start);
}
