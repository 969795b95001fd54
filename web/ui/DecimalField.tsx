import { type ChangeEvent, type ReactNode, useId, useRef } from 'react';
import { entryCaret, entryText, twoReadings } from '#lib/decimalEntry.ts';
import { Chip } from './Chip.tsx';
import { say } from './words/english.ts';

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

/**
 * A number typed with a point or a comma; see lib/decimalEntry.ts. Text that could be two numbers, such as a pasted
 * `1,234`, is kept, and the reader says which one is meant: until then no form takes it for a number.
 */
export function DecimalField(props: DecimalFieldProps) {
  const { label, unit, value, onChange, aside, computed } = props;
  const { placeholder = '0', dense = false } = props;
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const readings = twoReadings(value);
  const problem = readings ? say.twoReadings(value) : props.problem;
  const choose = (text: string) => {
    onChange(text);
    field.current?.focus();
  };
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
          ref={field}
          value={value}
          onChange={(event) => onChange(keepEntry(event))}
          className={`h-8 w-full min-w-0 bg-transparent font-medium outline-none ${dense ? 'text-right text-base' : 'text-lg'} ${computed ? 'text-quiet' : ''}`}
        />
        <span className={`shrink-0 font-medium ${dense ? 'w-11 text-xs' : ''}`}>{unit}</span>
      </div>
      {problem && (
        <p id={`${id}-problem`} className="pb-1 text-xs text-sell">
          {problem}
          {readings && (
            <span className="mt-1 flex gap-1.5">
              <Chip onClick={() => choose(readings.whole)}>{readings.whole}</Chip>
              <Chip onClick={() => choose(readings.fraction)}>{readings.fraction}</Chip>
            </span>
          )}
        </p>
      )}
    </div>
  );
}

/** Puts what is kept of the typed text into the field itself, with the caret where it was: React leaves it there. */
function keepEntry({ target: field }: ChangeEvent<HTMLInputElement>): string {
  const kept = entryText(field.value);
  if (kept !== field.value) {
    const caret = entryCaret(field.value, kept, field.selectionStart ?? field.value.length);
    field.value = kept;
    field.setSelectionRange(caret, caret);
  }
  return kept;
}
