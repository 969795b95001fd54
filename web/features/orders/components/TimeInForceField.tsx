import type { TimeInForce } from '@weir/contracts';
import { Segments } from '#ui/Segments.tsx';
import { say } from '../words/english.ts';

const choices: readonly TimeInForce[] = ['gtc', 'postOnly', 'ioc', 'fok'];
const words = () => ({
  gtc: { label: say.gtc, says: say.gtcSays },
  postOnly: { label: say.postOnly, says: say.postOnlySays },
  ioc: { label: say.ioc, says: say.iocSays },
  fok: { label: say.fok, says: say.fokSays },
});

interface TimeInForceFieldProps {
  value: TimeInForce;
  onChange: (value: TimeInForce) => void;
}

/** What becomes of an order's parts. */
export function TimeInForceField({ value, onChange }: TimeInForceFieldProps) {
  const known = words();
  return (
    <div>
      <Segments
        label={say.timeInForce}
        size="small"
        value={value}
        onChange={onChange}
        segments={choices.map((choice) => ({ value: choice, label: known[choice].label }))}
      />
      <p className="mt-1 px-1 text-xs text-quiet">{known[value].says}</p>
    </div>
  );
}
