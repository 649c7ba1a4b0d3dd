/** Languages, keyboards, locales and time zones. */
import { inComponent, inPass, inRoot } from '../support/findings';
import { testRule } from '../support/rule-tests';

const core = (settings: string, pass = 'oobeSystem') =>
  inComponent(pass, 'Microsoft-Windows-International-Core', settings);
const winpe = (settings: string) =>
  inComponent('windowsPE', 'Microsoft-Windows-International-Core-WinPE', settings);
const shell = (settings: string) => inComponent('specialize', 'Microsoft-Windows-Shell-Setup', settings);

const IDENTITY =
  'processorArchitecture="amd64" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS"';
const component = (name: string, settings: string) =>
  `<component name="Microsoft-Windows-${name}" ${IDENTITY}>\n${settings}\n</component>`;

const setup = component('Setup', '<UserData>\n<AcceptEula>true</AcceptEula>\n</UserData>');
const oobe = '<OOBE>\n<ProtectYourPC>3</ProtectYourPC>\n</OOBE>';
const FOUR =
  '<InputLocale>0407:00000407</InputLocale>\n<SystemLocale>de-DE</SystemLocale>\n<UILanguage>de-DE</UILanguage>\n<UserLocale>de-DE</UserLocale>';

/** A file that installs Windows: components of windowsPE, and those of oobeSystem. */
const install = (windowsPE: string, oobeSystem: string) =>
  inRoot(
    [
      `<settings pass="windowsPE">\n${windowsPE}\n</settings>`,
      oobeSystem && `<settings pass="oobeSystem">\n${oobeSystem}\n</settings>`,
    ].join('\n'),
  );

/** Puts carets under the name of a component. */
const marked = (xml: string, rule: string) => {
  const start = xml.indexOf('name="') + 6;
  const length = xml.indexOf('"', start) - start;
  return xml.replace('\n', `\n${' '.repeat(start)}${'^'.repeat(length)} ${rule}\n`);
};

testRule('timezone-unknown', {
  reports: {
    'an IANA name': shell(`
<TimeZone>Europe/Berlin</TimeZone>
          ^^^^^^^^^^^^^ timezone-unknown (error)`),
    'a translated name': shell(`
<TimeZone>Mitteleurop&#xE4;ische Zeit</TimeZone>
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^ timezone-unknown (error)`),
    'an offset': shell(`
<TimeZone>GMT+1</TimeZone>
          ^^^^^ timezone-unknown (error)`),
    'a daylight name': shell(`
<TimeZone>Pacific Daylight Time</TimeZone>
          ^^^^^^^^^^^^^^^^^^^^^ timezone-unknown (error)`),
    'a misspelt name': shell(`
<TimeZone>Grenwich Standard Time</TimeZone>
          ^^^^^^^^^^^^^^^^^^^^^^ timezone-unknown (error)`),
    'a missing blank': shell(`
<TimeZone>W.Europe Standard Time</TimeZone>
          ^^^^^^^^^^^^^^^^^^^^^^ timezone-unknown (error)`),
    'the ending without a zone': shell(`
<TimeZone>Nowhere_dstoff</TimeZone>
          ^^^^^^^^^^^^^^ timezone-unknown (error)`),
    'a word that a script is to replace': shell(`
<TimeZone>{TimeZone}</TimeZone>
          ^^^^^^^^^^ timezone-unknown (warning)`),
    'a zone that early media had': shell(`
<TimeZone>Armenian Standard Time</TimeZone>
          ^^^^^^^^^^^^^^^^^^^^^^ timezone-unknown (warning)`),
  },
  quiet: {
    'names of Windows': shell('<TimeZone>W. Europe Standard Time</TimeZone>'),
    UTC: shell('<TimeZone>UTC</TimeZone>'),
    'a name that looks like an offset': shell('<TimeZone>UTC-11</TimeZone>'),
    'the ending': shell('<TimeZone>Pacific Standard Time_dstoff</TimeZone>'),
    'a placeholder': shell('<TimeZone>{{ timezone }}</TimeZone>'),
    'an empty element': shell(`
<TimeZone></TimeZone>
^^^^^^^^^^^^^^^^^^^^^ empty-element-noise`),
  },
  fixes: {
    'an IANA name': {
      before: shell('<TimeZone>Europe/Berlin</TimeZone>'),
      title: 'Replace by W. Europe Standard Time',
      after: shell('<TimeZone>W. Europe Standard Time</TimeZone>'),
    },
    'a name with the ending': {
      before: shell('<TimeZone>Pacific Daylight Time_dstoff</TimeZone>'),
      title: 'Replace by Pacific Standard Time_dstoff',
      after: shell('<TimeZone>Pacific Standard Time_dstoff</TimeZone>'),
    },
    'an offset by one of its zones': {
      before: shell('<TimeZone>UTC+01:00</TimeZone>'),
      title: 'Replace by Romance Standard Time',
      after: shell('<TimeZone>Romance Standard Time</TimeZone>'),
    },
  },
});

