import type { ListedMarket } from '#features/deployment';
import { formatDecimalPrice, topOfMarket, useMarket } from '#features/market';
import { formatAmount } from '#lib/formatAmount.ts';
import { sharePercent } from '../model/liquidityQuote.ts';
import { useShares } from '../queries/sharesQuery.ts';

interface PoolCardProps {
  market: ListedMarket;
  isChosen: boolean;
  onChoose: () => void;
}

/** One pool in the list: what it holds, its price, and the account's part. */
export function PoolCard({ market, isChosen, onChoose }: PoolCardProps) {
  const { data } = useMarket(market);
  const shares = useShares(market);
  const { base, quote, terms } = market;
  const price = data ? topOfMarket(market, data.state).pool : null;
  return (
    <li>
      <button
        type="button"
        aria-pressed={isChosen}
        onClick={onChoose}
        className="grid w-full grid-cols-[1fr_auto] items-baseline gap-x-4 gap-y-0.5 border-t border-line px-3 py-2.5 text-left hover:bg-raised aria-pressed:bg-accent-wash sm:grid-cols-[6.5rem_5rem_minmax(0,1fr)_4.5rem_5.5rem]"
      >
        <span className="font-semibold">
          {base.symbol}/{quote.symbol}
        </span>
        <span className="text-right">{price ? formatDecimalPrice(price) : '–'}</span>
        <span className="col-span-2 text-xs text-quiet sm:col-span-1 sm:text-right sm:text-ink">
          {data
            ? `${formatAmount(data.state.baseReserve, base.decimals, 1)} ${base.symbol} + ${formatAmount(data.state.quoteReserve, quote.decimals, 0)} ${quote.symbol}`
            : '–'}
        </span>
        <span className="text-xs text-quiet sm:text-right">{terms.poolFee / 10_000} % fee</span>
        <span className="text-right text-xs text-quiet">
          {shares !== undefined && data && shares > 0n
            ? `yours ${sharePercent(shares, data.state.totalShares)}`
            : ''}
        </span>
      </button>
    </li>
  );
}
