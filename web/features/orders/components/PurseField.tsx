import type { LimitOptions, Purse } from '../model/limitOptions.ts';
import { say } from '../words/english.ts';

interface PurseFieldProps {
  options: LimitOptions;
  onChange: (change: Partial<LimitOptions>) => void;
}

/** Wallet or balance in the exchange, on either side. */
export function PurseField({ options, onChange }: PurseFieldProps) {
  return (
    <div className="flex items-center justify-between gap-2 text-xs">
      <Purses
        label={say.payFrom}
        value={options.payFrom}
        onChange={(payFrom) => onChange({ payFrom })}
      />
      <Purses
        label={say.receiveTo}
        value={options.receiveTo}
        onChange={(receiveTo) => onChange({ receiveTo })}
      />
    </div>
  );
}

interface PursesProps {
  label: string;
  value: Purse;
  onChange: (purse: Purse) => void;
}

function Purses({ label, value, onChange }: PursesProps) {
  return (
    <label className="min-w-0 flex-1 text-quiet">
      {label}
      <select
        value={value}
        onChange={(event) => onChange(event.target.value === 'exchange' ? 'exchange' : 'wallet')}
        className="mt-0.5 h-7 w-full rounded-md bg-raised px-1.5 text-xs font-medium text-ink"
      >
        <option value="wallet" className="bg-panel text-ink">
          {say.wallet}
        </option>
        <option value="exchange" className="bg-panel text-ink">
          {say.exchangeBalance}
        </option>
      </select>
    </label>
  );
}
