/** processorArchitecture of components: Setup skips those that are for another one, without a word. */

import type { AnswerFile, Component } from '../../answer-file/answer-file';
import { replaceRange } from '../../answer-file/edits';
import { perFile } from '../../answer-file/per-file';
import { kernelOf, TARGET_ARCHITECTURES } from '../../answer-file/target';
import { targetCertainty } from '../../answer-file/target-certainty';
import { hasTemplateHole } from '../../answer-file/template-holes';
import { windowsLabel } from '../../answer-file/windows-names';
import { isOlder } from '../../schema/windows-version';
import type { TextRange } from '../../syntax/nodes';
import { attributeOf, nameRange, valueRangeOf } from '../../syntax/query';
import { replaceText } from '../fixes';
import type { Fix, Rule } from '../rule';

const BEST_PRACTICES = 'learn.microsoft.com best-practices-for-authoring-answer-files';

export const archMismatch: Rule = {
  id: 'arch-mismatch',
  title: 'The component is for another processor architecture than the rest',
  subject: 'identity',
  severity: 'warning',
  docs: {
    why: 'Setup takes a component only when its architecture is that of Windows PE (in windowsPE) or of the installed Windows (in all other passes). Others are skipped without a message, and Setup asks for what they would have answered. Copies for several architectures may stand side by side.',
    wrong:
      '<component name="Microsoft-Windows-Setup" processorArchitecture="amd64" …>\n<component name="Microsoft-Windows-Shell-Setup" processorArchitecture="x86" …>',
    right:
      '<component name="Microsoft-Windows-Setup" processorArchitecture="amd64" …>\n<component name="Microsoft-Windows-Shell-Setup" processorArchitecture="amd64" …>',
    sources: [
      BEST_PRACTICES,
      'learn.microsoft.com windows-setup-supported-platforms-and-cross-platform-deployments',
      'github:marcinbojko/hv-packer#22',
    ],
  },
  check(file, report) {
    if (file.hasDirectives) return;
    const named = file.components.filter(({ architecture }) => COMPARED.has(architecture));
    const isOne = named.every(({ architecture }) => architecture === named[0]!.architecture);
    if (isOne && !isArchitectureSaid(file)) return;
    const hasTwin = twinsOf(file);
    for (const inPe of [true, false]) {
      const group = named.filter(({ pass }) => (pass.known === 'windowsPE') === inPe);
      const alone = group.filter((component) => !hasTwin(component));
      const expected = expectedArchitecture(file, alone, inPe);
      // A 32-bit Windows PE installs 64-bit Windows as well.
      if (!expected || (inPe && group.every(({ architecture }) => architecture === 'x86'))) continue;
      for (const component of alone) {
        const { architecture, name } = component;
        if (architecture === expected) continue;
        report(
          architectureRange(component),
          `${name} is for ${architecture}, but ${inPe ? 'Windows PE' : 'Windows'} is for ${expected}: Setup skips it without a message.`,
          {
            fixes: () => [setArchitecture(component, expected)],
          },
        );
      }
    }
  },
};

const COMPARED = new Set<string>(TARGET_ARCHITECTURES);

/** What the user says, or else what most components without a copy for another architecture are for. */
function expectedArchitecture(
  file: AnswerFile,
  alone: readonly Component[],
  inPe: boolean,
): string | undefined {
  if (isArchitectureSaid(file)) return file.target.architecture;
  const counts = new Map<string, number>();
  for (const { architecture } of alone) {
    counts.set(architecture, (counts.get(architecture) ?? 0) + 1);
  }
  if (counts.size < 2) return undefined;
  // A component for x86 may stand in such a file by mistake, but it cannot be what Windows is for.
  if (!inPe && isOnly64Bit(file)) counts.delete('x86');
  if (counts.size === 1) return [...counts.keys()][0];
  const [[most, first], [, second]] = [...counts].sort(([, a], [, b]) => b - a) as [
    [string, number],
    [string, number],
  ];
  if (first > second) return most;
  // As many of each: the rest of the file decides.
  const others = file.components.filter(
    ({ pass, architecture }) => (pass.known === 'windowsPE') !== inPe && COMPARED.has(architecture),
  );
  return others.every(({ architecture }) => architecture === others[0]!.architecture)
    ? others[0]?.architecture
    : undefined;
}

function isArchitectureSaid({ target }: AnswerFile): boolean {
  return target.evidence.some(({ fact, from }) => fact === 'architecture' && from !== 'file');
}

/** Tells which components stand in the same pass for another architecture too. */
const twinsOf = perFile((file): ((component: Component) => boolean) => {
  const keyOf = ({ pass, name }: Component): string => `${pass.name}|${name.toLowerCase()}`;
  const architectures = new Map<string, Set<string>>();
  for (const component of file.components) {
    if (!COMPARED.has(component.architecture)) continue;
    const known = architectures.get(keyOf(component));
    if (known) known.add(component.architecture);
    else architectures.set(keyOf(component), new Set([component.architecture]));
  }
  return (component) => {
    const known = architectures.get(keyOf(component));
    return known !== undefined && (known.size > 1 || !known.has(component.architecture));
  };
});

