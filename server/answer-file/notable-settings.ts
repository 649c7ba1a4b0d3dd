/** What rules about settings of any kind look for, sorted out in one walk: each wants few of hundreds of settings. */
import type { SettingSchema } from '../schema/component-schema';
import type { Setting } from './answer-file';
import { perFile } from './per-file';
import { isSensitive } from './query';

/** Each list is in the order of the text. */
export interface NotableSettings {
  readonly listItems: readonly Setting[];
  /** Settings that hold others. */
  readonly containers: readonly Setting[];
  /** Settings of a schema that hold nothing. */
  readonly empty: readonly Setting[];
  /** Settings with a value that is a secret. */
  readonly sensitive: readonly Setting[];
  /** Settings that some versions of Windows do not have, or that are to go. */
  readonly dated: readonly Setting[];
  /** Settings that belong to other passes than their component. */
  readonly withPasses: readonly Setting[];
  /** Settings whose name the schema spells with other capitals. */
  readonly speltOtherwise: readonly Setting[];
  readonly withAttributes: readonly Setting[];
}

export const notableSettings = perFile((file): NotableSettings => {
  const notable = {
    listItems: [] as Setting[],
    containers: [] as Setting[],
    empty: [] as Setting[],
    sensitive: [] as Setting[],
    dated: [] as Setting[],
    withPasses: [] as Setting[],
    speltOtherwise: [] as Setting[],
    withAttributes: [] as Setting[],
  };
  for (const setting of file.settings) {
    const { node, schema, settings, value, hasHole } = setting;
    if (node.attributes.length > 0) notable.withAttributes.push(setting);
    if (settings.length > 0) notable.containers.push(setting);
    if (!schema) continue;
    if (settings.length === 0 && !hasHole) {
      if (value === '') notable.empty.push(setting);
      else if (isSensitive(schema)) notable.sensitive.push(setting);
    }
    const { isList, hasPasses, isDated } = traitsOf(schema);
    if (isList) notable.listItems.push(setting);
    if (hasPasses) notable.withPasses.push(setting);
    if (isDated || (!setting.parent && setting.component.schema?.until)) notable.dated.push(setting);
    if (setting.name !== node.localName) notable.speltOtherwise.push(setting);
  }
  return notable;
});

interface Traits {
  readonly isList: boolean;
  readonly hasPasses: boolean;
  readonly isDated: boolean;
}

/** What a schema lacks takes long to look for: one has other keywords than the next. */
function traitsOf(schema: SettingSchema): Traits {
  let traits = known.get(schema);
  if (!traits) {
    const { type, passes, since, until, deprecated } = schema;
    traits = {
      isList: type === 'array',
      hasPasses: passes !== undefined,
      isDated: since !== undefined || until !== undefined || deprecated === true,
    };
    known.set(schema, traits);
  }
  return traits;
}

const known = new WeakMap<SettingSchema, Traits>();
