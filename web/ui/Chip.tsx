import type { ButtonHTMLAttributes } from 'react';

/** A small button that fills a field in: all of a balance, a price at hand. */
export function Chip(props: ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button
      type="button"
      className="h-6 min-w-6 rounded bg-raised px-1.5 text-xs font-medium text-ink hover:bg-line aria-pressed:bg-accent-wash disabled:text-quiet"
      {...props}
    />
  );
}
