import type { MarketState } from '@weir/contracts';
import type { ListedMarket } from '#features/deployment';
import { formatLots, ratioPrice } from '#features/market';
import { formatAmount } from '#lib/formatAmount.ts';
import { Detail } from '#ui/Detail.tsx';
import type { LimitQuote } from '../model/limitQuote.ts';
import { routeWords } from '../model/planFigures.ts';
import { LazyFall } from './LazyFall.tsx';

interface LimitDetailsProps {
  market: ListedMarket;
  state: MarketState;
  side: 'buy' | 'sell';
  quote: Extract<LimitQuote, { kind: 'planned' }>;
}

/** What placing an order does: what trades at once, what rests, what it locks. */
export function LimitDetails({ market, state, side, quote }: LimitDetailsProps) {
  const { plan, pays } = quote;
  const { base } = market;
  const token = side === 'buy' ? market.quote : base;
  const { taken } = plan;
  const [takenBase, takenQuote] =
    taken === null
      ? [0n, 0n]
      : taken.baseIn
        ? [taken.amountIn, taken.amountOut]
        : [taken.amountOut, taken.amountIn];

  return (
    <div className="flex flex-col gap-2">
      {taken && <LazyFall market={market} state={state} plan={taken} limit={null} />}
      <dl>
        <Detail name="Trades at once">
          {taken ? (
            <>
              {formatAmount(takenBase, base.decimals)} {base.symbol} at{' '}
              {ratioPrice(market, takenBase, takenQuote)}
            </>
          ) : (
            'nothing'
          )}
        </Detail>
        {taken && <Detail name="Route">{routeWords(market, taken)}</Detail>}
        <Detail name="Rests in the book">
          {plan.restingLots > 0n
            ? `${formatLots(market, plan.restingLots)} ${base.symbol}`
            : 'nothing'}
        </Detail>
        <Detail name="Leaves your wallet">
          {formatAmount(pays, token.decimals, 6)} {token.symbol}
        </Detail>
      </dl>
    </div>
  );
}
