import { actionCall } from '@weir/contracts';
import { hashEvidence } from '@weir/contracts/messages';
import { useEffect, useId, useRef, useState } from 'react';
import { zeroHash } from 'viem';
import {
  keepEvidence,
  PaymentStatement,
  paymentStatement,
  type SaidOfPayment,
} from '#features/evidence';
import { explainMessage } from '#features/messageErrors';
import { SignInstead } from '#features/signedActions';
import { escrowCall } from '#features/transactions';
import { Button } from '#ui/Button.tsx';
import { FailureNotice } from '#ui/FailureNotice.tsx';
import { Notice } from '#ui/Notice.tsx';
import { fiatText, paymentDigits } from '../model/shownTrade.ts';
import { isSamePayment } from '../model/typedPayment.ts';
import { useSeenTrade } from '../queries/useSeenTrade.ts';
import { useTradeAction } from '../queries/useTradeAction.ts';
import { say } from '../words/english.ts';
import type { ActionFormProps } from './ActionDialog.tsx';

const HOLD_MILLISECONDS = 3000;

/** The buyer's word that it paid: the amount typed, and the button held, so that nobody says it by a slip. */
export function MarkPaidForm({ action, expected, isOffered, onDone }: ActionFormProps) {
  const { trade, escrow, id, token, now, chat } = useSeenTrade();
  const { send, isBusy, failure } = useTradeAction(action, onDone);
  const [typed, setTyped] = useState('');
  const [said, setSaid] = useState<SaidOfPayment>({ text: '', pictures: new Set() });
  const [problem, setProblem] = useState<string | null>(null);
  const [isSaying, setSaying] = useState(false);
  const field = useId();
  const isRight = isSamePayment(typed, paymentDigits(trade));
  const isSaid = said.text.trim() !== '' || said.pictures.size > 0;
  const session = chat.kind === 'open' ? chat.session : null;
  const args = [id, expected, zeroHash] as const;
  const mark = async () => {
    setSaying(true);
    try {
      const evidence = session && (await paymentStatement(session, said));
      if (evidence && !keepEvidence(evidence)) throw new Error(say.statementNotKept);
      setProblem(null);
      const hash = evidence ? hashEvidence(evidence) : zeroHash;
      await send(escrowCall(escrow, 'markPaid', [id, expected, hash]));
    } catch (error) {
      // What was written stays; without it the payment can be marked all the same.
      setProblem(explainMessage(error));
    } finally {
      setSaying(false);
    }
  };
  return (
    <>
      <Notice tone="warn">
        {say.onlyIfPaid} {say.neverCancel}
      </Notice>
      <label htmlFor={field} className="flex flex-col gap-1 text-xs text-quiet">
        {say.typeAmount(fiatText(trade))}
        <input
          id={field}
          inputMode="decimal"
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          className="h-10 rounded-md border border-control bg-paper px-3 text-lg font-medium text-ink"
        />
      </label>
      {typed !== '' && !isRight && (
        <p className="text-xs text-quiet">{say.amountDiffers(fiatText(trade))}</p>
      )}
      {chat.kind === 'open' && (
        <PaymentStatement chat={chat} token={token} said={said} onChange={setSaid} />
      )}
      {problem && <Notice tone="error">{say.statementProblem(problem)}</Notice>}
      <FailureNotice failure={failure} />
      <HoldButton
        disabled={!isOffered || isBusy || isSaying || !isRight}
        onHeld={() => void mark()}
      />
      <SignInstead
        escrow={escrow}
        action="markPaid"
        call={isOffered && isRight && !isSaid ? actionCall('markPaid', args) : null}
        now={now}
      >
        {isSaid && <Notice tone="warn">{say.signedSaysNothing}</Notice>}
      </SignInstead>
    </>
  );
}

/** A button that acts once it was held for three seconds, by pointer or by space. */
function HoldButton({ disabled, onHeld }: { disabled: boolean; onHeld: () => void }) {
  const [isHeld, setHeld] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const release = () => {
    clearTimeout(timer.current);
    setHeld(false);
  };
  const press = () => {
    if (disabled || isHeld) return;
    setHeld(true);
    timer.current = setTimeout(() => {
      setHeld(false);
      onHeld();
    }, HOLD_MILLISECONDS);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <Button
      look="primary"
      size="large"
      className="relative touch-none overflow-hidden select-none"
      disabled={disabled}
      onPointerDown={press}
      onPointerUp={release}
      onPointerLeave={release}
      onPointerCancel={release}
      onBlur={release}
      onKeyDown={({ key }) => {
        if (key === ' ' || key === 'Enter') press();
      }}
      onKeyUp={release}
    >
      <span
        aria-hidden
        className={`absolute inset-y-0 left-0 bg-ink/25 ${isHeld ? 'w-full transition-[width] duration-[3000ms] ease-linear' : 'w-0'}`}
      />
      <span className="relative">{isHeld ? say.holding : say.holdThree}</span>
    </Button>
  );
}