testRule('timezone-too-new', {
  reports: {
    'a zone of Windows 10 on Windows 7': {
      text: shell(`
<TimeZone>Astrakhan Standard Time</TimeZone>
          ^^^^^^^^^^^^^^^^^^^^^^^ timezone-too-new (info)`),
      target: { windows: 'windows-7' },
    },
    'a zone that the first media of Windows 10 had not': {
      text: shell(`
<TimeZone>Tomsk Standard Time</TimeZone>
          ^^^^^^^^^^^^^^^^^^^ timezone-too-new`),
      target: { windows: 'windows-10', build: 10240 },
    },
  },
  quiet: {
    'an unknown target': shell('<TimeZone>Astrakhan Standard Time</TimeZone>'),
    'a later version': {
      text: shell('<TimeZone>Astrakhan Standard Time</TimeZone>'),
      target: { windows: 'windows-11' },
    },
    'an old zone': { text: shell('<TimeZone>UTC</TimeZone>'), target: { windows: 'windows-7' } },
  },
});

testRule('timezone-case', {
  reports: {
    'small letters': shell(`
<TimeZone>w. europe standard time</TimeZone>
          ^^^^^^^^^^^^^^^^^^^^^^^ timezone-case (hint)`),
  },
  quiet: { 'the right capitals': shell('<TimeZone>W. Europe Standard Time_dstoff</TimeZone>') },
  fixes: {
    'small letters': {
      before: shell('<TimeZone>utc</TimeZone>'),
      title: 'Replace by UTC',
      after: shell('<TimeZone>UTC</TimeZone>'),
    },
  },
});

testRule('dstoff', {
  reports: {
    'both switches': shell(`
<DisableAutoDaylightTimeSet>true</DisableAutoDaylightTimeSet>
<TimeZone>Pacific Standard Time_dstoff</TimeZone>
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ dstoff (info)`),
    'a zone without daylight saving time': shell(`
<TimeZone>Tokyo Standard Time_dstoff</TimeZone>
          ^^^^^^^^^^^^^^^^^^^^^^^^^^ dstoff`),
  },
  quiet: {
    'one switch': shell('<TimeZone>Pacific Standard Time_dstoff</TimeZone>'),
    'a switch that is off': shell(
      '<DisableAutoDaylightTimeSet>false</DisableAutoDaylightTimeSet>\n<TimeZone>Pacific Standard Time_dstoff</TimeZone>',
    ),
  },
  fixes: {
    'a zone without daylight saving time': {
      before: shell('<TimeZone>Tokyo Standard Time_dstoff</TimeZone>'),
      title: 'Replace by Tokyo Standard Time',
      after: shell('<TimeZone>Tokyo Standard Time</TimeZone>'),
    },
  },
});

testRule('timezone-missing', {
  reports: {
    'a file that installs Windows': install(
      setup,
      marked(component('Shell-Setup', oobe), 'timezone-missing (info)'),
    ),
  },
  quiet: {
    'a file with a time zone': install(setup, component('Shell-Setup', `<TimeZone>UTC</TimeZone>\n${oobe}`)),
    'a file for Sysprep': inPass('oobeSystem', component('Shell-Setup', oobe)),
    'a file for Windows PE': inPass('windowsPE', setup),
    'a template with branches': install(setup, `%{ if oobe }\n${component('Shell-Setup', oobe)}\n%{ endif }`),
  },
});

