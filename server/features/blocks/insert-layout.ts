/** Puts a disk layout into a file, in place of the one that is there; all else stays as it is. */
import type { AnswerFile, Component, Setting } from '../../answer-file/answer-file';
import { bind } from '../../answer-file/bind';
import {
  applyEdits,
  removeElement,
  replaceRange,
  setValue,
  type TextEdit,
  withoutRepeatedDeclarations,
} from '../../answer-file/edits';
import {
  booleanOf,
  componentsNamed,
  SETUP,
  settingIn,
  settingsIn,
  walkSettings,
} from '../../answer-file/query';
import { parse } from '../../syntax/parser';
import { isClosed } from '../../syntax/query';
import type { Block, BlockPart } from './block';
import { withValues } from './body';
import { type DrawnDisk, describeDisk, drawDisks, drawScript } from './drawing';
import { misfit } from './fitting';
import { type BlockInsertion, editsOf, refused, revealed } from './insert-block';
import { withoutLayoutFirmware } from './layouts';
import { type Fragment, planParts } from './plan';
import { type BlockValues, resolveValues } from './values';

export interface LayoutInsertion extends BlockInsertion {
  /** What the edits change, a sentence each. */
  readonly changes: readonly string[];
  /** What to know before: lost data, commands that do the same work. */
  readonly warnings: readonly string[];
  readonly before: readonly DrawnDisk[];
  readonly after: readonly DrawnDisk[];
}

export function insertLayout(file: AnswerFile, layout: Block, given: BlockValues = {}): LayoutInsertion {
  const before = drawDisks(file);
  const why = misfit(layout, withoutLayoutFirmware(file));
  const { values, problems } = resolveValues(layout, withoutLayoutFirmware(file), given);
  const refuse = (sentences: readonly string[]): LayoutInsertion => ({
    ...refused(sentences),
    changes: [],
    warnings: [],
    before,
    after: before,
  });
  if (why !== undefined || problems.length > 0)
    return refuse(why === undefined ? problems : [why, ...problems]);
  const components = componentsNamed(file, SETUP, 'windowsPE');
  if (components.some(isTemplate))
    return refuse(['A template decides between disks: change the layout by hand.']);
  const edits: TextEdit[] = [];
  for (const component of components.length > 0 ? components : [undefined]) {
    const made = component ? editsIn(file, component, layout, values) : editsForNew(file, layout, values);
    if (!made)
      return refuse(['The element that would take the layout is not closed, or the file is no answer file.']);
    edits.push(...made);
  }
  const made = withoutRepeatedDeclarations(edits);
  const text = applyEdits(file.tree.text, made);
  const distinct = text === file.tree.text ? [] : made;
  const next = bind(parse(text), { library: file.library });
  const after = drawScript(layout, values) ?? drawDisks(next);
  return {
    edits: distinct,
    reveal: revealed(distinct),
    problems: [],
    changes: distinct.length === 0 ? [] : changesBetween(before, after, file, next),
    warnings: [...erasures(after), ...ownDiskpart(components, layout)],
    before,
    after,
  };
}

/** True when placeholders stand between the elements of the layout, where any of them may be left out. */
function isTemplate(component: Component): boolean {
  const around = ['DiskConfiguration', 'ImageInstall', 'RunSynchronous'].flatMap((name) =>
    settingsIn(component, name),
  );
  return around.some((setting) =>
    [setting, ...walkSettings(setting)].some(({ hasHole, settings }) => hasHole && settings.length > 0),
  );
}

function editsForNew(
  file: AnswerFile,
  { parts }: Block,
  values: BlockValues,
): readonly TextEdit[] | undefined {
  const fragments = planParts(file, parts);
  return fragments && editsOf(file, fragments, values);
}

function editsIn(
  file: AnswerFile,
  component: Component,
  layout: Block,
  values: BlockValues,
): readonly TextEdit[] | undefined {
  const { text } = file.tree;
  const wanted = wantedTarget(file, layout, values);
  const ignored = new Set(replacedSettings(component, layout, wanted !== undefined));
  if ([...ignored].some(({ node }) => !isClosed(node))) return undefined;
  const services = settingIn(component, 'WindowsDeploymentServices');
  const parts = services ? layout.parts.map(withoutImageInstall) : layout.parts;
  const offset = component.node.startTagEnd;
  const fragments = planParts(file, parts, { ignored, offset });
  if (!fragments) return undefined;
  const targets = [
    ...settingsIn(component, 'ImageInstall/OSImage/InstallTo'),
    ...settingsIn(component, 'WindowsDeploymentServices/ImageSelection/InstallTo'),
  ].filter((setting) => !ignored.has(setting));
  const pointed = wanted ? targets.flatMap((setting) => pointTo(text, setting, wanted)) : [];
  return [...replaced(file, fragments, ignored, values), ...pointed];
}

interface WantedTarget {
  readonly DiskID: string;
  readonly PartitionID: string;
}

/** Where the layout installs Windows to; undefined when Setup is to find a partition. */
function wantedTarget(file: AnswerFile, layout: Block, values: BlockValues): WantedTarget | undefined {
  const [fragment] = planParts(bind(parse(''), { library: file.library }), layout.parts) ?? [];
  const made = bind(parse(withValues(fragment?.xml ?? '', values)), { library: file.library });
  const [component] = componentsNamed(made, SETUP);
  const target = component && settingIn(component, 'ImageInstall/OSImage/InstallTo');
  const disk = target && settingIn(target, 'DiskID')?.value;
  const partition = target && settingIn(target, 'PartitionID')?.value;
  return disk && partition ? { DiskID: disk, PartitionID: partition } : undefined;
}

