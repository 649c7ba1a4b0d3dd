/** Which texts are answer files. */
import assert from 'node:assert/strict';
import { HEAD_LENGTH, isAnswerFileText } from '../../client/answer-file-text';
import { expectLinear } from '../support/growth';

const ROOT = '<unattend xmlns="urn:schemas-microsoft-com:unattend">';

const ANSWER_FILES = {
  'the root alone': ROOT,
  'a declaration and a comment before it': `<?xml version="1.0"?>\n<!-- <notes> -->\n${ROOT}`,
  'a byte order mark': `\uFEFF<?xml version="1.0"?>${ROOT}`,
  'a prefix': "<u:unattend xmlns:u='urn:schemas-microsoft-com:unattend'/>",
  'other attributes and line breaks': `<unattend\n  author="a > b"\n  xmlns:wcm="http://x"\n  xmlns = "urn:schemas-microsoft-com:unattend"\n>`,
  'a start tag that is still being typed': '<unattend xmlns="urn:schemas-microsoft-com:unattend"',
  'a document type': `<!DOCTYPE unattend>${ROOT}`,
  'the tags of ERB': `<%# head %>\n<% if a < b %>${ROOT}<% end %>`,
  'the tags of Jinja': `{# head <a> #}{% set a = '<b>' %}{{ c }}${ROOT}`,
  'a directive of a Packer template': `%{ if uefi }\n${ROOT}`,
};

const OTHERS = {
  'an empty text': '',
  'another root': '<notes/>',
  'another namespace': '<unattend xmlns="urn:example"/>',
  'no namespace': '<unattend/>',
  'the namespace of a prefix that the root does not have':
    '<unattend xmlns:u="urn:schemas-microsoft-com:unattend"/>',
  'the root inside another': `<files>${ROOT}</files>`,
  'the root in a comment': `<!-- ${ROOT} --><notes/>`,
  'the root in a comment without an end': `<!-- ${ROOT}`,
  'the namespace inside another value': `<unattend note='xmlns="urn:schemas-microsoft-com:unattend"'/>`,
  'a root beyond the head': `${' '.repeat(HEAD_LENGTH)}${ROOT}`,
};

describe('isAnswerFileText', () => {
  for (const [name, text] of Object.entries(ANSWER_FILES)) {
    it(`takes ${name}`, () => assert.equal(isAnswerFileText(text), true));
  }
  for (const [name, text] of Object.entries(OTHERS)) {
    it(`leaves ${name}`, () => assert.equal(isAnswerFileText(text), false));
  }
  for (const text of ['<!--', '<?', '<%', '{{', '<a "', '<unattend xmlns=', "<a b='"]) {
    it(`takes time in proportion over ${text} again and again`, () =>
      expectLinear((n) => void isAnswerFileText(text.repeat(n)), 64));
  }
});
