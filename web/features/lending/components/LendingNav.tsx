import { Link } from '@tanstack/react-router';
import { say } from '../words/english.ts';

const linkClass =
  'flex h-8 items-center rounded-md border border-line bg-panel px-3 font-medium hover:bg-raised';

/** From a market's page for lenders to the one for borrowers, and back. */
export function LendingNav({ slug, page }: { slug: string; page: 'lend' | 'borrow' }) {
  return (
    <span className="ml-auto flex gap-2 self-center">
      {page === 'lend' ? (
        <Link to="/borrow/$market" params={{ market: slug }} className={linkClass}>
          {say.borrowHere}
        </Link>
      ) : (
        <Link to="/lend/$market" params={{ market: slug }} className={linkClass}>
          {say.lendHere}
        </Link>
      )}
    </span>
  );
}
