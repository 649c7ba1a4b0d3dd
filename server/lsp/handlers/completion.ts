/** Completion and hover. */
import { RULE_IDS, ruleById } from '../../checks/rules';
import { complete, describeCompletion } from '../../features/completion/completion';
import type { DocumentationKey } from '../../features/completion/item';
import { hover } from '../../features/hover';
import { toCompletionList } from '../completion-list';
import { ruleCommandLink, toRange } from '../convert';
import { toMarkup } from '../plain-clients';
import type { Handlers, Session } from '../session';

export const completionHandlers: Handlers = {
  capabilities: {
    completionProvider: {
      resolveProvider: true,
      triggerCharacters: ['<', '/', '"', ' ', '>', ';', ':', ','],
    },
    hoverProvider: true,
  },
  register(session) {
    const { connection, answer } = session;
    connection.onCompletion(
      answer('completion', null, ({ document, file }, { position, context }) => {
        const options = { ...RULE_TEXTS, trigger: context?.triggerCharacter };
        const completion = complete(file, document.offsetAt(position), options);
        return toCompletionList(document, completion, session.client);
      }),
    );
    connection.onCompletionResolve((item) => {
      const value = item.data && describeCompletion(session.library, item.data as DocumentationKey);
      return value ? { ...item, documentation: toMarkup(value, session.client) } : item;
    });
    connection.onHover(
      answer('hover', null, ({ document, file }, { position }) => {
        const found = hover(file, document.offsetAt(position), (id) => ruleText(id, session));
        if (!found) return null;
        return {
          contents: toMarkup(found.markdown, session.client),
          range: toRange(document, found.range),
        };
      }),
    );
  },
};

const RULE_TEXTS = {
  ruleIds: [...RULE_IDS].sort(),
  titleOfRule: (id: string) => ruleById(id)?.title,
};

function ruleText(id: string, { client }: Session): string | undefined {
  const rule = ruleById(id);
  const link = client.opensDocumentation ? `\n\n[About this rule](${ruleCommandLink(id)})` : '';
  return rule && `**${rule.id}**: ${rule.title}\n\n${rule.docs.why}${link}`;
}
