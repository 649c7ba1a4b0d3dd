/** The attributes that identify a component: Setup ignores a component that it cannot match. */
import { type AnswerFile, type Component, MICROSOFT_TOKEN } from '../../answer-file/answer-file';
import { setAttribute } from '../../answer-file/edits';
import type { TargetArchitecture } from '../../answer-file/target';
import { hasTemplateHole } from '../../answer-file/template-holes';
import { nearestName } from '../../schema/nearest-name';
import type { AttributeNode } from '../../syntax/nodes';
import { attributeOf, nameRange, valueRangeOf } from '../../syntax/query';
import { replaceText } from '../fixes';
import type { Fix, Rule } from '../rule';

const SHELL_SOURCE = 'github:cschneegans/unattend-generator:resource/autounattend.xsd';

const ARCHITECTURES = ['x86', 'amd64', 'ia64', 'wow64', 'arm', 'arm64', 'msil', 'shx', 'data', 'neutral'];

/** Names that people write for architectures. */
const ARCHITECTURE_ALIASES: ReadonlyMap<string, string> = new Map([
  ['x64', 'amd64'],
  ['x86_64', 'amd64'],
  ['amd', 'amd64'],
  ['64', 'amd64'],
  ['i386', 'x86'],
  ['x32', 'x86'],
  ['32', 'x86'],
  ['aarch64', 'arm64'],
]);

export const componentIdentityAttributes: Rule = {
  id: 'component-identity-attributes',
  title: 'An attribute that identifies the component is missing or wrong',
  subject: 'identity',
  severity: 'error',
  docs: {
    why: 'Setup finds a component by `name`, `processorArchitecture`, `publicKeyToken`, `language` and `versionScope`. A component whose attributes match nothing is left out without a message, or breaks the schema of the answer file.',
    wrong:
      '<component name="Microsoft-Windows-Shell-Setup" processorArchitecture="x64" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS">',
    right:
      '<component name="Microsoft-Windows-Shell-Setup" processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS">',
    sources: [SHELL_SOURCE, 'learn.microsoft.com component-settings-and-properties-reference'],
  },
  check(file, report) {
    for (const component of file.components) {
      const { node } = component;
      for (const name of ['name', 'processorArchitecture', 'publicKeyToken', 'language'] as const) {
        if (attributeOf(node, name)?.value.trim()) continue;
        const value = standardValue(file, component, name);
        report(
          nameRange(node),
          `component needs the attribute ${name}: without it Setup matches no component.`,
          {
            ...(value && {
              fixes: () => [
                {
                  title: `Add ${name}="${value}"`,
                  edits: [setAttribute(node, name, value)],
                  preferred: true,
                },
              ],
            }),
          },
        );
      }
      for (const attribute of node.attributes) {
        if (attribute.value.trim() === '' || hasTemplateHole(attribute.value)) continue;
        const problem = attributeProblem(attribute, file.target.architecture);
        if (!problem) continue;
        report(valueRangeOf(attribute), problem.message, {
          severity: problem.severity,
          ...(problem.value && { fixes: () => [replaceAttribute(attribute, problem.value!)] }),
        });
      }
    }
  },
};

interface AttributeProblem {
  readonly message: string;
  readonly severity: 'error' | 'warning';
  readonly value?: string;
}

function attributeProblem(
  { name, value }: AttributeNode,
  architecture: TargetArchitecture | undefined,
): AttributeProblem | undefined {
  const written = value.trim().toLowerCase();
  switch (name) {
    case 'processorArchitecture': {
      if (ARCHITECTURES.includes(written)) return undefined;
      const alias = ARCHITECTURE_ALIASES.get(written) ?? nearestName(written, ARCHITECTURES.slice(0, 6));
      // "x64" says only that it has 64 bits.
      const meant = alias === 'amd64' && architecture === 'arm64' ? architecture : alias;
      const hint = meant ? ` Write ${meant}.` : ' It must be x86, amd64, arm64 or wow64.';
      return {
        message: `There is no processor architecture "${value}".${hint}`,
        severity: 'error',
        ...(meant && { value: meant }),
      };
    }
    case 'publicKeyToken':
      if (!/^[0-9a-f]{16}$/.test(written)) {
        return {
          message: 'publicKeyToken must be 16 hexadecimal digits.',
          severity: 'error',
          value: MICROSOFT_TOKEN,
        };
      }
      if (written !== MICROSOFT_TOKEN) {
        const message = `The components of Windows have the public key token ${MICROSOFT_TOKEN}; with another one Setup may find none.`;
        return { message, severity: 'warning', value: MICROSOFT_TOKEN };
      }
      return undefined;
    case 'language':
      if (written === 'neutral') return undefined;
      return {
        message:
          'The components of Windows have the language "neutral"; with another one Setup may find none.',
        severity: 'warning',
        value: 'neutral',
      };
    case 'versionScope':
      if (written === 'nonsxs' || written === 'neutral') return undefined;
      return { message: 'versionScope must be nonSxS.', severity: 'error', value: 'nonSxS' };
    default:
      return undefined;
  }
}

