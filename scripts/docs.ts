/** The generated pages of docs/, by path and content. */

import { RULES } from '../server/checks/rules';
import { COMMANDS } from '../server/cli/commands';
import { manual } from '../server/cli/manual';
import {
  ruleDocumentation,
  rulesIndex,
  settingDocumentation,
  settingsIndex,
} from '../server/report/documentation';
import { createSchemaLibrary } from '../server/schema/library';

/** Returns every generated page: path below docs/ and content. */
export function generatedPages(): ReadonlyMap<string, string> {
  const library = createSchemaLibrary();
  const pages = new Map<string, string>();
  for (const { id } of RULES) pages.set(`rules/${id}.md`, ruleDocumentation(id)!);
  pages.set('rules/README.md', rulesIndex());
  for (const name of library.componentNames)
    pages.set(`settings/${name}.md`, settingDocumentation(name, library)!);
  pages.set('settings/README.md', settingsIndex(library));
  pages.set('command-line.md', manual(COMMANDS));
  return pages;
}
