/** Code actions: quick fixes of the rules, refactorings, and what concerns the whole source. */
import { type CodeAction, CodeActionKind } from 'vscode-languageserver';
import { CONFIGURATION_FILE } from '../../checks/configuration';
import { fixAll, preferredFix } from '../../checks/fix-all';
import type { Finding } from '../../checks/rule';
import { soundFixes } from '../../checks/sound-fixes';
import { organize } from '../../features/organize';
import type { Refactoring } from '../../features/refactor/refactoring';
import { refactorings } from '../../features/refactor/refactorings';
import { suppress } from '../../features/refactor/suppress';
import { toAction, toCodeAction, toDiagnostic, toOffsets } from '../convert';
import type { AnalyzedDocument } from '../documents';
import { TURN_OFF_RULE, type TurnOffRuleArguments } from '../protocol';
import type { Handlers, Session } from '../session';
import { COMMAND_ACTION_KINDS, commandActions, resolveCommandAction } from './command-actions';

/** Puts everything into the order in which Setup takes it; runs on demand or on save. */
const ORGANIZE = 'source.organizeUnattend';
const FIX_ALL = `${CodeActionKind.SourceFixAll}.unattend`;

const REFACTOR_KINDS: Readonly<Record<Refactoring['kind'], string>> = {
  rewrite: CodeActionKind.RefactorRewrite,
  extract: CodeActionKind.RefactorExtract,
  move: 'refactor.move',
};

export const refactorHandlers: Handlers = {
  capabilities: {
    codeActionProvider: {
      codeActionKinds: [
        ...new Set([
          CodeActionKind.QuickFix,
          FIX_ALL,
          ORGANIZE,
          ...Object.values(REFACTOR_KINDS),
          ...COMMAND_ACTION_KINDS,
        ]),
      ],
      resolveProvider: true,
    },
  },
  register(session) {
    const { connection, answer } = session;
    connection.onCodeAction(
      answer('codeAction', null, (analyzed, { range, context }): CodeAction[] => {
        const { document } = analyzed;
        const selection = toOffsets(document, range);
        const wants = (kind: string): boolean =>
          !context.only || context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
        const isAskedFor = (kind: string): boolean => context.only !== undefined && wants(kind);
        const fixes = wants(CodeActionKind.QuickFix) ? quickFixes(analyzed, selection, session) : [];
        const cured = new Set(fixes.map(({ edit }) => JSON.stringify(edit)));
        return [
          ...fixes,
          ...refactorings(analyzed.file, selection)
            .filter(({ kind }) => wants(REFACTOR_KINDS[kind]))
            .map(({ title, kind, edits }) => toAction(document, title, REFACTOR_KINDS[kind], edits))
            // A rule may offer the same as its cure.
            .filter(({ edit }) => !cured.has(JSON.stringify(edit))),
          ...commandActions(analyzed, range.start, session).filter(({ kind }) => wants(kind!)),
          ...(isAskedFor(FIX_ALL) ? fixEverything(analyzed) : []),
          ...(isAskedFor(ORGANIZE) ? organizeAll(analyzed) : []),
        ];
      }),
    );
    connection.onCodeActionResolve((action) => resolveCommandAction(action, session));
  },
};

/** First what cures the findings, then what cures all of their kind, then what silences them. */
function quickFixes(
  { document, file, findings, findingsIn }: AnalyzedDocument,
  { start, end }: { readonly start: number; readonly end: number },
  session: Session,
): CodeAction[] {
  const here = findings().filter(({ range }) => range.start <= end && range.end >= start);
  const diagnostics = new Map(
    here.map((finding) => [finding, toDiagnostic(document, finding, session.client)]),
  );
  const fixes = here.flatMap((finding) =>
    soundFixes(file.tree.text, finding, findings(), findingsIn).map((fix) =>
      toCodeAction(document, diagnostics.get(finding)!, fix),
    ),
  );
  const rules = [...new Map(here.map((finding) => [finding.rule.id, finding])).values()];
  const ofRule = rules.flatMap((finding) => {
    const { rule } = finding;
    if (!hasOthers(findings(), finding)) return [];
    const title = `Fix all of this kind: ${rule.title}`;
    const edits = fixAll(findings(), rule.id);
    return [
      {
        ...toAction(document, title, CodeActionKind.QuickFix, edits),
        diagnostics: [diagnostics.get(finding)!],
      },
    ];
  });
  const silenced = rules.flatMap((finding) =>
    suppress(file, finding.rule.id, finding.range).map(({ title, edits }) => ({
      ...toAction(document, title, CodeActionKind.QuickFix, edits),
      diagnostics: [diagnostics.get(finding)!],
    })),
  );
  const turnedOff = rules.flatMap((finding) =>
    turnOff(document.uri, finding.rule.id, session).map((action) => ({
      ...action,
      diagnostics: [diagnostics.get(finding)!],
    })),
  );
  return [...fixes, ...ofRule, ...silenced, ...turnedOff];
}

/** The client writes the configuration file, which may be open and changed. */
function turnOff(uri: string, rule: string, session: Session): CodeAction[] {
  const configuration = session.client.turnsOffRules ? session.configurationUriFor(uri) : undefined;
  if (configuration === undefined) return [];
  const title = `Turn off ${rule} in ${CONFIGURATION_FILE}`;
  const argument: TurnOffRuleArguments = { rule, configuration };
  return [
    {
      title,
      kind: CodeActionKind.QuickFix,
      command: { title, command: TURN_OFF_RULE, arguments: [argument] },
    },
  ];
}

/** True when the finding and a second one of its rule have fixes that are certain. */
function hasOthers(findings: readonly Finding[], finding: Finding): boolean {
  if (!preferredFix(finding)) return false;
  return findings.some(
    (other) => other !== finding && other.rule === finding.rule && preferredFix(other) !== undefined,
  );
}

function fixEverything({ document, findings }: AnalyzedDocument): CodeAction[] {
  const edits = fixAll(findings());
  return edits.length > 0
    ? [toAction(document, 'Fix everything that has one certain fix', FIX_ALL, edits)]
    : [];
}

function organizeAll({ document, file }: AnalyzedDocument): CodeAction[] {
  const edits = organize(file);
  return edits.length > 0 ? [toAction(document, 'Sort passes, components and lists', ORGANIZE, edits)] : [];
}
