/** Parts of the page that stand for a place in the text. */
import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { SourceRange } from '../messages';
import { isSamePlace } from './places';

export interface Source {
  /** Where the cursor is. */
  readonly place: SourceRange | undefined;
  readonly reveal: (range: SourceRange) => void;
}

export const SourceContext = createContext<Source>({ place: undefined, reveal: () => undefined });

interface LinkProps {
  readonly range: SourceRange | null;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** A button that shows its place in the text; without a place it is only text. */
export function SourceLink({ range, class: name = 'link', children }: LinkProps) {
  const { place, reveal } = useContext(SourceContext);
  const here = isSamePlace(range, place);
  if (!range) return <span class={`${name} unlinked`}>{children}</span>;
  return (
    <button
      type="button"
      class={here ? `${name} here` : name}
      aria-current={here ? 'location' : undefined}
      onClick={() => reveal(range)}
    >
      {children}
    </button>
  );
}

interface SectionProps {
  readonly id: string;
  readonly title: string;
  readonly children: ComponentChildren;
}

export function Section({ id, title, children }: SectionProps) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
