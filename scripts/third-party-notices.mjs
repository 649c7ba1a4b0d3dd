/** `npm run notices`: writes THIRD_PARTY_NOTICES.md with the licences of what the bundles contain. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { BUILDS } from '../esbuild.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const names = new Set();
for (const options of BUILDS) {
  const { metafile } = await esbuild.build({ ...options, write: false, metafile: true, logLevel: 'error' });
  for (const input of Object.keys(metafile.inputs)) {
    const [, name] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input) ?? [];
    if (name) names.add(name);
  }
}
const sections = [...names].sort().map((name) => {
  const folder = `${root}node_modules/${name}/`;
  const { version, license, homepage } = JSON.parse(readFileSync(`${folder}package.json`, 'utf8'));
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|thirdpartynotices)/i.test(entry));
  const text = file ? readFileSync(folder + file, 'utf8').trim() : 'The package carries no licence text.';
  return `## ${name} ${version}\n\n${license}${homepage ? `, ${homepage}` : ''}\n\n\`\`\`text\n${text}\n\`\`\``;
});
const intro = '# Third-party notices\n\nThe bundles of this extension contain the following packages.';
writeFileSync(`${root}THIRD_PARTY_NOTICES.md`, `${[intro, ...sections].join('\n\n')}\n`);
