import { Link } from '@tanstack/react-router';
import { say } from './words/english.ts';

/** What the trade page shows of an exchange on which nobody has opened a market. */
export function NoMarket() {
  return (
    <main className="mx-auto max-w-md p-8 text-center">
      <h1 className="text-base font-semibold">{say.noMarket}</h1>
      <p className="mt-2 text-quiet">
        {say.noMarketYet}{' '}
        <Link to="/pools/new" className="text-accent underline">
          {say.openMarket}
        </Link>
      </p>
    </main>
  );
}
