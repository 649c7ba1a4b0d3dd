/**
 * Ten thousand random edits and requests leave a language server with the same answers as one that has just started
 * and sees the text for the first time.
 */
import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { makeAnswerFile } from '../fuzz/answer-files';
import { mutated } from '../fuzz/cases';
import { createRandom, type Random } from '../fuzz/random';
import { fixtures } from '../support/fixtures';
import { type LanguageClient, PULLING, startLanguageClient } from '../support/language-client';

const EDITS = Number(process.env.EDITS ?? 10_000);
/** After so many edits all answers are compared. */
const COMPARED_EVERY = 500;
const SEED = Number(process.env.SEED ?? 20_260);

const OPTIONS = { tabSize: 2, insertSpaces: true };

/** Every request about a document, with parameters for two places of it. */
const REQUESTS: Readonly<Record<string, (place: Places) => object>> = {
  'textDocument/completion': ({ position }) => ({ position }),
  'textDocument/hover': ({ position }) => ({ position }),
  'textDocument/definition': ({ position }) => ({ position }),
  'textDocument/references': ({ position }) => ({ position, context: { includeDeclaration: true } }),
  'textDocument/documentHighlight': ({ position }) => ({ position }),
  'textDocument/linkedEditingRange': ({ position }) => ({ position }),
  'textDocument/selectionRange': ({ position, range }) => ({ positions: [position, range.end] }),
  'textDocument/documentSymbol': () => ({}),
  'textDocument/foldingRange': () => ({}),
  'textDocument/documentLink': () => ({}),
  'textDocument/documentColor': () => ({}),
  'textDocument/inlayHint': ({ range }) => ({ range }),
  'textDocument/codeLens': () => ({}),
  'textDocument/semanticTokens/full': () => ({}),
  'textDocument/semanticTokens/range': ({ range }) => ({ range }),
  'textDocument/codeAction': ({ range }) => ({ range, context: { diagnostics: [] } }),
  'textDocument/formatting': () => ({ options: OPTIONS }),
  'textDocument/rangeFormatting': ({ range }) => ({ range, options: OPTIONS }),
  'textDocument/onTypeFormatting': ({ position }) => ({ position, ch: '\n', options: OPTIONS }),
  'textDocument/rename': ({ position }) => ({ position, newName: 'x1' }),
  'unattend/autoClose': ({ position }) => ({ position }),
  'unattend/setupPlan': () => ({}),
  'unattend/renderPlan': () => ({ format: 'markdown' }),
  'unattend/makeUnattended': () => ({}),
  'unattend/layouts': () => ({}),
  'unattend/searchSettings': () => ({ query: 'name', limit: 5 }),
};

interface Places {
  readonly position: Position;
  readonly range: { readonly start: Position; readonly end: Position };
}

type Position = ReturnType<TextDocument['positionAt']>;

describe('a language server after many edits', () => {
  it(`answers as a fresh one does (${EDITS} edits from seed ${SEED})`, async () => {
    const random = createRandom(SEED);
    const documents = ['file:///a/autounattend.xml', 'file:///b/x.xml', 'untitled:1'].map((uri) =>
      TextDocument.create(uri, 'unattend', 1, random.pick(fixtures).text),
    );
    const waiting = new Set<Promise<unknown>>();
    await withServer(async (server) => {
      for (const document of documents) server.open(document.uri, document.getText());
      for (let done = 1; done <= EDITS; done++) {
        const index = random.below(documents.length);
        documents[index] = edit(random, server, documents[index]!);
        if (random.once(4)) {
          // Nobody waits for these; some belong to a text that is gone when their turn comes.
          const answer = ask(server, random.pick(Object.keys(REQUESTS)), documents[index]!, random);
          waiting.add(answer.finally(() => waiting.delete(answer)));
        }
        if (done % COMPARED_EVERY !== 0 && done !== EDITS) continue;
        await Promise.all(waiting);
        await expectSameAnswers(server, documents, random);
      }
      assert.deepEqual(server.log, []);
    });
  }).timeout(300_000);
});

