/** Reseal and Generalize: what Windows does when a pass is over, audit mode and shutting down. */
import type { AnswerFile, Component, Setting } from '../../answer-file/answer-file';
import { insertChild } from '../../answer-file/edits';
import { booleanOf, componentsNamed, DEPLOYMENT, settingIn } from '../../answer-file/query';
import { kernelOf } from '../../answer-file/target';
import { isTargetSure } from '../../answer-file/target-certainty';
import type { PassName } from '../../schema/component-schema';
import { isOlder } from '../../schema/windows-version';
import { nameRange } from '../../syntax/query';
import { removeSetting, replaceValue } from '../fixes';
import type { Rule } from '../rule';

const RESEAL_PAGE = 'learn.microsoft.com microsoft-windows-deployment-reseal';
const MODE_PAGE = 'learn.microsoft.com microsoft-windows-deployment-reseal-mode';

export const resealAndGeneralize: Rule = {
  id: 'reseal-and-generalize',
  title: 'Reseal is ignored beside Generalize',
  subject: 'lifecycle',
  severity: 'warning',
  docs: {
    why: 'When auditUser holds both, Windows generalizes and ignores `Reseal`: its mode and its shutdown do not take place.',
    wrong: '<Generalize>\n  <Mode>OOBE</Mode>\n</Generalize>\n<Reseal>\n  <Mode>Audit</Mode>\n</Reseal>',
    right: '<Generalize>\n  <Mode>OOBE</Mode>\n</Generalize>',
    settings: ['Microsoft-Windows-Deployment/Reseal', 'Microsoft-Windows-Deployment/Generalize'],
    sources: ['learn.microsoft.com microsoft-windows-deployment-generalize'],
  },
  check(file, report) {
    if (file.hasDirectives) return;
    for (const component of componentsNamed(file, DEPLOYMENT, 'auditUser')) {
      const generalize = settingIn(component, 'Generalize');
      const reseal = settingIn(component, 'Reseal');
      if (!generalize || !reseal) continue;
      report(
        nameRange(reseal.node),
        'Windows ignores Reseal when auditUser has Generalize too: keep one of the two.',
        {
          related: [{ range: nameRange(generalize.node), message: 'Generalize' }],
          fixes: () => [removeSetting(file, reseal), removeSetting(file, generalize)],
        },
      );
    }
  },
};

export const resealOobeDropsSettings: Rule = {
  id: 'reseal-oobe-drops-settings',
  title: 'Reseal makes Windows ignore the other settings of the pass',
  subject: 'lifecycle',
  severity: 'error',
  docs: {
    why: 'In Windows 8.1 and earlier, `Reseal` with the mode Audit in oobeSystem (or OOBE in auditSystem) changes the mode at once: every other setting of that pass is ignored. Windows 10 and later process them.',
    wrong:
      '<!-- unattend-target: windows-7 -->\n<settings pass="oobeSystem">\n  … accounts and OOBE …\n  <Reseal>\n    <Mode>Audit</Mode>\n  </Reseal>',
    right: '<settings pass="oobeSystem">\n  <Reseal>\n    <Mode>Audit</Mode>\n  </Reseal>',
    appliesTo: 'Windows 8.1, Windows Server 2012 R2 and earlier.',
    settings: ['Microsoft-Windows-Deployment/Reseal'],
    sources: [RESEAL_PAGE],
  },
  check(file, report) {
    if (file.hasDirectives || !isUpTo81(file)) return;
    for (const [pass, mode] of [
      ['oobeSystem', 'audit'],
      ['auditSystem', 'oobe'],
    ] as const) {
      for (const component of componentsNamed(file, DEPLOYMENT, pass)) {
        const found = settingIn(component, 'Reseal/Mode');
        if (found?.value.toLowerCase() !== mode) continue;
        const others = otherSettings(file, component, pass);
        if (others.length === 0) continue;
        report(
          found.valueRange,
          `${found.value} in ${pass} makes this version of Windows ignore every other setting of the pass, such as ${others[0]!.name}.`,
          {
            related: others
              .slice(0, 5)
              .map(({ node, name }) => ({ range: nameRange(node), message: `${name} is ignored` })),
          },
        );
      }
    }
  },
};

