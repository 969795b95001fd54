import type { SwapRecord } from '@weir/contracts';
import { useState } from 'react';
import type { Hex } from 'viem';
import { formatClock } from '#lib/formatTime.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { keptSwaps } from '../model/keptSwaps.ts';
import { promptOf } from '../model/swapPrompt.ts';
import { termsInAddress } from '../model/swapText.ts';
import { readingWords } from '../model/swapWords.ts';
import {
  useNow,
  useRereadSwaps,
  useSwapChains,
  useSwapNodes,
  useSwapReading,
  useSwapRecord,
} from '../queries/useSwap.ts';
import { say } from '../words/english.ts';
import { AcceptSwap } from './AcceptSwap.tsx';
import { ChainsPanel } from './ChainsPanel.tsx';
import { KeepPanel, ProposalPanel } from './KeepPanel.tsx';
import { OpenPanel } from './OpenPanel.tsx';
import { PromptPanel } from './PromptPanel.tsx';
import { SecretPanel } from './SecretPanel.tsx';
import { SwapFrame } from './SwapFrame.tsx';
import { SwapTerms, useLegTokens } from './SwapTerms.tsx';

interface SwapPageProps {
  /** The hash in the address. */
  swap: string;
  /** What stands behind the # of the address: the terms, where somebody sent them. */
  behind: string;
  onOpen: (path: string, behind: string) => void;
}

/** One swap: what is to be done now, and all that is agreed; or a proposal that came by its link. */
export function SwapPage({ swap, behind, onOpen }: SwapPageProps) {
  const isHash = /^0x[0-9a-f]{64}$/.test(swap);
  // It has the form of one: looked at above.
  const hash = swap as Hex;
  const { data: record } = useSwapRecord(hash);
  const title = say.swapTitle(swap.slice(0, 10));
  if (isHash && record === undefined) {
    return (
      <SwapFrame title={title}>
        <Skeleton rows={6} label={say.readingKept} />
      </SwapFrame>
    );
  }
  if (isHash && record) {
    return (
      <SwapFrame title={title}>
        <KeptSwap key={hash} record={record} />
      </SwapFrame>
    );
  }
  const terms = isHash ? termsInAddress(hash, behind) : null;
  return (
    <SwapFrame title={title}>
      {terms ? (
        <AcceptSwap key={hash} terms={terms} />
      ) : (
        <>
          <Notice tone="warn">{say.noSuchSwap}</Notice>
          <OpenPanel onOpen={onOpen} />
        </>
      )}
    </SwapFrame>
  );
}

function KeptSwap({ record }: { record: SwapRecord }) {
  const { terms, role, outcome } = record;
  const now = useNow();
  const chains = useSwapChains(terms);
  const nodes = useSwapNodes(terms, chains);
  const { data, error, dataUpdatedAt } = useSwapReading(record, nodes);
  const tokens = useLegTokens(terms, chains);
  const reread = useRereadSwaps();
  const [isChanging, setChanging] = useState(false);
  const prompt = promptOf(record, data);
  const isOver = outcome !== null;
  const lacksSecret = role === 'holder' && !isOver && keptSwaps.readSecret(terms.hash) === null;
  const areMissing = nodes === null && !isOver;
  const saved = () => {
    chains.reread();
    setChanging(false);
  };
  return (
    <div className="grid grid-cols-1 items-start gap-2 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="flex min-w-0 flex-col gap-2">
        {areMissing && <Notice tone="warn">{say.nodesMissing}</Notice>}
        {error && !isOver && (
          <Notice tone="error">
            {readingWords(error)}{' '}
            {data && say.staleReading(formatClock(Math.floor(dataUpdatedAt / 1000)))}
          </Notice>
        )}
        {prompt ? (
          <PromptPanel
            {...{ record, prompt, nodes, chains, tokens, now }}
            isStale={error !== null && !isOver}
          />
        ) : (
          !areMissing && !error && <Skeleton rows={4} label={say.readingSwap} />
        )}
        {lacksSecret && <SecretPanel hash={terms.hash} onKept={() => void reread()} />}
        {role === 'holder' && record.hasLocked && !isOver && <ProposalPanel terms={terms} />}
        {(areMissing || isChanging) && <ChainsPanel terms={terms} onSaved={saved} />}
        {!isOver && <KeepPanel record={record} chains={chains} />}
        {!areMissing && !isChanging && !isOver && (
          <div>
            <Button onClick={() => setChanging(true)}>{say.changeChains}</Button>
          </div>
        )}
      </div>
      <SwapTerms terms={terms} isHolder={role === 'holder'} tokens={tokens} now={now} />
    </div>
  );
}
