import { hashTimeLockAddress } from '@weir/contracts';
import { useId } from 'react';
import { formatDuration } from '#lib/formatDuration.ts';
import { TextField } from '#ui/TextField.tsx';
import { type ChainEntry, entryProblems, readChainEntry } from '../model/chainEntry.ts';
import { readingWords } from '../model/swapWords.ts';
import { useChainCheck } from '../queries/useChainCheck.ts';
import { useNow } from '../queries/useSwap.ts';
import { say } from '../words/english.ts';

interface ChainFieldsProps {
  /** Names the group for who does not see it: what it is about. */
  about: string;
  entry: ChainEntry;
  onChange: (entry: ChainEntry) => void;
  /** Called with another chain's number; absent where the chain is given. */
  onChain?: (chain: string) => void;
}

/** How a chain is reached: nodes, and where needed the contract and when a block is final. The nodes are asked at once. */
export function ChainFields({ about, entry, onChange, onChain }: ChainFieldsProps) {
  const id = useId();
  const problems = entryProblems(entry);
  const set = (change: Partial<ChainEntry>) => onChange({ ...entry, ...change });
  const hasMore = entry.contract !== '' || entry.confirmations !== '';
  return (
    <fieldset className="flex min-w-0 flex-col gap-3" aria-labelledby={`${id}-legend`}>
      <legend id={`${id}-legend`} className="sr-only">
        {about}
      </legend>
      {onChain && (
        <TextField
          label={say.chainNumber}
          value={entry.chain}
          onChange={onChain}
          problem={problems.chain}
          placeholder="1"
        />
      )}
      <TextField
        label={say.nodesOfChain}
        value={entry.nodes}
        onChange={(nodes) => set({ nodes })}
        problem={problems.nodes}
        hint={say.nodesHint}
        placeholder="https://"
      />
      <NodesAnswer entry={entry} />
      <details open={hasMore || undefined}>
        <summary className="min-h-6 cursor-pointer text-xs text-quiet">{say.more}</summary>
        <div className="flex flex-col gap-3 pt-2">
          <TextField
            label={say.contract}
            value={entry.contract}
            onChange={(contract) => set({ contract })}
            problem={problems.contract}
            hint={say.contractHint(hashTimeLockAddress)}
            placeholder="0x…"
          />
          <TextField
            label={say.confirmations}
            value={entry.confirmations}
            onChange={(confirmations) => set({ confirmations })}
            problem={problems.confirmations}
            hint={say.confirmationsHint}
          />
        </div>
      </details>
    </fieldset>
  );
}

/** What the nodes say of themselves: the chain, and how old its newest block is. */
function NodesAnswer({ entry }: { entry: ChainEntry }) {
  const chain = readChainEntry(entry);
  const { data, error } = useChainCheck(chain);
  const now = useNow();
  if (chain === null) return null;
  const age = data && Math.max(0, now - data.headTime);
  const words = error
    ? readingWords(error)
    : age === undefined
      ? say.askingNodes
      : say.nodesGood(formatDuration(age));
  return (
    <p role="status" className={`text-xs break-words ${error ? 'text-sell' : 'text-quiet'}`}>
      {words}
    </p>
  );
}
