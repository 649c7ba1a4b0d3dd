/** Secrets taken out of a file: all of them, and nothing else. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { DELETED_SECRET, encodePassword, PASSWORD_PLACES } from '../../server/answer-file/passwords';
import { redact } from '../../server/answer-file/redact';
import { wordSearch } from '../../server/answer-file/word-search';
import { planSetup } from '../../server/plan/setup-plan';
import { encodeReferences } from '../../server/syntax/entities';
import { apply, fileOf } from '../support/editing';
import { inComponent, inRoot } from '../support/findings';
import { fixtures } from '../support/fixtures';
import { hostileText, wellFormed } from '../support/generators';

const SHELL_SETUP = 'Microsoft-Windows-Shell-Setup';
const KEY = 'BCDFG-HJKMN-PQRTV-WXY23-46789';
const PUBLISHED = 'NPPR9-FWDCX-D2C8J-H872K-2YT43';

const redacted = (text: string) => apply(text, redact(fileOf(text)));

/** The text has «» around what must go. */
function testRedacted(marked: string): void {
  const text = marked.replace(/[«»]/g, '');
  assert.equal(redacted(text), marked.replace(/«[^»]*»/g, DELETED_SECRET));
}

const shell = (content: string) => inComponent('oobeSystem', SHELL_SETUP, content);
const command = (line: string) =>
  inComponent(
    'specialize',
    'Microsoft-Windows-Deployment',
    `<RunSynchronous><RunSynchronousCommand wcm:action="add"><Order>1</Order><Path>${line}</Path></RunSynchronousCommand></RunSynchronous>`,
  );

