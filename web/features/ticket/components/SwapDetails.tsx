import type { MarketState } from '@weir/contracts';
import type { ListedMarket } from '#features/deployment';
import { ratioPrice } from '#features/market';
import { formatAmount } from '#lib/formatAmount.ts';
import { Detail } from '#ui/Detail.tsx';
import { formatImpact, type ImpactTier, impactTier } from '../model/impactTier.ts';
import { limitPrice, planFee, routeWords } from '../model/planFigures.ts';
import type { SwapQuote } from '../model/swapQuote.ts';
import { LazyFall } from './LazyFall.tsx';

const tierClass: Record<ImpactTier, string> = {
  low: '',
  noticeable: 'text-warn',
  high: 'text-sell',
  severe: 'font-semibold text-sell',
};

interface SwapDetailsProps {
  market: ListedMarket;
  state: MarketState;
  quote: Extract<SwapQuote, { kind: 'quoted' }>;
  exact: 'in' | 'out';
  /** Basis points. */
  slippage: number;
}

/** What a swap does, before it is signed: the fall, the route, and the figures that bind it. */
export function SwapDetails({ market, state, quote, exact, slippage }: SwapDetailsProps) {
  const { plan, bound, impact } = quote;
  const [pays, gets] = plan.baseIn ? [market.base, market.quote] : [market.quote, market.base];
  const [base, paid] = plan.baseIn
    ? [plan.amountIn, plan.amountOut]
    : [plan.amountOut, plan.amountIn];
  const token = exact === 'in' ? gets : pays;

  return (
    <div className="flex flex-col gap-2">
      <LazyFall
        market={market}
        state={state}
        plan={plan}
        limit={limitPrice(market, plan, exact, bound)}
      />
      <dl className="border-t border-line pt-1.5">
        <Detail name="Route">
          <span data-testid="route">{routeWords(market, plan)}</span>
        </Detail>
        {exact === 'in' && plan.amountIn < quote.amount && (
          <Detail name="Taken, the rest is below a lot">
            {formatAmount(plan.amountIn, pays.decimals, 6)} {pays.symbol}
          </Detail>
        )}
        <Detail name="Average price, fees included">
          {ratioPrice(market, base, paid) ?? '–'} {market.quote.symbol}
        </Detail>
        <Detail name="Price impact">
          <span className={tierClass[impactTier(impact)]}>{formatImpact(impact)}</span>
        </Detail>
        <Detail name="Fee">
          {formatAmount(planFee(market, plan), pays.decimals, 6)} {pays.symbol}
        </Detail>
        <Detail name={`${exact === 'in' ? 'Least received' : 'Most paid'} (${slippage / 100} %)`}>
          {formatAmount(bound, token.decimals, 6)} {token.symbol}
        </Detail>
      </dl>
    </div>
  );
}
