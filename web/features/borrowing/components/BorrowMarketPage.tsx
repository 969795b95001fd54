import { Link } from '@tanstack/react-router';
import type { LendingPosition } from '@weir/contracts';
import type { ComponentType } from 'react';
import { zeroAddress } from 'viem';
import {
  AccountChooser,
  type ActionSubject,
  CollateralTable,
  collateralNames,
  emptyPosition,
  isEmptyPosition,
  type LendingAtBlock,
  LendingNav,
  type ListedLending,
  MarketFacts,
  MarketWarnings,
  marketFigures,
  NoSuchMarket,
  positionFigures,
  RateCurve,
  useLendingAccounts,
  useLendingContracts,
  useLendingMarkets,
  useLendingPositions,
} from '#features/lending';
import { useAccount } from '#features/wallet';
import { Empty } from '#ui/Empty.tsx';
import { Panel } from '#ui/Panel.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { TabbedPanel } from '#ui/TabbedPanel.tsx';
import { say } from '../words/english.ts';
import { BorrowForm } from './BorrowForm.tsx';
import { CollateralForm } from './CollateralForm.tsx';
import { PositionFacts } from './PositionFacts.tsx';
import { RepayForm } from './RepayForm.tsx';

/** What a form of one market needs: the market as read, and the position that it acts for. */
export interface BorrowFormProps {
  listed: ListedLending;
  live: { data: LendingAtBlock; isStale: boolean };
  position: LendingPosition;
  subject: ActionSubject;
}

/** Draws what closes a position by selling its collateral: another feature's. */
export type SaleComponent = ComponentType<
  Pick<BorrowFormProps, 'listed' | 'position'> & { lending: LendingAtBlock }
>;

interface BorrowMarketPageProps {
  slug: string;
  /** Null where positions cannot be closed by a sale. */
  Sale: SaleComponent | null;
}

/** One market for borrowers: the position, and the forms to borrow, repay and change what is pledged. */
export function BorrowMarketPage({ slug, Sale }: BorrowMarketPageProps) {
  const contracts = useLendingContracts();
  const { data, isStale } = useLendingMarkets();
  const positions = useLendingPositions(data);
  const { address } = useAccount();
  const { chosen } = useLendingAccounts();
  if (!data) return <Skeleton rows={8} label={say.readingMarkets} />;
  const listed = data.markets.find((candidate) => candidate.slug === slug);
  if (!listed) return <NoSuchMarket />;
  const { market, loan } = listed;
  const owner = address ?? zeroAddress;
  const number = BigInt(chosen);
  const position =
    positions?.find((one) => one.market === market.id && one.account.number === number) ??
    emptyPosition(market, owner, number);
  const figures = marketFigures(market, data.fee, data.block.timestamp);
  const own = positionFigures(market, figures.totals, position);
  const subject = { lending: contracts.address, listed, account: { owner, number } };
  const form = { listed, live: { data, isStale }, position, subject };
  const key = `${slug}-${chosen}`;
  const canSell = Sale !== null && position.debtShares > 0n && own.worth > 0n;
  return (
    <main className="mx-auto flex w-full max-w-7xl flex-col gap-2 p-2">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-1 pt-1">
        <Link to="/borrow" className="text-quiet hover:text-ink">
          <span aria-hidden="true">← </span>
          {say.allMarkets}
        </Link>
        <h1 className="text-base font-semibold">
          {say.borrowAgainst(loan.symbol, collateralNames(listed))}
        </h1>
        <LendingNav slug={slug} page="borrow" />
      </div>
      <MarketWarnings listed={listed} now={data.block.timestamp} />
      <div className="grid gap-2 wide:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex flex-col gap-2 wide:col-start-2 wide:row-start-1">
          {address && (
            <section
              aria-label={say.account}
              className="rounded-lg border border-line bg-panel px-3 py-2"
            >
              <AccountChooser />
            </section>
          )}
          <TabbedPanel
            key={key}
            label={say.borrow}
            tabs={[
              { value: 'borrow', label: say.borrow, content: <BorrowForm {...form} /> },
              { value: 'repay', label: say.repay, content: <RepayForm {...form} /> },
              { value: 'collateral', label: say.collateral, content: <CollateralForm {...form} /> },
              ...(canSell
                ? [
                    {
                      value: 'sell',
                      label: say.sellTab,
                      content: (
                        <div className="p-3">
                          <Sale listed={listed} lending={data} position={position} />
                        </div>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        </div>
        <div className="flex min-w-0 flex-col gap-2">
          <Panel title={say.yourPosition}>
            {!address ? (
              <Empty>{say.connectToSee}</Empty>
            ) : !positions ? (
              <Skeleton rows={3} label={say.readingPosition} />
            ) : isEmptyPosition(position) ? (
              <Empty>{say.noPosition}</Empty>
            ) : (
              <PositionFacts listed={listed} position={position} figures={own} />
            )}
          </Panel>
          <CollateralTable listed={listed} />
          <MarketFacts listed={listed} figures={figures} fee={data.fee} />
          <Panel title={say.rates}>
            <RateCurve rates={market.terms.rates} fee={data.fee} use={figures.use} />
          </Panel>
        </div>
      </div>
    </main>
  );
}
