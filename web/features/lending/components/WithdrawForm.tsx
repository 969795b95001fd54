import { largestSupplyWithdrawal } from '@weir/contracts';
import { useState } from 'react';
import { SendButton, useAccount } from '#features/wallet';
import { readDecimal } from '#lib/decimalEntry.ts';
import { exactDecimal, formatAmount } from '#lib/formatAmount.ts';
import { unlessRetyped } from '#lib/unlessRetyped.ts';
import { Empty } from '#ui/Empty.tsx';
import { FailureNotice } from '#ui/FailureNotice.tsx';
import { Notice } from '#ui/Notice.tsx';
import { withdrawCall } from '../model/actionCalls.ts';
import { unitsOf } from '../model/amountEntry.ts';
import { marketFigures } from '../model/marketFigures.ts';
import { positionFigures } from '../model/positionFigures.ts';
import { validateWithdrawal } from '../model/validateLending.ts';
import { useLendingAction } from '../queries/useLendingAction.ts';
import { say } from '../words/english.ts';
import { AmountField } from './AmountField.tsx';
import { Change } from './Change.tsx';
import type { MarketFormProps } from './MarketPage.tsx';

/** Takes a supply back, as far as it is not lent out. All of it goes by its shares, so that nothing is left behind. */
export function WithdrawForm({ listed, live, position, subject }: MarketFormProps) {
  const { market, loan } = listed;
  const { address } = useAccount();
  const { undertake, isBusy, failure } = useLendingAction(listed);
  // Null: all of it, whatever that comes to when the transaction lands.
  const [text, setText] = useState<string | null>('');
  const { fee, block } = live.data;
  const { totals } = marketFigures(market, fee, block.timestamp);
  const { supplied } = positionFigures(market, totals, position);
  const most = largestSupplyWithdrawal(totals, position);
  const shown = text ?? exactDecimal(supplied, loan.decimals);
  const entry = readDecimal(shown, loan.decimals);
  const units = unitsOf(entry);
  const inLoan = (amount: bigint) => `${formatAmount(amount, loan.decimals)} ${loan.symbol}`;
  const obstacle = validateWithdrawal({
    entry,
    symbol: loan.symbol,
    supplied,
    cash: totals.cash,
    isStale: live.isStale,
    isBusy,
  });

  const submit = async () => {
    const amount = text === null ? { shares: position.supplyShares } : { assets: units };
    const isDone = await undertake({
      label: say.withdrawLabel(inLoan(units)),
      call: withdrawCall(subject, amount),
    });
    if (isDone) setText(unlessRetyped(text, ''));
  };

  if (address && position.supplyShares === 0n) return <Empty>{say.nothingSupplied}</Empty>;
  return (
    <div className="flex flex-col gap-3 p-3">
      <AmountField
        label={say.toWithdraw}
        token={loan}
        value={shown}
        onChange={setText}
        most={address ? most : undefined}
        mostLabel={say.available}
        onMost={() => setText(most === supplied ? null : exactDecimal(most, loan.decimals))}
      />
      {most < supplied && <Notice tone="warn">{say.partlyLentOut(inLoan(most))}</Notice>}
      <dl>
        <Change
          name={say.yourSupply}
          before={inLoan(supplied)}
          after={units > 0n && units <= supplied ? inLoan(supplied - units) : null}
        />
      </dl>
      <FailureNotice failure={failure} />
      <SendButton
        obstacle={obstacle}
        label={text === null ? say.withdrawAll : say.withdrawSymbol(loan.symbol)}
        onSubmit={() => void submit()}
      />
    </div>
  );
}
