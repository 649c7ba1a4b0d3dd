/**
 * `npm run test:other-editors`: has Neovim and Emacs work on an answer file through the built language server, with
 * the configuration that docs/editors.md gives. An editor that is not installed is left out, and that is said.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const HERE = fileURLToPath(new URL('.', import.meta.url));

/** `configuration` tells the code blocks of docs/editors.md that belong to the editor by a word in each. */
const EDITORS = [
  {
    title: 'Neovim',
    needs: ['nvim', '--version'],
    install: 'apt-get install neovim',
    configuration: [['lua', 'nvim_create_autocmd']],
    command: ['nvim', '--headless', '--clean', '-S', 'init.lua', '-S', join(HERE, 'neovim.lua')],
    init: 'init.lua',
  },
  {
    title: 'Emacs with Eglot',
    needs: ['emacs', '--batch', '--eval', "(require 'eglot)"],
    install: 'apt-get install emacs-nox elpa-eglot',
    configuration: [
      ['elisp', 'unattend-mode nxml-mode'],
      ['elisp', 'eglot-server-programs'],
    ],
    command: emacsWith('eglot.el'),
    init: 'init.el',
  },
  {
    title: 'Emacs with lsp-mode',
    needs: ['emacs', '--batch', '--eval', "(require 'lsp-mode)"],
    install: 'apt-get install emacs-nox elpa-lsp-mode',
    configuration: [
      ['elisp', 'unattend-mode nxml-mode'],
      ['elisp', 'lsp-register-client'],
    ],
    command: emacsWith('lsp-mode.el'),
    // lsp-mode 8 counts characters, not the units of the protocol, as docs/editors.md says.
    character: '☃',
    init: 'init.el',
  },
];

/** A character beyond the basic plane tells whether both sides count positions in UTF-16 units. */
const COMPUTER = '🖥';
const sample = (character) => `<?xml version="1.0" encoding="utf-8"?>
<unattend xmlns="urn:schemas-microsoft-com:unattend">
  <settings pass="specialize">
    <component name="Microsoft-Windows-Shell-Setup" processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS">
    <!-- ${character} --><ComputrName>PC-${character}</ComputrName>
      <RegisteredOwner>  two  blanks  </RegisteredOwner>
          <TimeZone>UTC</TimeZone>
    </component>
  </settings>
  <settings pass="oobeSystem" />
</unattend>
`;
/** Turns a rule off that would report the empty pass: the server reads the file itself. */
const CONFIGURATION = '{ "rules": { "empty-settings-or-component": "off" } }\n';

let passed = 0;
let failed = 0;
let skipped = 0;
for (const editor of EDITORS) {
  if (spawnSync(editor.needs[0], editor.needs.slice(1)).status !== 0) {
    skipped++;
    console.log(`- ${editor.title}: not installed (${editor.install})`);
    continue;
  }
  const start = Date.now();
  try {
    const { client } = check(workWith(editor), sample(editor.character ?? COMPUTER));
    passed++;
    console.log(`✓ ${client} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed++;
    console.log(`✗ ${editor.title}\n${String(error.message ?? error).replace(/^/gm, '    ')}`);
  }
}
console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

function emacsWith(session) {
  return ['emacs', '--batch', '-l', join(HERE, 'session.el'), '-l', 'init.el', '-l', join(HERE, session)];
}

/** Runs the session of an editor in a folder of its own and returns what it saw. */
function workWith({ command: [program, ...args], configuration, init, character = COMPUTER }) {
  const folder = mkdtempSync(join(tmpdir(), 'unattend-editor-'));
  try {
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    symlinkSync(join(ROOT, 'dist/server.js'), join(bin, 'unattend-language-server'));
    chmodSync(join(ROOT, 'dist/server.js'), 0o755);
    writeFileSync(join(folder, 'autounattend.xml'), sample(character));
    writeFileSync(join(folder, 'unattend.config.json'), CONFIGURATION);
    writeFileSync(
      join(folder, init),
      configuration.map(([language, word]) => block(language, word)).join('\n'),
    );
    const env = { ...process.env, HOME: folder, PATH: `${bin}${delimiter}${process.env.PATH}` };
    const { stdout, stderr } = spawnSync(program, args, {
      cwd: folder,
      env,
      encoding: 'utf8',
      timeout: 90_000,
    });
    try {
      return JSON.parse(readFileSync(join(folder, 'result.json'), 'utf8'));
    } catch {
      throw new Error(`${program} wrote no result.\n${(stdout + stderr).slice(-2000)}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The code block of docs/editors.md in this language that has this word. */
function block(language, word) {
  const page = readFileSync(join(ROOT, 'docs/editors.md'), 'utf8');
  const blocks = [...page.matchAll(/^```(\w+)\n(.*?)^```$/gms)];
  const found = blocks.filter(([, name, code]) => name === language && code.includes(word));
  assert.equal(found.length, 1, `docs/editors.md has ${found.length} blocks of ${language} with "${word}"`);
  return found[0][2];
}

/** What every editor must have seen. */
function check(result, text) {
  assert.equal(result.problem, undefined);
  assert.ok(!result.codes.includes('empty-settings-or-component'), 'unattend.config.json was not read');
  assert.equal(result.marked, 'ComputrName');
  assert.match(result.hover, /TimeZone.*time zone/is);
  assert.equal(result.fixed, text.replaceAll('ComputrName', 'ComputerName'));
  for (const label of ['AutoLogon', 'ProductKey']) assert.ok(result.labels.includes(label), `no ${label}`);
  assert.ok(!result.labels.includes('TimeZone'), 'a setting is offered a second time');
  const [before, after] = result.fixed.split('      <RegisteredOwner>');
  assert.ok(result.completed.startsWith(`${before}      <AutoLogon>\n        <`), result.completed);
  assert.ok(
    result.completed.endsWith(`\n      </AutoLogon>\n      <RegisteredOwner>${after}`),
    result.completed,
  );
  assert.doesNotMatch(result.completed, /\$/);
  const formatted = result.fixed
    .replace(/ +(<!-- . -->)/u, '      $1\n      ')
    .replace(/ +<TimeZone>/, '      <TimeZone>');
  assert.equal(result.formatted, formatted);
  return result;
}
