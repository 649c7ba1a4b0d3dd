/** Diagnostics that the client pulls, and the quick fixes of their rules. */
import {
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
} from 'vscode-languageserver';
import { toCodeAction, toDiagnostic } from '../convert';
import type { Handlers } from '../session';

export const diagnosticHandlers: Handlers = {
  capabilities: {
    diagnosticProvider: { identifier: 'unattend', interFileDependencies: false, workspaceDiagnostics: false },
    codeActionProvider: { codeActionKinds: ['quickfix'] },
  },
  register(session) {
    const { connection, answer } = session;
    connection.languages.diagnostics.on(
      answer<DocumentDiagnosticParams, DocumentDiagnosticReport>('diagnostic', NOTHING, (analyzed, params) => {
        const { document } = analyzed;
        const resultId = `${session.generation}:${document.version}`;
        if (params.previousResultId === resultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
        const items = analyzed.findings().map((finding) => toDiagnostic(document, finding));
        return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
      }),
    );
    connection.onCodeAction(
      answer('codeAction', null, ({ document, findings }, { range }) => {
        const start = document.offsetAt(range.start);
        const end = document.offsetAt(range.end);
        return findings()
          .filter((finding) => finding.range.start <= end && finding.range.end >= start)
          .flatMap((finding) => {
            const diagnostic = toDiagnostic(document, finding);
            return (finding.fixes?.() ?? []).map((fix) => toCodeAction(document, diagnostic, fix));
          });
      }),
    );
  },
};

const NOTHING: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };
