/** What a schema validates. */

/** Content of a component as JSON: objects by setting name, arrays for lists, leaves in the schema's type. */
export type Instance = { readonly [setting: string]: InstanceValue };
export type InstanceValue = string | number | boolean | Instance | readonly InstanceValue[];