/** What makes way: earlier disks, the other way to name a partition, and commands of an earlier script layout. */
function* replacedSettings(component: Component, layout: Block, named: boolean): Generator<Setting> {
  const lines = layout.parts.flatMap(({ body }) => body);
  const usesConfiguration = lines.some((line) => line.trim() === '<DiskConfiguration>');
  yield* settingsIn(component, usesConfiguration ? 'DiskConfiguration/Disk' : 'DiskConfiguration');
  yield* settingsIn(component, `ImageInstall/OSImage/${named ? 'InstallToAvailablePartition' : 'InstallTo'}`);
  const commands = settingsIn(component, 'RunSynchronous/RunSynchronousCommand').filter(isOfScriptLayout);
  const usesScript = lines.some((line) => line.trim() === '<RunSynchronous>');
  const list = settingIn(component, 'RunSynchronous');
  const all = list && commands.length > 0 && commands.length === list.node.children.length && !usesScript;
  yield* all ? [list] : commands;
}

/** The blocks that lay out disks with a script keep it in these files. */
function isOfScriptLayout(command: Setting): boolean {
  return /\bX:\\(?:disk|vhd)\.txt\b/i.test(settingIn(command, 'Path')?.value ?? '');
}

function withoutImageInstall(part: BlockPart): BlockPart {
  const start = part.body.indexOf('<ImageInstall>');
  const end = part.body.indexOf('</ImageInstall>');
  return start === -1 ? part : { ...part, body: [...part.body.slice(0, start), ...part.body.slice(end + 1)] };
}

function pointTo(text: string, target: Setting, wanted: WantedTarget): readonly TextEdit[] {
  return (['DiskID', 'PartitionID'] as const).flatMap((name) => {
    const setting = settingIn(target, name);
    return setting && setting.value !== wanted[name] ? [setValue(text, setting.node, wanted[name])] : [];
  });
}

/** A fragment behind an element that is removed takes its place; the other elements are just removed. */
function replaced(
  file: AnswerFile,
  fragments: readonly Fragment[],
  ignored: ReadonlySet<Setting>,
  values: BlockValues,
): readonly TextEdit[] {
  const { text } = file.tree;
  const taken = new Set<Setting>();
  const edits = fragments.flatMap((fragment) => {
    const place = [...ignored].find(({ node }) => fragment.after?.end === node.end);
    const [edit, ...others] = editsOf(file, [fragment], values).toReversed();
    if (!place || !edit) return edit ? [edit, ...others] : [];
    taken.add(place);
    return [...others, replaceRange(place.node, edit.newText.trimStart())];
  });
  const removed = [...ignored].filter((setting) => !taken.has(setting));
  return [...edits, ...removed.map(({ node }) => removeElement(text, node))];
}

function changesBetween(
  before: readonly DrawnDisk[],
  after: readonly DrawnDisk[],
  file: AnswerFile,
  next: AnswerFile,
): readonly string[] {
  const changes = after.map((disk) => {
    const old = before.find(({ id }) => id === disk.id);
    if (!old) return `Disk ${disk.id}: ${describeDisk(disk)}.`;
    const same = describeDisk(old) === describeDisk(disk);
    return same
      ? `Disk ${disk.id} stays as it is laid out.`
      : `Disk ${disk.id}: ${describeDisk(disk)}, instead of ${describeDisk(old)}.`;
  });
  const dropped = before.filter(({ id }) => !after.some((disk) => disk.id === id));
  changes.push(...dropped.map(({ id }) => `Disk ${id ?? '?'} is no longer laid out.`));
  const from = targetText(file);
  const to = targetText(next);
  if (from !== to)
    changes.push(from ? `Windows goes to ${to} instead of ${from}.` : `Windows goes to ${to}.`);
  return changes;
}

function targetText(file: AnswerFile): string | undefined {
  for (const component of componentsNamed(file, SETUP, 'windowsPE')) {
    for (const path of [
      'ImageInstall/OSImage/InstallTo',
      'WindowsDeploymentServices/ImageSelection/InstallTo',
    ]) {
      const target = settingIn(component, path);
      if (!target) continue;
      return `disk ${settingIn(target, 'DiskID')?.value}, partition ${settingIn(target, 'PartitionID')?.value}`;
    }
    const available = settingIn(component, 'ImageInstall/OSImage/InstallToAvailablePartition');
    if (booleanOf(available)) return 'the first partition that is large enough';
  }
  return undefined;
}

function erasures(after: readonly DrawnDisk[]): readonly string[] {
  const erased = after.filter(({ erased: lost }) => lost).map(({ id }) => id);
  if (erased.length === 0) return [];
  return [`Everything on disk ${erased.join(' and disk ')} is erased without a question.`];
}

function ownDiskpart(components: readonly Component[], layout: Block): readonly string[] {
  const runs = components.some((component) =>
    walkSettings(component).some(
      (setting) =>
        setting.name === 'RunSynchronousCommand' &&
        !isOfScriptLayout(setting) &&
        /\bdiskpart\b/i.test(settingIn(setting, 'Path')?.value ?? ''),
    ),
  );
  return runs
    ? [
        `The file runs diskpart too, before ${layout.drawing ? 'or after this script' : 'the disk is laid out'}.`,
      ]
    : [];
}
