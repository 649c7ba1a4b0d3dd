/** The attributes action and keyValue count only in their namespace. */

import { declareWcm, replaceRange } from '../../answer-file/edits';
import { notableSettings } from '../../answer-file/notable-settings';
import type { Rule } from '../rule';

export const wcmPrefixMissing: Rule = {
  id: 'wcm-prefix-missing',
  title: 'action or keyValue has no prefix',
  subject: 'lists',
  severity: 'warning',
  docs: {
    why: 'The attributes that mark the items of a list belong to the namespace of the prefix `wcm`. Without it they are other attributes, which Setup does not know.',
    wrong: '<FirewallGroup action="add" keyValue="RemoteDesktop">',
    right: '<FirewallGroup wcm:action="add" wcm:keyValue="RemoteDesktop">',
    sources: ['learn.microsoft.com component-settings-and-properties-reference'],
  },
  check(file, report) {
    for (const { node } of notableSettings(file).withAttributes) {
      for (const attribute of node.attributes) {
        if (attribute.name !== 'action' && attribute.name !== 'keyValue') continue;
        const range = { start: attribute.nameStart, end: attribute.nameStart + attribute.name.length };
        report(
          range,
          `The attribute must be called wcm:${attribute.name}: without the prefix Setup does not know it.`,
          {
            fixes: () => [
              {
                title: `Rename to wcm:${attribute.name}`,
                edits: [replaceRange(range, `wcm:${attribute.name}`), ...declareWcm(file, node)],
                preferred: true,
              },
            ],
          },
        );
      }
    }
  },
};
