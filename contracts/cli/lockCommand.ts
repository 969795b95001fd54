import type { Hex } from 'viem';
import type { Environment } from './environment.ts';
import { EXIT, type Report, refusalReport, stepWords } from './report.ts';
import type { ChainOptions, CommonValues } from './swapOptions.ts';
import { SwapSession } from './swapSession.ts';
import type { SwapStore } from './swapStore.ts';
import { waitingFor } from './waitingFor.ts';

/**
 * Makes a kept swap's own lock where every rule allows it; with --wait also where waiting mends what is in the way. Once the
 * lock is on its chain, running it again does nothing; where a fork took it back, it locks again.
 */
export async function lockCommand(
  store: SwapStore,
  hash: Hex,
  values: CommonValues,
  options: ChainOptions,
  environment: Environment,
): Promise<Report> {
  const session = new SwapSession(store, hash, options, environment, new Map());
  return waitingFor(values, environment, () => attempt(session));
}

async function attempt(session: SwapSession): Promise<Report> {
  const { hash } = session;
  const [step] = await session.steps();
  if (step?.kind !== 'lock') {
    const words = step ? [stepWords(step)] : [];
    return {
      exit: EXIT.done,
      words: ['Nothing is to be locked now.', ...words],
      data: { hash, step },
    };
  }
  const refusals = await session.lockRefusals();
  if (refusals.length > 0) return refusalReport(hash, refusals);
  const { status, hash: transaction } = await session.lock();
  const words = {
    success: `Locked, by transaction ${transaction}. It counts once its block is final.`,
    reverted: `The transaction ${transaction} reverted: nothing is locked by it.`,
    pending: `The transaction ${transaction} is sent and in no block yet. Run list later.`,
  }[status];
  const exit = { success: EXIT.done, reverted: EXIT.refused, pending: EXIT.notYet }[status];
  return { exit, words: [words], data: { hash, transaction, status } };
}
