/** Every text of the client and of package.json can be translated, and is in German (npm run l10n finds new ones). */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { clientTexts, englishBundle, textsOf } from '../../scripts/client-texts';

/** They are the same in every language, or no words at all. */
const NAMES = [
  '$(circle-slash)',
  "'; img-src blob:",
  'Administrator',
  'HTML',
  'Markdown',
  'PNG',
  'SVG',
  'Unattend',
  'Windows',
  'Windows Vista',
  'Windows Server 2008',
  'Windows Server 2008 R2',
  'Windows Server 2012',
  'Windows Server 2012 R2',
  'Windows Server 2016',
  'Windows Server 2019',
  'Windows Server 2022',
  'Windows Server 2025',
];

const NAMES_OF_PACKAGE = [
  'ARM64 (arm64)',
  'BIOS',
  'Itanium (ia64)',
  'UEFI',
  'Unattend',
  'Windows 10',
  'Windows 11',
  'Windows 7',
  'Windows 8',
  'Windows 8.1',
  ...NAMES.filter((name) => /^Windows \w/.test(name)),
];

const SAME_IN_GERMAN = [
  'Administrator',
  'Editor',
  'Firmware',
  'Format',
  'Image',
  'In unattend.config.json',
  'System',
  'Windows',
  'Windows Setup',
  'in {0}',
  '{0} GB',
  '{0} MB',
  '{0} TB',
];

/** Names of properties of package.json whose values a person reads. */
const SHOWN = /^(?:title|shortTitle|label|displayName|category|altText)$|^enumItemLabels$|[dD]escriptions?$/;

const MANIFEST = JSON.parse(readFileSync('package.json', 'utf8'));

describe('the texts of the client', () => {
  it('are in the bundle as they are in the sources (npm run l10n writes it)', () => {
    const english = englishBundle();
    assert.ok(Object.keys(english).length > 200);
    assert.deepEqual(readTexts('l10n/bundle.l10n.json'), english);
    assert.deepEqual(Object.keys(readTexts('l10n/bundle.l10n.json')), Object.keys(english));
  });

  it('all go through l10n.t, but for names', () => {
    assert.deepEqual([...clientTexts().others].sort(), [...NAMES].sort());
  });

  for (const [where, source] of [
    ['a message', "void window.showErrorMessage('gone');"],
    ['a button that has a name', "const again = 'Again'; void window.showInformationMessage(text, again);"],
    ['a template', 'void window.showErrorMessage(`${rule} could not be read.`);'],
    ['an item of a list', "const item = { label: kept ? 'kept' : 'wiped' };"],
    ['a property', "picker.placeholder = 'a word of it';"],
    ['a return', "function problem() { return 'It must not be empty.'; }"],
    ['a page', 'const page = `<h1 title="${a}">A heading</h1><p>and more</p>`;'],
    ['words between tags', 'const page = <p class="quiet one">no disks</p>;'],
    ['an attribute', 'const page = <Disks label="all of them" />;'],
    ['an expression between tags', "const page = <ul>{disks.map((disk) => <li>{disk ?? 'none'}</li>)}</ul>;"],
  ] as const) {
    it(`are seen where they are not translated: ${where}`, () => {
      const { others, translatable } = textsOf(source, true);
      assert.ok(others.length > 0);
      assert.deepEqual(translatable, []);
    });
  }

  for (const [what, source] of [
    ['log', 'log.error(`The file could not be read: ${error}`);'],
    ['comparisons and types', "const is = one === 'Always'; type All = 'One and two';"],
    [
      'modules, ids and styles',
      "import a from 'a b'; run('unattend.showLog'); const p = <p class=\"a b\" />;",
    ],
    ['markup', 'const page = `<svg xmlns="a b" role="img ${name} of it"><g fill="one two"/></svg>`;'],
  ] as const) {
    it(`are told from what nobody reads: ${what}`, () => assert.deepEqual(textsOf(source, true).others, []));
  }

  it('are found with what fills their gaps', () => {
    const { translatable, others } = textsOf(
      "show(l10n.t('Disk {0}', id ?? l10n.t('unknown'), 'One more'));",
    );
    assert.deepEqual(translatable, ['Disk {0}', 'unknown']);
    assert.deepEqual(others, ['One more']);
  });

  it('must be literals', () => {
    for (const text of ['text', '`a ${b}`', "a + 'b'"])
      assert.throws(() => textsOf(`l10n.t(${text});`), text);
  });
});

describe('the texts of package.json', () => {
  it('all come from package.nls.json, but for names', () => {
    const { displayName, description, contributes } = structuredClone(MANIFEST);
    for (const { properties } of contributes.configuration) {
      // What a rule is about is said by the server, in English.
      if ('unattend.rules' in properties) delete properties['unattend.rules'].properties;
    }
    const shown = shownTexts({ displayName, description, contributes });
    assert.ok(shown.length > 80);
    const others = new Set(shown.filter((text) => !/^%[\w.]+%$/.test(text)));
    assert.deepEqual([...others].sort(), [...NAMES_OF_PACKAGE].sort());
  });

  it('lead to where the translations are', () => assert.equal(MANIFEST.l10n, './l10n'));
});

for (const [original, translations] of [
  ['l10n/bundle.l10n.json', translationsIn('l10n/', /^bundle\.l10n\.[\w-]+\.json$/)],
  ['package.nls.json', translationsIn('', /^package\.nls\.[\w-]+\.json$/)],
] as const) {
  for (const file of translations) {
    describe(file, () => {
      const [english, texts] = [readTexts(original), readTexts(file)];

      it('has the texts of the original, in their order', () => {
        assert.deepEqual(Object.keys(texts), Object.keys(english));
      });

      it('has them all translated', () => {
        const same = Object.entries(texts).filter(
          ([key, text]) => text.trim() === '' || text === english[key],
        );
        assert.deepEqual(
          same.map(([, text]) => text).filter((text) => !SAME_IN_GERMAN.includes(text)),
          [],
        );
      });

      it('keeps gaps, links and code', () => {
        for (const [key, text] of Object.entries(texts)) {
          assert.deepEqual(kept(text), kept(english[key]!), text);
        }
      });
    });
  }
}

describe('the translations', () => {
  it('have German for both', () => {
    assert.ok(readTexts('l10n/bundle.l10n.de.json') && readTexts('package.nls.de.json'));
  });

  it('are in the package of the editor', () => {
    const shipped = readFileSync('.vscodeignore', 'utf8').split('\n');
    for (const name of ['!l10n/bundle.l10n.*.json', '!package.nls.json', '!package.nls.*.json'])
      assert.ok(shipped.includes(name), name);
  });
});

function translationsIn(folder: string, name: RegExp): readonly string[] {
  return readdirSync(folder || '.')
    .filter((file) => name.test(file))
    .map((file) => folder + file);
}

function readTexts(file: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** What a translation must not change; the order is that of its language. */
function kept(text: string): readonly string[] {
  return (text.match(/\{\d+\}|\]\([^)]*\)|`[^`]*`/g) ?? []).sort();
}

/** The values of all properties that VS Code shows. */
function shownTexts(value: unknown, isShown = false): readonly string[] {
  if (typeof value === 'string') return isShown ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one) => shownTexts(one, isShown));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => shownTexts(one, SHOWN.test(key)));
}
