import { useId } from 'react';
import { formatDayMinute } from '#lib/formatTime.ts';
import { ChoiceRow } from '#ui/ChoiceRow.tsx';
import type { LimitOptions } from '../model/limitOptions.ts';
import type { Expiry, ExpiryChoice } from '../model/orderExpiry.ts';
import { say } from '../words/english.ts';

interface ExpiryFieldProps {
  options: LimitOptions;
  expiry: Expiry;
  onChange: (change: Partial<LimitOptions>) => void;
}

const BOUNTIES = [0, 1000, 5000, 10_000] as const;

/** Until when an order rests, and what somebody gets who takes it off the book then. */
export function ExpiryField({ options, expiry, onChange }: ExpiryFieldProps) {
  const id = useId();
  const choices: { value: ExpiryChoice; label: string }[] = [
    { value: 'never', label: say.never },
    { value: 'hour', label: say.inAnHour },
    { value: 'day', label: say.inADay },
    { value: 'week', label: say.inAWeek },
    { value: 'date', label: say.atDate },
  ];
  const problem = expiry.kind === 'refused' ? expiry.words : null;
  return (
    <>
      <ChoiceRow
        label={say.expires}
        value={options.expiry}
        onChange={(choice) => onChange({ expiry: choice })}
        choices={choices}
      />
      {options.expiry === 'date' && (
        <div>
          <label
            htmlFor={id}
            className="flex items-center justify-between gap-3 text-xs text-quiet"
          >
            {say.dayAndTime}
            <input
              id={id}
              type="datetime-local"
              value={options.expiryDate}
              aria-invalid={problem !== null}
              aria-describedby={problem ? `${id}-problem` : undefined}
              onChange={(event) => onChange({ expiryDate: event.target.value })}
              className={`h-7 min-w-0 rounded-md border bg-paper px-1.5 text-xs text-ink ${problem ? 'border-sell' : 'border-line'}`}
            />
          </label>
          {problem && (
            <p id={`${id}-problem`} className="mt-0.5 text-xs text-sell">
              {problem}
            </p>
          )}
        </div>
      )}
      {options.expiry !== 'never' && (
        <>
          <ChoiceRow
            label={say.bounty}
            value={String(options.bounty)}
            onChange={(rate) => onChange({ bounty: Number(rate) })}
            choices={BOUNTIES.map((rate) => ({
              value: String(rate),
              label: rate === 0 ? say.noBounty : `${rate / 10_000} %`,
            }))}
          />
          <p className="pb-0.5 text-2xs text-quiet">
            {expiry.kind === 'at' && `${say.until(formatDayMinute(expiry.seconds))} `}
            {options.bounty === 0 ? say.expirySays : say.bountySays(options.bounty / 10_000)}
          </p>
        </>
      )}
    </>
  );
}
