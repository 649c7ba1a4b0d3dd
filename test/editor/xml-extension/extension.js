/** Test support: another extension for XML, which says its own name wherever it is asked. */
const vscode = require('vscode');

const NAME = 'another-xml';

exports.activate = (context) => {
  const { languages } = vscode;
  const findings = languages.createDiagnosticCollection(NAME);
  const check = (document) => {
    if (document.languageId !== 'xml') findings.delete(document.uri);
    else findings.set(document.uri, [new vscode.Diagnostic(new vscode.Range(0, 0, 0, 1), NAME)]);
  };
  vscode.workspace.textDocuments.forEach(check);
  context.subscriptions.push(
    findings,
    vscode.workspace.onDidOpenTextDocument(check),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => findings.delete(uri)),
    languages.registerCompletionItemProvider(
      'xml',
      { provideCompletionItems: () => [new vscode.CompletionItem(NAME)] },
      '<',
    ),
    languages.registerHoverProvider('xml', { provideHover: () => new vscode.Hover(NAME) }),
    languages.registerDocumentFormattingEditProvider('xml', {
      provideDocumentFormattingEdits: () => [
        vscode.TextEdit.insert(new vscode.Position(0, 0), `<!-- ${NAME} -->`),
      ],
    }),
  );
};
