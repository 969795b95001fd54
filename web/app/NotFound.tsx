import { Link } from '@tanstack/react-router';
import { say } from './words/english.ts';

/** An address that leads nowhere. */
export function NotFound() {
  return (
    <main className="mx-auto max-w-md p-8 text-center">
      <h1 className="text-base font-semibold">{say.nothingHere}</h1>
      <p className="mt-2 text-quiet">
        {say.addressIsWrong}{' '}
        <Link to="/trade" className="text-accent underline">
          {say.goAndTrade}
        </Link>
      </p>
    </main>
  );
}
