/** Tree and schemas to AnswerFile: finds passes, components and settings and gives each its schema. */
import { type ComponentSchema, childSchema, PASSES, type SettingSchema } from '../schema/component-schema';
import type { SchemaLibrary } from '../schema/library';
import type { DecodedBytes } from '../syntax/decode-bytes';
import type { ElementNode, Mutable, SyntaxTree } from '../syntax/nodes';
import { attributeOf, textContent } from '../syntax/query';
import type { AnswerFile, Component, Pass, Setting } from './answer-file';
import { detectTarget } from './detect-target';
import type { Target, TargetOverrides } from './target';
import { hasTemplateHole } from './template-holes';

export interface BindOptions {
  readonly fileName?: string | undefined;
  /** True for the text of a file as it is saved; false while somebody types. */
  readonly isSaved?: boolean;
  /** How the bytes of the file became text. */
  readonly source?: DecodedBytes | undefined;
  readonly library: SchemaLibrary;
  /** What configuration or the command line say about the target; it wins over what the file shows. */
  readonly target?: TargetOverrides;
  /** What was found missing beside the file; empty when nobody looked. */
  readonly missingFiles?: ReadonlySet<string>;
}

/** Binds a tree to the schemas; every tree has an answer file, an empty one if need be. */
export function bind(tree: SyntaxTree, options: BindOptions): AnswerFile {
  const binder: Binder = { text: tree.text, library: options.library, settings: [], directives: false };
  const passes = tree.root ? bindPasses(tree.root, binder) : [];
  const components = passes.flatMap((pass) => pass.components);
  const hasDirectives = binder.directives || (tree.root !== undefined && holdsDirective(tree.root, binder));
  const { fileName, isSaved = false, source, library, missingFiles = NONE } = options;
  const { settings } = binder;
  const target = NO_TARGET;
  const file: Mutable<AnswerFile> = {
    fileName,
    isSaved,
    source,
    missingFiles,
    tree,
    library,
    target,
    passes,
    components,
    settings,
    hasDirectives,
  };
  file.target = detectTarget(file, options.target);
  return file;
}

const NO_TARGET: Target = { evidence: [] };
const NONE: ReadonlySet<string> = new Set();

interface Binder {
  readonly text: string;
  readonly library: SchemaLibrary;
  /** Takes every setting as it is bound. */
  readonly settings: Setting[];
  /** Set when a placeholder stands between elements. */
  directives: boolean;
}

function bindPasses(root: ElementNode, binder: Binder): readonly Pass[] {
  const passes: Pass[] = [];
  for (const node of root.children) {
    if (node.kind !== 'element' || node.localName !== 'settings') continue;
    const name = attributeOf(node, 'pass')?.value.trim() ?? '';
    binder.directives ||= holdsDirective(node, binder);
    const pass: Mutable<Pass> = { node, name, known: PASSES.find((known) => known === name), components: [] };
    pass.components = bindComponents(node, pass, binder);
    passes.push(pass);
  }
  return passes;
}

function bindComponents(settings: ElementNode, pass: Pass, binder: Binder): readonly Component[] {
  const components: Component[] = [];
  for (const node of settings.children) {
    if (node.kind !== 'element' || node.localName !== 'component') continue;
    const name = attributeOf(node, 'name')?.value.trim() ?? '';
    const component: Mutable<Component> = {
      node,
      pass,
      name,
      architecture: attributeOf(node, 'processorArchitecture')?.value.trim().toLowerCase() ?? '',
      schema: binder.library.component(name),
      settings: [],
    };
    binder.directives ||= holdsDirective(node, binder);
    component.settings = bindSettings(node, component, undefined, component.schema, binder);
    components.push(component);
  }
  return components;
}

/** The parser limits the depth of the tree, so that this recursion is bounded. */
function bindSettings(
  parentNode: ElementNode,
  component: Component,
  parent: Setting | undefined,
  schema: ComponentSchema | SettingSchema | undefined,
  binder: Binder,
): readonly Setting[] {
  const settings: Setting[] = [];
  for (const node of parentNode.children) {
    if (node.kind === 'element') settings.push(bindSetting(node, component, parent, schema, binder));
  }
  return settings;
}

function bindSetting(
  node: ElementNode,
  component: Component,
  parent: Setting | undefined,
  parentSchema: SettingSchema | undefined,
  binder: Binder,
): Setting {
  const known = parentSchema && childSchema(parentSchema, node.localName);
  const name = known?.name ?? node.localName;
  const setting: Mutable<Setting> = {
    node,
    component,
    parent,
    name,
    path: parent ? `${parent.path}/${name}` : name,
    schema: known?.schema,
    settings: [],
    value: '',
    valueRange: node,
    hasHole: false,
  };
  binder.settings.push(setting);
  setting.settings = bindSettings(node, component, setting, known?.schema, binder);
  const content = textContent(binder.text, node);
  setting.valueRange = { start: content.start, end: content.end };
  if (setting.settings.length === 0) setting.value = content.value.trim();
  setting.hasHole = hasTemplateHole(setting.settings.length === 0 ? setting.value : content.value);
  if (setting.hasHole && setting.settings.length > 0) binder.directives = true;
  return setting;
}

function holdsDirective(node: ElementNode, { text }: Binder): boolean {
  return node.children.some(
    ({ kind, start, end }) => kind === 'text' && hasTemplateHole(text.slice(start, end).trim()),
  );
}
