/** Generators of XML for property tests. */
import fc from 'fast-check';

/** Names as they stand in answer files, and those that a careless lookup in an object finds. */
const elementName = fc.constantFrom(
  'unattend',
  'settings',
  'component',
  'ComputerName',
  'Disk',
  'x-1.2_3',
  'größe',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
);

const attributeName = fc.constantFrom(
  'pass',
  'name',
  'language',
  '__proto__',
  'constructor',
  'wcm:action',
  'ns:a',
);

/** Characters that need care somewhere, among ordinary ones. */
const character = fc.constantFrom(...'aB1 .-_/\\%$@{}()=;:|*é😀', '\n', '\t', '&', '<', '>', '"', "'", ']');

const plainText = fc.string({ unit: character, minLength: 1, maxLength: 12 });

/** One way to write a text in XML. */
const writtenText = fc
  .tuple(plainText, fc.constantFrom('named', 'decimal', 'hexadecimal'))
  .map(([text, how]) =>
    text.replace(/[&<>"']/g, (special) => {
      if (how === 'decimal') return `&#${special.charCodeAt(0)};`;
      if (how === 'hexadecimal') return `&#x${special.charCodeAt(0).toString(16).toUpperCase()};`;
      return { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }[special]!;
    }),
  );

const attributes = fc
  .uniqueArray(fc.tuple(attributeName, writtenText, fc.constantFrom('"', "'")), {
    selector: ([name]) => name,
    maxLength: 3,
  })
  .map((list) => list.map(([name, value, quote]) => ` ${name}=${quote}${value}${quote}`).join(''));

const comment = plainText.map((text) => `<!--${text.replaceAll('-', '~')}-->`);
const cdata = plainText.map((text) => `<![CDATA[${text.replaceAll(']', '~')}]]>`);
/** Without quotation marks, between which fast-xml-parser looks for the pairs of attributes. */
const instruction = plainText.map((text) => `<?keep ${text.replace(/[?>"'<]/g, '~')}?>`);

/** An element as XML text, with everything inside that an answer file may hold. */
const { element } = fc.letrec<{ element: string; content: string }>((tie) => ({
  element: fc
    .tuple(
      elementName,
      attributes,
      fc.array(tie('content'), { maxLength: 4, depthIdentifier: 'element' }),
      fc.boolean(),
    )
    .map(([name, written, content, closesItself]) =>
      content.length === 0 && closesItself
        ? `<${name}${written} />`
        : `<${name}${written}>${content.join('')}</${name}>`,
    ),
  content: fc.oneof(
    { depthSize: 'small', withCrossShrink: true, depthIdentifier: 'element' },
    writtenText,
    fc.constantFrom('\n', '\n  ', ' '),
    comment,
    cdata,
    instruction,
    tie('element'),
  ),
}));

/** Well-formed documents. */
export const wellFormed = fc
  .tuple(
    fc.constantFrom('', '<?xml version="1.0" encoding="utf-8"?>\n'),
    fc.constantFrom('', '<!-- first -->\n'),
    element,
  )
  .map(([declaration, before, root]) => {
    const open = root.replace(/^<([^\s/>]+)/, '<$1 xmlns:wcm="urn:wcm" xmlns:ns="urn:ns"');
    return `${declaration}${before}${open}\n`;
  });

/** Texts that are mostly markup gone wrong. */
export const hostileText = fc
  .array(
    fc.constantFrom(
      ...[
        '<',
        '>',
        '</',
        '/>',
        '<a',
        '<a>',
        '</a>',
        '<b c="',
        "d='1'",
        ' e=2',
        '"',
        "'",
        '=',
        '&',
        '&amp;',
        '&#0;',
        '&x;',
      ],
      ...[
        '<!--',
        '-->',
        '--',
        '<![CDATA[',
        ']]>',
        '<?',
        '?>',
        '<?xml version="1.0"?>',
        '<!DOCTYPE',
        '[',
        ']',
        '<!',
        '%>',
      ],
      ...[
        '<%',
        '${x}',
        '\n',
        '\r\n',
        '\t',
        ' ',
        'text',
        '\u0000',
        '\ufeff',
        '\ud800',
        '😀',
        ':',
        '<p:q',
        'xmlns:p="u"',
      ],
      ...['<__proto__>', '</__proto__>', 'constructor="x"', 'xmlns="v"', '\u00a0', 'é'],
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));
