/** What the build makes of the folder `schemas/`: functions, so that a text takes no memory before it is used. */
declare module 'unattend:schemas' {
  /** JSON text of each component schema by component name. */
  export const components: Readonly<Record<string, () => string>>;
  /** JSON text of each value table by the table's name. */
  export const values: Readonly<Record<string, () => string>>;
}
