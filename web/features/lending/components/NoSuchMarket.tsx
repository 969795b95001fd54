import { Link } from '@tanstack/react-router';
import { Empty } from '#ui/Empty.tsx';
import { say } from '../words/english.ts';

/** The address names no lending market that there is. */
export function NoSuchMarket() {
  return (
    <main className="mx-auto flex w-full max-w-md flex-col items-center gap-2 p-8">
      <h1 className="text-base font-semibold">{say.unknownMarket}</h1>
      <Empty>{say.unknownMarketWords}</Empty>
      <Link to="/lend" className="text-accent underline">
        {say.allMarkets}
      </Link>
    </main>
  );
}
