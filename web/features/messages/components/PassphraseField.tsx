import type { ReactNode } from 'react';
import { useId } from 'react';

interface PassphraseFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** At the right of the label. */
  aside?: ReactNode;
  /** Below it. */
  hint?: ReactNode;
}

/** A passphrase, in sight: one that is typed blindly is typed wrongly, and nobody finds it again. */
export function PassphraseField({ label, value, onChange, aside, hint }: PassphraseFieldProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1 text-xs">
      <div className="flex items-center justify-between gap-2">
        <label htmlFor={id} className="text-quiet">
          {label}
        </label>
        {aside}
      </div>
      <input
        id={id}
        value={value}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.target.value)}
        className="h-10 w-full rounded-lg border border-control bg-paper px-3 font-mono outline-none focus:border-accent"
      />
      {hint && (
        <p id={`${id}-hint`} className="text-quiet">
          {hint}
        </p>
      )}
    </div>
  );
}
