import type { Token } from '#features/deployment';
import { Segments } from '#ui/Segments.tsx';
import { say } from '../words/english.ts';

interface CollateralChoiceProps {
  collaterals: readonly Token[];
  /** Its place in the market. */
  value: number;
  onChange: (index: number) => void;
}

/** Which collateral a form is about; nothing where there is one only. */
export function CollateralChoice({ collaterals, value, onChange }: CollateralChoiceProps) {
  if (collaterals.length < 2) return null;
  return (
    <Segments
      label={say.whichCollateral}
      size="small"
      value={String(value)}
      onChange={(next) => onChange(Number(next))}
      segments={collaterals.map(({ symbol }, index) => ({ value: String(index), label: symbol }))}
    />
  );
}