export const resealLoop: Rule = {
  id: 'reseal-loop',
  title: 'Windows restarts into the same pass without end',
  subject: 'lifecycle',
  severity: 'error',
  docs: {
    why: 'In Windows 8.1 and earlier, `ForceShutdownNow` together with the mode in which the pass runs anyway (OOBE in oobeSystem, Audit in auditSystem) shuts the computer down before the pass is marked as done: it runs again at each start.',
    wrong:
      '<settings pass="oobeSystem">\n  …\n  <Reseal>\n    <ForceShutdownNow>true</ForceShutdownNow>\n    <Mode>OOBE</Mode>\n  </Reseal>',
    right: '<settings pass="oobeSystem">\n  …\n  <Reseal>\n    <Mode>OOBE</Mode>\n  </Reseal>',
    appliesTo: 'Windows 8.1, Windows Server 2012 R2 and earlier.',
    settings: [
      'Microsoft-Windows-Deployment/Reseal/ForceShutdownNow',
      'Microsoft-Windows-Deployment/Reseal/Mode',
    ],
    sources: [MODE_PAGE],
  },
  check(file, report) {
    const known = isTargetSure(file);
    if (known && !isUpTo81(file)) return;
    for (const [pass, mode] of [
      ['oobeSystem', 'oobe'],
      ['auditSystem', 'audit'],
    ] as const) {
      for (const component of componentsNamed(file, DEPLOYMENT, pass)) {
        const reseal = settingIn(component, 'Reseal');
        const shutdown = reseal && settingIn(reseal, 'ForceShutdownNow');
        if (
          !shutdown ||
          booleanOf(shutdown) !== true ||
          settingIn(reseal, 'Mode')?.value.toLowerCase() !== mode
        )
          continue;
        const message = known
          ? `The computer shuts down before ${pass} is done and runs the pass again at each start: set ForceShutdownNow to false.`
          : `Up to Windows 8.1 the computer shuts down before ${pass} is done and runs the pass again at each start.`;
        report(shutdown.valueRange, message, {
          ...(!known && { severity: 'hint' }),
          fixes: () => [replaceValue(file, shutdown, 'false', known)],
        });
      }
    }
  },
};

export const resealModeMissing: Rule = {
  id: 'reseal-mode-missing',
  title: 'Reseal in auditUser has no Mode',
  subject: 'lifecycle',
  severity: 'warning',
  docs: {
    why: 'In auditUser `Reseal` has no default mode: without `Mode` Windows shows the dialog of Sysprep and waits for a person.',
    wrong: '<Reseal>\n  <ForceShutdownNow>true</ForceShutdownNow>\n</Reseal>',
    right: '<Reseal>\n  <ForceShutdownNow>true</ForceShutdownNow>\n  <Mode>OOBE</Mode>\n</Reseal>',
    settings: ['Microsoft-Windows-Deployment/Reseal/Mode'],
    sources: [MODE_PAGE],
  },
  check(file, report) {
    if (file.hasDirectives) return;
    for (const component of componentsNamed(file, DEPLOYMENT, 'auditUser')) {
      const reseal = settingIn(component, 'Reseal');
      // With Generalize beside it Reseal is ignored anyway.
      if (!reseal || settingIn(reseal, 'Mode') || settingIn(component, 'Generalize')) continue;
      report(
        nameRange(reseal.node),
        'Reseal has no Mode: Windows shows the dialog of Sysprep and waits. Set Mode to OOBE or Audit.',
        {
          fixes: () =>
            ['OOBE', 'Audit'].map((mode) => ({
              title: `Set Mode to ${mode}`,
              edits: [insertChild(file.tree.text, reseal.node, `<Mode>${mode}</Mode>`)],
            })),
        },
      );
    }
  },
};

function isUpTo81(file: AnswerFile): boolean {
  return isTargetSure(file) && isOlder(kernelOf(file.target), '10');
}

/** The settings that share a pass and an architecture with the Reseal of a component. */
function otherSettings(file: AnswerFile, deployment: Component, pass: PassName): readonly Setting[] {
  return file.components
    .filter(
      (component) => component.pass.known === pass && component.architecture === deployment.architecture,
    )
    .flatMap(({ settings }) => settings)
    .filter(({ name, component }) => name !== 'Reseal' || component.name !== deployment.name);
}
