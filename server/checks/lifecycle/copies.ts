/** What other programs leave in a file: the marks of Setup's own copy, and the catalog of Windows SIM. */
import { CPI_NAMESPACE } from '../../answer-file/answer-file';
import { removeAttribute, removeElement } from '../../answer-file/edits';
import { DELETED_SECRET } from '../../answer-file/passwords';
import { windowsNamedIn } from '../../answer-file/target';
import type { AttributeNode } from '../../syntax/nodes';
import { attributeOf, childElements, valueRangeOf } from '../../syntax/query';
import type { Rule } from '../rule';

export const cachedAnnotatedCopy: Rule = {
  id: 'cached-annotated-copy',
  title: 'The file is the copy that Setup keeps for itself',
  subject: 'lifecycle',
  severity: 'warning',
  docs: {
    why: 'Setup keeps a copy of the answer file in %WINDIR%\\Panther, marks in it the passes that are done and deletes the secrets. Microsoft says that such a copy cannot be used again: marked passes are skipped, and passwords and keys are gone.',
    wrong:
      '<settings pass="specialize" wasPassProcessed="true">\n  …\n  <ProductKey>*SENSITIVE*DATA*DELETED*</ProductKey>',
    right: '<settings pass="specialize">\n  …\n  <ProductKey>(the key)</ProductKey>',
    sources: ['learn.microsoft.com windows-setup-automation-overview'],
  },
  check(file, report) {
    const { text } = file.tree;
    if (text.includes('wasPassProcessed')) {
      const marks = file.passes.flatMap(({ node }) => attributeOf(node, 'wasPassProcessed') ?? []);
      const [first] = marks;
      if (first) {
        report(
          rangeOf(first),
          'Setup marked the pass as processed: this is its own copy of an answer file, and it would skip the pass.',
          {
            related: marks.slice(1).map((mark) => ({ range: rangeOf(mark), message: 'Another mark' })),
            fixes: () => [
              {
                title: 'Remove the marks',
                edits: marks.map((mark) => removeAttribute(text, mark)),
                preferred: true,
              },
            ],
          },
        );
      }
    }
    if (!text.includes(DELETED_SECRET)) return;
    for (const { name, value, valueRange } of file.settings) {
      if (!value.includes(DELETED_SECRET)) continue;
      report(valueRange, `Setup deleted ${name} from this copy of the answer file: put the value in again.`);
    }
  },
};

export const staleOfflineImage: Rule = {
  id: 'stale-offline-image',
  title: 'The catalog of Windows SIM is for another version of Windows',
  subject: 'lifecycle',
  severity: 'hint',
  docs: {
    why: '`cpi:offlineImage` tells Windows SIM with which catalog the file was made; Setup ignores it. A catalog of another version shows that the file was copied from an older one, with settings that may be too old.',
    wrong:
      '<Value>Windows 11 Pro</Value>\n…\n<cpi:offlineImage cpi:source="catalog:d:/sources/install_windows 7 enterprise.clg" … />',
    right: '<Value>Windows 11 Pro</Value>',
    appliesTo: 'Files whose target version is known.',
    sources: ['github:reuteras/dfirws#294'],
  },
  check(file, report) {
    const { root, text } = file.tree;
    const { windows } = file.target;
    if (!root || !windows) return;
    for (const child of childElements(root)) {
      if (child.localName !== 'offlineImage' || child.namespace !== CPI_NAMESPACE) continue;
      const source = attributeOf(child, 'cpi:source');
      const named = source && windowsNamedIn(source.value);
      if (!named || named === windows) continue;
      report(
        valueRangeOf(source),
        'This catalog is of another version of Windows than the file installs. Setup ignores it.',
        {
          tag: 'unnecessary',
          fixes: () => [{ title: 'Remove cpi:offlineImage', edits: [removeElement(text, child)] }],
        },
      );
    }
  },
};

function rangeOf({ start, end }: AttributeNode) {
  return { start, end };
}
