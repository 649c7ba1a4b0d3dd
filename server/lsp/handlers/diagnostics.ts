/** Diagnostics that the client pulls. */
import {
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
} from 'vscode-languageserver';
import { toDiagnostic } from '../convert';
import type { Handlers } from '../session';

export const diagnosticHandlers: Handlers = {
  capabilities: {
    diagnosticProvider: { identifier: 'unattend', interFileDependencies: false, workspaceDiagnostics: false },
  },
  register(session) {
    const { connection, answer } = session;
    connection.languages.diagnostics.on(
      answer<DocumentDiagnosticParams, DocumentDiagnosticReport>(
        'diagnostic',
        NOTHING,
        (analyzed, params) => {
          const { document, file } = analyzed;
          const resultId = `${session.generation}:${document.version}:${file.isSaved ? 'saved' : 'typed'}`;
          if (params.previousResultId === resultId)
            return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
          const items = analyzed.findings().map((finding) => toDiagnostic(document, finding, session.client));
          return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
        },
      ),
    );
  },
};

const NOTHING: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };
