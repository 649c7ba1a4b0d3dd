/** The messages between client and server that LSP does not have; the client imports from here and no more. */

export * from './protocol/blocks';
export * from './protocol/client-options';
export * from './protocol/command-scripts';
export * from './protocol/commands';
export * from './protocol/documentation';
export * from './protocol/editing';
export * from './protocol/files';
export * from './protocol/new-answer-file';
export * from './protocol/plan';
export * from './protocol/settings';
export type { Edits, OffsetEdit, Range } from './protocol/shapes';
export * from './protocol/target';
