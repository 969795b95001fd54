import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useDeployment } from '#features/deployment';
import { say } from '../words/english.ts';

const linkClass =
  'flex h-9 items-center rounded-md px-2.5 font-medium whitespace-nowrap text-quiet hover:text-ink data-[status=active]:bg-raised data-[status=active]:text-ink';

/** A page of swaps between chains: its heading and the way to the others. */
export function SwapFrame({ title, children }: { title: string; children: ReactNode }) {
  const { peers } = useDeployment();
  return (
    <main className="mx-auto flex w-full max-w-5xl flex-col gap-2 p-2">
      <div className="flex flex-wrap items-center gap-x-3 px-1">
        <h1 className="mr-auto min-w-0 truncate py-1 text-base font-semibold">{title}</h1>
        <nav aria-label={say.parts} className="-mx-2.5 flex flex-wrap gap-1 sm:mx-0">
          <Link to="/p2p/swaps" activeOptions={{ exact: true }} className={linkClass}>
            {say.kept}
          </Link>
          <Link to="/p2p/swaps/new" className={linkClass}>
            {say.propose}
          </Link>
          {peers && (
            <Link to="/p2p" activeOptions={{ exact: true }} className={linkClass}>
              {say.peers}
            </Link>
          )}
        </nav>
      </div>
      {children}
    </main>
  );
}
