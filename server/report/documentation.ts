/** The pages of the documentation, for docs/ and for the editor: one of each rule, one of each component, two lists. */
import { SUBJECTS } from '../checks/rule';
import { ruleMarkdown } from '../checks/rule-markdown';
import { RULES, ruleById } from '../checks/rules';
import { anchorOf, componentPage } from '../features/reference-page';
import type { SchemaLibrary } from '../schema/library';

/** Returns the page of a rule, with links to the settings that it is about; undefined when there is no such rule. */
export function ruleDocumentation(id: string): string | undefined {
  const rule = ruleById(id);
  return rule && ruleMarkdown(rule) + settingLinks(rule.docs.settings);
}

/** Returns the reference page of a component, with links to the rules about its settings. */
export function settingDocumentation(component: string, library: SchemaLibrary): string | undefined {
  const schema = library.component(component);
  return schema && componentPage(schema, (path) => rulesAbout(`${schema.title}/${path}`));
}

export function rulesIndex(): string {
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

export function settingsIndex(library: SchemaLibrary): string {
  const rows = library.componentNames.map((name) => `- [${name}](${name}.md)`);
  return `# Settings reference\n\nOne page for each component, made from \`schemas/components/\`.\n\n${rows.join('\n')}\n`;
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
