/** The target of an answer file: where it was found, other ways to state it, and a file for another target. */
import type { TargetOverrides } from '../../answer-file/target';
import { stateTarget } from '../../answer-file/target-comment';
import { setTargetEdits } from '../../checks/configuration-text';
import { changeTarget } from '../../features/change-target/change-target';
import { SHOWN_FACTS, type TargetFact, targetFacts } from '../../features/target-facts';
import { toRange, toTextEdits } from '../convert';
import type { AnalyzedDocument } from '../documents';
import {
  CHANGE_TARGET,
  type ChangeTargetParams,
  type ChangeTargetResult,
  CONFIGURE_TARGET,
  type ConfigureTargetParams,
  type ConfigureTargetResult,
  STATE_TARGET,
  type StateTargetParams,
  type StateTargetResult,
  TARGET,
  type TargetFactInfo,
  type TargetParams,
  type TargetPlace,
  type TargetResult,
} from '../protocol';
import type { Handlers, Session } from '../session';

export const targetHandlers: Handlers = {
  capabilities: {},
  register(session) {
    const { connection, answer } = session;
    connection.onRequest<TargetResult, never>(
      TARGET,
      answer<TargetParams, TargetResult>('target', null, (analyzed, { textDocument }) => {
        const configuration = session.configurationUriFor(textDocument.uri);
        return {
          facts: targetFacts(analyzed.file).map((fact) => toFactInfo(fact, analyzed, session, configuration)),
          ...(configuration !== undefined && { configuration }),
        };
      }),
    );
    connection.onRequest<StateTargetResult, never>(
      STATE_TARGET,
      answer<StateTargetParams, StateTargetResult>('stateTarget', null, ({ document, file }, params) => {
        const fact = factNamed(params.fact);
        const isWord = params.value === undefined || /^[\w.-]+$/.test(params.value);
        const edits = fact && isWord ? stateTarget(file.tree, { [fact]: params.value }) : [];
        return { version: document.version, edits: toTextEdits(document, edits) };
      }),
    );
    connection.onRequest(
      CONFIGURE_TARGET,
      ({ fact, value, text }: ConfigureTargetParams): ConfigureTargetResult => {
        const known = factNamed(fact);
        return (known && setTargetEdits(text, known, value)) ?? null;
      },
    );
    connection.onRequest<ChangeTargetResult, never>(
      CHANGE_TARGET,
      answer<ChangeTargetParams, ChangeTargetResult>('changeTarget', null, ({ document, file }, params) => {
        const { windows, edition, architecture, firmware } = params;
        const wanted = { windows, edition, architecture, firmware } as TargetOverrides;
        const { edits, changes, leftToDo } = changeTarget(file, wanted);
        return {
          version: document.version,
          edits: toTextEdits(document, edits),
          changes,
          leftToDo,
        };
      }),
    );
  },
};

function factNamed(name: string): TargetFact['fact'] | undefined {
  return SHOWN_FACTS.find((fact) => fact === name);
}

function toFactInfo(
  { fact, title, value, label, from, source, range, choices }: TargetFact,
  { document }: AnalyzedDocument,
  { targetSettingsOf }: Session,
  configuration: string | undefined,
): TargetFactInfo {
  const stated =
    from === 'override' ? (targetSettingsOf(document.uri)[fact] ? 'setting' : 'configuration') : from;
  const place = stated === 'file' ? undefined : stated;
  const line = range && document.positionAt(range.start).line + 1;
  const places = PLACES.slice(place ? PLACES.indexOf(place) : 0).filter(
    (one) =>
      (one !== 'setting' || FACTS_OF_SETTINGS.has(fact)) &&
      (one !== 'configuration' || configuration !== undefined),
  );
  return {
    fact,
    title,
    label,
    choices,
    places,
    found: foundIn(place, source, line),
    ...(value !== undefined && { value }),
    ...(place && { stated: place }),
    ...(range && { range: toRange(document, range) }),
  };
}

/** From the weakest to the strongest. */
const PLACES: readonly TargetPlace[] = ['comment', 'configuration', 'setting'];

/** The edition is stated by files alone: no two files of a workspace need have the same. */
const FACTS_OF_SETTINGS: ReadonlySet<string> = new Set(['windows', 'architecture', 'firmware']);

function foundIn(
  place: TargetPlace | undefined,
  source: string | undefined,
  line: number | undefined,
): string {
  switch (place) {
    case 'comment':
      return `from a comment, line ${line}`;
    case 'configuration':
      return 'from unattend.config.json';
    case 'setting':
      return 'from the settings';
    case undefined:
      return source === undefined ? 'nothing in the file shows it' : `from ${source}, line ${line}`;
  }
}
