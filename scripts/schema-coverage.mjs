/** `npm run schemas`: how much of the schemas is filled in; fails when a setting has no description or source. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../schemas/components/', import.meta.url));
const files = readdirSync(folder);
const counts = {
  settings: 0,
  described: 0,
  'with a type': 0,
  'with a version': 0,
  'with passes': 0,
  'with a source': 0,
};
const missing = [];

for (const file of files) {
  const schema = JSON.parse(readFileSync(folder + file, 'utf8'));
  if (!schema.description) missing.push(`${schema.title}: no description`);
  visit(schema, schema.title, {
    since: schema.since,
    passes: schema.passes,
    source: schema.docs ?? schema.sources,
  });
}
console.log(`components: ${files.length}`);
for (const [what, count] of Object.entries(counts)) console.log(`${what}: ${count}`);
for (const line of missing) console.log(line);
process.exitCode = missing.length === 0 ? 0 : 1;

/** Versions, passes and sources are inherited, as the vocabulary says. */
function visit(parent, path, inherited) {
  const properties = parent.properties ?? parent.items?.properties ?? {};
  for (const [name, setting] of Object.entries(properties)) {
    const place = `${path}/${name}`;
    const facts = {
      since: setting.since ?? inherited.since,
      passes: setting.passes ?? inherited.passes,
      source: setting.docs ?? setting.sources ?? inherited.source,
    };
    counts.settings++;
    if (setting.description) counts.described++;
    else missing.push(`${place}: no description`);
    if (setting.type) counts['with a type']++;
    if (facts.since) counts['with a version']++;
    if (facts.passes) counts['with passes']++;
    if (facts.source) counts['with a source']++;
    else missing.push(`${place}: no source`);
    const allowed = setting.items?.enum ?? setting.enum;
    const texts = setting.items?.enumDescriptions ?? setting.enumDescriptions ?? [];
    if (allowed && (texts.length !== allowed.length || !texts.every(Boolean)))
      missing.push(`${place}: a value has no description`);
    visit(setting, place, facts);
  }
}
