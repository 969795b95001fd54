import { TextField } from '#ui/TextField.tsx';
import { say } from '../words/english.ts';

/** Where a seller is to be paid, as typed. */
export interface TypedDetails {
  payee: string;
  account: string;
}

interface PaymentDetailsFieldsProps {
  typed: TypedDetails;
  onChange: (typed: TypedDetails) => void;
}

/** Asks a seller where the money goes: sealed to the buyer later, of which the chain sees a hash with random bytes. */
export function PaymentDetailsFields({ typed, onChange }: PaymentDetailsFieldsProps) {
  return (
    <>
      <TextField
        label={say.payee}
        value={typed.payee}
        onChange={(payee) => onChange({ ...typed, payee })}
      />
      <TextField
        label={say.account}
        value={typed.account}
        onChange={(account) => onChange({ ...typed, account })}
        hint={say.detailsSealed}
      />
    </>
  );
}
