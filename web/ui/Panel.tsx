import type { ReactNode } from 'react';

interface PanelProps {
  title: string;
  /** Shown at the right of the title. */
  aside?: ReactNode;
  children: ReactNode;
  className?: string;
}

/** A titled region of the page. */
export function Panel({ title, aside, children, className = '' }: PanelProps) {
  return (
    <section
      aria-label={title}
      className={`flex min-h-0 min-w-0 flex-col rounded-lg border border-line bg-panel ${className}`}
    >
      <div className="flex h-9 shrink-0 items-center justify-between gap-2 border-b border-line px-3">
        <h2 className="font-medium">{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
