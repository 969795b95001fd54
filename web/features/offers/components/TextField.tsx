import { useId } from 'react';

interface TextFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  /** Why it is not accepted. */
  problem?: string | null | undefined;
  /** Below it: what it is for. */
  hint?: string;
  /** Several lines. */
  isLong?: boolean;
}

/** A line or some lines of text, the label above. */
export function TextField(props: TextFieldProps) {
  const { label, value, onChange, placeholder, problem, hint, isLong = false } = props;
  const id = useId();
  const below = problem ?? hint;
  const field = {
    id,
    value,
    placeholder,
    autoComplete: 'off',
    spellCheck: false,
    'aria-invalid': Boolean(problem),
    'aria-describedby': below ? `${id}-words` : undefined,
    className: `w-full rounded-lg border bg-paper px-3 outline-none focus:border-accent ${problem ? 'border-sell' : 'border-control'} ${isLong ? 'min-h-24 py-2' : 'h-10'}`,
  };
  return (
    <div className="flex flex-col gap-1 text-xs">
      <label htmlFor={id} className="text-quiet">
        {label}
      </label>
      {isLong ? (
        <textarea {...field} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <input {...field} onChange={(event) => onChange(event.target.value)} />
      )}
      {below && (
        <p id={`${id}-words`} className={problem ? 'text-sell' : 'text-quiet'}>
          {below}
        </p>
      )}
    </div>
  );
}
