/** Which documents become answer files. */
import * as vscode from 'vscode';
import { assertEqual, closeEditors, eventually, openFile, openText, settles } from './editor';

const ANSWER_FILE = '<unattend xmlns="urn:schemas-microsoft-com:unattend"></unattend>';

suite('language', () => {
  teardown(closeEditors);

  for (const name of ['AutoUnattend.xml', 'Unattend_x64.xml']) {
    test(`${name} is an answer file by its name`, async () => {
      const { document } = await openFile(name);
      assertEqual(document.languageId, 'unattend', 'language');
    });
  }

  for (const name of ['lab.xml', 'lab.xml.pkrtpl.hcl', 'lab.xml.erb']) {
    test(`${name} is one by its root element`, async () => {
      const { document } = await openFile(name);
      await becomes(document.uri, 'unattend');
    });
  }

  test('another XML file stays what it is', async () => {
    const { document } = await openFile('ordinary.xml');
    await settles();
    assertEqual(languageOf(document.uri), 'xml', 'language');
  });

  test('a document becomes one when the root element is typed', async () => {
    const editor = await openText('', 'xml');
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), ANSWER_FILE));
    await becomes(editor.document.uri, 'unattend');
  });

  test('one that was made XML by hand stays XML', async () => {
    const { document } = await openText(ANSWER_FILE);
    await vscode.languages.setTextDocumentLanguage(document, 'xml');
    await settles();
    assertEqual(languageOf(document.uri), 'xml', 'language');
  });

  test('nothing is detected when the setting is off', async () => {
    const settings = vscode.workspace.getConfiguration('unattend');
    await settings.update('detectByContent', false, vscode.ConfigurationTarget.Global);
    try {
      const { document } = await openText(ANSWER_FILE, 'xml');
      await settles();
      assertEqual(languageOf(document.uri), 'xml', 'language');
    } finally {
      await settings.update('detectByContent', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});

function becomes(uri: vscode.Uri, language: string): Promise<true> {
  return eventually(`${uri.path} to become ${language}`, () => languageOf(uri) === language || undefined);
}

function languageOf(uri: vscode.Uri): string | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString())
    ?.languageId;
}
