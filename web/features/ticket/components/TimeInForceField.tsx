import type { TimeInForce } from '@weir/contracts';
import { Segments } from '#ui/Segments.tsx';

const words: Record<TimeInForce, { label: string; says: string }> = {
  gtc: {
    label: 'Rest',
    says: 'What crosses trades at once, the rest waits until it is cancelled.',
  },
  postOnly: { label: 'Post only', says: 'Rests, or is refused where it would trade at once.' },
  ioc: { label: 'Now', says: 'Trades at once what it can; nothing rests.' },
  fok: { label: 'All now', says: 'Trades all of it at once, or nothing.' },
};

interface TimeInForceFieldProps {
  value: TimeInForce;
  onChange: (value: TimeInForce) => void;
}

/** What becomes of an order's parts. */
export function TimeInForceField({ value, onChange }: TimeInForceFieldProps) {
  return (
    <div>
      <Segments
        label="How long it stands"
        size="small"
        value={value}
        onChange={onChange}
        segments={(Object.keys(words) as TimeInForce[]).map((choice) => ({
          value: choice,
          label: words[choice].label,
        }))}
      />
      <p className="mt-1 px-1 text-xs text-quiet">{words[value].says}</p>
    </div>
  );
}
