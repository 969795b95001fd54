import { useState } from 'react';
import { useSpendable } from '#features/coin';
import {
  AmountField,
  addCollateralCall,
  borrowCall,
  isPaused,
  type MarketFormProps,
  marketFigures,
  positionFigures,
  totalsSoon,
  unitsOf,
  useLendingAction,
} from '#features/lending';
import { useTradeSettings } from '#features/ticket';
import { ApprovalSteps, lendingCalls } from '#features/transactions';
import { SendButton, useAccount } from '#features/wallet';
import { readDecimal } from '#lib/decimalEntry.ts';
import { formatAmount } from '#lib/formatAmount.ts';
import { unlessRetyped } from '#lib/unlessRetyped.ts';
import { FailureNotice } from '#ui/FailureNotice.tsx';
import { mostBorrowed, pledgeFault, withBorrowed, withCollateral } from '../model/positionDraft.ts';
import { loanWords, validateBorrow } from '../model/validateBorrowing.ts';
import { say } from '../words/english.ts';
import { CollateralChoice } from './CollateralChoice.tsx';
import { PositionChange } from './PositionChange.tsx';

/** Adds collateral and borrows against it, in one transaction; either may be left out. */
export function BorrowForm({ listed, live, position, subject }: MarketFormProps) {
  const { market, loan, collaterals } = listed;
  const { address } = useAccount();
  const { unlimitedApproval } = useTradeSettings();
  const { undertake, isBusy, failure } = useLendingAction(listed);
  const [index, setIndex] = useState(0);
  const [addText, setAddText] = useState('');
  const [borrowText, setBorrowText] = useState('');
  const token = collaterals[index] ?? loan;
  const held = useSpendable(token.address);
  const { fee, block } = live.data;
  const added = readDecimal(addText, token.decimals);
  const borrowed = readDecimal(borrowText, loan.decimals);
  const [adds, borrows] = [unitsOf(added), unitsOf(borrowed)];

  const { totals } = marketFigures(market, fee, block.timestamp);
  const before = { totals, position };
  const pledged = withCollateral(before, index, adds);
  const soon = totalsSoon(listed, fee, block);
  const most = mostBorrowed(listed, soon, pledged.position);
  const canBorrow = borrows > 0n && borrows <= totals.cash;
  const after = canBorrow ? withBorrowed(pledged, borrows) : pledged;
  const debtAfter = positionFigures(market, after.totals, after.position).debt;
  const obstacle = validateBorrow({
    listed,
    added,
    addedSymbol: token.symbol,
    held,
    borrowed,
    most,
    debtAfter,
    cash: totals.cash,
    isPaused: isPaused(listed, block.timestamp),
    fault: pledgeFault(listed, position, pledged.position),
    hasDebt: position.debtShares > 0n,
    isStale: live.isStale,
    isBusy,
  });

  const calls = [
    ...(adds > 0n ? [addCollateralCall(subject, index, adds)] : []),
    ...(borrows > 0n ? [borrowCall(subject, borrows)] : []),
  ];
  const call = lendingCalls(subject.lending, calls);
  const approvals = [{ token: token.address, symbol: token.symbol, amount: adds }];
  const addWords = `${formatAmount(adds, token.decimals)} ${token.symbol}`;
  const label =
    borrows === 0n
      ? say.addLabel(addWords)
      : adds === 0n
        ? say.borrowLabel(loanWords(listed, borrows))
        : say.borrowAgainstLabel(loanWords(listed, borrows), addWords);

  const submit = async () => {
    if (calls.length === 0) return;
    const isDone = await undertake({
      label,
      approvals: adds > 0n ? approvals : [],
      pays: adds > 0n ? [{ token: token.address, amount: adds }] : [],
      unlimited: unlimitedApproval,
      call,
    });
    if (isDone) {
      setAddText(unlessRetyped(addText, ''));
      setBorrowText(unlessRetyped(borrowText, ''));
    }
  };

  return (
    <div className="flex flex-col gap-3 p-3">
      <CollateralChoice
        collaterals={collaterals}
        value={index}
        onChange={(next) => {
          setIndex(next);
          setAddText('');
        }}
      />
      <AmountField
        label={say.collateralToAdd}
        token={token}
        value={addText}
        onChange={setAddText}
        most={address ? held : undefined}
        mostLabel={say.inWallet}
      />
      <AmountField
        label={say.toBorrow}
        token={loan}
        value={borrowText}
        onChange={setBorrowText}
        most={address ? most : undefined}
        mostLabel={say.atMost}
      />
      <PositionChange
        listed={listed}
        fee={fee}
        before={before}
        after={adds > 0n || canBorrow ? after : null}
      />
      <FailureNotice failure={failure} />
      <SendButton
        obstacle={obstacle}
        label={borrows === 0n ? say.addSymbol(token.symbol) : say.borrowSymbol(loan.symbol)}
        onSubmit={() => void submit()}
      />
      {obstacle === null && adds > 0n && <ApprovalSteps approvals={approvals} call={call} />}
    </div>
  );
}
