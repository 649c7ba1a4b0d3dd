/** Names of accounts and computers in command lines, where the place of a word shows what it names. */
import type { TextRange } from '../syntax/nodes';
import type { AnswerFile, Setting } from './answer-file';
import { commandsOf } from './commands';
import { type RawRange, rawRanges } from './raw-ranges';

export interface NameInCommand {
  readonly name: string;
  readonly range: TextRange;
  /** The list item of the command. */
  readonly item: Setting;
}

/** Every word of the commands that stands where such a name belongs; most of them are of no account of the file. */
export function* namesInCommands(file: AnswerFile, kind: 'account' | 'computer'): Generator<NameInCommand> {
  for (const { line, item, text } of commandsOf(file)) {
    if (!line || line.hasHole || text.length > LONGEST_COMMAND) continue;
    let rangeOf: RawRange | undefined;
    for (const pattern of PATTERNS[kind]) {
      for (const match of text.matchAll(pattern)) {
        const group = [1, 2, 3].find((index) => match[index] !== undefined);
        if (group === undefined) continue;
        rangeOf ??= rawRanges(file.tree.text, line);
        const [start, end] = match.indices![group]!;
        const range = rangeOf?.(start, end);
        if (!range) continue;
        yield { name: match[group]!, range, item };
      }
    }
  }
}

/** Setup takes far shorter ones; a longer text is no command line and only costs time. */
const LONGEST_COMMAND = 20_000;

/** A name in quotation marks of either kind, or a word; a domain may stand before it. */
const NAME = String.raw`(?:"(?:[\w.%-]+\\)?([^"\\]+)"|\\?'(?:[\w.%-]+\\)?([^'\\]+)\\?'|(?:[\w.%-]+\\)?([^\s"';,:()\\/&|<>]+))`;

const PATTERNS: Readonly<Record<'account' | 'computer', readonly RegExp[]>> = {
  account: [
    named(String.raw`\bnet1?(?:\.exe)?\s+user\s+`),
    named(String.raw`\bnet1?(?:\.exe)?\s+localgroup\s+(?:"[^"]*"|[^\s"]+)\s+`),
    named(String.raw`\bname\s*=\s*`),
    named(String.raw`\s-(?:Name|Member|User|UserName|UserId|Identity)\s+`),
    named(String.raw`\s/(?:u|ru|user|grant(?::r)?)[:\s]\s*`),
    named(String.raw`\bDefaultUserName"?\s[^&|]{0,200}?/d\s+`),
    /\\Users\\([^\\/"'\s<>|&%]+)/dgi,
  ],
  computer: [named(String.raw`\s-(?:NewName|ComputerName)\s+`), /(?:^|[\s"'=])\\\\([^\\/\s"'<>|&]+)/dgi],
};

function named(before: string): RegExp {
  return new RegExp(before + NAME, 'dgi');
}
