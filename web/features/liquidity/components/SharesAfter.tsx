import type { LiquidityChange, SharedPool } from '@weir/contracts';
import type { ListedMarket } from '#features/deployment';
import { Detail } from '#ui/Detail.tsx';
import { sharePercent } from '../model/liquidityQuote.ts';
import { useShares } from '../queries/sharesQuery.ts';
import { say } from '../words/english.ts';

interface SharesAfterProps {
  market: ListedMarket;
  pool: SharedPool;
  change: LiquidityChange;
  /** 1 where shares come, -1 where they go. */
  sign: 1n | -1n;
}

/** The account's part of the pool before and after. */
export function SharesAfter({ market, pool, change, sign }: SharesAfterProps) {
  const held = useShares(market) ?? 0n;
  const before = sharePercent(held, pool.totalShares);
  const after = sharePercent(held + sign * change.shares, change.totalShares);
  return (
    <Detail name={say.yourPart}>
      {before} <span aria-hidden="true">→</span>
      <span className="sr-only">{say.becomes}</span> <span className="font-medium">{after}</span>
    </Detail>
  );
}
