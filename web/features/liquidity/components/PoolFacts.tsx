import type { ListedMarket } from '#features/deployment';
import { formatDecimalPrice, marketHex, topOfMarket, useMarket } from '#features/market';
import { formatAmount } from '#lib/formatAmount.ts';
import { formatDayClock } from '#lib/formatTime.ts';
import { Fact } from '#ui/Fact.tsx';
import { feesInQuote } from '../model/poolRow.ts';
import { poolPart } from '../model/poolSeries.ts';
import { percentText } from '../model/rowFigures.ts';
import { useIndexedPools, useTradedSince } from '../queries/poolsQuery.ts';
import { useShareToken } from '../queries/shareToken.ts';
import { say } from '../words/english.ts';

/** What the pool holds, what it charges, and how its day and week went. */
export function PoolFacts({ market }: { market: ListedMarket }) {
  const { base, quote, terms } = market;
  const { data } = useMarket(market);
  const { pools, isMissing } = useIndexedPools();
  const pool = pools?.get(marketHex(market));
  const traded = useTradedSince(market, pool?.day.from);
  const part = pool && traded !== undefined ? poolPart(BigInt(pool.day.quoteVolume), traded) : null;
  const shareToken = useShareToken(market);
  const state = data?.state;
  const inQuote = (units: bigint) => `${formatAmount(units, quote.decimals, 2)} ${quote.symbol}`;
  const fees = (period: 'day' | 'week') =>
    pool && state ? inQuote(feesInQuote(pool[period].fees, state)) : '–';
  const mid = state ? topOfMarket(market, state).mid : null;

  return (
    <section aria-label={say.facts} className="rounded-lg border border-line bg-panel">
      <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg bg-line sm:grid-cols-4">
        <Fact name={say.liquidity}>{state ? inQuote(2n * state.quoteReserve) : '–'}</Fact>
        <Fact name={say.dayVolume}>{pool ? inQuote(BigInt(pool.day.quoteVolume)) : '–'}</Fact>
        <Fact name={say.dayFees}>{fees('day')}</Fact>
        <Fact
          name={say.yearlyReturn}
          note={
            pool?.week.yearlyReturn && pool.week.returnFrom
              ? say.pastFrom(formatDayClock(pool.week.returnFrom))
              : pool && say.tooYoung
          }
        >
          {pool?.week.yearlyReturn ? percentText(pool.week.yearlyReturn) : '–'}
        </Fact>
        <Fact name={say.reserves}>
          <span className="block">
            {state ? formatAmount(state.baseReserve, base.decimals) : '–'} {base.symbol}
          </span>
          <span className="block">
            {state ? formatAmount(state.quoteReserve, quote.decimals, 2) : '–'} {quote.symbol}
          </span>
        </Fact>
        <Fact name={say.weekVolume}>{pool ? inQuote(BigInt(pool.week.quoteVolume)) : '–'}</Fact>
        <Fact name={say.weekFees}>{fees('week')}</Fact>
        <Fact name={say.partOfFalls} note={say.partOfFallsNote}>
          {part === null ? '–' : <PartBar points={part} />}
        </Fact>
        <Fact name={say.middle}>{mid ? formatDecimalPrice(mid) : '–'}</Fact>
        <Fact name={say.poolFee}>{terms.poolFee / 10_000} %</Fact>
        <Fact name={say.bookFee} note={say.rebate(terms.makerRebate / 10_000)}>
          {terms.takerFee / 10_000} %
        </Fact>
        <Fact name={say.shareToken} note={shareToken ? say.shareTokenErc20 : say.shareTokenNote}>
          <span title={shareToken ?? marketHex(market)}>
            {shortId(shareToken ?? marketHex(market))}
          </span>
        </Fact>
      </dl>
      {isMissing && <p className="px-3 py-2 text-xs text-quiet">{say.indexerMissing}</p>}
    </section>
  );
}

/** The pool's part in colour, the book's in ink. `points`: hundredths of a percent. */
function PartBar({ points }: { points: number }) {
  const percent = points / 100;
  return (
    <>
      <span>{say.poolAndBook(percent.toFixed(1), (100 - percent).toFixed(1))}</span>
      <span aria-hidden="true" className="mt-1 flex h-1.5 overflow-hidden rounded-full bg-quiet">
        <span className="bg-pool" style={{ width: `${percent}%` }} />
      </span>
    </>
  );
}

const shortId = (hex: string) => `${hex.slice(0, 10)}…${hex.slice(-4)}`;
