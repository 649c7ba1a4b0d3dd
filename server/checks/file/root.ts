/** The root element, its namespace and what stands directly inside it. */
import { UNATTEND_NAMESPACE } from '../../answer-file/answer-file';
import { removeWithEmptyParents, renameLocalName, setAttribute } from '../../answer-file/edits';
import { hasTemplateHole } from '../../answer-file/template-holes';
import { PASSES } from '../../schema/component-schema';
import { nearestName } from '../../schema/nearest-name';
import type { ElementNode } from '../../syntax/nodes';
import { attributeOf, childElements, isClosed, nameRange, valueRangeOf } from '../../syntax/query';
import { replaceText } from '../fixes';
import type { Rule } from '../rule';

const SHELL_SOURCE = 'github:cschneegans/unattend-generator:resource/autounattend.xsd';

export const wrongRootOrNamespace: Rule = {
  id: 'wrong-root-or-namespace',
  title: 'The root element is not unattend in its namespace',
  subject: 'file',
  severity: 'error',
  docs: {
    why: `Setup takes a file for an answer file only when its root element is \`unattend\` in the namespace \`${UNATTEND_NAMESPACE}\`. Any other file is passed over in silence.`,
    wrong: '<unattend>…</unattend>',
    right: `<unattend xmlns="${UNATTEND_NAMESPACE}">…</unattend>`,
    sources: [SHELL_SOURCE],
  },
  check(file, report) {
    const { root } = file.tree;
    if (!root) return;
    if (root.localName !== 'unattend') {
      const misspelt = nearestName(root.localName, ['unattend']);
      report(
        nameRange(root),
        `The root element must be <unattend>; Setup passes over a file that begins with <${root.name}>.`,
        {
          ...(misspelt && {
            fixes: () => [
              { title: 'Rename to unattend', edits: renameLocalName(root, 'unattend'), preferred: true },
            ],
          }),
        },
      );
    } else if (root.namespace !== UNATTEND_NAMESPACE) {
      const declared = attributeOf(root, 'xmlns');
      const message = `The namespace of the root element must be ${UNATTEND_NAMESPACE}; Setup passes over a file without it.`;
      report(declared ? valueRangeOf(declared) : nameRange(root), message, {
        fixes: () => [
          {
            title: 'Set the namespace',
            edits: [setAttribute(root, 'xmlns', UNATTEND_NAMESPACE)],
            preferred: true,
          },
        ],
      });
    }
  },
};

export const foreignChildOfUnattend: Rule = {
  id: 'foreign-child-of-unattend',
  title: 'Something other than servicing and settings stands in the unattend element',
  subject: 'file',
  severity: 'warning',
  docs: {
    why: 'The schema of the answer file knows only `servicing` and `settings`, followed by elements of other namespaces. Windows SIM refuses the file; Setup has been seen to tolerate such elements, but nothing promises that it does.',
    wrong: '<unattend …>\n  <Extensions>…</Extensions>\n</unattend>',
    right: '<unattend …>\n  <Extensions xmlns="https://example.com/extensions">…</Extensions>\n</unattend>',
    sources: [SHELL_SOURCE, 'github:memstechtips/UnattendedWinstall#261'],
  },
  check(file, report) {
    const { root } = file.tree;
    if (root?.localName !== 'unattend') return;
    const lastSettings = childElements(root).findLast(({ localName }) => localName === 'settings');
    for (const child of childElements(root)) {
      if (child.localName === 'settings' || child.localName === 'servicing') continue;
      if (child.namespace !== root.namespace) {
        if (lastSettings && child.start < lastSettings.start)
          report(
            nameRange(child),
            `<${child.name}> belongs behind all settings: Windows SIM refuses a file in which it stands before them.`,
            { severity: 'info' },
          );
        continue;
      }
      const misspelt = nearestName(child.localName, ['settings', 'servicing']);
      const isPass = PASSES.some((pass) => pass === child.localName);
      const hint = isPass
        ? ` Write <settings pass="${child.localName}">.`
        : misspelt
          ? ` Did you mean <${misspelt}>?`
          : '';
      report(
        nameRange(child),
        `<unattend> holds servicing and settings; <${child.name}> is not part of an answer file.${hint}`,
        {
          // Published files carry data of their own here, and Setup has been seen to pass over it.
          ...(hint === '' && { severity: 'info' }),
          ...(misspelt && {
            fixes: () => [
              { title: `Rename to ${misspelt}`, edits: renameLocalName(child, misspelt), preferred: true },
            ],
          }),
        },
      );
    }
  },
};