testRule('locale-tag-unknown', {
  reports: {
    'an underscore': core(`
<UserLocale>de_DE</UserLocale>
            ^^^^^ locale-tag-unknown (error)`),
    'a country that has another code': core(`
<SystemLocale>en-UK</SystemLocale>
              ^^^^^ locale-tag-unknown (error)`),
    'language and region the wrong way round': core(`
<UserLocale>US-en</UserLocale>
            ^^^^^ locale-tag-unknown (error)`),
    'a name': winpe(`
<UILanguage>English</UILanguage>
            ^^^^^^^ locale-tag-unknown (error)`),
    'the language of Setup': winpe(`
<SetupUILanguage>
<UILanguage>xx-XX</UILanguage>
            ^^^^^ locale-tag-unknown (error)
</SetupUILanguage>`),
    'the form of InputLocale': core(`
<UserLocale>0809:00000809</UserLocale>
            ^^^^^^^^^^^^^ locale-tag-unknown (warning)`),
    'a long tag that no list has': core(`
<UserLocale>de-Latn-DE</UserLocale>
            ^^^^^^^^^^ locale-tag-unknown (warning)`),
  },
  quiet: {
    'locales in any case': core('<SystemLocale>EN-us</SystemLocale>\n<UserLocale>sr-Latn-RS</UserLocale>'),
    'another sort order': core('<SystemLocale>es-ES</SystemLocale>\n<UserLocale>es-ES_tradnl</UserLocale>'),
    'a placeholder': core('<UserLocale>{{ locale }}</UserLocale>'),
  },
  fixes: {
    'an underscore': {
      before: core('<UserLocale>de_DE</UserLocale>'),
      title: 'Replace by de-DE',
      after: core('<UserLocale>de-DE</UserLocale>'),
    },
    'a country that has another code': {
      before: core('<UserLocale>en-UK</UserLocale>'),
      title: 'Replace by en-GB',
      after: core('<UserLocale>en-GB</UserLocale>'),
    },
    'a decimal id': {
      before: core('<UserLocale>1031</UserLocale>'),
      title: 'Replace by de-DE',
      after: core('<UserLocale>de-DE</UserLocale>'),
    },
  },
});

testRule('uilanguage-no-language-pack', {
  reports: {
    'a region without menus of its own': core(`
<UILanguage>en-AU</UILanguage>
            ^^^^^ uilanguage-no-language-pack (warning)`),
    'a language alone': winpe(`
<UILanguage>de</UILanguage>
            ^^ uilanguage-no-language-pack`),
    'a language that Windows 10 dropped': {
      text: core(`
<UILanguage>zh-HK</UILanguage>
            ^^^^^ uilanguage-no-language-pack`),
      target: { windows: 'windows-10' },
    },
  },
  quiet: {
    'languages of Windows': core(
      '<UILanguage>ca-ES</UILanguage>\n<UILanguageFallback>es-ES</UILanguageFallback>',
    ),
    'the same region as a locale': core('<UserLocale>en-AU</UserLocale>'),
    'an old language with an unknown target': core('<UILanguage>zh-HK</UILanguage>'),
  },
  fixes: {
    'a tag with its script': {
      before: core('<UILanguage>zh-Hans-CN</UILanguage>'),
      title: 'Replace by zh-CN',
      after: core('<UILanguage>zh-CN</UILanguage>'),
    },
    'a region without menus of its own': {
      before: core('<UILanguage>de-AT</UILanguage>'),
      title: 'Replace by de-DE',
      after: core('<UILanguage>de-DE</UILanguage>'),
    },
  },
});

testRule('neutral-locale', {
  reports: {
    'a language alone': core(`
<SystemLocale>de</SystemLocale>
              ^^ neutral-locale (warning)
<UserLocale>en</UserLocale>
            ^^ neutral-locale`),
  },
  quiet: {
    'language and region': core('<SystemLocale>de-CH</SystemLocale>\n<UserLocale>gsw-CH</UserLocale>'),
  },
  fixes: {
    'a language with one region': {
      before: core('<UserLocale>de</UserLocale>'),
      title: 'Replace by de-DE',
      after: core('<UserLocale>de-DE</UserLocale>'),
    },
  },
});

