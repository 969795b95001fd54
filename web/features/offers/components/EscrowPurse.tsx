import { useState } from 'react';
import { maxUint256 } from 'viem';
import { useSpendable } from '#features/coin';
import type { Token } from '#features/deployment';
import { explainEscrow } from '#features/escrowErrors';
import { useEscrowBalance, usePeers } from '#features/peers';
import { TokenPicker, useTokens } from '#features/tokens';
import { ApprovalSteps, escrowCall, useTransactions } from '#features/transactions';
import { SendButton, useAccount } from '#features/wallet';
import { readDecimal } from '#lib/decimalEntry.ts';
import { exactDecimal, formatAmount } from '#lib/formatAmount.ts';
import { readAddress } from '#lib/readAddress.ts';
import { unlessRetyped } from '#lib/unlessRetyped.ts';
import { CheckRow } from '#ui/CheckRow.tsx';
import { Chip } from '#ui/Chip.tsx';
import { DecimalField } from '#ui/DecimalField.tsx';
import { FailureNotice } from '#ui/FailureNotice.tsx';
import { Panel } from '#ui/Panel.tsx';
import { Segments } from '#ui/Segments.tsx';
import { TextField } from '#ui/TextField.tsx';
import { type PurseMoveKind, payeeProblem, validatePurseMove } from '../model/purseMove.ts';
import { tokenText } from '../model/shownOffer.ts';
import { useEscrowBalances } from '../queries/useEscrowBalances.ts';
import { say } from '../words/english.ts';
import { entryWords } from './AcceptForm.tsx';

/** What the account has free in escrow, and the way in and out. */
export function EscrowPurse() {
  const tokens = useTokens();
  const balances = useEscrowBalances(tokens);
  const [first] = balances ?? [];
  const [chosen, setChosen] = useState<Token | null>(null);
  const token = chosen ?? first?.token ?? tokens[0];
  return (
    <Panel title={say.inEscrow}>
      <div className="flex flex-col gap-3 p-3">
        <p className="text-xs text-quiet">{say.inEscrowWords}</p>
        {balances && balances.length > 0 && (
          <ul className="flex flex-col text-sm">
            {balances.map(({ token: held, units }) => (
              <li key={held.address} className="py-0.5 font-medium">
                {tokenText(units, held, 8)}
              </li>
            ))}
          </ul>
        )}
        {token && <PurseForm key={token.address} token={token} onToken={setChosen} />}
      </div>
    </Panel>
  );
}

function PurseForm({ token, onToken }: { token: Token; onToken: (token: Token) => void }) {
  const { escrow } = usePeers();
  const { address } = useAccount();
  const { undertake, isBusy, failure } = useTransactions();
  const [kind, setKind] = useState<PurseMoveKind>('withdraw');
  const [text, setText] = useState('');
  const [to, setTo] = useState<string | null>(null);
  const inEscrow = useEscrowBalance(token.address);
  const inWallet = useSpendable(token.address);
  const isDeposit = kind === 'deposit';
  const held = isDeposit ? inWallet : inEscrow;
  const entry = readDecimal(text, token.decimals);
  const units = entry.kind === 'units' ? entry.units : 0n;
  const recipient = to === null ? null : readAddress(to);
  const about = { escrow, token: token.address, recipient };
  const obstacle = validatePurseMove({ ...about, kind, symbol: token.symbol, entry, held, isBusy });
  const receiver = recipient?.kind === 'address' ? recipient.address : address;
  // All of it is asked for as such, with what comes in meanwhile: nothing is left behind.
  const asked = !isDeposit && units === inEscrow ? maxUint256 : units;
  const call = receiver && escrowCall(escrow, kind, [token.address, asked, receiver]);
  const approvals =
    isDeposit && units > 0n ? [{ token: token.address, symbol: token.symbol, amount: units }] : [];

  const submit = async () => {
    if (!call) return;
    const said = tokenText(units, token);
    const isDone = await undertake({
      label: isDeposit ? say.depositLabel(said) : say.withdrawLabel(said),
      approvals,
      pays: isDeposit ? [{ token: token.address, amount: units }] : [],
      call,
      explain: explainEscrow(token),
    });
    if (isDone) setText(unlessRetyped(text, ''));
  };

  return (
    <>
      <Segments
        label={say.direction}
        value={kind}
        onChange={setKind}
        segments={[
          { value: 'withdraw', label: say.withdraw },
          { value: 'deposit', label: say.deposit },
        ]}
      />
      <DecimalField
        label={isDeposit ? say.amountToDeposit : say.amountToWithdraw}
        unit={<TokenPicker label={say.token} chosen={token} onChoose={onToken} />}
        value={text}
        onChange={setText}
        problem={entryWords(entry, token.symbol)}
        aside={
          held !== undefined && (
            <span className="flex items-center gap-1.5">
              {isDeposit ? say.inWallet : say.free} {formatAmount(held, token.decimals)}
              <Chip
                disabled={held === 0n}
                onClick={() => setText(exactDecimal(held, token.decimals))}
              >
                {say.most}
              </Chip>
            </span>
          )
        }
      />
      <CheckRow checked={to !== null} onChange={(isOn) => setTo(isOn ? '' : null)}>
        {isDeposit ? say.depositElsewhere : say.payElsewhere}
      </CheckRow>
      {to !== null && (
        <TextField
          label={say.recipient}
          value={to}
          onChange={setTo}
          placeholder="0x…"
          problem={to.trim() === '' ? null : payeeProblem(about)}
          hint={say.irreversible}
        />
      )}
      <FailureNotice failure={failure} />
      <SendButton
        obstacle={obstacle}
        label={isDeposit ? say.depositToken(token.symbol) : say.withdrawToken(token.symbol)}
        onSubmit={() => void submit()}
      />
      {obstacle === null && call && approvals.length > 0 && (
        <ApprovalSteps approvals={approvals} call={call} />
      )}
    </>
  );
}
