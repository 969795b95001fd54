import type { MarketState } from '@weir/contracts';
import type { ListedMarket } from '#features/deployment';
import { fillWords, LazyFall } from '#features/fall';
import { formatLots, formatTick, ratioPrice } from '#features/market';
import { planFee } from '#features/ticket';
import { formatAmount } from '#lib/formatAmount.ts';
import { Detail } from '#ui/Detail.tsx';
import type { Purse } from '../model/limitOptions.ts';
import { type LimitQuote, worstPrice } from '../model/limitQuote.ts';
import { say } from '../words/english.ts';

interface LimitDetailsProps {
  market: ListedMarket;
  state: MarketState;
  side: 'buy' | 'sell';
  quote: Extract<LimitQuote, { kind: 'planned' }>;
  payFrom: Purse;
  /** What comes on top of what an order that is replaced unlocks; absent where none is. */
  needed?: bigint;
}

/** What placing an order does: what trades at once, what rests, what it locks. */
export function LimitDetails({ market, state, side, quote, payFrom, needed }: LimitDetailsProps) {
  const { plan, pays, tick } = quote;
  const { base } = market;
  const token = side === 'buy' ? market.quote : base;
  const amountOf = (units: bigint) => `${formatAmount(units, token.decimals, 6)} ${token.symbol}`;
  const { taken } = plan;

  return (
    <div className="flex flex-col gap-2">
      {taken && <LazyFall market={market} state={state} plan={taken} limit={null} />}
      <dl>
        <Detail name={say.tradesAtOnce}>
          {taken ? <Taken {...{ market, taken }} /> : say.nothing}
        </Detail>
        {taken && (
          <>
            <Detail name={say.route}>{fillWords(market, taken)}</Detail>
            <Detail name={say.feesIncluded}>{amountOf(planFee(market, taken))}</Detail>
            <Detail name={say.worstPrice}>{worstPrice(market, tick, side === 'sell')}</Detail>
          </>
        )}
        <Detail name={say.rests}>
          {plan.restingLots > 0n
            ? say.amountAt(
                formatLots(market, plan.restingLots),
                base.symbol,
                formatTick(market, plan.tick),
              )
            : say.nothing}
        </Detail>
        {plan.tick !== tick && (
          <Detail name={say.moved}>
            {formatTick(market, tick)} → {formatTick(market, plan.tick)}
          </Detail>
        )}
        {plan.restingLots > 0n && taken && (
          <Detail name={say.locks}>{amountOf(plan.locked)}</Detail>
        )}
        <Detail name={payFrom === 'wallet' ? say.leavesWallet : say.leavesExchange}>
          {amountOf(needed ?? pays)}
        </Detail>
      </dl>
    </div>
  );
}

interface TakenProps {
  market: ListedMarket;
  taken: NonNullable<Extract<LimitQuote, { kind: 'planned' }>['plan']['taken']>;
}

function Taken({ market, taken }: TakenProps) {
  const [bought, paid] = taken.baseIn
    ? [taken.amountIn, taken.amountOut]
    : [taken.amountOut, taken.amountIn];
  const price = ratioPrice(market, bought, paid) ?? '–';
  return say.amountAt(formatAmount(bought, market.base.decimals), market.base.symbol, price);
}
