/** Components of another architecture: `processorArchitecture` is what Setup picks them by. */
import type { AnswerFile, Component } from '../../answer-file/answer-file';
import { setAttribute } from '../../answer-file/edits';
import { windowsLabel, windowsVersion } from '../../answer-file/windows-names';
import { valueTable } from '../../schema/library';
import { attributeOf } from '../../syntax/query';
import { type Change, joinSteps, leftToDo, NOTHING, type Step } from './step';

export function changeArchitecture(file: AnswerFile, change: Change): Step {
  return joinSteps([changeComponents(file, change), missingArchitecture(file)]);
}

function changeComponents(file: AnswerFile, { wanted }: Change): Step {
  const { architecture } = wanted;
  if (!architecture) return NOTHING;
  const named = file.components.filter(({ architecture: one }) => one !== 'neutral' && one !== '');
  const others = named.filter((component) => component.architecture !== architecture);
  if (others.length === 0) return NOTHING;
  const kinds = [...new Set(named.map((component) => component.architecture))].sort();
  // wow64 components belong to those for amd64, and other ones may be meant for other computers.
  if (kinds.length > 1) {
    const has = kinds.includes(architecture);
    return has && (architecture === 'amd64' || !kinds.includes('wow64'))
      ? NOTHING
      : leftToDo(
          `The file has components for ${kinds.join(' and ')}: add or remove those for ${architecture} by hand (refactorings of the root element).`,
        );
  }
  const [can, cannot] = [others.filter(exists), others.filter((component) => !exists(component))];
  function exists({ node, schema }: Component): boolean {
    const isKnown = !schema?.architectures || schema.architectures.includes(architecture!);
    return isKnown && attributeOf(node, 'processorArchitecture') !== undefined;
  }
  return {
    edits: can.map(({ node }) => setAttribute(node, 'processorArchitecture', architecture)),
    changes:
      can.length === 0
        ? []
        : [
            `${can.length === 1 ? 'One component becomes' : `${can.length} components become`} one${can.length === 1 ? '' : 's'} for ${architecture} instead of ${kinds[0]}.`,
          ],
    leftToDo: [
      ...cannot.map(({ name }) => `${name} does not exist for ${architecture}: remove the component.`),
      ...pathsOf(file, kinds[0]!),
    ],
  };
}

/** Drivers, packages and programs lie in folders that are named after the architecture. */
function pathsOf(file: AnswerFile, architecture: string): readonly string[] {
  return file.settings
    .filter(({ value }) => {
      const [, ...folders] = value.toLowerCase().split(/[\\/]/);
      return folders.includes(architecture);
    })
    .map(({ path }) => `${path} names a folder "${architecture}": check it.`);
}

function missingArchitecture({ target }: AnswerFile): Step {
  const { windows, architecture } = target;
  const known = windows && valueTable('windows-versions').find(windowsVersion(windows))?.architectures;
  if (!windows || !architecture || !Array.isArray(known) || known.includes(architecture)) return NOTHING;
  return leftToDo(`There is no ${windowsLabel(windows)} for ${architecture}: change the architecture, too.`);
}
