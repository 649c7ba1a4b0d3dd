/** A block written out for a place that nobody knows: snippets of an editor and pages of documentation. */
import { identityAttributes } from '../../answer-file/answer-file';
import type { Block, BlockPart } from './block';
import { indented, passesOf, wholeBody } from './plan';

/** Where it goes: "In windowsPE, Microsoft-Windows-Setup". */
export function placeOfBlock({ parts }: Block): string {
  const passes = passesOf(parts);
  if (passes.length !== 1) return 'In unattend';
  return parts.length === 1 ? `In ${passes[0]}, ${parts[0]!.component}` : `In ${passes[0]}`;
}

/** The XML for that place, with marks for the placeholders. */
export function wholeBlock({ parts }: Block, architecture = 'amd64'): string {
  const passes = passesOf(parts);
  const component = (part: BlockPart): string =>
    `<component name="${part.component}" ${identityAttributes(architecture)}>\n${indented(wholeBody(part))}\n</component>`;
  if (passes.length === 0 || (passes.length === 1 && parts.length === 1))
    return parts.map(wholeBody).join('\n');
  const components = (pass: string): string =>
    parts
      .filter((part) => part.pass === pass)
      .map(component)
      .join('\n');
  if (passes.length === 1) return components(passes[0]!);
  return passes
    .map((pass) => `<settings pass="${pass}">\n${indented(components(pass))}\n</settings>`)
    .join('\n');
}
