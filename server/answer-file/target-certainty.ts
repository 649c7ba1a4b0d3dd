/** How surely a file shows its version of Windows; an error must not rest on a trace that is easily left over. */
import { childElements } from '../syntax/query';
import type { AnswerFile } from './answer-file';
import { imageOf, installationsOf } from './installation';
import { windowsVersion } from './windows-names';

/**
 * stated: by a comment or the user. image: by the name of the image. key: by a published product key.
 * guessed: only by the catalog of Windows SIM, which is often that of an older file. unknown: not at all.
 */
export type TargetCertainty = 'stated' | 'image' | 'key' | 'guessed' | 'unknown';

export function targetCertainty(file: AnswerFile): TargetCertainty {
  const evidence = file.target.evidence.find(({ fact }) => fact === 'windows');
  if (!evidence) return 'unknown';
  const { from, range } = evidence;
  if (from !== 'file' || !range) return 'stated';
  const { root } = file.tree;
  const parent =
    root && childElements(root).find(({ start, end }) => start <= range.start && range.end <= end);
  if (parent?.localName === 'offlineImage') return 'guessed';
  const isImage = installationsOf(file).some(({ metaData }) =>
    metaData.some(({ node }) => node.start <= range.start && range.end <= node.end),
  );
  return isImage ? 'image' : 'key';
}

/** True when an error may rest on the version of the target. */
export function isTargetSure(file: AnswerFile): boolean {
  const certainty = targetCertainty(file);
  return certainty !== 'guessed' && certainty !== 'unknown';
}

/** The target version as the value tables name it; an image name knows some that targets lack. */
export function targetVersion(file: AnswerFile): string | undefined {
  const { windows } = file.target;
  if (!windows) return undefined;
  if (targetCertainty(file) === 'image') {
    const image = installationsOf(file)
      .map(imageOf)
      .find((entry) => entry);
    if (typeof image?.windows === 'string') return image.windows;
  }
  return windowsVersion(windows);
}
