import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { LazyHealthBanner } from '#features/borrowing';
import { useDeployment } from '#features/deployment';
import { Faucet } from '#features/faucet';
import { FeedBanner } from '#features/feed';
import { NodeBanner } from '#features/market';
import { LazyKeysKeeper } from '#features/messages';
import { RecentTransactions, useIsWorking } from '#features/transactions';
import { AccountButton } from '#features/wallet';
import { Preferences } from './Preferences.tsx';
import { say } from './words/english.ts';

const linkClass =
  'rounded-md px-2.5 py-1 text-center font-medium max-sm:flex-1 max-sm:px-1 text-quiet hover:text-ink data-[status=active]:text-ink data-[status=active]:bg-raised';

/** What stands on every page: where one is, who one is, and what does not work. */
export function Shell() {
  const { markets, lending, peers } = useDeployment();
  const isWorking = useIsWorking();
  const isBetweenChains = useLocation({
    select: ({ pathname }) => pathname.startsWith('/p2p/swaps'),
  });
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-3 gap-y-2 border-b border-line bg-panel px-3 max-sm:pt-2">
        <Link to="/trade" className="flex items-center gap-2 text-base font-semibold">
          <img src="/weir.svg" alt="" className="size-6 shrink-0" />
          <span className="max-sm:sr-only">Weir</span>
        </Link>
        <nav
          aria-label={say.pages}
          className="flex gap-1 max-sm:order-last max-sm:-mx-3 max-sm:w-[calc(100%+1.5rem)] max-sm:border-t max-sm:border-line max-sm:p-1"
        >
          <Link to="/trade" className={linkClass}>
            {say.trade}
          </Link>
          <Link to="/pools" className={linkClass}>
            {say.pools}
          </Link>
          {lending && (
            <>
              <Link to="/lend" className={linkClass}>
                {say.lend}
              </Link>
              <Link to="/borrow" className={linkClass}>
                {say.borrow}
              </Link>
            </>
          )}
          {peers && (
            <Link to="/p2p" activeOptions={{ includeSearch: false }} className={linkClass}>
              {say.peers}
            </Link>
          )}
          <Link to="/portfolio" className={linkClass}>
            {say.portfolio}
          </Link>
        </nav>
        <div className="ml-auto flex items-center gap-2">
          <Preferences />
          <AccountButton isWorking={isWorking} isAnyChain={isBetweenChains}>
            <Faucet />
            <div className="border-t border-line pt-3">
              <RecentTransactions />
            </div>
          </AccountButton>
        </div>
      </header>
      <NodeBanner market={markets[0]} />
      <FeedBanner />
      <LazyHealthBanner />
      <LazyKeysKeeper />
      <Outlet />
    </div>
  );
}
