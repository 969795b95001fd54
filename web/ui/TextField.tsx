import { useId } from 'react';

interface TextFieldProps {
  label: string;
  value: string;
  onChange: (text: string) => void;
  placeholder?: string;
  /** Why it is not accepted. */
  problem?: string | null | undefined;
  /** Below it: what it is for. */
  hint?: string;
  /** Several lines. */
  isLong?: boolean;
  /** To be copied, not changed. */
  isFixed?: boolean;
  /** Characters it takes at the most. */
  most?: number;
}

/** A line or some lines of text, typed or pasted: the label above, why it is wrong below. */
export function TextField(props: TextFieldProps) {
  const { label, value, onChange, placeholder, problem, hint, isLong, isFixed, most } = props;
  const id = useId();
  const below = problem ?? hint;
  const field = {
    id,
    value,
    placeholder,
    maxLength: most,
    readOnly: isFixed,
    autoComplete: 'off',
    spellCheck: false,
    'aria-invalid': Boolean(problem),
    'aria-describedby': below ? `${id}-words` : undefined,
    className: `w-full min-w-0 rounded-lg border bg-paper px-3 text-sm outline-none focus:border-accent ${problem ? 'border-sell' : 'border-control'} ${isLong ? 'min-h-24 py-2 [overflow-wrap:anywhere]' : 'h-10'}`,
  };
  return (
    <div className="flex min-w-0 flex-col gap-1 text-xs">
      <label htmlFor={id} className="text-quiet">
        {label}
      </label>
      {isLong ? (
        <textarea {...field} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <input {...field} onChange={(event) => onChange(event.target.value)} />
      )}
      {below && (
        <p
          id={`${id}-words`}
          className={`[overflow-wrap:anywhere] ${problem ? 'text-sell' : 'text-quiet'}`}
        >
          {below}
        </p>
      )}
    </div>
  );
}
