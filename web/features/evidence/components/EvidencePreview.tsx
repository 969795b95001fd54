import { type Evidence, hashEvidence, hexToBytes, verifyEvidence } from '@weir/contracts/messages';
import { useMemo, useState } from 'react';
import { explainEscrow } from '#features/escrowErrors';
import { explainMessage } from '#features/messageErrors';
import { escrowCall, useTransactions } from '#features/transactions';
import { Button } from '#ui/Button.tsx';
import { FailureNotice } from '#ui/FailureNotice.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import type { AnnouncedKeys } from '../model/evidenceLog.ts';
import { type EvidenceTrade, keyOwners } from '../model/evidenceTrade.ts';
import type { EvidenceTurn } from '../model/evidenceTurn.ts';
import { keepEvidence } from '../model/keptEvidence.ts';
import { shownMessages } from '../model/shownMessages.ts';
import { useEvidenceLog } from '../queries/useEvidence.ts';
import { say } from '../words/english.ts';
import { MessageList } from './MessageList.tsx';

interface EvidencePreviewProps {
  of: EvidenceTrade;
  evidence: Evidence;
  turn: EvidenceTurn;
  isTooMuch: boolean;
  onBack: () => void;
  /** After its hash is in a block. */
  onDone: () => void;
}

/** The evidence as the arbitrators will see it, verified as they will; then its hash goes on the chain. */
export function EvidencePreview(props: EvidencePreviewProps) {
  const { of, evidence, turn, isTooMuch, onBack, onDone } = props;
  const { trade, id, escrow, token } = of;
  const { data: log } = useEvidenceLog(escrow, id);
  const { undertake, isBusy, failure } = useTransactions();
  const [isLost, setLost] = useState(false);
  const seen = useMemo(() => log && look(of, evidence, log.keys), [of, evidence, log]);
  const isOpen = turn.kind === 'SubmitEvidence' || turn.kind === 'Reply';
  const handIn = async () => {
    const isKept = keepEvidence(evidence);
    setLost(!isKept);
    if (!isKept) return;
    const isReply = turn.kind === 'Reply';
    const args = [id, trade.state, hashEvidence(evidence)] as const;
    const isDone = await undertake({
      label: isReply ? say.replyLabel : say.handInLabel,
      call: escrowCall(escrow, isReply ? 'reply' : 'submitEvidence', args),
      explain: explainEscrow(token),
    });
    if (isDone) onDone();
  };
  if (!seen) return <Skeleton rows={4} label={say.title} />;
  return (
    <>
      {seen.problem !== null && <Notice tone="error">{seen.problem}</Notice>}
      {seen.messages.some(({ content }) => content.kind === 'details') && (
        <Notice tone="warn">{say.showsDetails}</Notice>
      )}
      {isTooMuch && <Notice tone="warn">{say.tooMuchKept}</Notice>}
      <MessageList
        label={say.lookTitle}
        messages={seen.messages}
        nameOf={(author) => (of.roles.includes(author) ? say.you : say[author])}
        token={token}
      />
      {isLost && <Notice tone="error">{say.notKept}</Notice>}
      <FailureNotice failure={failure} />
      <div className="sticky bottom-0 flex flex-wrap justify-between gap-2 bg-panel pt-2">
        <Button size="large" disabled={isBusy} onClick={onBack}>
          {say.back}
        </Button>
        <Button
          look="primary"
          size="large"
          disabled={!isOpen || isBusy || seen.problem !== null}
          onClick={() => void handIn()}
        >
          {say.handIn}
        </Button>
      </div>
    </>
  );
}

/** What a seat would find: nothing is handed in that it would not believe. */
function look(
  { trade, id, escrow }: EvidenceTrade,
  evidence: Evidence,
  keys: readonly AnnouncedKeys[],
) {
  const scope = { chainId: evidence.scope.chainId, escrow, tradeId: id };
  const owners = keyOwners(trade, keys).map(({ party, signing }) => ({
    party,
    signing: hexToBytes(signing),
  }));
  try {
    return {
      messages: shownMessages(verifyEvidence(evidence, scope, owners).messages),
      problem: null,
    };
  } catch (error) {
    return { messages: [], problem: explainMessage(error) };
  }
}
