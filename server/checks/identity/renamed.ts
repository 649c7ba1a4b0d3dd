/** Components that have another name since Windows 7. */
import { replaceRange } from '../../answer-file/edits';
import { componentNameRange } from '../../answer-file/query';
import { kernelOf } from '../../answer-file/target';
import { isOlder } from '../../schema/windows-version';
import type { Rule } from '../rule';

export const vistaRenamedComponents: Rule = {
  id: 'vista-renamed-components',
  title: 'The component has another name in the target version',
  subject: 'identity',
  severity: 'warning',
  docs: {
    why: 'The licensing components are called Security-Licensing-SLC in Windows Vista and Server 2008, and Security-SPP since Windows 7. The image has no component of the other name: its settings are ignored, or Setup stops because a component does not exist.',
    wrong:
      '<!-- unattend-target: windows-10 -->\n<component name="Microsoft-Windows-Security-Licensing-SLC-UX" …>',
    right: '<!-- unattend-target: windows-10 -->\n<component name="Microsoft-Windows-Security-SPP-UX" …>',
    appliesTo: 'Files whose target version is known.',
    sources: ['github:dockur/windows:assets'],
  },
  check(file, report) {
    const kernel = kernelOf(file.target);
    if (!kernel || file.hasDirectives) return;
    const isVista = isOlder(kernel, '7');
    for (const component of file.components) {
      const pair = NAMES.find(
        (names) => names[isVista ? 'since7' : 'vista'].toLowerCase() === component.name.toLowerCase(),
      );
      if (!pair) continue;
      const name = pair[isVista ? 'vista' : 'since7'];
      const hasOther = file.components.some(
        (other) => other.pass === component.pass && other.name.toLowerCase() === name.toLowerCase(),
      );
      const range = componentNameRange(component);
      report(
        range,
        `In the target version this component is called ${name}: there is none of the old name.`,
        {
          ...(!hasOther && {
            fixes: () => [
              { title: `Rename to ${name}`, edits: [replaceRange(range, name)], preferred: true },
            ],
          }),
        },
      );
    }
  },
};

const NAMES = [
  { vista: 'Microsoft-Windows-Security-Licensing-SLC', since7: 'Microsoft-Windows-Security-SPP' },
  { vista: 'Microsoft-Windows-Security-Licensing-SLC-UX', since7: 'Microsoft-Windows-Security-SPP-UX' },
] as const;
