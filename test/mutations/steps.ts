/**
 * How a mutation changes an answer file. A place is the end of the way to it, such as `AutoLogon/Username` or
 * `specialize/Shell-Setup/ComputerName`: pass, component without "Microsoft-Windows-", settings; `Disk[2]` is the
 * second of several. A step says undefined where the file has no such place.
 */
import type { AnswerFile } from '../../server/answer-file/answer-file';
import type { ElementNode } from '../../server/syntax/nodes';
import { contentRange } from '../../server/syntax/query';
import { bindText } from '../support/marked-text';

export type Step = (text: string) => string | undefined;

/** Stands in front of what the rule reports; a step that has none marks the place it changes. */
export const MARK = '▶';
/** A mark that gives way to any other. */
const WEAK_MARK = '▷';

/** Gives a leaf another value. */
export function set(place: string, value: string): Step {
  return atPlace(place, (text, node) =>
    node.selfClosing ? undefined : spliced(text, contentRange(node), marked(value)),
  );
}

/** Puts XML at the end of an element. */
export function into(place: string, xml: string): Step {
  return atPlace(place, (text, node) => {
    if (!node.endTag || lacksWcm(text, xml)) return undefined;
    return spliced(text, { start: node.endTag.start, end: node.endTag.start }, `\n${markedElement(xml)}\n`);
  });
}

/** Puts XML at the beginning of an element. */
export function first(place: string, xml: string): Step {
  return atPlace(place, (text, node) =>
    lacksWcm(text, xml)
      ? undefined
      : spliced(text, { start: node.startTagEnd, end: node.startTagEnd }, `\n${markedElement(xml)}\n`),
  );
}

/** Puts XML behind an element. */
export function after(place: string, xml: string): Step {
  return atPlace(place, (text, node) =>
    lacksWcm(text, xml)
      ? undefined
      : spliced(text, { start: node.end, end: node.end }, `\n${markedElement(xml)}\n`),
  );
}

/** Puts an element in the place of another. */
export function replace(place: string, xml: string): Step {
  return atPlace(place, (text, node) =>
    lacksWcm(text, xml) ? undefined : spliced(text, node, markedElement(xml)),
  );
}

/** Takes an element away; what surrounds it is marked. */
export function drop(place: string): Step {
  return atPlace(place, (text, node) => {
    if (node.parent.kind === 'document') return undefined;
    const without = spliced(text, node, '');
    return `${without.slice(0, node.parent.startTagEnd)}${WEAK_MARK}${without.slice(node.parent.startTagEnd)}`;
  });
}

/** Puts a copy of an element behind it, with its own text replaced. */
export function copy(place: string, from: string | RegExp = '', to = ''): Step {
  return atPlace(place, (text, node) => {
    const own = text.slice(node.start, node.end);
    if (from !== '' && own.search(from) === -1) return undefined;
    return spliced(text, { start: node.end, end: node.end }, `\n${markedElement(own.replace(from, to))}`);
  });
}

/** Replaces text inside an element, tags included. */
export function rewrite(place: string, from: string | RegExp, to: string): Step {
  return atPlace(place, (text, node) => {
    const own = text.slice(node.start, node.end);
    if (own.search(from) === -1) return undefined;
    return spliced(text, node, own.replace(from, marked(to)));
  });
}

/** Replaces text anywhere. */
export function anywhere(from: string | RegExp, to: string): Step {
  return (text) => (text.search(from) === -1 ? undefined : text.replace(from, to));
}

