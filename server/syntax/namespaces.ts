/** Resolves prefixes to namespaces while elements open (https://www.w3.org/TR/xml-names/). */
import type { ErrorList } from './error-list';
import type { MutableAttribute } from './scanner';

/** The namespaces that one element declares; those of the elements around it are not copied, as they may be many. */
export interface NamespaceScope {
  /** Prefix to namespace; the empty prefix is the default namespace. */
  readonly declared: ReadonlyMap<string, string>;
  readonly outer: NamespaceScope | undefined;
}

const XMLNS = 'http://www.w3.org/2000/xmlns/';

export const OUTERMOST_SCOPE: NamespaceScope = {
  declared: new Map([
    ['xml', 'http://www.w3.org/XML/1998/namespace'],
    ['xmlns', XMLNS],
  ]),
  outer: undefined,
};

/** Returns the namespace of a prefix, empty for a default namespace that is switched off. */
export function namespaceOf(prefix: string, scope: NamespaceScope): string | undefined {
  for (let at: NamespaceScope | undefined = scope; at; at = at.outer) {
    const namespace = at.declared.get(prefix);
    if (namespace !== undefined) return namespace;
  }
  return undefined;
}

/** Returns the scope inside an element with these attributes, and sets the namespace of each attribute. */
export function resolveAttributes(
  attributes: readonly MutableAttribute[],
  outer: NamespaceScope,
  errors: ErrorList,
): NamespaceScope {
  let declared: Map<string, string> | undefined;
  for (const attribute of attributes) {
    const isDefault = attribute.name === 'xmlns';
    if (!isDefault && !attribute.name.startsWith('xmlns:')) continue;
    declared ??= new Map();
    declared.set(isDefault ? '' : attribute.name.slice(6), attribute.value);
  }
  const scope = declared ? { declared, outer } : outer;
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
  const namespace = namespaceOf(prefix, scope);
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
