import { type ReactNode, useId } from 'react';
import { entryText } from '#lib/decimalEntry.ts';

interface DecimalFieldProps {
  label: string;
  /** Shown at the right of the number: a token, a unit. */
  unit: ReactNode;
  value: string;
  onChange: (text: string) => void;
  /** Shown at the right of the label: a balance. */
  aside?: ReactNode;
  /** Below the number: why it is not accepted. */
  problem?: string | undefined;
  /** The figure is computed, not typed: shown quieter until the reader types one. */
  computed?: boolean;
  placeholder?: string;
  /** One line, the label before the number: where several fields stand together. */
  dense?: boolean;
}

/** A number typed with a point or a comma; see lib/decimalEntry.ts. */
export function DecimalField(props: DecimalFieldProps) {
  const { label, unit, value, onChange, aside, problem, computed, placeholder = '0' } = props;
  const { dense = false } = props;
  const id = useId();
  return (
    <div
      className={`rounded-lg border bg-paper px-3 focus-within:border-accent ${dense ? 'py-0.5' : 'py-2'} ${problem ? 'border-sell' : 'border-line'}`}
    >
      {!dense && (
        <div className="flex min-h-6 items-center justify-between gap-2 text-xs text-quiet">
          <label htmlFor={id}>{label}</label>
          {aside}
        </div>
      )}
      <div className="flex items-center gap-2">
        {dense && (
          <label htmlFor={id} className="shrink-0 text-xs text-quiet">
            {label}
          </label>
        )}
        <input
          id={id}
          inputMode="decimal"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="done"
          placeholder={placeholder}
          aria-invalid={problem !== undefined}
          aria-describedby={problem ? `${id}-problem` : undefined}
          value={value}
          onChange={(event) => onChange(entryText(event.target.value))}
          className={`h-8 w-full min-w-0 bg-transparent font-medium outline-none ${dense ? 'text-right text-base' : 'text-lg'} ${computed ? 'text-quiet' : ''}`}
        />
        <span className={`shrink-0 font-medium ${dense ? 'w-11 text-xs' : ''}`}>{unit}</span>
      </div>
      {problem && (
        <p id={`${id}-problem`} className="pb-1 text-xs text-sell">
          {problem}
        </p>
      )}
    </div>
  );
}
