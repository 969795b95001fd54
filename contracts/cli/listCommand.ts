import { parseArgs } from 'node:util';
import { atomicSwapJson } from '../ts/atomic/atomicSwap.ts';
import { NodeFailed } from '../ts/atomic/swapError.ts';
import type { Environment } from './environment.ts';
import { EXIT, type Report, stepWords, swapWords } from './report.ts';
import { ChainOptions, commonOptions, swapDirectory } from './swapOptions.ts';
import { SwapSession } from './swapSession.ts';
import { SwapStore } from './swapStore.ts';

/** `swap list`: the kept swaps; where nodes of both chains are given, with what is to be done. */
export async function listCommand(args: string[], environment: Environment): Promise<Report> {
  const { values } = parseArgs({ args, options: commonOptions });
  const options = new ChainOptions(values, environment);
  const store = new SwapStore(swapDirectory(values, environment));
  const words: string[] = [];
  const swaps: object[] = [];
  for (const hash of store.list()) {
    const { role, terms, outcome, hasLocked, isRevealing } = store.read(hash);
    const next = outcome ?? (await nextWords(hash));
    words.push(...swapWords(terms, environment.now()), `you are the ${role}; ${next}`, '');
    swaps.push({ hash, role, outcome, hasLocked, isRevealing, next, terms: atomicSwapJson(terms) });
  }
  if (swaps.length === 0) words.push(`No swap is kept in ${store.directory}.`);
  return { exit: EXIT.done, words, data: { swaps } };

  async function nextWords(hash: `0x${string}`): Promise<string> {
    const { first, second } = store.read(hash).terms;
    if (!options.has(first.chainId) || !options.has(second.chainId)) {
      return 'give nodes of both chains (--rpc) to see what is to be done';
    }
    try {
      const session = new SwapSession(store, hash, options, environment, new Map());
      return (await session.steps()).map(stepWords).join(' ');
    } catch (error) {
      if (error instanceof NodeFailed) return error.message;
      throw error;
    }
  }
}
