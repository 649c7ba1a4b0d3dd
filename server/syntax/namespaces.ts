/** Resolves prefixes to namespaces while elements open (https://www.w3.org/TR/xml-names/). */
import type { ErrorList } from './error-list';
import type { MutableAttribute } from './scanner';

/** Prefix to namespace; the empty prefix is the default namespace. */
export type NamespaceScope = ReadonlyMap<string, string>;

export const XMLNS = 'http://www.w3.org/2000/xmlns/';

export const OUTERMOST_SCOPE: NamespaceScope = new Map([
  ['xml', 'http://www.w3.org/XML/1998/namespace'],
  ['xmlns', XMLNS],
]);

/** Returns the scope inside an element with these attributes, and sets the namespace of each attribute. */
export function resolveAttributes(
  attributes: readonly MutableAttribute[],
  outer: NamespaceScope,
  errors: ErrorList,
): NamespaceScope {
  let scope = outer;
  for (const attribute of attributes) {
    const isDefault = attribute.name === 'xmlns';
    if (!isDefault && !attribute.name.startsWith('xmlns:')) continue;
    if (scope === outer) scope = new Map(outer);
    (scope as Map<string, string>).set(isDefault ? '' : attribute.name.slice(6), attribute.value);
  }
  for (const attribute of attributes) {
    const colon = attribute.name.indexOf(':');
    if (attribute.name === 'xmlns') attribute.namespace = XMLNS;
    if (colon === -1) continue;
    attribute.localName = attribute.name.slice(colon + 1);
    attribute.namespace = resolvePrefix(attribute.name, colon, attribute.nameStart, scope, errors);
  }
  return scope;
}

/** Returns the namespace of a name whose prefix ends at `colon`; reports a prefix that is not declared. */
export function resolvePrefix(
  name: string,
  colon: number,
  nameStart: number,
  scope: NamespaceScope,
  errors: ErrorList,
): string | undefined {
  const prefix = name.slice(0, colon);
  const namespace = scope.get(prefix);
  if (namespace === undefined) {
    errors.addOnce(
      prefix,
      'prefix-undeclared',
      nameStart,
      nameStart + name.length,
      `The prefix "${prefix}" is used but never declared: add xmlns:${prefix}="…" to the root element.`,
    );
  }
  return namespace;
}