describe('redact', () => {
  describe('takes out', () => {
    for (const [what, marked] of Object.entries({
      'passwords, readable and hidden': shell(
        `<UserAccounts><AdministratorPassword><Value> «ab» </Value><PlainText>true</PlainText></AdministratorPassword>` +
          `<LocalAccounts><LocalAccount wcm:action="add"><Name>kim</Name><Password><Value>«${encodePassword('x', 'Password')}»</Value>` +
          '<PlainText>false</PlainText></Password></LocalAccount></LocalAccounts></UserAccounts>',
      ),
      'a password in several parts': shell(
        '<AutoLogon><Password><Value>«<![CDATA[a&b]]>c<!-- d -->e»</Value></Password></AutoLogon>',
      ),
      'product keys': shell(`<ProductKey>«${KEY}»</ProductKey>`),
      'a product key without hyphens': shell(
        `<ProductKey>«${KEY.replaceAll('-', '').toLowerCase()}»</ProductKey>`,
      ),
      'passwords in wrong places and of unknown components': inComponent(
        'specialize',
        'Contoso-Unknown',
        '<AutoLogon><Password>«secret»</Password></AutoLogon><JoinPassword>«a»</JoinPassword>' +
          '<WifiPassword x="1" Value="«b»"/><Password><value>«c»</value><PlainText>true</PlainText></Password>',
      ),
      'a password whose tag was never closed': shell(
        '<AutoLogon><Password><Value>«Summer-2024»<PlainText>true</PlainText></Password></AutoLogon>',
      ),
      'a password without its element': shell(
        '<AutoLogon><Password>\n  «Summer»\n  <PlainText>true</PlainText></Password></AutoLogon>',
      ),
      'passwords in commands': command(
        'cmd /c net user kim «Summer-2024» /add &amp; net user bo «"Win ter"» /add',
      ),
      'a password in quotation marks that XML spells': command('net user kim «&quot;Sum mer&quot;» /add'),
      'a password behind an option': command('join.exe --password «hunter» /quiet'),
      'a password for a share': command('net use Z: \\\\server\\share «Summer» /persistent:no'),
      'a password in the registry, by PowerShell': command(
        "powershell Set-ItemProperty -Path 'HKLM:\\x' -Name DefaultPassword -Value «'Summer'»",
      ),
      'a password in an address': command('curl https://kim:«Summer»@server/x'),
      'a secure string': command("powershell ConvertTo-SecureString -AsPlainText «'Summer'» -Force"),
      'a key in a command': command(`slmgr /ipk «${KEY}»`),
      'a command in sections': command('net user kim <![CDATA[«Summer-»]]><!-- x --><![CDATA[«2024»]]> /add'),
      'what comments hold': inRoot(
        `<!-- <Password><Value>«Summer»</Value></Password> ${KEY.replace(/.+/, '«$&»')} net user kim «Autumn» /add -->`,
      ),
      'what links hold': inRoot(
        '<!-- https://example.com/?Name0=kim&AccountPassword0=«Sum%20mer»&Locale=en -->',
      ),
      'keys of wireless networks': shell(
        '<Extension>&lt;keyMaterial&gt;«sum mer»&lt;/keyMaterial&gt;</Extension>',
      ),
      'the same password wherever else it stands': shell(
        '<AutoLogon><Password><Value>«Sum&amp;mer-1»</Value></Password></AutoLogon>' +
          `<Description>It is "«Sum&amp;mer-1»".</Description><!-- or «Sum&mer-1», <x y="«Sum&amp;mer-1»"/> --><x y="a«Sum&#38;mer-1»"/>` +
          `<![CDATA[«Sum&mer-1» <Value>«Sum&amp;mer-1»</Value> «${encodePassword('Sum&mer-1', 'Password')}»]]>`,
      ),
      'the password of a command wherever else it stands': `${command('net user kim «Summer-2024» /add')}<!-- kim has «Summer-2024» -->`,
      'what stands beside a placeholder': `${command('net user kim ${prefix}«Summer» /add')}${shell('<ProductKey>«${a}BCDFG»</ProductKey>')}`,
      'the default in a placeholder': shell(
        "<AutoLogon><Password><Value>«{{ password | default('Summer') }}»</Value></Password></AutoLogon>",
      ),
    })) {
      it(what, () => testRedacted(marked));
    }
  });

  describe('keeps', () => {
    for (const [what, text] of Object.entries({
      'published keys': `${shell(`<ProductKey>${PUBLISHED}</ProductKey>`)}<!-- ${PUBLISHED} --> ${command(`slmgr /ipk ${PUBLISHED}`)}`,
      'keys that are none': shell('<ProductKey>XXXXX-XXXXX-XXXXX-XXXXX-XXXXX</ProductKey>'),
      placeholders: `${shell('<AutoLogon><Password><Value>{{ password }}</Value></Password></AutoLogon>')}${command('net user kim "${password}" /add &amp;&amp; x --password {{ password }}')}`,
      'directives of templates': shell(
        '<ProductKey>{{ if .Key }}<Key>{{ .Key }}</Key>{{ end }}</ProductKey>',
      ),
      'empty values': shell('<AutoLogon><Password><Value></Value><Value/></Password></AutoLogon>'),
      'what Setup has deleted': shell(`<ProductKey>${DELETED_SECRET}</ProductKey>`),
      'a short word that is a password too': `${shell('<AutoLogon><Password><Value>«true»</Value><PlainText>true</PlainText></Password></AutoLogon>')}`,
      'what was taken out of commands': command(
        `reg add HKLM\\x /v DefaultPassword /t REG_SZ /d ${DELETED_SECRET} /f &amp; net user kim ${DELETED_SECRET}`,
      ),
      'the names of accounts': `${shell('<AutoLogon><Username>kim-2024</Username><Password><Value>«kim-2024»</Value></Password></AutoLogon>')}`,
    })) {
      it(what, () => testRedacted(text));
    }

    it('every character of files without a secret', () => {
      for (const text of ['', '<a>x</a>', fixtures.find(({ name }) => name.includes('packer'))!.text])
        assert.deepEqual(redact(fileOf(text)), []);
    });
  });

  it('leaves no secret of the preview in any fixture', () => {
    const texts = [
      ...fixtures.map(({ text }) => text),
      ...readdirSync('test/fixtures/plan')
        .filter((name) => !name.endsWith('.json'))
        .map((name) => readFileSync(`test/fixtures/plan/${name}`, 'utf8')),
    ];
    let count = 0;
    for (const text of texts) {
      const edits = redact(fileOf(text));
      for (const { range, where } of planSetup(fileOf(text)).secrets) {
        count++;
        assert.ok(
          edits.some(({ start, end }) => start >= range.start && end <= range.end),
          where,
        );
      }
      assert.deepEqual(planSetup(fileOf(apply(text, edits))).secrets, []);
    }
    assert.ok(count > 10, `${count} secrets`);
  });

  it('takes out every secret and nothing else, whatever the secret is', () => {
    const secret = fc
      .string({ unit: fc.constantFrom(...'aZ19-_.,!#+(){}[]~é€😀&<>'), minLength: 4, maxLength: 20 })
      .map((text) => `a1${text.replaceAll('--', '-~')}b`);
    fc.assert(
      fc.property(secret, fc.constantFrom('\n', '\r\n'), (password, lineBreak) => {
        const written = encodeReferences(password);
        const template = (clear: string, hidden: string, raw: string, encoded: string) =>
          shell(
            [
              `<AutoLogon><Password><Value>${clear}</Value><PlainText>true</PlainText></Password><Username>kim</Username></AutoLogon>`,
              '<UserAccounts>',
              `<AdministratorPassword><Value>${hidden}</Value><PlainText>false</PlainText></AdministratorPassword>`,
              '</UserAccounts>',
              `<FirstLogonCommands><SynchronousCommand wcm:action="add"><Order>1</Order><CommandLine>net user kim ${clear} /add</CommandLine>`,
              `<Description>(${clear})</Description></SynchronousCommand></FirstLogonCommands>`,
              `<!-- '${raw}' ${encoded} --><x><![CDATA['${raw.includes(']]>') ? clear : raw}' net user bo ${hidden}]]></x>`,
              `<x y="${clear}"/>`,
            ].join(lineBreak),
          );
        const all = (replace: (text: string) => string) =>
          template(
            replace(written),
            replace(encodePassword(password, 'AdministratorPassword')),
            replace(password),
            replace(encodePassword(password, 'Password')),
          );
        const result = redacted(all((text) => text));
        assert.equal(
          result,
          all(() => DELETED_SECRET),
        );
        for (const form of [
          password,
          written,
          ...PASSWORD_PLACES.map((place) => encodePassword(password, place)),
        ])
          assert.ok(!result.includes(form));
      }),
    );
  });

  it('has nothing more to do afterwards, for any text', () => {
    fc.assert(
      fc.property(fc.oneof(hostileText, wellFormed), (text) => {
        const once = redacted(text);
        assert.equal(redacted(once), once);
      }),
    );
  });
});

describe('finding words', () => {
  it('ends with the text, also where a longer word begins like a shorter one', () => {
    assert.deepEqual(wordSearch(['baaaa', 'baaa'])('baaa'), [{ start: 0, end: 4 }]);
  });

  it('agrees with searching for each, for any text', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 4, maxLength: 6 });
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 4 }),
        fc.array(word).map((parts) => parts.join('')),
        (words, text) => {
          const covered = new Set(
            wordSearch(words)(text).flatMap(({ start, end }) =>
              Array.from({ length: end - start }, (_, index) => start + index),
            ),
          );
          const expected = new Set<number>();
          for (const word of words) {
            for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
              for (let index = 0; index < word.length; index++) expected.add(at + index);
            }
          }
          assert.deepEqual([...covered].sort(ascending), [...expected].sort(ascending));
        },
      ),
    );
  });
});

const ascending = (a: number, b: number) => a - b;
