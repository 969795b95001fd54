import { type LendingPosition, owedBy } from '@weir/contracts';
import { useSpendable } from '#features/coin';
import {
  type LendingAtBlock,
  type ListedLending,
  marketFigures,
  removeCollateralCall,
  repayCall,
  totalsSoon,
  useLendingAction,
  useLendingContracts,
} from '#features/lending';
import { lendingCalls } from '#features/transactions';
import { useAccount } from '#features/wallet';
import { Button } from '#ui/Button.tsx';
import { FailureNotice } from '#ui/FailureNotice.tsx';
import { say } from '../words/english.ts';
import type { SaleComponent } from './BorrowMarketPage.tsx';

interface ClosePositionProps {
  listed: ListedLending;
  lending: LendingAtBlock;
  position: LendingPosition;
  Sale: SaleComponent | null;
}

/**
 * Repays all of a position's debt from the wallet and takes all of its collateral back, by one press; where the wallet
 * holds too little, sells collateral for it.
 */
export function ClosePosition({ listed, lending, position, Sale }: ClosePositionProps) {
  const { loan, market } = listed;
  const contracts = useLendingContracts();
  const { isOnOtherChain } = useAccount();
  const { undertake, isBusy, failure } = useLendingAction(listed);
  const held = useSpendable(loan.address);
  const { fee, block } = lending;
  const { totals } = marketFigures(market, fee, block.timestamp);
  const debt = owedBy(totals, position);
  const needed = owedBy(totalsSoon(listed, fee, block), position);
  const isShort = held === undefined || held < debt;
  const subject = { lending: contracts.address, listed, account: position.account };
  const calls = [
    ...(debt > 0n ? [repayCall(subject, { shares: position.debtShares })] : []),
    ...position.pledges.flatMap((amount, index) =>
      amount > 0n ? [removeCollateralCall(subject, index, amount)] : [],
    ),
  ];

  const close = () =>
    undertake({
      label: say.closeLabel(loan.symbol),
      approvals: debt > 0n ? [{ token: loan.address, symbol: loan.symbol, amount: needed }] : [],
      pays: debt > 0n ? [{ token: loan.address, amount: needed }] : [],
      call: lendingCalls(contracts.address, calls),
    });

  if (debt > 0n && isShort && held !== undefined && Sale) {
    return <Sale listed={listed} lending={lending} position={position} />;
  }
  return (
    <span className="flex flex-col gap-1 max-md:col-span-2">
      <Button
        disabled={isBusy || isOnOtherChain || (debt > 0n && isShort)}
        title={debt > 0n && isShort ? say.walletTooShort(loan.symbol) : undefined}
        onClick={() => void close()}
      >
        {debt > 0n && held !== undefined && isShort ? say.walletTooShort(loan.symbol) : say.close}
      </Button>
      <FailureNotice failure={failure} />
    </span>
  );
}
