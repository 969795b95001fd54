import { formatDayClock } from '#lib/formatTime.ts';
import { Notice } from '#ui/Notice.tsx';
import type { ListedLending } from '../model/listedLending.ts';
import { deadPrices, downPrices, isPaused, overCaps } from '../model/marketState.ts';
import { say } from '../words/english.ts';

/** What a reader must know of a market before acting in it; nothing where all is well. */
export function MarketWarnings({ listed, now }: { listed: ListedLending; now: bigint }) {
  const down = downPrices(listed);
  const dead = deadPrices(listed).filter((symbol) => !down.includes(symbol));
  const over = overCaps(listed);
  return (
    <>
      {listed.hasForeignGuard && <Notice tone="error">{say.foreignGuard}</Notice>}
      {listed.isUnlisted && <Notice tone="warn">{say.unlistedMarket}</Notice>}
      {isPaused(listed, now) && (
        <Notice tone="warn">{say.pausedUntil(formatDayClock(listed.market.pausedUntil))}</Notice>
      )}
      {down.length > 0 && <Notice tone="warn">{say.reportedDown(down.join(', '))}</Notice>}
      {dead.length > 0 && <Notice tone="warn">{say.noPriceFor(dead.join(', '))}</Notice>}
      {over.length > 0 && <Notice tone="warn">{say.capTooLarge(over.join(', '))}</Notice>}
    </>
  );
}
