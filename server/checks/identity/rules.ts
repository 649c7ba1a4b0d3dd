/** Rules about which component a `component` element means. */
import type { Rule } from '../rule';
import * as component from './component';

export const identityRules: readonly Rule[] = [
  component.componentIdentityAttributes,
  component.duplicateComponent,
  component.unknownComponent,
  component.componentWrongPass,
];
