import { Link } from '@tanstack/react-router';
import { useDeployment } from '#features/deployment';
import { say } from '../words/english.ts';

const linkClass =
  'flex h-9 items-center rounded-md px-1.5 font-medium whitespace-nowrap sm:px-2.5 text-quiet hover:text-ink data-[status=active]:bg-raised data-[status=active]:text-ink';

/** The heading of every page of trades between people, with the way to the others. */
export function PeerNav() {
  const { hashTimeLock, peers } = useDeployment();
  return (
    <div className="flex flex-wrap items-center gap-x-3 px-1">
      <h1 className="mr-auto py-1 text-base font-semibold">{say.title}</h1>
      <nav aria-label={say.parts} className="-mx-1.5 flex flex-wrap gap-0.5 sm:mx-0 sm:gap-1">
        <Link to="/p2p" activeOptions={{ exact: true, includeSearch: false }} className={linkClass}>
          {say.offers}
        </Link>
        <Link to="/p2p/new" className={linkClass}>
          {say.makeOffer}
        </Link>
        <Link to="/p2p/trades" className={linkClass}>
          {say.yours}
        </Link>
        {hashTimeLock && (
          <Link to="/p2p/swaps" className={linkClass}>
            {say.betweenChains}
          </Link>
        )}
        {peers?.pool && (
          <Link to="/p2p/court" className={linkClass}>
            {say.court}
          </Link>
        )}
      </nav>
    </div>
  );
}
