import { type AtomicSwap, newSwapRecord, unknownContract } from '@weir/contracts';
import { useState } from 'react';
import { isAddressEqual } from 'viem';
import { useAccount, useConnectDialog } from '#features/wallet';
import { shortAddress } from '#lib/formatAmount.ts';
import { Button } from '#ui/Button.tsx';
import { CheckRow } from '#ui/CheckRow.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Panel } from '#ui/Panel.tsx';
import { keptSwaps } from '../model/keptSwaps.ts';
import { storageWords } from '../model/storageWords.ts';
import { readingWords } from '../model/swapWords.ts';
import {
  useAnswerCheck,
  useNow,
  useRereadSwaps,
  useSwapChains,
  useSwapNodes,
} from '../queries/useSwap.ts';
import { say } from '../words/english.ts';
import { ChainsPanel } from './ChainsPanel.tsx';
import { RefusalList } from './RefusalList.tsx';
import { legAmount, SwapTerms, useLegTokens } from './SwapTerms.tsx';

/** A proposal from somebody else: compared with what was agreed, judged by every rule, and kept. Nothing is locked here. */
export function AcceptSwap({ terms }: { terms: AtomicSwap }) {
  const now = useNow();
  const chains = useSwapChains(terms);
  const nodes = useSwapNodes(terms, chains);
  const tokens = useLegTokens(terms, chains);
  const check = useAnswerCheck(terms, nodes);
  const reread = useRereadSwaps();
  const { address } = useAccount();
  const openConnect = useConnectDialog();
  const [agreed, setAgreed] = useState({ give: false, get: false });
  const [problem, setProblem] = useState<string | null>(null);
  const { first, second } = chains;
  const known = first && second && { first: first.contract, second: second.contract };
  const unknown = known && unknownContract(terms, known);
  const isOwn = address !== undefined && isAddressEqual(address, terms.first.sender);
  const isForOther = address !== undefined && !isAddressEqual(address, terms.second.sender);
  const refusals = check.data ?? [];

  const accept = () => {
    try {
      keptSwaps.create(newSwapRecord('responder', terms));
      void reread();
    } catch (error) {
      setProblem(storageWords(error));
    }
  };
  const obstacle = () => {
    if (nodes === null) return say.enterNodes;
    if (!agreed.give || !agreed.get) return say.sayAgreed;
    if (unknown || refusals.some(({ canPass }) => !canPass)) return say.cannotAccept;
    return check.data ? null : say.checking;
  };
  const place = (side: 'first' | 'second') => say.chain(terms[side].chainId);
  return (
    <div className="grid grid-cols-1 items-start gap-2 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="flex min-w-0 flex-col gap-2">
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
            {isForOther && !isOwn && (
              <Notice tone="warn">{say.notForYou(shortAddress(terms.second.sender))}</Notice>
            )}
            {problem && <Notice tone="error">{problem}</Notice>}
            {address ? (
              <Button
                look="primary"
                size="large"
                className="min-w-0 whitespace-normal"
                disabled={obstacle() !== null || isForOther}
                onClick={accept}
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
        <ChainsPanel terms={terms} onSaved={chains.reread} />
      </div>
      <SwapTerms terms={terms} isHolder={false} tokens={tokens} now={now} />
    </div>
  );
}
