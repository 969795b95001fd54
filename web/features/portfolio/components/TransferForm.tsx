import { useState } from 'react';
import { useSpendable } from '#features/coin';
import { type Token, useDeployment } from '#features/deployment';
import { TokenPicker } from '#features/tokens';
import { ApprovalSteps, exchangeCall, useTransactions } from '#features/transactions';
import { useAccount, useAllowance, useExchangeBalance } from '#features/wallet';
import { readDecimal } from '#lib/decimalEntry.ts';
import { exactDecimal, formatAmount } from '#lib/formatAmount.ts';
import { readAddress } from '#lib/readAddress.ts';
import { Button } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { DecimalField } from '#ui/DecimalField.tsx';
import { FailureNotice } from '#ui/FailureNotice.tsx';
import { TextField } from '#ui/TextField.tsx';
import { isCoin } from '../model/coinAsset.ts';
import {
  amountProblem,
  recipientProblem,
  type TransferKind,
  validateTransfer,
} from '../model/validateTransfer.ts';
import { say } from '../words/english.ts';

interface TransferFormProps {
  kind: TransferKind;
  token: Token;
  onDone: () => void;
}

/** Which token, how much, and to whom. */
export function TransferForm({ kind, token: asked, onDone }: TransferFormProps) {
  const { exchange } = useDeployment();
  const { address, isOnOtherChain } = useAccount();
  const { undertake, isBusy, failure } = useTransactions();
  const [token, setToken] = useState(asked);
  const [typed, setTyped] = useState('');
  const [to, setTo] = useState<string | null>(null);
  const wallet = useSpendable(token.address);
  const internal = useExchangeBalance(token.address);
  const allowance = useAllowance(token.address);

  const isDeposit = kind === 'deposit';
  const needsAllowance = isDeposit && !isCoin(token.address);
  const balance = isDeposit ? wallet : internal;
  const amount = readDecimal(typed, token.decimals);
  const recipient = to === null ? null : readAddress(to);
  const about = { kind, exchange, token: token.address, recipient };
  const obstacle = validateTransfer({
    ...about,
    symbol: token.symbol,
    amount,
    balance,
    isOnOtherChain,
  });

  const units = amount.kind === 'units' ? amount.units : 0n;
  const approvals = needsAllowance
    ? [{ token: token.address, symbol: token.symbol, amount: units }]
    : [];
  const receiver = recipient?.kind === 'address' ? recipient.address : address;
  const call = receiver && exchangeCall(exchange, kind, [token.address, units, receiver]);

  const submit = async () => {
    if (!call || amount.kind !== 'units') return;
    const said = `${formatAmount(amount.units, token.decimals)} ${token.symbol}`;
    const isDone = await undertake({
      label: isDeposit ? say.depositAmount(said) : say.withdrawAmount(said),
      approvals,
      pays: isDeposit ? [{ token: token.address, amount: amount.units }] : [],
      call,
    });
    if (isDone) onDone();
  };
  const words = () => {
    if (isBusy) return say.waiting;
    if (obstacle !== null) return obstacle;
    if (!isDeposit) return say.withdrawToken(token.symbol);
    const isAllowed = amount.kind === 'units' && (allowance ?? 0n) >= amount.units;
    return isAllowed || !needsAllowance
      ? say.depositToken(token.symbol)
      : say.approveAndDeposit(token.symbol);
  };

  return (
    <div className="flex flex-col gap-3">
      <DecimalField
        label={isDeposit ? say.amountToDeposit : say.amountToWithdraw}
        unit={
          <TokenPicker
            label={isDeposit ? say.tokenToDeposit : say.tokenToWithdraw}
            chosen={token}
            onChoose={(next) => {
              setToken(next);
              setTyped('');
            }}
          />
        }
        value={typed}
        onChange={setTyped}
        problem={amountProblem(amount, token.symbol)}
        aside={
          balance !== undefined && (
            <span className="flex items-center gap-1.5">
              {isDeposit ? say.inYourWallet : say.insideYours}{' '}
              {formatAmount(balance, token.decimals)}
              <Chip
                disabled={balance === 0n}
                onClick={() => setTyped(exactDecimal(balance, token.decimals))}
              >
                {say.max}
              </Chip>
            </span>
          )
        }
      />
      <RecipientField
        kind={kind}
        value={to}
        onChange={setTo}
        problem={to === null || to.trim() === '' ? null : recipientProblem(about)}
      />
      <FailureNotice failure={failure} />
      <Button
        look="primary"
        size="large"
        disabled={obstacle !== null || isBusy}
        onClick={() => void submit()}
      >
        {words()}
      </Button>
      {obstacle === null && call && <ApprovalSteps approvals={approvals} call={call} />}
    </div>
  );
}

interface RecipientFieldProps {
  kind: TransferKind;
  /** Null: the account itself. */
  value: string | null;
  onChange: (value: string | null) => void;
  problem: string | null;
}

function RecipientField({ kind, value, onChange, problem }: RecipientFieldProps) {
  return (
    <div className="flex flex-col gap-2 text-xs">
      <label className="flex items-center gap-2">
        <input
          type="checkbox"
          className="accent-accent"
          checked={value !== null}
          onChange={(event) => onChange(event.target.checked ? '' : null)}
        />
        {kind === 'deposit' ? say.creditElsewhere : say.payElsewhere}
      </label>
      {value !== null && (
        <TextField
          label={say.recipient}
          value={value}
          placeholder="0x…"
          onChange={onChange}
          problem={problem}
          hint={kind === 'deposit' ? say.giftWords : say.irreversible}
        />
      )}
    </div>
  );
}
