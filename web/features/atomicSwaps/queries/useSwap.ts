import { useQuery, useQueryClient } from '@tanstack/react-query';
import {
  type AtomicSwap,
  ChainNodes,
  type Refusal,
  SwapNodes,
  type SwapRecord,
  type SwapRole,
  type SwapSide,
} from '@weir/contracts';
import { useEffect, useMemo, useState } from 'react';
import type { Hex } from 'viem';
import { useDeployment } from '#features/deployment';
import { knownEntry, type ReadChain, readChainEntry } from '../model/chainEntry.ts';
import { keptSwaps, progressOf } from '../model/keptSwaps.ts';
import { hasOwnLock, type SwapReading } from '../model/swapPrompt.ts';

/** Between two looks at the chains, in milliseconds. */
const EVERY = 4000;

/** Seconds since 1970 by this device. */
export const secondsNow = () => Math.floor(Date.now() / 1000);

/** This device's second, each second anew. */
export function useNow(): number {
  const [now, setNow] = useState(secondsNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(secondsNow()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** How both chains of a swap are reached; null for a chain of which no node is known here. */
export type SwapChains = Readonly<Record<SwapSide, ReadChain | null>>;

/** What is known on this device of a swap's chains. `reread` after it was changed. */
export function useSwapChains(terms: AtomicSwap): SwapChains & { reread: () => void } {
  const deployment = useDeployment();
  const [turn, setTurn] = useState(0);
  return useMemo(() => {
    const of = (side: SwapSide) => readChainEntry(knownEntry(terms[side].chainId, deployment));
    return { first: of('first'), second: of('second'), reread: () => setTurn(turn + 1) };
  }, [terms, deployment, turn]);
}

/** The nodes of a swap; null where those of a chain are not known. */
export function useSwapNodes(terms: AtomicSwap, { first, second }: SwapChains): SwapNodes | null {
  return useMemo(() => {
    if (first === null || second === null) return null;
    const chains = {
      first: new ChainNodes(first.settings),
      second: new ChainNodes(second.settings),
    };
    return new SwapNodes(terms, chains, secondsNow);
  }, [terms, first, second]);
}

const swapsKey = ['atomicSwaps'] as const;

/** A kept swap; null where it is not kept here. */
export function useSwapRecord(hash: Hex) {
  return useQuery({
    queryKey: [...swapsKey, 'record', hash],
    queryFn: () => keptSwaps.read(hash),
    // A second tab, or a watcher's record that was brought here, may have changed it.
    refetchInterval: EVERY,
    networkMode: 'always',
  });
}

/** All kept swaps. */
export function useKeptSwaps() {
  return useQuery({
    queryKey: [...swapsKey, 'kept'],
    queryFn: () => keptSwaps.list(),
    networkMode: 'always',
    staleTime: 0,
  });
}

/** What is to be done for a kept swap, from both chains anew every few seconds until it ended. */
export function useSwapReading(record: SwapRecord, nodes: SwapNodes | null) {
  const queries = useQueryClient();
  const { hash } = record.terms;
  return useQuery({
    queryKey: [...swapsKey, 'reading', hash, nodesKey(nodes)],
    queryFn: async (): Promise<SwapReading> => {
      if (nodes === null) throw new Error('The swap has no nodes.');
      const reading = await readSwap(hash, nodes);
      const [step] = reading.steps;
      if (step?.kind === 'end') {
        keptSwaps.change(hash, { outcome: step.outcome });
        void queries.invalidateQueries({ queryKey: [...swapsKey, 'record', hash] });
      }
      return reading;
    },
    enabled: nodes !== null && record.outcome === null,
    refetchInterval: EVERY,
    retry: false,
  });
}

/** Why a swap is not to be answered, from both chains anew every few seconds. */
export function useAnswerCheck(terms: AtomicSwap, nodes: SwapNodes | null) {
  return useQuery({
    queryKey: [...swapsKey, 'check', terms.hash, nodesKey(nodes)],
    queryFn: async (): Promise<Refusal[]> => {
      if (nodes === null) throw new Error('The swap has no nodes.');
      return nodes.lockRefusals('responder');
    },
    enabled: nodes !== null,
    refetchInterval: EVERY,
    retry: false,
  });
}

/** Whether a side's own lock is on its chain already, though nothing of the swap is kept here. */
export function useHasOwnLock(terms: AtomicSwap, role: SwapRole, nodes: SwapNodes | null) {
  return useQuery({
    queryKey: [...swapsKey, 'ownLock', role, terms.hash, nodesKey(nodes)],
    queryFn: async () => {
      if (nodes === null) throw new Error('The swap has no nodes.');
      return hasOwnLock(await nodes.steps({ role, hasLocked: false, secret: null }));
    },
    enabled: nodes !== null,
    refetchInterval: EVERY,
    retry: false,
  });
}

/** Reads everything of swaps anew: after a step, or a change of what is kept. */
export function useRereadSwaps(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: swapsKey });
}

/** The steps, and where one of them cannot be taken back what speaks against it. Throws `NodeFailed`. */
export async function readSwap(hash: Hex, nodes: SwapNodes): Promise<SwapReading> {
  const record = keptSwaps.read(hash);
  if (record === null) throw new Error('The swap is not kept here any more.');
  const steps = await nodes.steps(progressOf(record));
  const [step] = steps;
  if (step?.kind === 'lock') return { steps, refusals: await nodes.lockRefusals(record.role) };
  if (step?.kind === 'reveal') return { steps, refusals: await nodes.revealRefusals() };
  return { steps, refusals: [] };
}

function nodesKey(nodes: SwapNodes | null): string | null {
  return nodes && JSON.stringify([nodes.chains.first.settings, nodes.chains.second.settings]);
}
