/** The bytes of the file and the encoding that it declares. */
import type { Rule } from '../rule';

export const encodingMismatch: Rule = {
  id: 'encoding-mismatch',
  title: 'The bytes of the file are not in the encoding that it declares',
  subject: 'file',
  severity: 'error',
  docs: {
    why: 'Setup reads the file in the encoding that the XML declaration names. Bytes that do not fit make it fail to load, which shows as "Windows Setup encountered an internal error while loading or searching for an unattend answer file", or the file is ignored. The command line checks the bytes; an editor has decoded them already.',
    wrong: '<?xml version="1.0" encoding="utf-8"?> in a file saved as UTF-16',
    right: '<?xml version="1.0" encoding="utf-8"?> in a file saved as UTF-8',
    sources: ['github:ChrisTitusTech/winutil#1724', 'https://www.w3.org/TR/xml/#charencoding'],
  },
  check(file, report) {
    if (!file.source?.problem) return;
    const end = file.tree.text.indexOf('?>');
    report({ start: 0, end: end === -1 ? 0 : end + 2 }, file.source.problem);
  },
};
