import { Link } from '@tanstack/react-router';
import type { LendingPosition } from '@weir/contracts';
import type { ReactNode } from 'react';
import { zeroAddress } from 'viem';
import { useAccount } from '#features/wallet';
import { Skeleton } from '#ui/Skeleton.tsx';
import type { ActionSubject } from '../model/actionCalls.ts';
import { useLendingAccounts } from '../model/lendingAccounts.ts';
import { collateralNames, type ListedLending } from '../model/listedLending.ts';
import { type MarketFigures, marketFigures } from '../model/marketFigures.ts';
import { emptyPosition, type PositionFigures, positionFigures } from '../model/positionFigures.ts';
import type { LendingAtBlock } from '../queries/lendingMarkets.ts';
import {
  useLendingContracts,
  useLendingMarkets,
  useLendingPositions,
} from '../queries/useLending.ts';
import { say } from '../words/english.ts';
import { MarketWarnings } from './MarketWarnings.tsx';
import { NoSuchMarket } from './NoSuchMarket.tsx';

/** What a form of one market needs: the market as read, and the position that it acts for. */
export interface MarketFormProps {
  listed: ListedLending;
  live: { data: LendingAtBlock; isStale: boolean };
  /** Empty where the account has none, or while it is not read yet. */
  position: LendingPosition;
  subject: ActionSubject;
}

/** A market as its page shows it. */
export interface ShownMarket extends MarketFormProps {
  /** The market's figures at the block it was read at. */
  figures: MarketFigures;
  /** The position's. */
  own: PositionFigures;
  /** Whether `position` was read. */
  isRead: boolean;
  /** Tells the market and the account apart from all others: forms begin anew with it. */
  id: string;
}

interface MarketPageProps {
  slug: string;
  page: 'lend' | 'borrow';
  /** What can be done: at the right, first on a narrow page. */
  renderForms: (shown: ShownMarket) => ReactNode;
  /** What there is to know. */
  renderFacts: (shown: ShownMarket) => ReactNode;
}

/** The page of one market, for lenders or for borrowers: its head, its warnings, and what either is shown. */
export function MarketPage({ slug, page, renderForms, renderFacts }: MarketPageProps) {
  const contracts = useLendingContracts();
  const { data, isStale } = useLendingMarkets();
  const positions = useLendingPositions(data);
  const { address } = useAccount();
  const { chosen } = useLendingAccounts();
  if (!data) return <Skeleton rows={8} label={say.readingMarkets} />;
  const listed = data.markets.find((candidate) => candidate.slug === slug);
  if (!listed) return <NoSuchMarket />;
  const { market } = listed;
  const owner = address ?? zeroAddress;
  const number = BigInt(chosen);
  const position =
    positions?.find((one) => one.market === market.id && one.account.number === number) ??
    emptyPosition(market, owner, number);
  const figures = marketFigures(market, data.fee, data.block.timestamp);
  const shown: ShownMarket = {
    listed,
    live: { data, isStale },
    position,
    subject: { lending: contracts.address, listed, account: { owner, number } },
    figures,
    own: positionFigures(market, figures.totals, position),
    isRead: positions !== undefined,
    id: `${slug}-${chosen}`,
  };
  return (
    <main className="mx-auto flex w-full max-w-7xl flex-col gap-2 p-2">
      <Head listed={listed} page={page} />
      <MarketWarnings listed={listed} now={data.block.timestamp} />
      <div className="grid gap-2 wide:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex flex-col gap-2 wide:col-start-2 wide:row-start-1">
          {renderForms(shown)}
        </div>
        <div className="flex min-w-0 flex-col gap-2">{renderFacts(shown)}</div>
      </div>
    </main>
  );
}

const linkClass =
  'flex h-8 items-center rounded-md border border-line bg-panel px-3 font-medium hover:bg-raised';

/** Which market it is, and the ways to the others and to its other side. On a narrow page its name has its own line. */
function Head({ listed, page }: { listed: ListedLending; page: 'lend' | 'borrow' }) {
  const isLend = page === 'lend';
  const inWords = isLend ? say.lendAgainst : say.borrowAgainst;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-1 pt-1">
      <Link to={isLend ? '/lend' : '/borrow'} className="text-quiet hover:text-ink">
        <span aria-hidden="true">← </span>
        {say.allMarkets}
      </Link>
      <h1 className="text-base font-semibold max-sm:order-last max-sm:w-full">
        {inWords(listed.loan.symbol, collateralNames(listed))}
      </h1>
      <Link
        to={isLend ? '/borrow/$market' : '/lend/$market'}
        params={{ market: listed.slug }}
        className={`ml-auto ${linkClass}`}
      >
        {isLend ? say.borrowHere : say.lendHere}
      </Link>
    </div>
  );
}
