/** A setting that its component does not have: misspelt, or of another component. */
import type { AnswerFile, Setting } from '../../answer-file/answer-file';
import { indentOf, insertAt, lineBreakOf, removeElement, renameLocalName } from '../../answer-file/edits';
import { type LocatedProblem, schemaProblems } from '../../answer-file/schema-problems';
import { kernelOf } from '../../answer-file/target';
import { childSchemas, type SettingSchema } from '../../schema/component-schema';
import type { SchemaLibrary } from '../../schema/library';
import { compareWindowsVersions } from '../../schema/windows-version';
import { nameRange } from '../../syntax/query';
import { removeSetting } from '../fixes';
import type { Fix, Rule } from '../rule';

export const unknownSetting: Rule = {
  id: 'unknown-setting',
  title: 'The component has no setting of this name',
  subject: 'schema',
  severity: 'error',
  docs: {
    why: 'Setup stops with "A component or setting specified in the answer file does not exist" when it processes the pass. In specialize and oobeSystem the computer restarts and fails again.',
    wrong: '<ComputrName>PC1</ComputrName>',
    right: '<ComputerName>PC1</ComputerName>',
    sources: [
      'learn.microsoft.com unattend reference',
      'github:hashicorp/packer#5418',
      'github:pbatard/rufus#2519',
    ],
  },
  check(file, report) {
    for (const problem of schemaProblems(file)) {
      const { setting, nearest } = problem;
      if (problem.kind !== 'unknown-setting' || !setting) continue;
      const owners = ownersOf(file, setting);
      const belongs = owners.length > 0 ? ` It belongs to ${owners.join(' or ')}.` : '';
      // Without a likely name the setting may be one that nobody documented.
      const isSure =
        nearest !== undefined || owners.length > 0 || problem.component.schema?.docs !== undefined;
      report(
        nameRange(setting.node),
        `${problem.message}${belongs} Setup stops because the setting does not exist.`,
        {
          ...(!isSure && { severity: 'warning' }),
          ...((nearest || owners.length > 0) && { fixes: () => fixesFor(file, problem, setting, owners) }),
        },
      );
    }
  },
};

function fixesFor(
  file: AnswerFile,
  { nearest }: LocatedProblem,
  setting: Setting,
  owners: readonly string[],
): readonly Fix[] {
  const siblings = (setting.parent ?? setting.component).settings;
  const moves = owners.flatMap((owner) => moveTo(file, setting, owner));
  const rename =
    nearest !== undefined &&
    !siblings.some(({ name }) => name === nearest) &&
    exists(file, setting, nearest) &&
    fits(setting, nearest)
      ? [
          {
            title: `Rename to ${nearest}`,
            edits: renameLocalName(setting.node, nearest),
            preferred: owners.length === 0,
          },
        ]
      : [];
  return [...moves, ...rename, removeSetting(file, setting)];
}

/** True unless the target is known not to have the setting of that name beside `setting` yet. */
function exists({ target }: AnswerFile, setting: Setting, name: string): boolean {
  const kernel = kernelOf(target);
  const since = schemaBeside(setting, name)?.since;
  return !kernel || !since || compareWindowsVersions(since, kernel) <= 0;
}

/** True unless `setting` holds settings of which the one of that name knows none: it is no misspelling of it then. */
function fits(setting: Setting, name: string): boolean {
  const schema = schemaBeside(setting, name);
  const children = schema && childSchemas(schema);
  return (
    setting.settings.length === 0 || setting.settings.some((child) => children?.[child.name] !== undefined)
  );
}

function schemaBeside({ parent, component }: Setting, name: string): SettingSchema | undefined {
  const children = parent ? parent.schema && childSchemas(parent.schema) : component.schema?.properties;
  return children?.[name];
}

/** Moves a setting as it is written to a component of the same pass and architecture that lacks it. */
function moveTo({ tree, components }: AnswerFile, setting: Setting, owner: string): readonly Fix[] {
  const from = setting.component;
  const to = components.find(
    (one) =>
      one !== from &&
      one.pass === from.pass &&
      one.architecture === from.architecture &&
      one.schema?.title === owner,
  );
  const last = to?.settings.at(-1)?.node;
  if (!to || !last || to.settings.some(({ name }) => name.toLowerCase() === setting.name.toLowerCase()))
    return [];
  const lineBreak = lineBreakOf(tree.text);
  const written = tree.text.slice(setting.node.start, setting.node.end);
  return [
    {
      title: `Move to ${owner}`,
      edits: [
        insertAt(last.end, `${lineBreak}${indentOf(tree.text, last.start)}${written}`),
        removeElement(tree.text, setting.node),
      ],
    },
  ];
}

/** The components that have the setting: those of the same pass if there are any; none when it may be one of many. */
function ownersOf({ library }: AnswerFile, { name, component }: Setting): readonly string[] {
  const all = (topSettings(library).get(name.toLowerCase()) ?? []).filter(
    (owner) => owner !== component.schema?.title,
  );
  const { known } = component.pass;
  const here = all.filter((owner) => known && library.component(owner)?.passes?.includes(known));
  const owners = here.length > 0 ? here : all;
  return owners.length <= MOST_OWNERS ? owners : [];
}

const MOST_OWNERS = 2;

/** The components of each setting that stands directly in one, by its name in lower case. */
function topSettings(library: SchemaLibrary): ReadonlyMap<string, readonly string[]> {
  let index = indexes.get(library);
  if (!index) {
    index = new Map();
    for (const title of library.componentNames) {
      for (const name of Object.keys(library.component(title)?.properties ?? {})) {
        const key = name.toLowerCase();
        index.set(key, [...(index.get(key) ?? []), title]);
      }
    }
    indexes.set(library, index);
  }
  return index;
}

const indexes = new WeakMap<SchemaLibrary, Map<string, readonly string[]>>();