/** Changes a document as editors do, a few characters or all of it, in one or more parts; returns it as it is then. */
function edit(random: Random, server: LanguageClient, document: TextDocument): TextDocument {
  const { uri } = document;
  const version = document.version + 1 + random.below(3);
  const text = document.getText();
  if (random.once(60)) {
    server.close(uri);
    const reopened = TextDocument.create(uri, 'unattend', random.below(2), newText(random));
    server.open(uri, reopened.getText(), reopened.version);
    return reopened;
  }
  if (random.once(40) || text.length > 30_000) {
    const changes = [{ text: newText(random) }];
    server.change(uri, version, changes);
    return TextDocument.update(document, changes, version);
  }
  if (random.once(50)) server.notify('textDocument/didSave', { textDocument: { uri } });
  let current = document;
  const changes = Array.from({ length: 1 + random.below(3) }, () => {
    const { range } = placesIn(random, current);
    const change = {
      range: random.once(3) ? range : { start: range.start, end: range.start },
      text: piece(random),
    };
    current = TextDocument.update(current, [change], version);
    return change;
  });
  server.change(uri, version, changes);
  return TextDocument.update(current, [], version);
}

function newText(random: Random): string {
  const text = random.once(2) ? random.pick(fixtures).text : makeAnswerFile(random, false).text;
  return random.once(3) ? mutated(random, text) : text;
}

function piece(random: Random): string {
  return random.pick([
    '',
    'a',
    '<',
    '>',
    '</',
    '"',
    '\n',
    '\r\n',
    '\r',
    ' ',
    '1',
    '😀',
    '\ud800',
    '&',
    '<!--',
    '-->',
    '<Order>1</Order>',
  ]);
}

/** Positions as clients send them, some beyond the end of the line or the document. */
function placesIn(random: Random, document: TextDocument): Places {
  const offset = random.below(document.getText().length + 1);
  const start = document.positionAt(offset);
  const end = document.positionAt(offset + random.pick([0, 1, 5, 200]));
  if (!random.once(30)) return { position: start, range: { start, end } };
  const beyond = { line: start.line, character: start.character + 9999 };
  return {
    position: beyond,
    range: { start, end: random.once(2) ? beyond : { line: 99_999, character: 0 } },
  };
}

function ask(
  server: LanguageClient,
  method: string,
  document: TextDocument,
  random: Random,
): Promise<unknown> {
  return answerOf(server, method, document.uri, placesIn(random, document));
}

/** An answer, or the message of a refusal such as that of a rename. */
function answerOf(server: LanguageClient, method: string, uri: string, places: Places): Promise<unknown> {
  return server.ask(method, uri, REQUESTS[method]!(places)).catch((error: Error) => error.message);
}

async function expectSameAnswers(
  server: LanguageClient,
  documents: readonly TextDocument[],
  random: Random,
): Promise<void> {
  await withServer(async (fresh) => {
    for (const document of documents) {
      const { uri } = document;
      fresh.open(uri, document.getText(), document.version);
      // What was saved is judged more strictly: both look at it as saved.
      for (const one of [server, fresh]) one.notify('textDocument/didSave', { textDocument: { uri } });
      const [ours, theirs] = await Promise.all([server.pull(uri), fresh.pull(uri)]);
      assert.deepEqual(withoutId(ours), withoutId(theirs), `the diagnostics of\n${document.getText()}`);
      for (const method of Object.keys(REQUESTS)) {
        const places = placesIn(random, document);
        const answers = await Promise.all([server, fresh].map((one) => answerOf(one, method, uri, places)));
        assert.deepEqual(answers[0], answers[1], `${method} of\n${document.getText()}`);
      }
    }
  });
}

/** Stops the server whatever happens: a server that is left keeps the tests from ending. */
async function withServer(use: (server: LanguageClient) => Promise<void>): Promise<void> {
  const server = await startLanguageClient({ capabilities: PULLING });
  try {
    await use(server);
  } finally {
    assert.equal(await server.stop(), 0);
  }
}

function withoutId({ resultId: _, ...report }: { readonly resultId?: string }): object {
  return report;
}