function replaceAttribute({ valueStart, valueEnd }: AttributeNode, value: string): Fix {
  return replaceText({ start: valueStart, end: valueEnd }, value, true);
}

function standardValue(file: AnswerFile, component: Component, name: string): string | undefined {
  if (name === 'publicKeyToken') return MICROSOFT_TOKEN;
  if (name === 'language') return 'neutral';
  if (name !== 'processorArchitecture') return undefined;
  return file.components.find((other) => other !== component && ARCHITECTURES.includes(other.architecture))
    ?.architecture;
}

export const duplicateComponent: Rule = {
  id: 'duplicate-component',
  title: 'A component stands twice in one pass',
  subject: 'identity',
  severity: 'error',
  docs: {
    why: 'Setup stops with "A component or non-list setting is specified more than once in the answer file". In specialize the computer then restarts and fails again, without end.',
    wrong:
      '<settings pass="specialize">\n  <component name="Microsoft-Windows-Shell-Setup" processorArchitecture="amd64" …>…</component>\n  <component name="Microsoft-Windows-Shell-Setup" processorArchitecture="amd64" …>…</component>\n</settings>',
    right:
      '<settings pass="specialize">\n  <component name="Microsoft-Windows-Shell-Setup" processorArchitecture="amd64" …>… …</component>\n</settings>',
    sources: ['github:boxcutter/windows-batch#50', 'https://support.microsoft.com/help/2425962'],
  },
  check(file, report) {
    if (file.hasDirectives) return;
    const seen = new Map<string, Component>();
    for (const component of file.components) {
      const language = attributeOf(component.node, 'language')?.value.toLowerCase() ?? '';
      if (component.name === '' || hasTemplateHole(component.architecture)) continue;
      const key = [component.pass.name, component.name.toLowerCase(), component.architecture, language].join(
        '|',
      );
      const first = seen.get(key);
      if (!first) {
        seen.set(key, component);
        continue;
      }
      const range = valueRangeOf(attributeOf(component.node, 'name')!);
      report(
        range,
        `${component.name} stands twice in ${component.pass.name} for ${component.architecture}: Setup stops because a component is specified more than once.`,
        {
          related: [{ range: valueRangeOf(attributeOf(first.node, 'name')!), message: 'The first one' }],
        },
      );
    }
  },
};

export const unknownComponent: Rule = {
  id: 'unknown-component',
  title: 'No known component has this name',
  subject: 'identity',
  severity: 'warning',
  docs: {
    why: 'Setup ignores the settings of a component that the Windows image does not have; in later passes it has also been seen to stop because "a component or setting specified in the answer file does not exist". Components of your own or of an OEM can be described in extra schemas.',
    wrong: '<component name="Microsoft-Windows-ShellSetup" …>',
    right: '<component name="Microsoft-Windows-Shell-Setup" …>',
    sources: ['learn.microsoft.com answer-files-overview', 'github:ChrisTitusTech/winutil#1299'],
  },
  check(file, report) {
    for (const { node, name, schema } of file.components) {
      if (schema || name === '' || hasTemplateHole(name)) continue;
      const attribute = attributeOf(node, 'name')!;
      const nearest = nearestName(name, file.library.componentNames);
      // Many components of Windows take settings that no documentation lists: without a likely name this is a hint.
      const message = nearest
        ? `There is no component ${name}. Did you mean ${nearest}?`
        : `The component ${name} is not described anywhere: its settings cannot be checked.`;
      report(valueRangeOf(attribute), message, {
        severity: nearest ? 'warning' : 'hint',
        ...(nearest && { fixes: () => [replaceAttribute(attribute, nearest)] }),
      });
    }
  },
};

export const componentWrongPass: Rule = {
  id: 'component-wrong-pass',
  title: 'The component is not processed in this pass',
  subject: 'identity',
  severity: 'warning',
  docs: {
    why: 'Each component takes part only in some configuration passes. In any other pass its settings are not processed, and Windows SIM refuses them.',
    wrong: '<settings pass="windowsPE">\n  <component name="Microsoft-Windows-International-Core" …>',
    right: '<settings pass="windowsPE">\n  <component name="Microsoft-Windows-International-Core-WinPE" …>',
    sources: ['learn.microsoft.com unattend reference: "Valid Configuration Passes" of each component'],
  },
  check(file, report) {
    for (const { node, name, schema, pass } of file.components) {
      const passes = schema?.passes;
      if (!passes?.length || !pass.known || passes.includes(pass.known)) continue;
      const attribute = attributeOf(node, 'name')!;
      report(
        valueRangeOf(attribute),
        `${name} is not processed in ${pass.known}; it belongs in ${passes.join(', ')}.`,
      );
    }
  },
};
