import { owedBy } from '@weir/contracts';
import { useState } from 'react';
import { useSpendable } from '#features/coin';
import {
  AmountField,
  type MarketFormProps,
  marketFigures,
  removeCollateralCall,
  repayCall,
  totalsSoon,
  unitsOf,
  useLendingAction,
} from '#features/lending';
import { useTradeSettings } from '#features/ticket';
import { ApprovalSteps, lendingCalls } from '#features/transactions';
import { SendButton } from '#features/wallet';
import { readDecimal } from '#lib/decimalEntry.ts';
import { exactDecimal } from '#lib/formatAmount.ts';
import { unlessRetyped } from '#lib/unlessRetyped.ts';
import { CheckRow } from '#ui/CheckRow.tsx';
import { Empty } from '#ui/Empty.tsx';
import { FailureNotice } from '#ui/FailureNotice.tsx';
import { withCollateral, withRepaid } from '../model/positionDraft.ts';
import { loanWords, validateRepay } from '../model/validateBorrowing.ts';
import { say } from '../words/english.ts';
import { PositionChange } from './PositionChange.tsx';

/** Repays a part of a debt or all of it. All goes by its shares, so that nothing is left, however long it takes. */
export function RepayForm({ listed, live, position, subject }: MarketFormProps) {
  const { market, loan } = listed;
  const { unlimitedApproval } = useTradeSettings();
  const { undertake, isBusy, failure } = useLendingAction(listed);
  // Null: all of it, whatever that comes to when the transaction lands.
  const [text, setText] = useState<string | null>('');
  const [takesBack, setTakesBack] = useState(true);
  const held = useSpendable(loan.address);
  const { fee, block } = live.data;
  const { totals } = marketFigures(market, fee, block.timestamp);
  const debt = owedBy(totals, position);
  const shown = text ?? exactDecimal(debt, loan.decimals);
  const entry = readDecimal(shown, loan.decimals);
  const units = unitsOf(entry);
  const isAll = text === null || units >= debt;
  // What a debt comes to until the transaction lands.
  const needed = isAll ? owedBy(totalsSoon(listed, fee, block), position) : units;
  const obstacle = validateRepay({
    entry,
    symbol: loan.symbol,
    debt,
    held,
    isStale: live.isStale,
    isBusy,
  });

  const before = { totals, position };
  const closes = isAll && takesBack;
  const repaid = units > 0n ? withRepaid(before, units) : null;
  const after =
    repaid && closes
      ? position.pledges.reduce((state, amount, at) => withCollateral(state, at, -amount), repaid)
      : repaid;
  const calls = [
    repayCall(subject, isAll ? { shares: position.debtShares } : { assets: units }),
    ...(closes
      ? position.pledges.flatMap((amount, at) =>
          amount > 0n ? [removeCollateralCall(subject, at, amount)] : [],
        )
      : []),
  ];
  const call = lendingCalls(subject.lending, calls);
  const approvals = [{ token: loan.address, symbol: loan.symbol, amount: needed }];

  const submit = async () => {
    const isDone = await undertake({
      label: isAll ? say.repayAllLabel(loan.symbol) : say.repayLabel(loanWords(listed, units)),
      approvals,
      pays: [{ token: loan.address, amount: needed }],
      unlimited: unlimitedApproval,
      call,
    });
    if (isDone) setText(unlessRetyped(text, ''));
  };

  if (position.debtShares === 0n) return <Empty>{say.noDebt}</Empty>;
  return (
    <div className="flex flex-col gap-3 p-3">
      <AmountField
        label={say.toRepay}
        token={loan}
        value={shown}
        onChange={setText}
        most={debt}
        mostLabel={say.youOwe}
        onMost={() => setText(null)}
      />
      {held !== undefined && (
        <p className="text-xs text-quiet">{say.walletHas(loanWords(listed, held))}</p>
      )}
      {isAll && (
        <CheckRow checked={takesBack} onChange={setTakesBack}>
          {say.takeAllBack}
        </CheckRow>
      )}
      <PositionChange listed={listed} fee={fee} before={before} after={after} />
      <FailureNotice failure={failure} />
      <SendButton
        obstacle={obstacle}
        label={isAll ? (closes ? say.closePosition : say.repayAll) : say.repaySymbol(loan.symbol)}
        onSubmit={() => void submit()}
      />
      {obstacle === null && <ApprovalSteps approvals={approvals} call={call} />}
    </div>
  );
}
