/** The steps of the passes behind Windows PE. */
import type { Component, Setting } from '../answer-file/answer-file';
import { booleanOf, componentsNamed, DEPLOYMENT, settingIn } from '../answer-file/query';
import type { PassName } from '../schema/component-schema';
import type { Circumstances } from './circumstances';
import type { PlanStep } from './model';
import { rangeOf } from './text';
import { driverSteps, type PlanParts } from './timeline-steps';

/** Each component that is applied, with what it is about; Deployment consists of commands only. */
export function settingsSteps(at: Circumstances, pass: PassName): readonly PlanStep[] {
  return at.file.components
    .filter((component) => component.pass.known === pass && isShown(component))
    .map((component) => ({
      kind: 'settings',
      text: `${component.name} (${listed(component)})`,
      user: 'SYSTEM',
      range: rangeOf(component),
    }));
}

function listed({ settings }: Component): string {
  const names = [...new Set(settings.map(({ name }) => name))];
  return [...names.slice(0, MOST_NAMES), ...(names.length > MOST_NAMES ? ['…'] : [])].join(', ');
}

const MOST_NAMES = 6;

function isShown({ name, settings }: Component): boolean {
  return settings.length > 0 && name.toLowerCase() !== DEPLOYMENT.toLowerCase();
}

export function offlineSteps(at: Circumstances, parts: PlanParts): readonly PlanStep[] {
  const packages = parts.packages.map(
    ({ name, action, range }): PlanStep => ({
      kind: 'packages',
      text: `${name} (${action})`,
      user: 'SYSTEM',
      range,
    }),
  );
  const others = settingsSteps(at, 'offlineServicing').filter(
    ({ text }) => !text.includes('PnpCustomizations'),
  );
  return [
    ...driverSteps(parts, 'offlineServicing'),
    ...packages,
    ...others,
    ...accountSteps(at, parts, 'offlineServicing'),
  ];
}

/** The accounts that stand in a pass. */
export function accountSteps(
  { file }: Circumstances,
  { accounts }: PlanParts,
  pass: PassName,
): readonly PlanStep[] {
  const places = file.passes.filter(({ known }) => known === pass).map(({ node }) => node);
  const here = accounts.filter(({ range }) =>
    places.some(({ start, end }) => start <= range.start && range.end <= end),
  );
  return here.map(({ name, kind, groups, password, range }) => ({
    kind: 'accounts',
    text:
      kind === 'administrator'
        ? `The Administrator gets a ${password === 'blank' ? 'blank ' : ''}password`
        : `${name ?? '?'} ${kind === 'domain' ? 'joins' : 'is created in'} ${groups.join(', ') || 'no group'}`,
    user: 'SYSTEM',
    range,
  }));
}

/** Reseal and Generalize: where Windows goes at the end of a pass, such as into audit mode or back. */
export function endSteps({ file }: Circumstances, pass: PassName): readonly PlanStep[] {
  return componentsNamed(file, DEPLOYMENT, pass).flatMap((component) =>
    ['Generalize', 'Reseal'].flatMap((name) => settingIn(component, name) ?? []).map(endStep),
  );
}

function endStep(setting: Setting): PlanStep {
  const mode = settingIn(setting, 'Mode')?.value.toLowerCase();
  const shutsDown = booleanOf(settingIn(setting, 'ForceShutdownNow')) === true;
  const goal = mode === 'audit' ? 'audit mode' : mode === 'oobe' ? 'OOBE' : 'the dialog of Sysprep';
  const first = setting.name === 'Generalize' ? 'The image is generalized, then ' : '';
  return {
    kind: 'end',
    text: `${first}Windows goes to ${goal}${shutsDown ? ' and shuts down' : ''}`,
    user: 'SYSTEM',
    ...(!shutsDown && { restarts: true }),
    range: rangeOf(setting),
  };
}
