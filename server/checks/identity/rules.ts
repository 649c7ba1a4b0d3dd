/** Rules about which component a `component` element means. */
import type { Rule } from '../rule';
import * as architecture from './architecture';
import * as component from './component';
import { vistaRenamedComponents } from './renamed';

export const identityRules: readonly Rule[] = [
  component.componentIdentityAttributes,
  component.duplicateComponent,
  component.unknownComponent,
  component.componentWrongPass,
  architecture.archMismatch,
  architecture.archDuplicatedComponents,
  architecture.archImpossible,
  architecture.wow64InWindowspe,
  vistaRenamedComponents,
];
