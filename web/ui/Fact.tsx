import type { ReactNode } from 'react';

interface FactProps {
  name: string;
  /** Below the figure: what it means. */
  note?: string | undefined;
  children: ReactNode;
}

/** One figure of a grid of figures, its name above it. */
export function Fact({ name, note, children }: FactProps) {
  return (
    <div className="flex flex-col bg-panel px-3 py-2">
      <dt className="text-2xs text-quiet">{name}</dt>
      <dd>
        {children}
        {note && <span className="block text-2xs text-quiet">{note}</span>}
      </dd>
    </div>
  );
}