export const servicingNotFirst: Rule = {
  id: 'servicing-not-first',
  title: 'The servicing element is not the first child, or stands twice',
  subject: 'file',
  severity: 'warning',
  docs: {
    why: 'The schema wants at most one `servicing` element, before all `settings`. Elsewhere it may be left out of account.',
    wrong: '<settings pass="specialize">…</settings>\n<servicing>…</servicing>',
    right: '<servicing>…</servicing>\n<settings pass="specialize">…</settings>',
    sources: [SHELL_SOURCE],
  },
  check(file, report) {
    const { root } = file.tree;
    if (!root) return;
    const children = childElements(root);
    const first = children.find(({ localName }) => localName === 'servicing');
    for (const [index, child] of children.entries()) {
      if (child.localName !== 'servicing' || index === 0) continue;
      const message =
        child === first
          ? 'servicing must stand before all settings: elsewhere Setup may leave it out of account.'
          : 'There is a second servicing element: only one is allowed.';
      const related = child === first ? [] : [{ range: nameRange(first!), message: 'The first one' }];
      report(nameRange(child), message, { related });
    }
  },
};

export const unknownPass: Rule = {
  id: 'unknown-pass',
  title: 'The pass of a settings element is missing or unknown',
  subject: 'file',
  severity: 'error',
  docs: {
    why: `A \`settings\` element belongs to one configuration pass: ${PASSES.join(', ')}. The name is case-sensitive. Any other value breaks the schema of the answer file, and Setup rejects the file.`,
    wrong: '<settings pass="WindowsPE">',
    right: '<settings pass="windowsPE">',
    sources: [SHELL_SOURCE, 'learn.microsoft.com how-configuration-passes-work'],
  },
  check(file, report) {
    for (const pass of file.passes) {
      if (pass.known || pass.name === 'oobeUser') continue;
      const attribute = attributeOf(pass.node, 'pass');
      if (!attribute) {
        report(nameRange(pass.node), `settings needs the attribute pass: ${PASSES.join(', ')}.`);
        continue;
      }
      if (hasTemplateHole(pass.name)) continue;
      const nearest =
        PASSES.find((known) => known.toLowerCase() === pass.name.toLowerCase()) ??
        nearestName(pass.name, PASSES);
      const meant = nearest ? ` Did you mean ${nearest}?` : ` It must be one of ${PASSES.join(', ')}.`;
      report(valueRangeOf(attribute), `There is no configuration pass "${pass.name}".${meant}`, {
        ...(nearest && {
          fixes: () => [replaceText({ start: attribute.valueStart, end: attribute.valueEnd }, nearest, true)],
        }),
      });
    }
  },
};

export const duplicateSettingsPass: Rule = {
  id: 'duplicate-settings-pass',
  title: 'Two settings elements belong to the same pass',
  subject: 'file',
  severity: 'hint',
  docs: {
    why: 'The schema allows it, and some authors use one `settings` element an architecture. But a component of the same name, architecture and language in both counts as specified twice, and Windows SIM merges them when it saves.',
    wrong: '<settings pass="specialize">…</settings>\n<settings pass="specialize">…</settings>',
    right: '<settings pass="specialize">… …</settings>',
    sources: [SHELL_SOURCE],
  },
  check(file, report) {
    const seen = new Map<string, (typeof file.passes)[number]>();
    for (const pass of file.passes) {
      const first = seen.get(pass.name);
      if (!first) seen.set(pass.name, pass);
      else if (pass.known) {
        report(
          nameRange(pass.node),
          `The pass ${pass.name} has settings further up already; one element can hold them all.`,
          {
            related: [{ range: nameRange(first.node), message: 'The first one' }],
          },
        );
      }
    }
  },
};

export const emptySettingsOrComponent: Rule = {
  id: 'empty-settings-or-component',
  title: 'A settings or component element is empty',
  subject: 'file',
  severity: 'hint',
  docs: {
    why: 'It has no effect. Setup accepts it, but every pass and component costs time to process.',
    wrong: '<settings pass="generalize"></settings>',
    right: '',
    sources: ['learn.microsoft.com best-practices-for-authoring-answer-files'],
  },
  check(file, report) {
    const { text } = file.tree;
    const empty = [...file.passes, ...file.components].map(({ node }) => node);
    for (const node of empty) {
      if (!isEmpty(node) || !isClosed(node)) continue;
      report({ start: node.start, end: node.startTagEnd }, `<${node.name}> is empty: it has no effect.`, {
        tag: 'unnecessary',
        // A comment inside may be a list of settings that are switched off for the moment.
        fixes: () =>
          node.children.length > 0
            ? []
            : [
                {
                  title: `Remove the empty ${node.name}`,
                  edits: [removeWithEmptyParents(text, node)],
                  preferred: true,
                },
              ],
      });
    }
  },
};

/** True for an element in which nothing stands but comments. */
function isEmpty({ children }: ElementNode): boolean {
  return children.every((child) => child.kind === 'comment');
}
