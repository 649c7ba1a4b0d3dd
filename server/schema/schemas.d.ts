/** What the build makes of the folders `schemas/` and `snippets/`: functions, so that a text takes no memory before it is used. */
declare module 'unattend:schemas' {
  /** JSON text of each component schema by component name. */
  export const components: Readonly<Record<string, () => string>>;
  /** JSON text of each value table by the table's name. */
  export const values: Readonly<Record<string, () => string>>;
  /** JSON text of each family of building blocks by its name. */
  export const blocks: Readonly<Record<string, () => string>>;
  /** JSON texts about the answers from which a file is made: `schema` and `example`. */
  export const answers: Readonly<Record<string, () => string>>;
}