testRule('uilanguagefallback-useless', {
  reports: {
    'a fully translated language': core(`
<UILanguage>en-US</UILanguage>
<UILanguageFallback>en-US</UILanguageFallback>
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ uilanguagefallback-useless (hint)`),
    'the same language in windowsPE': winpe(`
<UILanguage>en-US</UILanguage>
<UILanguageFallback>en-us</UILanguageFallback>
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ uilanguagefallback-useless (hint)`),
  },
  quiet: {
    'a partly translated language': core(
      '<UILanguage>ca-ES</UILanguage>\n<UILanguageFallback>fr-FR</UILanguageFallback>',
    ),
    'no language': core('<UILanguageFallback>en-US</UILanguageFallback>'),
    'another language for media that lack the first': winpe(
      '<UILanguage>hr-HR</UILanguage>\n<UILanguageFallback>en-US</UILanguageFallback>',
    ),
  },
  fixes: {
    'a fully translated language': {
      before: core('<UILanguage>en-US</UILanguage>\n<UILanguageFallback>en-US</UILanguageFallback>'),
      title: 'Remove UILanguageFallback',
      after: core('<UILanguage>en-US</UILanguage>'),
    },
  },
});

testRule('inputlocale-format', {
  reports: {
    'too few digits': core(`
<InputLocale>409:409</InputLocale>
             ^^^^^^^ inputlocale-format (error)`),
    'too many digits': core(`
<InputLocale>0413:000020409</InputLocale>
             ^^^^^^^^^^^^^^ inputlocale-format`),
    'the second of two items': winpe(`
<InputLocale>0409:00000409; 0407-00000407</InputLocale>
                            ^^^^^^^^^^^^^ inputlocale-format`),
    'commas between items': core(`
<InputLocale>en-US,de-DE</InputLocale>
             ^^^^^^^^^^^ inputlocale-format`),
    'two tags as a pair': core(`
<InputLocale>zh-TW:en-US</InputLocale>
             ^^^^^^^^^^^ inputlocale-format`),
    'a layout alone': core(`
<InputLocale>00000407</InputLocale>
             ^^^^^^^^ inputlocale-format`),
  },
  quiet: {
    'tags and pairs': core('<InputLocale>de-DE; 0409:00000409</InputLocale>'),
    'an input method': core(
      '<InputLocale>0411:{03B5835F-F03C-411B-9CE2-AA23E1171E36}{A76C93D9-5523-4E90-AAFA-4DB112F9AC76}</InputLocale>',
    ),
    'another sort order': core('<InputLocale>es-ES_tradnl</InputLocale>'),
    'a placeholder': core('<InputLocale>{{ keyboard }}</InputLocale>'),
  },
  fixes: {
    'too few digits': {
      before: core('<InputLocale>409:409;de-DE</InputLocale>'),
      title: 'Replace by 0409:00000409',
      after: core('<InputLocale>0409:00000409;de-DE</InputLocale>'),
    },
    'commas between items': {
      before: core('<InputLocale>en-US, de-DE</InputLocale>'),
      title: 'Replace by en-US;de-DE',
      after: core('<InputLocale>en-US;de-DE</InputLocale>'),
    },
    'hexadecimal prefixes': {
      before: core('<InputLocale>0x407:0x00000407</InputLocale>'),
      title: 'Replace by 0407:00000407',
      after: core('<InputLocale>0407:00000407</InputLocale>'),
    },
    'a tag with a layout': {
      before: core('<InputLocale>de-DE:00000407</InputLocale>'),
      title: 'Replace by 0407:00000407',
      after: core('<InputLocale>0407:00000407</InputLocale>'),
    },
  },
});

