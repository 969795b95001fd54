import { afterSupplying } from '@weir/contracts';
import { useState } from 'react';
import { useSpendable } from '#features/coin';
import { useTradeSettings } from '#features/ticket';
import { ApprovalSteps } from '#features/transactions';
import { SendButton, useAccount } from '#features/wallet';
import { readDecimal } from '#lib/decimalEntry.ts';
import { formatAmount } from '#lib/formatAmount.ts';
import { unlessRetyped } from '#lib/unlessRetyped.ts';
import { FailureNotice } from '#ui/FailureNotice.tsx';
import { supplyCall } from '../model/actionCalls.ts';
import { unitsOf } from '../model/amountEntry.ts';
import { figuresOfTotals, marketFigures, percentOf, yieldText } from '../model/marketFigures.ts';
import { downPrices, isPaused } from '../model/marketState.ts';
import { positionFigures } from '../model/positionFigures.ts';
import { validateSupply } from '../model/validateLending.ts';
import { useLendingAction } from '../queries/useLendingAction.ts';
import { say } from '../words/english.ts';
import { AmountField } from './AmountField.tsx';
import { Change } from './Change.tsx';
import type { MarketFormProps } from './MarketPage.tsx';

/** Lends: what it earns, and what it does to the market's rate. */
export function SupplyForm({ listed, live, position, subject }: MarketFormProps) {
  const { market, loan } = listed;
  const { address } = useAccount();
  const { unlimitedApproval } = useTradeSettings();
  const { undertake, isBusy, failure } = useLendingAction(listed);
  const [text, setText] = useState('');
  const held = useSpendable(loan.address);
  const { fee, block } = live.data;
  const entry = readDecimal(text, loan.decimals);
  const units = unitsOf(entry);
  const before = marketFigures(market, fee, block.timestamp);
  const next = units > 0n ? afterSupplying(before.totals, position, units) : null;
  const after = next && figuresOfTotals(next.totals, market.terms.rates, fee);
  const inLoan = (amount: bigint) => `${formatAmount(amount, loan.decimals)} ${loan.symbol}`;
  const supplied = positionFigures(market, before.totals, position).supplied;
  const obstacle = validateSupply({
    entry,
    symbol: loan.symbol,
    held,
    isPaused: isPaused(listed, block.timestamp),
    down: downPrices(listed),
    funds: before.totals.cash + before.totals.borrowed,
    isStale: live.isStale,
    isBusy,
  });
  const call = units > 0n ? supplyCall(subject, units) : null;
  const approvals = [{ token: loan.address, symbol: loan.symbol, amount: units }];

  const submit = async () => {
    if (!call) return;
    const isDone = await undertake({
      label: say.supplyLabel(inLoan(units)),
      approvals,
      pays: [{ token: loan.address, amount: units }],
      unlimited: unlimitedApproval,
      call,
    });
    if (isDone) setText(unlessRetyped(text, ''));
  };

  return (
    <div className="flex flex-col gap-3 p-3">
      <AmountField
        label={say.toSupply}
        token={loan}
        value={text}
        onChange={setText}
        most={address ? held : undefined}
        mostLabel={say.inWallet}
      />
      <dl>
        <Change
          name={say.yourSupply}
          before={inLoan(supplied)}
          after={next && inLoan(positionFigures(market, next.totals, next.position).supplied)}
        />
        <Change
          name={say.supplyYield}
          before={yieldText(before.supplyRate)}
          after={after && yieldText(after.supplyRate)}
        />
        <Change
          name={say.lentOutPart}
          before={percentOf(before.use)}
          after={after && percentOf(after.use)}
        />
      </dl>
      <FailureNotice failure={failure} />
      <SendButton
        obstacle={obstacle}
        label={say.supplySymbol(loan.symbol)}
        onSubmit={() => void submit()}
      />
      {obstacle === null && call && <ApprovalSteps approvals={approvals} call={call} />}
      <p className="text-xs text-quiet">{say.lendersBear}</p>
    </div>
  );
}
