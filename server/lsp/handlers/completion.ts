/** Completion and hover. */
import { complete, describeCompletion } from '../../features/completion/completion';
import type { DocumentationKey } from '../../features/completion/item';
import { hover } from '../../features/hover';
import { toCompletionItems, toRange } from '../convert';
import type { Handlers } from '../session';

export const completionHandlers: Handlers = {
  capabilities: {
    completionProvider: { resolveProvider: true, triggerCharacters: ['<', '/', '"', ' ', '>'] },
    hoverProvider: true,
  },
  register({ connection, library, answer }) {
    connection.onCompletion(
      answer('completion', null, ({ document, file }, { position }) => ({
        isIncomplete: false,
        items: toCompletionItems(document, complete(file, document.offsetAt(position))),
      })),
    );
    connection.onCompletionResolve((item) => {
      const value = item.data && describeCompletion(library, item.data as DocumentationKey);
      return value ? { ...item, documentation: { kind: 'markdown', value } } : item;
    });
    connection.onHover(
      answer('hover', null, ({ document, file }, { position }) => {
        const found = hover(file, document.offsetAt(position));
        if (!found) return null;
        return { contents: { kind: 'markdown', value: found.markdown }, range: toRange(document, found.range) };
      }),
    );
  },
};
