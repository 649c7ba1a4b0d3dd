/** Settings without a value. */

import type { Setting } from '../../answer-file/answer-file';
import { notableSettings } from '../../answer-file/notable-settings';
import { perFile } from '../../answer-file/per-file';
import { occurrenceSchema, type SettingSchema } from '../../schema/component-schema';
import { removeSetting } from '../fixes';
import type { Rule } from '../rule';

export const emptyElementNotSupported: Rule = {
  id: 'empty-element-not-supported',
  title: 'The setting must not be empty',
  subject: 'schema',
  severity: 'warning',
  docs: {
    why: 'The documentation says of some settings that they do not support empty elements; an empty one can make Setup fail. Leave the element out instead.',
    wrong: '<Label></Label>',
    right: '',
    sources: ['learn.microsoft.com best-practices-for-authoring-answer-files'],
  },
  check(file, report) {
    for (const { setting, schema } of emptySettings(file)) {
      if (schema.emptyAllowed !== false) continue;
      if (isRequired(setting)) {
        report(
          setting.node,
          `${setting.name} must not be empty, which can make Setup fail: give it a value.`,
        );
        continue;
      }
      report(
        setting.node,
        `${setting.name} must not be empty, which can make Setup fail: leave the element out.`,
        { fixes: () => [removeSetting(file, setting, true)] },
      );
    }
  },
};

export const emptyElementNoise: Rule = {
  id: 'empty-element-noise',
  title: 'An empty setting has no effect',
  subject: 'schema',
  severity: 'hint',
  docs: {
    why: 'An empty element that the setting supports does nothing but make the installation slower.',
    wrong: '<RegisteredOrganization></RegisteredOrganization>',
    right: '',
    sources: ['learn.microsoft.com best-practices-for-authoring-answer-files'],
  },
  check(file, report) {
    for (const { setting, schema } of emptySettings(file)) {
      if (
        schema.type === 'object' ||
        schema.emptyAllowed === false ||
        MEANINGFUL_WHEN_EMPTY.has(setting.name) ||
        isRequired(setting)
      )
        continue;
      report(setting.node, `${setting.name} is empty: it has no effect.`, {
        tag: 'unnecessary',
        fixes: () => [removeSetting(file, setting)],
      });
    }
  },
};

/** The parent of an empty setting that it needs is as good as without it: other rules say so. */
function isRequired({ name, parent, component }: Setting): boolean {
  const schema = parent ? parent.schema && occurrenceSchema(parent.schema) : component.schema;
  return schema?.required?.includes(name) === true;
}

/** Empty means something of its own: a random name, no password, the key of the firmware. */
const MEANINGFUL_WHEN_EMPTY = new Set(['ComputerName', 'Value', 'Key']);

/** Rules such as productkey-empty and metadata-incomplete say more. */
const HAS_RULE_OF_ITS_OWN =
  /^AutoLogon\/Username$|^Interfaces\/Interface\/(?:Identifier|Routes\/Route\/Prefix)$|ProductKey\/Key$|MetaData\/(?:Key|Value)$|^UserData\/AcceptEula$|^UserAccounts\/LocalAccounts\/LocalAccount\/Name$/;

interface EmptySetting {
  readonly setting: Setting;
  readonly schema: SettingSchema;
}

/** The settings that the schemas know and that hold nothing, but for those that a rule of their own is about. */
const emptySettings = perFile((file): readonly EmptySetting[] =>
  notableSettings(file)
    .empty.filter(({ path }) => !HAS_RULE_OF_ITS_OWN.test(path))
    .map((setting) => ({ setting, schema: occurrenceSchema(setting.schema!) })),
);
