import { type AtomicSwap, newSwapRecord, unknownContract } from '@weir/contracts';
import { useState } from 'react';
import { isAddressEqual } from 'viem';
import { useAccount } from '#features/wallet';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Panel } from '#ui/Panel.tsx';
import { keptSwaps } from '../model/keptSwaps.ts';
import { storageWords } from '../model/storageWords.ts';
import {
  useHasOwnLock,
  useNow,
  useRereadSwaps,
  useSwapChains,
  useSwapNodes,
} from '../queries/useSwap.ts';
import { say } from '../words/english.ts';
import { AcceptPanel } from './AcceptPanel.tsx';
import { ChainsPanel } from './ChainsPanel.tsx';
import { SwapTerms, useLegTokens } from './SwapTerms.tsx';

/**
 * A proposal that is not kept here: compared with what was agreed, judged by every rule, and kept; nothing is locked by that. Where
 * the own lock is made already, its swap is gone on with.
 */
export function AcceptSwap({ terms }: { terms: AtomicSwap }) {
  const now = useNow();
  const chains = useSwapChains(terms);
  const nodes = useSwapNodes(terms, chains);
  const tokens = useLegTokens(terms, chains);
  const reread = useRereadSwaps();
  const { address } = useAccount();
  const [isChanging, setChanging] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { first, second } = chains;
  const known = first && second && { first: first.contract, second: second.contract };
  const unknown = known && unknownContract(terms, known);
  const isOwn = address !== undefined && isAddressEqual(address, terms.first.sender);
  const isMine = address !== undefined && isAddressEqual(address, terms.second.sender);
  const role = isOwn ? 'holder' : 'responder';
  const ownLock = useHasOwnLock(terms, role, nodes);
  const isMade = ownLock.data === true && (isOwn || isMine) && !unknown;

  const keep = (hasLocked: boolean) => {
    try {
      keptSwaps.create({ ...newSwapRecord(role, terms), hasLocked });
      void reread();
    } catch (error) {
      setProblem(storageWords(error));
    }
  };
  const saved = () => {
    chains.reread();
    setChanging(false);
  };
  return (
    <div className="grid grid-cols-1 items-start gap-2 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="min-w-0 lg:order-last">
        <SwapTerms terms={terms} isHolder={isOwn} tokens={tokens} now={now} />
      </div>
      <div className="flex min-w-0 flex-col gap-2">
        {problem && <Notice tone="error">{problem}</Notice>}
        {(nodes === null || isChanging) && <ChainsPanel terms={terms} onSaved={saved} />}
        {isMade ? (
          <Panel title={say.madeTitle}>
            <div className="flex flex-col gap-3 p-3">
              <p className="text-sm">{say.madeText}</p>
              <Button look="primary" size="large" onClick={() => keep(true)}>
                {say.goOn}
              </Button>
            </div>
          </Panel>
        ) : (
          <AcceptPanel
            {...{ terms, nodes, tokens, unknown, isOwn, isMine }}
            onAccept={() => keep(false)}
          />
        )}
        {nodes !== null && !isChanging && (
          <div>
            <Button onClick={() => setChanging(true)}>{say.changeChains}</Button>
          </div>
        )}
      </div>
    </div>
  );
}