/** Adds a component to a pass, which is made when there is none; the name is without "Microsoft-Windows-". */
export function component(pass: string, name: string, settings: string): Step {
  return (text) => {
    const file = bindText(text);
    const like = file.components[0]!;
    const full =
      /^[A-Z]\w*-/.test(name) && name.startsWith('Networking') ? name : `Microsoft-Windows-${name}`;
    const present = file.components.some((one) => one.pass.name === pass && one.name === full);
    if (present || lacksWcm(text, settings)) return undefined;
    const xml = `<component name="${full}" processorArchitecture="${like.architecture}" publicKeyToken="31bf3856ad364e35" language="neutral" versionScope="nonSxS">\n${markedElement(settings)}\n</component>`;
    const at = file.passes.find((one) => one.name === pass)?.node.endTag?.start;
    if (at !== undefined) return spliced(text, { start: at, end: at }, `${xml}\n`);
    const end = file.tree.root!.endTag!.start;
    return spliced(text, { start: end, end }, `<settings pass="${pass}">\n${xml}\n</settings>\n`);
  };
}

/** Says what the file is for, in place of what it said. */
export function target(facts: string): Step {
  return (text) =>
    text
      .replace(/<!-- unattend-target: .* -->/, '<!-- another target -->')
      .replace(/<unattend\b/, `<!-- unattend-target: ${facts} -->\n$&`);
}

/** Applies the steps; undefined when one of them finds nothing to change. */
export function applySteps(text: string, steps: readonly Step[]): string | undefined {
  return steps.reduce<string | undefined>(
    (changed, step) => (changed === undefined ? undefined : step(changed)),
    text,
  );
}

/** The text without marks, and where they stood; weak ones count when there are no others, and only the first. */
export function readMarks(marked: string): { readonly text: string; readonly places: readonly number[] } {
  const mark = marked.includes(MARK) ? MARK : WEAK_MARK;
  const places: number[] = [];
  let text = '';
  for (const character of marked) {
    if (character === mark) places.push(text.length);
    if (character !== MARK && character !== WEAK_MARK) text += character;
  }
  return { text, places: mark === MARK ? places : places.slice(0, 1) };
}

function atPlace(place: string, change: (text: string, node: ElementNode) => string | undefined): Step {
  return (text) => {
    const node = find(bindText(text), place.split('/'));
    return node && change(text, node);
  };
}

function find(file: AnswerFile, place: readonly string[]): ElementNode | undefined {
  for (const { way, node } of waysIn(file)) {
    const end = way.slice(-place.length);
    if (way.length >= place.length && place.every((part, index) => matches(part, end[index]!))) return node;
  }
  return undefined;
}

/** Every element of the file, with the way to it: `Disk[2]` for the second of that name in its parent. */
function* waysIn(file: AnswerFile): Generator<{ way: readonly string[]; node: ElementNode }> {
  if (file.tree.root) yield { way: ['unattend'], node: file.tree.root };
  for (const pass of file.passes) {
    yield { way: [pass.name], node: pass.node };
    for (const one of pass.components) {
      const way = [pass.name, one.name.replace(/^Microsoft-Windows-/, '')];
      yield { way, node: one.node };
      yield* waysBelow(way, one.settings);
    }
  }
}

function* waysBelow(
  way: readonly string[],
  settings: AnswerFile['settings'],
): Generator<{ way: readonly string[]; node: ElementNode }> {
  const counts = new Map<string, number>();
  for (const { node, settings: below } of settings) {
    const count = (counts.get(node.localName) ?? 0) + 1;
    counts.set(node.localName, count);
    const here = [...way, `${node.localName}[${count}]`];
    yield { way: here, node };
    yield* waysBelow(here, below);
  }
}

function matches(wanted: string, part: string): boolean {
  return wanted === part || wanted === part.replace(/\[\d+\]$/, '');
}

function lacksWcm(text: string, xml: string): boolean {
  return /\bwcm:/.test(xml) && !/<unattend[^>]*xmlns:wcm=/.test(text);
}

function marked(value: string): string {
  return value.includes(MARK) ? value : `${WEAK_MARK}${value}`;
}

/** Marks the end of the first tag, so that the element keeps its name. */
function markedElement(xml: string): string {
  return xml.includes(MARK) ? xml : xml.replace(/<[^>]*[^/]>|<[^>]*\/>/, `$&${WEAK_MARK}`);
}

function spliced(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  by: string,
): string {
  return text.slice(0, start) + by + text.slice(end);
}
