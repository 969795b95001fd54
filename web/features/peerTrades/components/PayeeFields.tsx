import { type ReactNode, useId } from 'react';
import type { PayeeEntry } from '../model/payeeEntry.ts';
import { say } from '../words/english.ts';

interface PayeeFieldsProps {
  method: string;
  entry: PayeeEntry;
  onChange: (entry: PayeeEntry) => void;
}

/** Where the seller is paid: typed once for each method. */
export function PayeeFields({ method, entry, onChange }: PayeeFieldsProps) {
  const field = (name: keyof PayeeEntry) => ({
    value: entry[name],
    onChange: (value: string) => onChange({ ...entry, [name]: value }),
  });
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium">{say.whereToPay(method)}</legend>
      <TextField label={say.payee} hint={say.payeeHint} {...field('payee')} />
      <TextField label={say.account} {...field('account')} />
      <TextField label={say.reference} hint={say.referenceHint} {...field('reference')} />
      <p className="text-xs text-quiet">{say.detailsKept}</p>
    </fieldset>
  );
}

interface TextFieldProps {
  label: string;
  hint?: ReactNode;
  value: string;
  onChange: (value: string) => void;
}

function TextField({ label, hint, value, onChange }: TextFieldProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-0.5">
      <label htmlFor={id} className="text-xs text-quiet">
        {label}
      </label>
      <input
        id={id}
        value={value}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.target.value)}
        className="h-9 rounded-md border border-control bg-paper px-2.5"
      />
      {hint && (
        <p id={`${id}-hint`} className="text-xs text-quiet">
          {hint}
        </p>
      )}
    </div>
  );
}
