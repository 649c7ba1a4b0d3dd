/** Bytes to text: the encoding is found, and a file that Setup could not read says so. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeBytes } from '../../server/syntax/decode-bytes';

const XML = '<?xml version="1.0" encoding="utf-8"?>\n<a>Zoë – 😀</a>';

const utf8 = (text: string) => new TextEncoder().encode(text);
const bytes = (...values: number[]) => Uint8Array.from(values);
const join = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

function utf16(text: string, order: 'little' | 'big'): Uint8Array {
  const buffer = Buffer.from(text, 'utf16le');
  return new Uint8Array(order === 'little' ? buffer : buffer.swap16());
}

const declaring = (encoding: string, content = 'x') =>
  `<?xml version="1.0" encoding="${encoding}"?><a>${content}</a>`;

describe('decodeBytes', () => {
  it('reads UTF-8 with and without a byte order mark', () => {
    const expected = { text: XML, encoding: 'utf-8', declared: 'utf-8' };
    assert.deepEqual(decodeBytes(utf8(XML)), expected);
    assert.deepEqual(decodeBytes(join(bytes(0xef, 0xbb, 0xbf), utf8(XML))), expected);
    assert.deepEqual(decodeBytes(utf8('<a/>')), { text: '<a/>', encoding: 'utf-8', declared: undefined });
    assert.deepEqual(decodeBytes(bytes()), { text: '', encoding: 'utf-8', declared: undefined });
  });

  for (const order of ['little', 'big'] as const) {
    const encoding = order === 'little' ? 'utf-16le' : 'utf-16be';
    const text = declaring('UTF-16', 'Zoë – 😀');

    it(`reads UTF-16, ${order} end first, with and without a byte order mark`, () => {
      const expected = { text, encoding, declared: 'utf-16' };
      assert.deepEqual(decodeBytes(utf16(`\ufeff${text}`, order)), expected);
      assert.deepEqual(decodeBytes(utf16(text, order)), expected);
      assert.equal(decodeBytes(utf16('\ufeff<a/>', order)).problem, undefined);
    });

    it(`says when UTF-16, ${order} end first, declares another encoding`, () => {
      assert.deepEqual(decodeBytes(utf16(`\ufeff${XML}`, order)), {
        text: XML,
        encoding,
        declared: 'utf-8',
        problem:
          'The file is UTF-16, but its XML declaration says utf-8: Setup cannot load it. Save it as UTF-8.',
      });
    });
  }

  it('says when the declaration wrongly names UTF-16', () => {
    const { text, encoding, problem } = decodeBytes(utf8(declaring('utf-16')));
    assert.deepEqual([text, encoding], [declaring('utf-16'), 'utf-8']);
    assert.equal(
      problem,
      'The XML declaration says utf-16, but the file is not: save it as UTF-8 and declare encoding="utf-8".',
    );
  });

  it('reads a declaration as it is written, and no other place that looks like one', () => {
    const declared = (text: string) => decodeBytes(utf8(text)).declared;
    assert.equal(declared('<?xml version = "1.0" encoding = \'UTF-8\' ?><a/>'), 'utf-8');
    assert.equal(declared('\n<?xml version="1.0" encoding="UTF-8"?><a/>'), 'utf-8');
    assert.equal(declared('<!-- <?xml version="1.0" encoding="utf-16"?> --><a/>'), undefined);
    assert.equal(declared('<?xml version="1.0"?><a encoding="utf-16"/>'), undefined);
    assert.match(decodeBytes(utf8(declaring('UCS-2'))).problem!, /^The XML declaration says ucs-2, but/);
    assert.equal(decodeBytes(utf16(`\ufeff${declaring('ucs-2')}`, 'big')).problem, undefined);
  });

  it('reads the whole characters of UTF-16 whose last byte is missing', () => {
    const whole = utf16('\ufeff<a>é</a>', 'big');
    assert.equal(decodeBytes(join(whole, bytes(0))).text, '<a>é</a>');
  });

  it('keeps the control characters of UTF-8, and zero bytes far behind', () => {
    const text = `<a>\x85${' '.repeat(5000)}\0</a>`;
    assert.deepEqual(decodeBytes(utf8(text)), { text, encoding: 'utf-8', declared: undefined });
    assert.equal(decodeBytes(utf16(`\ufeff${text}`, 'little')).text, text);
  });

  it('reads windows-1252 where it is declared', () => {
    const written = join(utf8(declaring('Windows-1252', 'Zo')), bytes(0xeb, 0x80));
    assert.deepEqual(decodeBytes(written), {
      text: `${declaring('Windows-1252', 'Zo')}ë€`,
      encoding: 'windows-1252',
      declared: 'windows-1252',
    });
  });

  it('says when bytes are neither UTF-8 nor declared as something else', () => {
    const { encoding, problem } = decodeBytes(join(utf8(declaring('utf-8')), bytes(0xeb)));
    assert.equal(encoding, 'windows-1252');
    assert.equal(
      problem,
      'The file contains bytes that are not UTF-8: Setup cannot load it. Save it as UTF-8.',
    );
    assert.equal(decodeBytes(join(utf8('<a>'), bytes(0xeb))).problem, problem);
  });

  it('says when UTF-8 is declared as another encoding, unless all characters are the same in both', () => {
    assert.deepEqual(decodeBytes(utf8(declaring('iso-8859-1', 'Zoë'))), {
      text: declaring('iso-8859-1', 'Zoë'),
      encoding: 'utf-8',
      declared: 'iso-8859-1',
      problem:
        'The file is UTF-8, but its XML declaration says iso-8859-1: Setup misreads all but plain letters. Declare encoding="utf-8".',
    });
    for (const encoding of ['iso-8859-1', 'us-ascii', 'UTF8', 'windows-1252']) {
      assert.equal(decodeBytes(utf8(declaring(encoding))).problem, undefined, encoding);
    }
  });

  it('says when the declared encoding does not exist', () => {
    assert.equal(
      decodeBytes(utf8(declaring('utf-88'))).problem,
      'The encoding utf-88 of the XML declaration is not known: declare encoding="utf-8".',
    );
    assert.equal(
      decodeBytes(join(utf8(declaring('utf-88')), bytes(0xeb))).problem,
      'The encoding utf-88 of the XML declaration is not known: save the file as UTF-8.',
    );
    assert.ok(decodeBytes(join(utf8(declaring('utf-88')), bytes(0xeb))).text.endsWith('</a>ë'));
  });

  for (const [name, content] of Object.entries({
    'an archive': join(bytes(0x50, 0x4b, 3, 4), new Uint8Array(40)),
    'text with a zero byte': join(utf8('<a>'), bytes(0), utf8('</a>')),
    'UTF-16 text with zeros': utf16('\ufeff<a>\0</a>', 'little'),
    'UTF-32': new Uint8Array(Buffer.from([0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0, 0x61, 0, 0, 0])),
  })) {
    it(`takes no character from ${name}`, () => {
      const { text, encoding, problem } = decodeBytes(content);
      assert.deepEqual([text, encoding], ['', 'binary']);
      assert.equal(problem, 'This is not text: it contains zero bytes. An answer file is XML in UTF-8.');
    });
  }

  it('never throws, and gives UTF-8 back as it was', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (content) => void decodeBytes(content)));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (content) => {
        const text = `<a>${content.replaceAll('\0', '')}</a>`;
        assert.equal(decodeBytes(utf8(text)).text, text);
      }),
    );
  });
});
