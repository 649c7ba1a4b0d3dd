/** Passwords and keys that anybody who has the file can read. */
import { encodePassword } from '../../server/answer-file/passwords';
import { inComponent, inRoot } from '../support/findings';
import { testRule } from '../support/rule-tests';

const SHELL_SETUP = 'Microsoft-Windows-Shell-Setup';
const administrator = (password: string) =>
  inComponent(
    'oobeSystem',
    SHELL_SETUP,
    `<UserAccounts>\n<AdministratorPassword>\n${password}\n</AdministratorPassword>\n</UserAccounts>`,
  );
const wim = (settings: string) =>
  inComponent(
    'windowsPE',
    'Microsoft-Windows-PnpCustomizationsWinPE',
    `<DriverPaths>\n<PathAndCredentials wcm:action="add" wcm:keyValue="1">\n${settings}\n<Path>\\\\server\\drivers</Path>\n</PathAndCredentials>\n</DriverPaths>`,
  );

testRule('secrets-in-clear', {
  reports: {
    'a readable password': administrator(`<Value>Summer-2024</Value>
       ^^^^^^^^^^^ secrets-in-clear (info)
<PlainText>true</PlainText>`),
    'the password of a share': wim(`<Credentials>
<Domain>contoso</Domain>
<Password>Summer-2024</Password>
          ^^^^^^^^^^^ secrets-in-clear
<Username>kim</Username>
</Credentials>`),
    'a product key that nobody published': inComponent(
      'specialize',
      SHELL_SETUP,
      `<ProductKey>BCDFG-HJKMN-PQRTV-WXY23-46789</ProductKey>
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secrets-in-clear`,
    ),
  },
  quiet: {
    'a hidden password': administrator(
      `<Value>${encodePassword('Summer-2024', 'AdministratorPassword')}</Value>\n<PlainText>false</PlainText>`,
    ),
    'a placeholder': administrator('<Value>{{ password }}</Value>\n<PlainText>true</PlainText>'),
    'a published key': inComponent(
      'specialize',
      SHELL_SETUP,
      '<ProductKey>NPPR9-FWDCX-D2C8J-H872K-2YT43</ProductKey>',
    ),
  },
  fixes: {
    'a readable password': {
      before: administrator('<Value>Summer-2024</Value>\n<PlainText>true</PlainText>'),
      title: 'Hide the password',
      after: administrator(
        `<Value>${encodePassword('Summer-2024', 'AdministratorPassword')}</Value>\n<PlainText>false</PlainText>`,
      ),
    },
    'a password without PlainText': {
      before: administrator('<Value>Summer-2024</Value>'),
      title: 'Hide the password',
      after: administrator(
        `<Value>${encodePassword('Summer-2024', 'AdministratorPassword')}</Value>\n<PlainText>false</PlainText>`,
      ),
    },
  },
});

const specialize = (path: string) =>
  inComponent(
    'specialize',
    'Microsoft-Windows-Deployment',
    `<RunSynchronous>\n<RunSynchronousCommand wcm:action="add">\n<Order>1</Order>\n${path}\n</RunSynchronousCommand>\n</RunSynchronous>`,
  );

testRule('secret-in-command', {
  reports: {
    'an account made by a command': specialize(`<Path>net user kim Summer-2024 /add</Path>
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secret-in-command (info)`),
    'a password in the registry':
      specialize(`<Path>reg.exe add HKLM\\x /v DefaultPassword /t REG_SZ /d "kim" /f</Path>
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secret-in-command`),
    'a password for a share':
      specialize(`<Path>cmd /c net use Z: \\\\server\\x /user:contoso\\kim Summer-2024</Path>
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secret-in-command`),
  },
  quiet: {
    'an account that is switched on': specialize('<Path>net user Administrator /active:yes</Path>'),
    'a password that is asked for': specialize('<Path>net user kim * /add</Path>'),
    'a list of accounts in a file': specialize(
      '<Path>cmd /c net user &gt;&gt; C:\\log.txt 2&gt;&amp;1</Path>',
    ),
    'a password that is removed': specialize('<Path>reg.exe delete HKLM\\x /v DefaultPassword /f</Path>'),
    'a placeholder': specialize('<Path>net user kim {{ password }} /add</Path>'),
  },
});

const commented = (lines: string) => inRoot(`<!--\n${lines}\n-->`);

testRule('secret-in-comment', {
  reports: {
    'a password that was commented out': commented(`<Password><Value>Summer-2024</Value></Password>
                 ^^^^^^^^^^^ secret-in-comment (warning)`),
    'a password of credentials': commented(`<Password>Summer-2024</Password>
          ^^^^^^^^^^^ secret-in-comment`),
    'a product key that nobody published': commented(`key: BCDFG-HJKMN-PQRTV-WXY23-46789
     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ secret-in-comment (info)`),
    'a password in words': commented(`The password: Summer-2024
              ^^^^^^^^^^^ secret-in-comment (info)`),
  },
  quiet: {
    'a published product key': commented('key: NPPR9-FWDCX-D2C8J-H872K-2YT43'),
    'a key that is no key': commented('key: XXXXX-XXXXX-XXXXX-XXXXX-XXXXX'),
    prose: commented('The password: see the wiki. No password = no logon.'),
    'a blank password that is hidden': commented(
      `<Value>x</Value> <Password><Value>${encodePassword('', 'Password')}</Value></Password>`,
    ),
    placeholders: commented(
      '<Password>{{ password }}</Password> <Password>YOUR_PASSWORD</Password> password: %PASSWORD1%',
    ),
  },
});

const LINK = 'https://schneegans.de/windows/unattend-generator/?Locale=en-US&AccountName0=kim';

testRule('secret-in-generator-link', {
  reports: {
    'a password in the link': commented(`${LINK}&AccountPassword0=Summer-2024&ColorMode=Default
${' '.repeat(LINK.length + 18)}^^^^^^^^^^^ secret-in-generator-link (warning)`),
    'a Wi-Fi password behind an escaped ampersand': commented(`${LINK}&amp;WifiPassword=abc12345
${' '.repeat(LINK.length + 18)}^^^^^^^^ secret-in-generator-link`),
  },
  quiet: {
    'an empty password': commented(`${LINK}&AccountPassword0=&AccountName1=`),
    'a published product key': commented(`${LINK}&ProductKey=NPPR9-FWDCX-D2C8J-H872K-2YT43`),
    'a mode that has to do with passwords': commented(`${LINK}&PasswordExpirationMode=Unlimited`),
  },
  fixes: {
    'the value': {
      before: commented(`${LINK}&AccountPassword0=Summer-2024&ColorMode=Default`),
      title: 'Empty AccountPassword0',
      after: commented(`${LINK}&AccountPassword0=&ColorMode=Default`),
    },
  },
});
