import { actionCall, nameAt, type Proposal, stateNumber, tradeStates } from '@weir/contracts';
import { useState } from 'react';
import { explainEscrow } from '#features/escrowErrors';
import { SignInstead } from '#features/signedActions';
import { escrowCall, useTransactions } from '#features/transactions';
import { type DecimalEntry, readDecimal } from '#lib/decimalEntry.ts';
import { formatDayMinute } from '#lib/formatTime.ts';
import { unlessRetyped } from '#lib/unlessRetyped.ts';
import { Button } from '#ui/Button.tsx';
import { DecimalField } from '#ui/DecimalField.tsx';
import { FailureNotice } from '#ui/FailureNotice.tsx';
import { Panel } from '#ui/Panel.tsx';
import { settlementOf } from '../model/consequences.ts';
import { isOpenProposal } from '../model/proposals.ts';
import { exactTokenText } from '../model/shownTrade.ts';
import { useSeenTrade } from '../queries/useSeenTrade.ts';
import { say } from '../words/english.ts';
import { ConsequenceFigures } from './ConsequenceFigures.tsx';

/** How long a proposal stays open, in seconds. */
const OPEN_FOR = 86_400n;

/** Ends the trade by agreement: what each side proposes, and what it would pay. */
export function SettlementPanel() {
  const seen = useSeenTrade();
  const { trade, token, escrow, id, roles, now, proposals } = seen;
  const [typed, setTyped] = useState('');
  const { undertake, isBusy, failure } = useTransactions();
  const isSeller = roles.includes('seller');
  const own = isSeller ? proposals.seller : proposals.buyer;
  const others = isSeller ? proposals.buyer : proposals.seller;
  const expected = stateNumber(nameAt(tradeStates, trade.state));
  const entry = readDecimal(typed, token.decimals);
  const problem = problemOf(
    entry,
    trade.amount,
    seen.token.decimals,
    exactTokenText(trade.amount, token),
  );
  const explain = explainEscrow(token);
  const send = (label: string, call: ReturnType<typeof escrowCall>) =>
    undertake({ label, call, explain });
  const propose = async () => {
    if (entry.kind !== 'units' || problem) return;
    const label = say.proposeLabel(exactTokenText(entry.units, token));
    const args = [id, expected, entry.units, Number(now + OPEN_FOR)] as const;
    if (await send(label, escrowCall(escrow, 'propose', args))) {
      setTyped(unlessRetyped(typed, ''));
    }
  };
  const takeBack = () =>
    send(say.takeBackLabel, escrowCall(escrow, 'propose', [id, expected, 0n, 0]));
  const acceptArgs = ({ toBuyer, nonce }: Proposal) =>
    [id, expected, toBuyer, BigInt(nonce)] as const;
  const accept = (proposal: Proposal) =>
    send(
      say.acceptLabel(exactTokenText(proposal.toBuyer, token)),
      escrowCall(escrow, 'acceptSettlement', acceptArgs(proposal)),
    );
  return (
    <Panel title={say.settlement}>
      <div className="flex flex-col gap-3 p-3">
        <p className="text-xs text-quiet">{say.settlementAbout}</p>
        {isOpenProposal(others, trade, now) && (
          <div className="flex flex-col gap-2 rounded-md bg-raised p-3">
            <p>{say.theirProposal(exactTokenText(others.toBuyer, token), when(others))}</p>
            <ConsequenceFigures
              consequence={settlementOf(trade, roles, others.toBuyer)}
              token={token}
            />
            <Button look="primary" disabled={isBusy} onClick={() => void accept(others)}>
              {say.acceptProposal}
            </Button>
            <SignInstead
              escrow={escrow}
              action="acceptSettlement"
              call={actionCall('acceptSettlement', acceptArgs(others))}
              now={now}
            />
          </div>
        )}
        {isOpenProposal(own, trade, now) && (
          <div className="flex flex-wrap items-center justify-between gap-2 text-xs">
            <p>{say.yourProposal(exactTokenText(own.toBuyer, token), when(own))}</p>
            <Button disabled={isBusy} onClick={() => void takeBack()}>
              {say.takeBack}
            </Button>
          </div>
        )}
        <DecimalField
          label={say.toBuyer}
          unit={token.symbol}
          value={typed}
          onChange={setTyped}
          problem={problem ?? undefined}
        />
        {entry.kind === 'units' && !problem && (
          <ConsequenceFigures consequence={settlementOf(trade, roles, entry.units)} token={token} />
        )}
        <FailureNotice failure={failure} />
        <Button
          disabled={isBusy || entry.kind !== 'units' || problem !== null}
          onClick={() => void propose()}
        >
          {say.propose}
        </Button>
        {entry.kind === 'units' && !problem && (
          <SignInstead
            escrow={escrow}
            action="propose"
            call={actionCall('propose', [id, expected, entry.units, wholeHour(now + OPEN_FOR)])}
            now={now}
          />
        )}
      </div>
    </Panel>
  );
}

/** The next whole hour, so that what is signed stays the same while the clock runs. */
function wholeHour(second: bigint): number {
  return Number((second / 3600n + 1n) * 3600n);
}

function when({ expiry }: Proposal): string {
  return formatDayMinute(expiry);
}

function problemOf(
  entry: DecimalEntry,
  most: bigint,
  decimals: number,
  mostText: string,
): string | null {
  if (entry.kind === 'malformed') return say.notANumber;
  if (entry.kind === 'tooPrecise') return say.tooPrecise(decimals.toString());
  return entry.kind === 'units' && entry.units > most ? say.tooMuch(mostText) : null;
}
