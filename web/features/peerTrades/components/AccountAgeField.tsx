import { useId } from 'react';
import { say } from '../words/english.ts';

interface AccountAgeFieldProps {
  /** 0 to 2, as the contract counts it. */
  age: number;
  onChange: (age: number) => void;
}

/** How old the seller holds the buyer's payment account to be, where a payment can be taken back. */
export function AccountAgeField({ age, onChange }: AccountAgeFieldProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-medium">
        {say.accountAge}
      </label>
      <p className="text-xs text-quiet">{say.accountAgeAbout}</p>
      <select
        id={id}
        value={age}
        onChange={(event) => onChange(Number(event.target.value))}
        className="h-9 rounded-md border border-control bg-paper px-2"
      >
        {[say.age0, say.age1, say.age2].map((words, value) => (
          <option key={words} value={value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
