import type { ReactNode } from 'react';

interface CheckRowProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
}

/** A yes or no, with its words beside it. */
export function CheckRow({ checked, onChange, children }: CheckRowProps) {
  return (
    <label className="flex min-h-6 cursor-pointer items-start gap-2 text-xs">
      <input
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="mt-0.5 size-4 shrink-0 accent-accent"
      />
      <span>{children}</span>
    </label>
  );
}
