import type { Token } from '#features/deployment';
import type { Asset } from '../model/assets.ts';
import { formatValue, sumOf } from '../model/prices.ts';
import { say } from '../words/english.ts';

interface TotalLineProps {
  assets: readonly Asset[];
  reference: Token;
  /** Orders are not known yet. */
  isPartial: boolean;
}

/** What everything is worth together, and what is left out of it. */
export function TotalLine({ assets, reference, isPartial }: TotalLineProps) {
  const values = assets.flatMap(({ value }) => (value === null ? [] : [value]));
  const unpriced = assets.filter(({ value, total }) => value === null && total > 0n);
  const leftOut = [
    ...unpriced.map(({ token }) => token.symbol),
    ...(isPartial ? [say.orders.toLowerCase()] : []),
  ];
  return (
    <div className="sm:text-right">
      <p className="text-lg font-semibold" data-testid="portfolio-total">
        <span className="mr-2 text-xs font-normal text-quiet">{say.total}</span>
        {formatValue(sumOf(values))} {reference.symbol}
      </p>
      <p className="text-2xs text-quiet">
        {say.atMiddle}
        {leftOut.length > 0 && ` ${say.leftOut(leftOut.join(', '))}`}
      </p>
    </div>
  );
}
