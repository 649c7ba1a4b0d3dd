/** The documentation page of a rule, from its row of the table. */
import type { Rule } from './rule';

export function ruleMarkdown(rule: Rule): string {
  const { id, title, severity, docs } = rule;
  const parts = [
    `# ${id}`,
    `${title}. Severity: **${severity}**.`,
    docs.why,
    docs.appliesTo && `Applies to: ${docs.appliesTo}`,
    '## Wrong',
    fence(docs.wrong),
    ...(docs.right === '' ? [] : ['## Right', fence(docs.right)]),
    '## Switching it off',
    `On one line: \`<!-- unattend-disable-next-line ${id}: reason -->\` before it. In a whole file: \`<!-- unattend-disable ${id}: reason -->\`. Everywhere: \`"rules": { "${id}": "off" }\` in \`unattend.config.json\`, or \`"unattend.rules": { "${id}": "off" }\` in the settings of the editor.`,
    '## Sources',
    docs.sources.map((source) => `- ${source}`).join('\n'),
  ];
  return `${parts.filter((part) => part !== undefined && part !== '').join('\n\n')}\n`;
}

function fence(xml: string): string {
  return `\`\`\`xml\n${xml}\n\`\`\``;
}