export const archDuplicatedComponents: Rule = {
  id: 'arch-duplicated-components',
  title: 'Components stand in the file for several architectures',
  subject: 'identity',
  severity: 'info',
  docs: {
    why: 'Copies for several architectures make one file serve several media: Setup takes those that fit. Microsoft warns that settings may be applied more than once or wrongly; practice sees the others ignored, but Setup of Windows 11 24H2 on ARM64 was also seen to stop because of one for x86. The copies must be kept alike.',
    wrong:
      '<component name="Microsoft-Windows-Setup" processorArchitecture="amd64" …>\n<component name="Microsoft-Windows-Setup" processorArchitecture="x86" …>',
    right: '<component name="Microsoft-Windows-Setup" processorArchitecture="amd64" …>',
    sources: [BEST_PRACTICES, 'github:cschneegans/unattend-generator#216'],
  },
  check(file, report) {
    const seen = new Map<string, Component>();
    for (const component of file.components) {
      const { name, architecture, pass } = component;
      if (name === '' || !COMPARED.has(architecture)) continue;
      const key = `${pass.name}|${name.toLowerCase()}`;
      const first = seen.get(key);
      if (!first) seen.set(key, component);
      else if (first.architecture !== architecture) {
        report(
          architectureRange(component),
          `${name} stands in this pass for ${first.architecture} too: Setup takes the one that fits. Keep the copies alike.`,
          {
            related: [{ range: architectureRange(first), message: 'The first one' }],
          },
        );
        // One finding tells it for the whole file.
        return;
      }
    }
  },
};

export const archImpossible: Rule = {
  id: 'arch-impossible',
  title: 'The target does not exist for this architecture',
  subject: 'identity',
  severity: 'error',
  docs: {
    why: 'Windows 11, and Windows Server since 2008 R2, exist only for 64 bits; Windows for ARM64 exists since Windows 10. None of the components fits the image, so that Setup ignores the whole file.',
    wrong:
      '<!-- unattend-target: windows-11 -->\n<component name="Microsoft-Windows-Setup" processorArchitecture="x86" …>',
    right:
      '<!-- unattend-target: windows-11 -->\n<component name="Microsoft-Windows-Setup" processorArchitecture="amd64" …>',
    appliesTo: 'Files whose target version is known.',
    sources: ['learn.microsoft.com windows-setup-supported-platforms-and-cross-platform-deployments'],
  },
  check(file, report) {
    const { windows, evidence } = file.target;
    const kernel = kernelOf(file.target);
    const [first] = file.components;
    if (
      !windows ||
      !kernel ||
      !first ||
      file.components.some(({ architecture }) => hasTemplateHole(architecture))
    )
      return;
    const { architecture } = first;
    if (file.components.some((component) => component.architecture !== architecture)) return;
    const impossible =
      architecture === 'x86' ? isOnly64Bit(file) : architecture === 'arm64' && isOlder(kernel, '10');
    if (!impossible) return;
    const shown = evidence.find(({ fact }) => fact === 'windows');
    const range = architectureRange(first);
    report(
      range,
      `${windowsLabel(windows)} does not exist for ${architecture}: no component of this file fits, and Setup ignores them all.`,
      {
        // cpi:offlineImage is often left over from another image.
        ...(targetCertainty(file) === 'guessed' && { severity: 'warning' }),
        ...(shown?.range && { related: [{ range: shown.range, message: 'This names the version' }] }),
        fixes: () => [
          {
            title: 'Replace by amd64 everywhere',
            edits: file.components.map((component) => replaceRange(architectureRange(component), 'amd64')),
          },
        ],
      },
    );
  },
};

function isOnly64Bit({ target: { windows } }: AnswerFile): boolean {
  return windows === 'windows-11' || (windows?.startsWith('server-') === true && windows !== 'server-2008');
}

export const wow64InWindowspe: Rule = {
  id: 'wow64-in-windowspe',
  title: 'A wow64 component stands in windowsPE',
  subject: 'identity',
  severity: 'warning',
  docs: {
    why: 'wow64 names the 32-bit half of a component in a 64-bit Windows. Windows PE has no such half: Setup ignores the component.',
    wrong:
      '<settings pass="windowsPE">\n  <component name="Microsoft-Windows-Setup" processorArchitecture="wow64" …>',
    right:
      '<settings pass="windowsPE">\n  <component name="Microsoft-Windows-Setup" processorArchitecture="amd64" …>',
    sources: [BEST_PRACTICES],
  },
  check(file, report) {
    for (const component of file.components) {
      if (component.architecture !== 'wow64' || component.pass.known !== 'windowsPE') continue;
      const isCopy = twinsOf(file)(component);
      report(
        architectureRange(component),
        'Windows PE has no 32-bit half: Setup ignores a wow64 component in windowsPE.',
        {
          ...(!isCopy && { fixes: () => [setArchitecture(component, file.target.architecture ?? 'amd64')] }),
        },
      );
    }
  },
};

function architectureRange({ node }: Component): TextRange {
  const attribute = attributeOf(node, 'processorArchitecture');
  return attribute ? valueRangeOf(attribute) : nameRange(node);
}

function setArchitecture(component: Component, architecture: string): Fix {
  return replaceText(architectureRange(component), architecture, true);
}
