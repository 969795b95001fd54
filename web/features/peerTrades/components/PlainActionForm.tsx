import { actionCall } from '@weir/contracts';
import { useState } from 'react';
import { SignInstead } from '#features/signedActions';
import { escrowCall } from '#features/transactions';
import { Button } from '#ui/Button.tsx';
import { CheckRow } from '#ui/CheckRow.tsx';
import { FailureNotice } from '#ui/FailureNotice.tsx';
import { Notice } from '#ui/Notice.tsx';
import { actionLabel } from '../model/actionWords.ts';
import { consequenceOf } from '../model/consequences.ts';
import { useSeenTrade } from '../queries/useSeenTrade.ts';
import { useTradeAction } from '../queries/useTradeAction.ts';
import { say } from '../words/english.ts';
import type { ActionFormProps } from './ActionDialog.tsx';
import { ConsequenceFigures } from './ConsequenceFigures.tsx';

/** The functions of actions that need nothing but the trade and its state. */
const functions = {
  Cancel: 'cancel',
  Expire: 'expire',
  DemandDetails: 'demandDetails',
  Release: 'release',
  Deny: 'deny',
  Dispute: 'dispute',
  Concede: 'concede',
  RequestRuling: 'requestRuling',
} as const;

/** Of these, what a party does in its own name: anybody may do the others without a signature. */
const inOwnName = ['cancel', 'demandDetails', 'release', 'deny', 'dispute', 'concede'] as const;

type PlainAction = keyof typeof functions;

function isPlain(action: string): action is PlainAction {
  return Object.hasOwn(functions, action);
}

/** An action that needs no more than a yes, with what it pays; a release asks whether the money was seen. */
export function PlainActionForm({ action, expected, isOffered, onDone }: ActionFormProps) {
  const { trade, token, roles, now, escrow, id } = useSeenTrade();
  const { send, isBusy, failure } = useTradeAction(action, onDone);
  const [sawMoney, setSawMoney] = useState(false);
  const [sawName, setSawName] = useState(false);
  if (!isPlain(action)) return null;
  const consequence = consequenceOf(trade, action, roles, now);
  const isRelease = action === 'Release';
  const isChecked = !isRelease || (sawMoney && sawName);
  const bond = { token: trade.token, symbol: token.symbol, amount: trade.bondDue };
  const signable = inOwnName.find((name) => name === functions[action]);
  const approvals = action === 'Dispute' && trade.isStarter ? [bond] : [];
  return (
    <>
      {isRelease && (
        <>
          <Notice tone="warn">{say.receiptsProveNothing}</Notice>
          <CheckRow checked={sawMoney} onChange={setSawMoney}>
            {say.sawTheMoney}
          </CheckRow>
          <CheckRow checked={sawName} onChange={setSawName}>
            {say.nameMatches}
          </CheckRow>
        </>
      )}
      {consequence && (
        <>
          <ConsequenceFigures consequence={consequence} token={token} />
          <p className="text-xs text-quiet">{say.figuresMove}</p>
        </>
      )}
      <FailureNotice failure={failure} />
      <Button
        look="primary"
        size="large"
        disabled={!isOffered || isBusy || !isChecked}
        onClick={() => void send(escrowCall(escrow, functions[action], [id, expected]), approvals)}
      >
        {actionLabel(action)}
      </Button>
      {signable && (
        <SignInstead
          escrow={escrow}
          action={signable}
          call={isOffered && isChecked ? actionCall(signable, [id, expected]) : null}
          now={now}
        >
          {approvals.length > 0 && <p className="text-xs text-quiet">{say.bondInEscrow}</p>}
        </SignInstead>
      )}
    </>
  );
}
