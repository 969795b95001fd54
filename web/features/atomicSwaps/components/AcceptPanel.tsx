import type { AtomicSwap, SwapNodes, SwapSide } from '@weir/contracts';
import { useState } from 'react';
import { useAccount, useConnectDialog } from '#features/wallet';
import { shortAddress } from '#lib/formatAmount.ts';
import { Button } from '#ui/Button.tsx';
import { CheckRow } from '#ui/CheckRow.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Panel } from '#ui/Panel.tsx';
import { readingWords } from '../model/swapWords.ts';
import { useAnswerCheck } from '../queries/useSwap.ts';
import { say } from '../words/english.ts';
import { RefusalList } from './RefusalList.tsx';
import { type LegTokens, legAmount } from './SwapTerms.tsx';

interface AcceptPanelProps {
  terms: AtomicSwap;
  nodes: SwapNodes | null;
  tokens: LegTokens;
  /** The side that goes by a contract which the reader has not named. */
  unknown: SwapSide | null;
  /** The connected account proposed it. */
  isOwn: boolean;
  /** The connected account is the one to answer. */
  isMine: boolean;
  onAccept: () => void;
}

/** Whether both legs are as agreed, which rules are kept, and the button that goes on. */
export function AcceptPanel(props: AcceptPanelProps) {
  const { terms, nodes, tokens, unknown, isOwn, isMine, onAccept } = props;
  const check = useAnswerCheck(terms, nodes);
  const { address } = useAccount();
  const openConnect = useConnectDialog();
  const [agreed, setAgreed] = useState({ give: false, get: false });
  const refusals = check.data ?? [];
  const obstacle = () => {
    if (nodes === null) return say.enterNodes;
    if (!agreed.give || !agreed.get) return say.sayAgreed;
    if (unknown || refusals.some(({ canPass }) => !canPass)) return say.cannotAccept;
    return check.data ? null : say.checking;
  };
  const place = (side: SwapSide) => say.chain(terms[side].chainId);
  return (
    <Panel title={say.acceptTitle}>
      <div className="flex flex-col gap-3 p-3">
        <p className="text-sm">{say.acceptText}</p>
        <CheckRow
          checked={agreed.give}
          onChange={(give) => setAgreed((before) => ({ ...before, give }))}
        >
          {say.agreedGive(legAmount(terms, 'second', tokens), place('second'))}
        </CheckRow>
        <CheckRow
          checked={agreed.get}
          onChange={(get) => setAgreed((before) => ({ ...before, get }))}
        >
          {say.agreedGet(legAmount(terms, 'first', tokens), place('first'))}
        </CheckRow>
        {unknown && (
          <Notice tone="error">
            {say.contractUnknown(place(unknown), terms[unknown].contract)}
          </Notice>
        )}
        {check.error && <Notice tone="error">{readingWords(check.error)}</Notice>}
        {refusals.length > 0 && <RefusalList refusals={refusals} terms={terms} />}
        {check.data?.length === 0 && !unknown && <p>{say.everyRuleKept}</p>}
        {isOwn && <Notice tone="warn">{say.ownProposal}</Notice>}
        {address && !isMine && !isOwn && (
          <Notice tone="warn">{say.notForYou(shortAddress(terms.second.sender))}</Notice>
        )}
        {address ? (
          <Button
            look="primary"
            size="large"
            className="min-w-0 whitespace-normal"
            disabled={obstacle() !== null || !isMine || isOwn}
            onClick={onAccept}
          >
            {obstacle() ?? say.accept}
          </Button>
        ) : (
          <Button look="primary" size="large" onClick={openConnect}>
            {say.connect}
          </Button>
        )}
        <p className="text-xs text-quiet">{say.acceptHint}</p>
      </div>
    </Panel>
  );
}
