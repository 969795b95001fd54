import { TextField } from '#ui/TextField.tsx';
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
    most: 200,
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
