import { useState } from 'react';
import { useSpendable } from '#features/coin';
import {
  AmountField,
  addCollateralCall,
  isPaused,
  type MarketFormProps,
  marketFigures,
  positionFigures,
  removeCollateralCall,
  totalsSoon,
  unitsOf,
  useLendingAction,
} from '#features/lending';
import { useTradeSettings } from '#features/ticket';
import { ApprovalSteps } from '#features/transactions';
import { SendButton, useAccount } from '#features/wallet';
import { readDecimal } from '#lib/decimalEntry.ts';
import { formatAmount } from '#lib/formatAmount.ts';
import { unlessRetyped } from '#lib/unlessRetyped.ts';
import { FailureNotice } from '#ui/FailureNotice.tsx';
import { Segments } from '#ui/Segments.tsx';
import { mostRemoved, pledgeFault, withCollateral } from '../model/positionDraft.ts';
import { validateBorrow, validateRemove } from '../model/validateBorrowing.ts';
import { say } from '../words/english.ts';
import { CollateralChoice } from './CollateralChoice.tsx';
import { PositionChange } from './PositionChange.tsx';

/** Adds collateral to a position, or takes some of it back. */
export function CollateralForm({ listed, live, position, subject }: MarketFormProps) {
  const { market, loan, collaterals } = listed;
  const { address } = useAccount();
  const { unlimitedApproval } = useTradeSettings();
  const { undertake, isBusy, failure } = useLendingAction(listed);
  const [way, setWay] = useState<'add' | 'remove'>('add');
  const [index, setIndex] = useState(0);
  const [text, setText] = useState('');
  const token = collaterals[index] ?? loan;
  const held = useSpendable(token.address);
  const { fee, block } = live.data;
  const entry = readDecimal(text, token.decimals);
  const units = unitsOf(entry);
  const { totals } = marketFigures(market, fee, block.timestamp);
  const before = { totals, position };
  const pledged = position.pledges[index] ?? 0n;
  const isAdd = way === 'add';
  const canChange = units > 0n && (isAdd || units <= pledged);
  const after = canChange ? withCollateral(before, index, isAdd ? units : -units) : before;
  const fault = pledgeFault(listed, position, after.position);
  const hasDebt = position.debtShares > 0n;
  const most = mostRemoved(listed, totalsSoon(listed, fee, block), position, index);
  const sending = { isStale: live.isStale, isBusy };
  const obstacle = isAdd
    ? validateBorrow({
        listed,
        added: entry,
        addedSymbol: token.symbol,
        held,
        borrowed: { kind: 'empty' },
        most: 0n,
        debtAfter: positionFigures(market, totals, position).debt,
        cash: totals.cash,
        isPaused: isPaused(listed, block.timestamp),
        // Only what is added is judged: the others may be without a price.
        fault: fault?.index === index ? fault : null,
        hasDebt,
        ...sending,
      })
    : validateRemove({
        listed,
        entry,
        symbol: token.symbol,
        pledged,
        most,
        hasDebt,
        fault,
        ...sending,
      });
  const words = `${formatAmount(units, token.decimals)} ${token.symbol}`;
  const call = isAdd
    ? addCollateralCall(subject, index, units)
    : removeCollateralCall(subject, index, units);
  const approvals = [{ token: token.address, symbol: token.symbol, amount: units }];

  const submit = async () => {
    const isDone = await undertake({
      label: isAdd ? say.addLabel(words) : say.removeLabel(words),
      approvals: isAdd ? approvals : [],
      pays: isAdd ? [{ token: token.address, amount: units }] : [],
      unlimited: unlimitedApproval,
      call,
    });
    if (isDone) setText(unlessRetyped(text, ''));
  };

  return (
    <div className="flex flex-col gap-3 p-3">
      <Segments
        label={say.addOrRemove}
        size="small"
        value={way}
        onChange={(next) => {
          setWay(next);
          setText('');
        }}
        segments={[
          { value: 'add', label: say.add },
          { value: 'remove', label: say.takeOut },
        ]}
      />
      <CollateralChoice
        collaterals={collaterals}
        value={index}
        onChange={(next) => {
          setIndex(next);
          setText('');
        }}
      />
      <AmountField
        label={isAdd ? say.collateralToAdd : say.collateralToTake}
        token={token}
        value={text}
        onChange={setText}
        most={address ? (isAdd ? held : most) : undefined}
        mostLabel={isAdd ? say.inWallet : say.atMost}
      />
      <PositionChange listed={listed} fee={fee} before={before} after={canChange ? after : null} />
      <FailureNotice failure={failure} />
      <SendButton
        obstacle={obstacle}
        label={isAdd ? say.addSymbol(token.symbol) : say.takeSymbol(token.symbol)}
        onSubmit={() => void submit()}
      />
      {obstacle === null && isAdd && <ApprovalSteps approvals={approvals} call={call} />}
    </div>
  );
}