testRule('inputlocale-layout-unknown', {
  reports: {
    'a layout that does not exist': core(`
<InputLocale>0407:00009999</InputLocale>
             ^^^^^^^^^^^^^ inputlocale-layout-unknown (warning)`),
    'a decimal language id': core(`
<InputLocale>1031:00000407</InputLocale>
             ^^^^^^^^^^^^^ inputlocale-layout-unknown`),
    'a language that does not exist': core(`
<InputLocale>en-UK</InputLocale>
             ^^^^^ inputlocale-layout-unknown`),
    'an input method of another maker': core(`
<InputLocale>0804:{11111111-2222-3333-4444-555555555555}{66666666-7777-8888-9999-000000000000}</InputLocale>
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ inputlocale-layout-unknown (info)`),
  },
  quiet: {
    'a language with the layout of another': core('<InputLocale>0407:00020409</InputLocale>'),
    'a layout of the user': core('<InputLocale>0409:a0000409</InputLocale>'),
    'an id without a language of its own': core('<InputLocale>2000:00000409</InputLocale>'),
  },
  fixes: {
    'a decimal language id': {
      before: core('<InputLocale>1049:00000419</InputLocale>'),
      title: 'Replace by 0419:00000419',
      after: core('<InputLocale>0419:00000419</InputLocale>'),
    },
  },
});

testRule('inputlocale-lcid-1000', {
  reports: {
    'the id of no language': core(`
<InputLocale>1000:00000407</InputLocale>
             ^^^^^^^^^^^^^ inputlocale-lcid-1000 (warning)`),
  },
  quiet: { 'the id of a language': core('<InputLocale>1001:00000409</InputLocale>') },
  fixes: {
    'by the language of the layout': {
      before: core('<InputLocale>1000:00000407</InputLocale>'),
      title: 'Replace by 0407:00000407',
      after: core('<InputLocale>0407:00000407</InputLocale>'),
    },
  },
});

testRule('inputlocale-mismatch-hint', {
  reports: {
    'a keyboard of another language': core(`
<InputLocale>0409:00000409;0407:00000407</InputLocale>
             ^^^^^^^^^^^^^ inputlocale-mismatch-hint (hint)
<UserLocale>de-DE</UserLocale>`),
  },
  quiet: {
    'another region of the language': core(
      '<InputLocale>0407:00000407</InputLocale>\n<UserLocale>de-AT</UserLocale>',
    ),
    'a second keyboard': core('<InputLocale>de-DE;en-US</InputLocale>\n<UserLocale>de-DE</UserLocale>'),
    'no region': core('<InputLocale>en-US</InputLocale>'),
  },
});

testRule('layereddriver-range', {
  reports: {
    'a German file': winpe(`
<InputLocale>de-DE</InputLocale>
<LayeredDriver>6</LayeredDriver>
               ^ layereddriver-range (info)`),
  },
  quiet: {
    'a Japanese keyboard': winpe(
      '<InputLocale>0411:00000411</InputLocale>\n<LayeredDriver>6</LayeredDriver>',
    ),
    'a file without languages': winpe('<LayeredDriver>6</LayeredDriver>'),
    'a placeholder for the language': winpe(
      '<InputLocale>{{ keyboard }}</InputLocale>\n<LayeredDriver>6</LayeredDriver>',
    ),
    'a number out of range, which another rule reports': winpe(`
<InputLocale>de-DE</InputLocale>
<LayeredDriver>7</LayeredDriver>
               ^ enum-value`),
  },
});

const setupUI = '<SetupUILanguage>\n<UILanguage>en-US</UILanguage>\n</SetupUILanguage>';
const setupOnly = component('International-Core-WinPE', setupUI);
const winpeWithout = (severity?: string) =>
  install(
    `${setup}
${severity ? marked(setupOnly, `winpe-uilanguage-missing (${severity})`) : setupOnly}`,
    '',
  );

