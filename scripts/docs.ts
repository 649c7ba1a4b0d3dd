/** The generated pages of docs/, by path and content. */

import { SUBJECTS } from '../server/checks/rule';
import { ruleMarkdown } from '../server/checks/rule-markdown';
import { RULES } from '../server/checks/rules';
import { anchorOf, componentPage } from '../server/features/reference-page';
import { createSchemaLibrary } from '../server/schema/library';

/** Returns every generated page: path below docs/ and content. */
export function generatedPages(): ReadonlyMap<string, string> {
  const library = createSchemaLibrary();
  const pages = new Map<string, string>();
  for (const rule of RULES)
    pages.set(`rules/${rule.id}.md`, ruleMarkdown(rule) + settingLinks(rule.docs.settings));
  pages.set('rules/README.md', rulesIndex());
  for (const name of library.componentNames) {
    const schema = library.component(name)!;
    pages.set(
      `settings/${name}.md`,
      componentPage(schema, (path) => rulesAbout(`${name}/${path}`)),
    );
  }
  pages.set('settings/README.md', settingsIndex(library.componentNames));
  return pages;
}

function rulesAbout(setting: string): readonly string[] {
  return RULES.filter(({ docs }) => docs.settings?.includes(setting)).map(
    ({ id }) => `[${id}](../rules/${id}.md)`,
  );
}

function settingLinks(settings: readonly string[] | undefined): string {
  if (!settings) return '';
  const links = settings.map((setting) => {
    const [component, ...path] = setting.split('/');
    return `- [${path.join(' › ')}](../settings/${component}.md#${anchorOf(path.join('/'))}) of ${component}`;
  });
  return `\n## Settings\n\n${links.join('\n')}\n`;
}

function rulesIndex(): string {
  const sections = SUBJECTS.map((subject) => {
    const rows = RULES.filter((rule) => rule.subject === subject).map(
      ({ id, severity, title }) => `| [${id}](${id}.md) | ${severity} | ${title} |`,
    );
    return rows.length === 0
      ? ''
      : `## ${subject}\n\n| Rule | Severity | Reports |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
  });
  return `# Rules\n\n${RULES.length} rules. A comment before a line switches one off for that line: \`<!-- unattend-disable-next-line rule-id: reason -->\`; \`<!-- unattend-disable rule-id: reason -->\` switches it off in the file.\n\n${sections.filter((section) => section !== '').join('\n')}`;
}

function settingsIndex(names: readonly string[]): string {
  const rows = names.map((name) => `- [${name}](${name}.md)`);
  return `# Settings reference\n\nOne page for each component, made from \`schemas/components/\`.\n\n${rows.join('\n')}\n`;
}
