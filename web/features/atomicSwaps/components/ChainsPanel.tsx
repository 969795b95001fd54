import type { AtomicSwap } from '@weir/contracts';
import { useState } from 'react';
import { useDeployment } from '#features/deployment';
import { Button } from '#ui/Button.tsx';
import { Panel } from '#ui/Panel.tsx';
import { type ChainEntry, keepEntry, knownEntry, readChainEntry } from '../model/chainEntry.ts';
import { say } from '../words/english.ts';
import { ChainFields } from './ChainFields.tsx';

interface ChainsPanelProps {
  terms: AtomicSwap;
  /** Called once they are kept. */
  onSaved: () => void;
}

/** The reader's own view of both chains of a swap, kept on the device by chain. */
export function ChainsPanel({ terms, onSaved }: ChainsPanelProps) {
  const deployment = useDeployment();
  const [first, setFirst] = useState(() => knownEntry(terms.first.chainId, deployment));
  const [second, setSecond] = useState(() => knownEntry(terms.second.chainId, deployment));
  const isGood = [first, second].every((entry) => readChainEntry(entry) !== null);
  const save = () => {
    keepEntry(first);
    keepEntry(second);
    onSaved();
  };
  const part = (entry: ChainEntry, onChange: (next: ChainEntry) => void) => {
    const name = say.chain(Number(entry.chain));
    return (
      <div className="flex min-w-0 flex-col gap-2">
        <h3 className="font-medium">{name}</h3>
        <ChainFields about={name} entry={entry} onChange={onChange} />
      </div>
    );
  };
  return (
    <Panel title={say.chainsTitle}>
      <div className="flex flex-col gap-3 p-3">
        <p className="text-xs text-quiet">{say.chainsText}</p>
        <div className="grid gap-4 sm:grid-cols-2">
          {part(first, setFirst)}
          {part(second, setSecond)}
        </div>
        <Button disabled={!isGood} onClick={save}>
          {say.saveChains}
        </Button>
      </div>
    </Panel>
  );
}
