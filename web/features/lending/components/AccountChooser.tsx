import { useId, useState } from 'react';
import { Button } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { accountName } from '../model/accountName.ts';
import {
  accountNumbers,
  chooseAccount,
  nameAccount,
  nextAccountNumber,
  readAccountNumber,
  useLendingAccounts,
} from '../model/lendingAccounts.ts';
import { say } from '../words/english.ts';

/** Which of the address's accounts forms act for; positions of different accounts do not touch each other. */
export function AccountChooser() {
  const accounts = useLendingAccounts();
  const [isNaming, setNaming] = useState(false);
  const id = useId();
  return (
    <div className="flex flex-col gap-2 text-xs">
      <div className="flex items-center gap-2">
        <label htmlFor={id} className="text-quiet">
          {say.account}
        </label>
        <select
          id={id}
          value={accounts.chosen}
          onChange={(event) => chooseAccount(Number(event.target.value))}
          className="h-7 min-w-0 flex-1 rounded-md border border-control bg-panel px-1.5"
        >
          {accountNumbers(accounts).map((number) => (
            <option key={number} value={number}>
              {accountName(number, accounts.names)}
            </option>
          ))}
        </select>
        <Chip aria-expanded={isNaming} onClick={() => setNaming(!isNaming)}>
          {say.nameOne}
        </Chip>
      </div>
      {isNaming && (
        <NamingForm first={nextAccountNumber(accounts)} onDone={() => setNaming(false)} />
      )}
    </div>
  );
}

function NamingForm({ first, onDone }: { first: number; onDone: () => void }) {
  const [number, setNumber] = useState(String(first));
  const [name, setName] = useState('');
  const id = useId();
  const read = readAccountNumber(number);
  const submit = () => {
    if (read === null) return;
    nameAccount(read, name);
    onDone();
  };
  const field = 'h-7 min-w-0 rounded-md border bg-paper px-1.5';
  return (
    <form
      className="flex flex-col gap-2 rounded-md bg-raised p-2"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="flex items-center gap-2">
        <label htmlFor={`${id}-number`} className="text-quiet">
          {say.number}
        </label>
        <input
          id={`${id}-number`}
          inputMode="numeric"
          autoComplete="off"
          value={number}
          aria-invalid={read === null}
          aria-describedby={`${id}-words`}
          onChange={(event) => setNumber(event.target.value.trim())}
          className={`${field} w-16 ${read === null ? 'border-sell' : 'border-control'}`}
        />
        <label htmlFor={`${id}-name`} className="text-quiet">
          {say.name}
        </label>
        <input
          id={`${id}-name`}
          autoComplete="off"
          maxLength={24}
          value={name}
          onChange={(event) => setName(event.target.value)}
          className={`${field} flex-1 border-control`}
        />
        <Button type="submit" size="small" disabled={read === null}>
          {say.take}
        </Button>
      </div>
      <p id={`${id}-words`} className={read === null ? 'text-sell' : 'text-quiet'}>
        {read === null ? say.numberRange : say.accountMeaning}
      </p>
    </form>
  );
}
