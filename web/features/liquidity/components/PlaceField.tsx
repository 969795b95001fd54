import { Segments } from '#ui/Segments.tsx';
import { say } from '../words/english.ts';

export type Place = 'wallet' | 'internal';

interface PlaceFieldProps {
  label: string;
  value: Place;
  onChange: (place: Place) => void;
}

/** Where tokens come from or go to: the wallet, or the account's balance inside the exchange. */
export function PlaceField({ label, value, onChange }: PlaceFieldProps) {
  return (
    <div className="flex items-center justify-between gap-3 text-xs">
      <span aria-hidden="true" className="text-quiet">
        {label}
      </span>
      <Segments
        label={label}
        size="small"
        value={value}
        onChange={onChange}
        segments={[
          { value: 'wallet', label: say.wallet },
          { value: 'internal', label: say.insideExchange },
        ]}
      />
    </div>
  );
}
