import { changeOf } from '../model/marketList.ts';

/** A change of price in sign, colour and shape. `part` as the indexer gives it: `-0.0123` is 1.23 % less. */
export function DayChange({ part }: { part: string }) {
  const { direction, percent } = changeOf(part);
  if (direction === 0) return <span className="text-quiet">{percent} %</span>;
  return (
    <span className={direction > 0 ? 'text-buy' : 'text-sell'}>
      {direction > 0 ? '▲ +' : '▼ −'}
      {percent} %
    </span>
  );
}
