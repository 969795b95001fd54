import { Link } from '@tanstack/react-router';
import type { ListedMarket } from '#features/deployment';
import { UnlistedMark } from '#features/registry';
import { say } from '../words/english.ts';

/** A market's name with its fee, leading to its pool; the whole of the row or card that holds it can be pressed. */
export function PairLink({ market }: { market: ListedMarket }) {
  return (
    <span className="flex flex-wrap items-baseline gap-x-2">
      <Link
        to="/pools/$pair"
        params={{ pair: market.slug }}
        className="font-semibold whitespace-nowrap after:absolute after:inset-0"
      >
        {market.base.symbol}/{market.quote.symbol}
      </Link>
      <span className="text-xs whitespace-nowrap text-quiet">
        {say.feeOf(market.terms.poolFee / 10_000)}
      </span>
      {market.unlisted && <UnlistedMark />}
    </span>
  );
}
