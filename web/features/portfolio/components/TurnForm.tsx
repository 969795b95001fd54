import { useState } from 'react';
import { useTurnable } from '#features/coin';
import { type Token, useDeployment } from '#features/deployment';
import { useTransactions, wrapCall } from '#features/transactions';
import { useAccount } from '#features/wallet';
import { readDecimal } from '#lib/decimalEntry.ts';
import { exactDecimal, formatAmount } from '#lib/formatAmount.ts';
import { Button } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { DecimalField } from '#ui/DecimalField.tsx';
import { FailureNotice } from '#ui/FailureNotice.tsx';
import { Segments } from '#ui/Segments.tsx';
import { amountProblem, validateTransfer } from '../model/validateTransfer.ts';
import { say } from '../words/english.ts';

/** The coin into the token that wraps it, one to one, or back. */
export function TurnForm({ wrapped, onDone }: { wrapped: Token; onDone: () => void }) {
  const { coin, exchange } = useDeployment();
  const { isOnOtherChain } = useAccount();
  const { undertake, isBusy, failure } = useTransactions();
  const [way, setWay] = useState<'wrap' | 'unwrap'>('wrap');
  const [typed, setTyped] = useState('');
  const held = useTurnable()?.[way];
  const { decimals } = wrapped;
  const amount = readDecimal(typed, decimals);
  const symbol = way === 'wrap' ? coin.symbol : wrapped.symbol;
  const obstacle = validateTransfer({
    kind: 'deposit',
    symbol,
    token: wrapped.address,
    exchange,
    amount,
    balance: held,
    recipient: null,
    isOnOtherChain,
  });
  const words = way === 'wrap' ? say.wrapAmount : say.unwrapAmount;

  const submit = async () => {
    if (amount.kind !== 'units') return;
    const isDone = await undertake({
      label: words(`${formatAmount(amount.units, decimals)} ${symbol}`),
      call: wrapCall(way, wrapped.address, amount.units),
    });
    if (isDone) onDone();
  };

  return (
    <div className="flex flex-col gap-3">
      <Segments
        label={say.direction}
        value={way}
        onChange={(next) => {
          setWay(next);
          setTyped('');
        }}
        segments={[
          { value: 'wrap', label: `${coin.symbol} → ${wrapped.symbol}` },
          { value: 'unwrap', label: `${wrapped.symbol} → ${coin.symbol}` },
        ]}
      />
      <DecimalField
        label={say.amountToTurn}
        unit={symbol}
        value={typed}
        onChange={setTyped}
        problem={amountProblem(amount, symbol)}
        aside={
          held !== undefined && (
            <span className="flex items-center gap-1.5">
              {say.inYourWallet} {formatAmount(held, decimals)}
              <Chip disabled={held === 0n} onClick={() => setTyped(exactDecimal(held, decimals))}>
                {say.max}
              </Chip>
            </span>
          )
        }
      />
      {way === 'wrap' && <p className="text-xs text-quiet">{say.gasIsKept(coin.symbol)}</p>}
      <FailureNotice failure={failure} />
      <Button
        look="primary"
        size="large"
        disabled={obstacle !== null || isBusy}
        onClick={() => void submit()}
      >
        {isBusy ? say.waiting : (obstacle ?? words(symbol))}
      </Button>
    </div>
  );
}
