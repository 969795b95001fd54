import type { SwapNodes } from '@weir/contracts';
import { useState } from 'react';
import { useConfig } from 'wagmi';
import { useAccount } from '#features/wallet';
import { keptSwaps } from '../model/keptSwaps.ts';
import { type StepFailure, stepFailure } from '../model/stepFailure.ts';
import type { SignedStep } from '../model/swapPrompt.ts';
import { openSwapWallet } from './swapWallet.ts';
import { type StepEnd, type StepStage, takeStep } from './takeStep.ts';
import { readSwap, type SwapChains, useRereadSwaps } from './useSwap.ts';

const sleep = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds));

/** Signs the steps of one swap; `stage` says what is being done, `failure` why it was not, `end` what became of the last. */
export function useSwapStep(nodes: SwapNodes | null, chains: SwapChains) {
  const { address } = useAccount();
  const config = useConfig();
  const reread = useRereadSwaps();
  const [stage, setStage] = useState<StepStage | null>(null);
  const [failure, setFailure] = useState<StepFailure | null>(null);
  const [end, setEnd] = useState<StepEnd | null>(null);

  const take = async (step: SignedStep) => {
    const { first, second } = chains;
    if (!address || !nodes || !first || !second || stage !== null) return;
    setFailure(null);
    setEnd(null);
    setStage('checking');
    const { hash } = nodes.terms;
    try {
      const look = () => readSwap(hash, nodes);
      const wallet = openSwapWallet(config, address);
      const known = { first: first.contract, second: second.contract };
      const store = keptSwaps;
      const tools = { hash, nodes, known, wallet, store, look, onStage: setStage, sleep };
      setEnd(await takeStep(step, tools));
    } catch (error) {
      setFailure(stepFailure(error, step, nodes.terms));
    } finally {
      // What the chains show after it, before the button is there again.
      await reread();
      setStage(null);
    }
  };
  return { take, stage, failure, end };
}