testRule('winpe-uilanguage-missing', {
  reports: {
    'the new Setup': {
      text: winpeWithout('warning'),
      target: { windows: 'windows-11', build: 26100 },
    },
    'Windows 11 of any build': { text: winpeWithout('info'), target: { windows: 'windows-11' } },
    'an unknown target': winpeWithout('hint'),
    'no component at all': {
      text: install(marked(setup, 'winpe-uilanguage-missing (warning)'), ''),
      target: { windows: 'server-2025' },
    },
  },
  quiet: {
    'an older build': { text: winpeWithout(), target: { windows: 'windows-11', build: 22631 } },
    'an older version': { text: winpeWithout(), target: { windows: 'windows-10' } },
    'a file with UILanguage': {
      text: install(
        `${setup}\n${component('International-Core-WinPE', '<UILanguage>en-US</UILanguage>')}`,
        '',
      ),
      target: { windows: 'windows-11', build: 26100 },
    },
    'a file for Sysprep': { text: core(FOUR), target: { windows: 'windows-11', build: 26100 } },
  },
  fixes: {
    'the language of Setup': {
      before: winpeWithout(),
      title: 'Add UILanguage en-US',
      after: winpeWithout().replace(
        '</SetupUILanguage>\n',
        '</SetupUILanguage>\n<UILanguage>en-US</UILanguage>\n',
      ),
    },
  },
});

const open = component('Shell-Setup', oobe);

testRule('oobe-international-missing', {
  reports: {
    'Windows 10': {
      text: install(setup, marked(open, 'oobe-international-missing (warning)')),
      target: { windows: 'windows-10' },
    },
    'an unknown target': install(setup, marked(open, 'oobe-international-missing (info)')),
  },
  quiet: {
    'Windows 7, which takes the values of windowsPE': {
      text: install(setup, component('Shell-Setup', oobe)),
      target: { windows: 'windows-7' },
    },
    'Windows Server': {
      text: install(setup, component('Shell-Setup', oobe)),
      target: { windows: 'server-2022' },
    },
    'a file with the component': {
      text: install(setup, `${component('Shell-Setup', oobe)}\n${component('International-Core', FOUR)}`),
      target: { windows: 'windows-11' },
    },
    'a file that leaves OOBE to another': {
      text: inPass('windowsPE', setup),
      target: { windows: 'windows-11' },
    },
    'a file for Sysprep': {
      text: inPass('oobeSystem', component('Shell-Setup', oobe)),
      target: { windows: 'windows-11' },
    },
  },
  fixes: {
    'with the values of windowsPE': {
      before: install(
        `${setup}\n${component('International-Core-WinPE', FOUR)}`,
        component('Shell-Setup', oobe),
      ),
      title: 'Add Microsoft-Windows-International-Core with the values of windowsPE',
      after: install(
        `${setup}\n${component('International-Core-WinPE', FOUR)}`,
        `${component('Shell-Setup', oobe)}\n${component('International-Core', FOUR.replace(/^/gm, '  '))}`,
      ),
    },
  },
});

const partly = FOUR.split('\n').slice(1).join('\n');
const incomplete = component('International-Core', partly);

testRule('oobe-international-incomplete', {
  reports: {
    'no keyboard': {
      text: install(
        setup,
        `${component('Shell-Setup', oobe)}\n${marked(incomplete, 'oobe-international-incomplete (warning)')}`,
      ),
      target: { windows: 'windows-11' },
    },
    'a keyboard in windowsPE only': {
      text: install(
        `${setup}\n${component('International-Core-WinPE', FOUR)}`,
        `${component('Shell-Setup', oobe)}\n${marked(incomplete, 'oobe-international-incomplete (info)')}`,
      ),
      target: { windows: 'windows-10' },
    },
  },
  quiet: {
    'all four values': {
      text: install(setup, `${component('Shell-Setup', oobe)}\n${component('International-Core', FOUR)}`),
      target: { windows: 'windows-11' },
    },
    'Windows 8.1': {
      text: install(setup, `${component('Shell-Setup', oobe)}\n${component('International-Core', partly)}`),
      target: { windows: 'windows-8.1' },
    },
    'a file for Sysprep': { text: core(partly), target: { windows: 'windows-11' } },
  },
  fixes: {
    'by the tag of the locale': {
      before: install(setup, `${component('Shell-Setup', oobe)}\n${component('International-Core', partly)}`),
      title: 'Add InputLocale',
      after: install(
        setup,
        `${component('Shell-Setup', oobe)}\n${component('International-Core', `${partly}\n<InputLocale>de-DE</InputLocale>`)}`,
      ),
      target: { windows: 'windows-11' },
    },
  },
});
