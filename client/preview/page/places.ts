/** Which item of the plan the cursor is in. */
import type { SourceRange } from '../messages';

/** The narrowest range in the plan that the offset touches; of equal ones the first. */
export function placeAt(plan: unknown, offset: number): SourceRange | undefined {
  let narrowest: SourceRange | undefined;
  const visit = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    if (isRange(value)) {
      const { start, end } = value;
      const touches = start <= offset && offset <= end;
      if (touches && (!narrowest || end - start < narrowest.end - narrowest.start)) narrowest = value;
    } else {
      Object.values(value).forEach(visit);
    }
  };
  visit(plan);
  return narrowest;
}

export function isSamePlace(a: SourceRange | null | undefined, b: SourceRange | null | undefined): boolean {
  return a != null && b != null && a.start === b.start && a.end === b.end;
}

function isRange(value: object): value is SourceRange {
  return (
    'start' in value && 'end' in value && typeof value.start === 'number' && typeof value.end === 'number'
  );
}
