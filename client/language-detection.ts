/** Gives the language `unattend` to documents that are answer files by content, whatever their name is. */
import { Disposable, type LogOutputChannel, languages, Range, type TextDocument, workspace } from 'vscode';
import { HEAD_LENGTH, isAnswerFileText } from './answer-file-text';
import { LANGUAGE_ID } from './language-client';

const UNDECIDED_LANGUAGES: ReadonlySet<string> = new Set(['xml', 'plaintext']);

/** `answer.xml.pkrtpl.hcl`, `answer.xml.erb`: a template whose language is named after its last extension. */
const TEMPLATE_OF_XML = /\.xml\.[\w.-]+$/i;

export function detectAnswerFiles(log: LogOutputChannel): Disposable {
  /** Documents that somebody took out of the language by hand; they are left alone until they are closed. */
  const declined = new Set<string>();

  const inspect = (document: TextDocument) => {
    if (declined.has(document.uri.toString()) || !isUndecided(document) || !isEnabled(document)) return;
    if (!isAnswerFileText(headOf(document))) return;
    languages.setTextDocumentLanguage(document, LANGUAGE_ID).then(undefined, (error: unknown) => {
      log.warn(`${document.uri} is an answer file, but its language could not be set: ${error}`);
    });
  };

  const forget = (document: TextDocument) => {
    // A change of language is announced as closing and opening of a document that is still there.
    if (document.isClosed) declined.delete(document.uri.toString());
    else if (document.languageId === LANGUAGE_ID) declined.add(document.uri.toString());
  };

  workspace.textDocuments.forEach(inspect);
  return Disposable.from(
    workspace.onDidOpenTextDocument(inspect),
    workspace.onDidCloseTextDocument(forget),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.some((change) => change.rangeOffset < HEAD_LENGTH)) inspect(document);
    }),
  );
}

function isUndecided({ languageId, uri }: TextDocument): boolean {
  if (UNDECIDED_LANGUAGES.has(languageId)) return true;
  return languageId !== LANGUAGE_ID && TEMPLATE_OF_XML.test(uri.path);
}

function isEnabled(document: TextDocument): boolean {
  return workspace.getConfiguration('unattend', document).get('detectByContent', true);
}

function headOf(document: TextDocument): string {
  return document.getText(new Range(document.positionAt(0), document.positionAt(HEAD_LENGTH)));
}
