/** Reads the settings of the client; what is not of the right shape is left out. */
import { type Configuration, readConfiguration } from '../checks/configuration';
import type { InlayHintSettings } from '../features/inlay-hints';

/** Reads the settings that say the same as a configuration file; `auto` stands for nothing said. */
export function readSettings(section: unknown): Configuration {
  const { target, profile, rules, schemas } = asRecord(section);
  const given = { target: withoutAuto(asRecord(target)), ...withoutAuto({ profile }), rules, schemas };
  const present = Object.entries(given).filter(([, value]) => value !== undefined && value !== null);
  return readConfiguration(Object.fromEntries(present)).configuration;
}

/** What is shown in the text beside the text itself; everything that is not switched off. */
export interface Presentation {
  readonly inlayHints: InlayHintSettings;
  readonly codeLens: boolean;
  readonly semanticTokens: boolean;
}

export function readPresentation(configuration: unknown): Presentation {
  const section = asRecord(configuration);
  const hints = asRecord(section.inlayHints);
  return {
    inlayHints: {
      names: hints.names !== false,
      sizes: hints.sizes !== false,
      references: hints.references !== false,
      commandLength: hints.commandLength !== false,
    },
    codeLens: asRecord(section.codeLens).enabled !== false,
    semanticTokens: section.semanticTokens !== false,
  };
}

function withoutAuto(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== 'auto' && value !== undefined),
  );
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
