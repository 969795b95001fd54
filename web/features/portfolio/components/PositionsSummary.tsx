import { Link } from '@tanstack/react-router';
import { formatAmount } from '#lib/formatAmount.ts';
import { Empty } from '#ui/Empty.tsx';
import { Panel } from '#ui/Panel.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import type { PoolPosition } from '../model/assets.ts';
import { partOf } from '../model/partOf.ts';
import { formatValue, sumOf, worthOf } from '../model/prices.ts';
import { say } from '../words/english.ts';

interface PositionsSummaryProps {
  positions: readonly PoolPosition[] | undefined;
  prices: ReadonlyMap<string, string>;
  referenceSymbol: string;
}

/** The account's pool shares and what they would pay now; each leads to its pool. */
export function PositionsSummary({ positions, prices, referenceSymbol }: PositionsSummaryProps) {
  return (
    <Panel title={say.poolShares}>
      {!positions && <Skeleton rows={2} label={say.readingShares} />}
      {positions?.length === 0 && (
        <Empty>
          {say.noShares}{' '}
          <Link to="/pools" className="text-accent underline">
            {say.seePools}
          </Link>
        </Empty>
      )}
      <ul className="text-xs">
        {positions?.map((position) => (
          <li key={position.market.slug} className="border-t border-line first:border-t-0">
            <Link
              to="/pools/$pair"
              params={{ pair: position.market.slug }}
              className="flex items-center justify-between gap-3 px-3 py-2 hover:bg-raised/50"
            >
              <Position position={position} prices={prices} referenceSymbol={referenceSymbol} />
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

interface PositionProps {
  position: PoolPosition;
  prices: ReadonlyMap<string, string>;
  referenceSymbol: string;
}

function Position({ position, prices, referenceSymbol }: PositionProps) {
  const { market, base, quote, shares, totalShares } = position;
  const [basePrice, quotePrice] = [market.base, market.quote].map(({ address }) =>
    prices.get(address),
  );
  const value =
    basePrice === undefined || quotePrice === undefined
      ? null
      : sumOf([
          worthOf(base, market.base.decimals, basePrice),
          worthOf(quote, market.quote.decimals, quotePrice),
        ]);
  return (
    <>
      <span>
        <span className="block font-medium">
          {market.base.symbol}/{market.quote.symbol}
        </span>
        <span className="text-2xs text-quiet">{say.partOfPool(partOf(shares, totalShares))}</span>
      </span>
      <span className="text-right">
        <span className="block font-medium">
          {value === null ? '–' : `${formatValue(value)} ${referenceSymbol}`}
        </span>
        <span className="text-2xs text-quiet">
          {formatAmount(base, market.base.decimals)} {market.base.symbol} +{' '}
          {formatAmount(quote, market.quote.decimals)} {market.quote.symbol}
        </span>
      </span>
    </>
  );
}
