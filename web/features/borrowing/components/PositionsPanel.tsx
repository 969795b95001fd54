import { Link } from '@tanstack/react-router';
import type { LendingPosition } from '@weir/contracts';
import type { ReactNode } from 'react';
import {
  accountName,
  chooseAccount,
  collateralNames,
  HealthMark,
  type LendingAtBlock,
  type ListedLending,
  marketFigures,
  positionFigures,
  useLendingAccounts,
} from '#features/lending';
import { useAccount } from '#features/wallet';
import { formatAmount } from '#lib/formatAmount.ts';
import { Empty } from '#ui/Empty.tsx';
import { Panel } from '#ui/Panel.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { loanWords } from '../model/validateBorrowing.ts';
import { say } from '../words/english.ts';
import type { SaleComponent } from './BorrowMarketPage.tsx';
import { ClosePosition } from './ClosePosition.tsx';

interface PositionsPanelProps {
  lending: LendingAtBlock;
  /** Undefined while unknown. */
  positions: readonly LendingPosition[] | undefined;
  Sale: SaleComponent | null;
}

/** Every position that owes or pledges something, the one nearest to liquidation first. */
export function PositionsPanel({ lending, positions, Sale }: PositionsPanelProps) {
  const { address } = useAccount();
  const { names } = useLendingAccounts();
  if (!address) return null;
  if (!positions) {
    return (
      <Panel title={say.yourPositions}>
        <Skeleton rows={2} label={say.readingPosition} />
      </Panel>
    );
  }
  const rows = positions.flatMap((position) => {
    const listed = lending.markets.find(({ market }) => market.id === position.market);
    const isOpen = position.debtShares > 0n || position.pledges.some((amount) => amount > 0n);
    if (!listed || !isOpen) return [];
    const { totals } = marketFigures(listed.market, lending.fee, lending.block.timestamp);
    return [{ listed, position, figures: positionFigures(listed.market, totals, position) }];
  });
  const sorted = rows.toSorted((a, b) => {
    const [left, right] = [a.figures.health, b.figures.health];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return left < right ? -1 : 1;
  });
  return (
    <Panel title={say.yourPositions}>
      {sorted.length === 0 && <Empty>{say.noPositions}</Empty>}
      <ul>
        {sorted.map(({ listed, position, figures }) => (
          <li
            key={`${listed.slug}-${position.account.number}`}
            className="grid grid-cols-2 items-center gap-x-6 gap-y-2 border-b border-line px-3 py-2.5 last:border-0 md:grid-cols-[minmax(0,1fr)_9rem_13rem_9rem_11rem]"
          >
            <span className="max-md:col-span-2">
              <Link
                to="/borrow/$market"
                params={{ market: listed.slug }}
                onClick={() => chooseAccount(Number(position.account.number))}
                className="font-semibold hover:underline"
              >
                {say.loanAgainst(listed.loan.symbol, collateralNames(listed))}
              </Link>
              <span className="block text-2xs text-quiet">
                {say.accountOf(accountName(Number(position.account.number), names))}
              </span>
            </span>
            <Figure name={say.debt}>{loanWords(listed, figures.debt)}</Figure>
            <Figure name={say.pledged}>{pledgeList(listed, position)}</Figure>
            <Figure name={say.health}>
              <HealthMark health={figures.health} />
            </Figure>
            <ClosePosition listed={listed} lending={lending} position={position} Sale={Sale} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function pledgeList({ collaterals }: ListedLending, { pledges }: LendingPosition): string {
  const parts = collaterals.flatMap(({ symbol, decimals }, index) => {
    const amount = pledges[index] ?? 0n;
    return amount > 0n ? [`${formatAmount(amount, decimals)} ${symbol}`] : [];
  });
  return parts.join(' + ') || '–';
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <span className="flex flex-col">
      <span className="text-2xs text-quiet">{name}</span>
      <span>{children}</span>
    </span>
  );
}
