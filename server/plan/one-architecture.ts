/** The view that one Windows has of a file with components for several architectures. */
import type { AnswerFile, Component } from '../answer-file/answer-file';
import { detectTarget } from '../answer-file/detect-target';
import type { Target } from '../answer-file/target';
import type { SkippedComponent } from './model';
import { rangeOf } from './text';

/** Windows takes the components of its own architecture; of those that come for several only one is left. */
export function forOneArchitecture(file: AnswerFile): OneArchitecture {
  const named = file.components.filter(({ architecture }) => !ANY_ARCHITECTURE.has(architecture));
  const stated = file.target.evidence.some(({ fact, from }) => fact === 'architecture' && from !== 'file');
  const known = new Set(named.map(({ architecture }) => architecture));
  if (!stated && known.size <= 1) return { file, skipped: [] };
  const chosen = file.target.architecture ?? (known.has('amd64') ? 'amd64' : [...known][0]);
  const key = ({ pass, name }: Component) => `${pass.name} ${name.toLowerCase()}`;
  const matched = new Set(named.filter(({ architecture }) => architecture === chosen).map(key));
  const isSkipped = (component: Component): boolean => {
    const { architecture, pass } = component;
    if (ANY_ARCHITECTURE.has(architecture) || architecture === chosen) return false;
    if (matched.has(key(component))) return true;
    // A 32-bit Windows PE may install a 64-bit image.
    return stated && !(pass.known === 'windowsPE' && architecture === 'x86' && chosen === 'amd64');
  };
  const gone = new Set(file.components.filter(isSkipped));
  if (gone.size === 0) return { file, skipped: [] };
  const keep = (component: Component) => !gone.has(component);
  const components = file.components.filter(keep);
  const view: AnswerFile = {
    ...file,
    target: targetWithout(file, components),
    components,
    settings: file.settings.filter(({ component }) => keep(component)),
  };
  const skipped = [...gone].map((component) => ({
    name: component.name,
    pass: component.pass.name,
    architecture: component.architecture,
    range: rangeOf(component),
  }));
  return { file: view, skipped };
}

interface OneArchitecture {
  /** The file without the components that this Windows passes over. */
  readonly file: AnswerFile;
  readonly skipped: readonly SkippedComponent[];
}

/** What the skipped components show about the target does not count. */
function targetWithout({ tree, target }: AnswerFile, components: readonly Component[]): Target {
  const { evidence: found, ...facts } = detectTarget({ tree, components });
  const stated = target.evidence.filter(({ from }) => from !== 'file');
  const isStated = (name: string) => stated.some(({ fact }) => fact === name);
  return {
    ...facts,
    ...Object.fromEntries(stated.map(({ fact }) => [fact, target[fact]])),
    evidence: [...stated, ...found.filter(({ fact }) => !isStated(fact))],
  };
}

const ANY_ARCHITECTURE = new Set(['', 'wow64', 'neutral', 'msil']);
