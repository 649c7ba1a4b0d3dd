/** What may stand where: the passes and versions of Windows of a component or setting against those of the file. */
import type { AnswerFile, Component, Setting } from '../answer-file/answer-file';
import { inheritedFact } from '../answer-file/query';
import { isServer, kernelOf } from '../answer-file/target';
import type { InheritedFacts, PassName, SettingSchema } from '../schema/component-schema';
import { compareWindowsVersions } from '../schema/windows-version';

/** False when the target is known and does not have what the facts describe. */
export function fitsTarget(file: AnswerFile, { since, until, products }: InheritedFacts): boolean {
  const server = isServer(file.target);
  if (server !== undefined && products && !products.includes(server ? 'server' : 'client')) return false;
  const kernel = kernelOf(file.target);
  if (!kernel) return true;
  // The release of a client is seldom known: any release of the same major version fits.
  const [major] = kernel.split(' ');
  const mayBeOlder = !since || since === OLDEST_DOCUMENTED || since.split(' ')[0] === major;
  if (!mayBeOlder && compareWindowsVersions(since, kernel) > 0) return false;
  return !until || until.split(' ')[0] === major || compareWindowsVersions(kernel, until) <= 0;
}

/** Where Microsoft's reference begins: what it lists since then may have been in Windows Vista as well. */
const OLDEST_DOCUMENTED = '7';

/** The passes in which a child of `parent` with that schema is processed; undefined when no source says. */
export function passesOfChild(
  parent: Component | Setting,
  schema: SettingSchema,
): readonly PassName[] | undefined {
  const passes =
    schema.passes ?? ('component' in parent ? inheritedFact(parent, 'passes') : parent.schema?.passes);
  return passes?.length ? passes : undefined;
}

/** True when nothing says that the pass does not process it. */
export function fitsPass(passes: readonly PassName[] | undefined, pass: PassName | undefined): boolean {
  return !passes?.length || pass === undefined || passes.includes(pass);
}

/** The facts that a setting has or takes from what is around it. */
export function factsOf(setting: Setting): InheritedFacts {
  const passes = inheritedFact(setting, 'passes');
  const since = inheritedFact(setting, 'since');
  const until = inheritedFact(setting, 'until');
  const products = inheritedFact(setting, 'products');
  return {
    ...(passes && { passes }),
    ...(since && { since }),
    ...(until && { until }),
    ...(products && { products }),
  };
}

/** The facts of a schema, and those that it takes from what is around it. */
export function factsBelow(
  inherited: InheritedFacts,
  { passes, since, until, products }: InheritedFacts,
): InheritedFacts {
  return {
    ...inherited,
    ...(passes?.length && { passes }),
    ...(since && { since }),
    ...(until && { until }),
    ...(products && { products }),
  };
}
