/** Reads the settings of the client; what is not of the right shape is left out. */
import {
  TARGET_ARCHITECTURES,
  TARGET_FIRMWARES,
  TARGET_WINDOWS,
  type TargetOverrides,
} from '../answer-file/target';
import type { RuleSeverities } from '../checks/rule';
import type { InlayHintSettings } from '../features/inlay-hints';
import type { SchemaLibrary } from '../schema/library';
import type { CheckSettings } from './documents';

export function readConfiguration(configuration: unknown, library: SchemaLibrary): CheckSettings {
  const section = asRecord(configuration);
  return {
    library,
    target: readTarget(asRecord(section.target)),
    severities: readSeverities(asRecord(section.rules)),
  };
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

function readTarget(target: Readonly<Record<string, unknown>>): TargetOverrides {
  const windows = TARGET_WINDOWS.find((known) => known === target.windows);
  const architecture = TARGET_ARCHITECTURES.find((known) => known === target.architecture);
  const firmware = TARGET_FIRMWARES.find((known) => known === target.firmware);
  return {
    ...(windows && { windows }),
    ...(architecture && { architecture }),
    ...(firmware && { firmware }),
  };
}

function readSeverities(rules: Readonly<Record<string, unknown>>): RuleSeverities {
  const severities: Record<string, RuleSeverities[string]> = Object.create(null);
  for (const [id, value] of Object.entries(rules)) {
    const severity = SEVERITIES.find((known) => known === value);
    if (severity) severities[id] = severity;
  }
  return severities;
}

const SEVERITIES = ['error', 'warning', 'info', 'hint', 'off'] as const;

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
