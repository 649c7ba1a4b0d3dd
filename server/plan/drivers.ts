/** Drivers, packages and features that the file adds to Windows PE or to Windows. */
import type { AnswerFile } from '../answer-file/answer-file';
import { settingIn, settingsAt } from '../answer-file/query';
import type { ElementNode } from '../syntax/nodes';
import { attributeOf, childElements } from '../syntax/query';
import type { Circumstances } from './circumstances';
import type { PlanDriverPath, PlanPackage } from './model';
import { rangeOf, shownText, shownValue } from './text';

const COMPONENTS = [
  'Microsoft-Windows-PnpCustomizationsWinPE',
  'Microsoft-Windows-PnpCustomizationsNonWinPE',
];

export function planDrivers(at: Circumstances): readonly PlanDriverPath[] {
  return COMPONENTS.flatMap((component) =>
    settingsAt(at.file, component, 'DriverPaths/PathAndCredentials').flatMap((item) => {
      const pass = item.component.pass.known;
      const path = shownValue(at.file, settingIn(item, 'Path'));
      if (!pass || path === null) return [];
      return [
        { pass, path, withCredentials: settingIn(item, 'Credentials') !== undefined, range: rangeOf(item) },
      ];
    }),
  );
}

/** The packages of `servicing`, which run in offlineServicing. */
export function planPackages({ file }: Circumstances): readonly PlanPackage[] {
  const { root } = file.tree;
  const servicing = root && childElements(root).find(({ localName }) => localName === 'servicing');
  if (!servicing) return [];
  return childElements(servicing)
    .filter(({ localName }) => localName === 'package')
    .map((node) => planPackage(file, node));
}

function planPackage(file: AnswerFile, node: ElementNode): PlanPackage {
  const identity = childElements(node).find(({ localName }) => localName === 'assemblyIdentity');
  const attribute = (element: ElementNode | undefined, name: string): string | undefined => {
    const value = element && attributeOf(element, name)?.value.trim();
    return value === undefined ? undefined : shownText(file, value);
  };
  return {
    name: attribute(identity, 'name') ?? '?',
    version: attribute(identity, 'version') ?? null,
    action: attribute(node, 'action') ?? '?',
    features: childElements(node)
      .filter(({ localName }) => localName === 'selection')
      .map((selection) => {
        const state = attributeOf(selection, 'state')?.value.trim().toLowerCase();
        return {
          name: attribute(selection, 'name') ?? '?',
          enabled: state === 'true' ? true : state === 'false' ? false : null,
          range: rangeOf({ node: selection }),
        };
      }),
    range: rangeOf({ node }),
  };
}
