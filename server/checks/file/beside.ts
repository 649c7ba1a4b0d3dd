/** What the file counts on beside it, such as scripts and drivers of a configuration set. */
import { pathsBeside } from '../../answer-file/files-beside';
import type { Rule } from '../rule';

export const fileBesideMissing: Rule = {
  id: 'file-beside-missing',
  title: 'A file or folder that is named is not beside the answer file',
  subject: 'file',
  severity: 'hint',
  docs: {
    why: '`%configsetroot%` stands for the folder of the answer file on the media, and `$OEM$` is a folder in it, or in `sources`. What is not there cannot be copied or run: a command fails, and drivers are not installed. It is a hint, because the file may come to the others only on the media.\n\nOnly folders below the one of the answer file are looked into, without regard to capitals, and only where the file lies on a disk: not on the web, not on network shares, not for standard input. What a command makes or looks for itself is left out.',
    wrong: '<CommandLine>cmd.exe /c %configsetroot%\\scripts\\frist.cmd</CommandLine>',
    right: '<CommandLine>cmd.exe /c %configsetroot%\\scripts\\first.cmd</CommandLine>',
    sources: ['learn.microsoft.com use-a-configuration-set-with-windows-setup'],
  },
  check(file, report) {
    if (file.missingFiles.size === 0) return;
    for (const { start, end, places } of pathsBeside(file)) {
      if (places.length === 0 || !places.every((place) => file.missingFiles.has(place))) continue;
      const where =
        places.length > 1 ? 'Neither beside the answer file nor in sources' : 'Not beside the answer file';
      report({ start, end }, `${where}: put it there, or correct the path.`);
    }
  },
};
