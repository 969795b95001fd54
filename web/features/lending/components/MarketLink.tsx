import { Link } from '@tanstack/react-router';
import { UnlistedMark } from '#features/registry';
import { TokenMark } from '#features/tokens';
import { collateralNames, type ListedLending } from '../model/listedLending.ts';
import { percentOf } from '../model/marketFigures.ts';
import { say } from '../words/english.ts';

/** A market's loan and collaterals, leading to its page; the whole of the row or card that holds it can be pressed. */
export function MarketLink({ page, listed }: { page: 'lend' | 'borrow'; listed: ListedLending }) {
  const { loan, slug, market } = listed;
  const against = collateralNames(listed);
  const ltvs = [
    ...new Set(market.terms.collaterals.map(({ borrowLtv }) => percentOf(borrowLtv, 1))),
  ];
  return (
    <span className="flex items-center gap-2">
      <TokenMark address={loan.address} />
      <span className="flex flex-col">
        <span className="flex flex-wrap items-baseline gap-x-2">
          <Link
            to={page === 'lend' ? '/lend/$market' : '/borrow/$market'}
            params={{ market: slug }}
            className="font-semibold whitespace-nowrap after:absolute after:inset-0"
          >
            {loan.symbol}
            <span className="sr-only"> {say.against(against)}</span>
          </Link>
          {(listed.isUnlisted || listed.hasForeignGuard) && <UnlistedMark />}
        </span>
        <span aria-hidden="true" className="text-2xs text-quiet">
          {say.against(against)} · {say.upTo(ltvs.join(' / '))}
        </span>
      </span>
    </span>
  );
}
