import { parseArgs } from 'node:util';
import type { SwapStep } from '../ts/atomic/nextSteps.ts';
import type { Environment } from './environment.ts';
import { lockCommand } from './lockCommand.ts';
import { EXIT, type Report, refusalReport, stepWords } from './report.ts';
import { ChainOptions, commonOptions, swapDirectory } from './swapOptions.ts';
import { SwapSession } from './swapSession.ts';
import { SwapStore } from './swapStore.ts';
import { SwapUsageError } from './swapUsageError.ts';
import type { Sent } from './transactionSender.ts';
import { waitingFor } from './waitingFor.ts';

/** `swap redeem`, `swap refund` and `swap lock` of one kept swap. */
export async function endCommand(
  what: 'redeem' | 'refund' | 'lock',
  args: string[],
  environment: Environment,
): Promise<Report> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: commonOptions,
  });
  const [beginning, ...rest] = positionals;
  if (beginning === undefined || rest.length > 0) {
    throw new SwapUsageError(`${what}: expected one swap, by its hash or the hash's beginning`);
  }
  const options = new ChainOptions(values, environment);
  const store = new SwapStore(swapDirectory(values, environment));
  const hash = store.find(beginning);
  if (what === 'lock') return lockCommand(store, hash, values, options, environment);

  const session = new SwapSession(store, hash, options, environment, new Map());
  return waitingFor(values, environment, () => attempt(session, what));
}

async function attempt(session: SwapSession, what: 'redeem' | 'refund'): Promise<Report> {
  const { hash } = session;
  const steps = await session.steps();
  const protecting = steps.find(isProtecting(what));
  if (protecting) return sentReport(hash, what, await session.protect(protecting));
  const reveals = what === 'redeem' && steps.some(({ kind }) => kind === 'reveal');
  if (reveals) {
    const refusals = await session.revealRefusals();
    if (refusals.length > 0) return refusalReport(hash, refusals);
    return sentReport(hash, 'redeem', await session.reveal());
  }
  const ended = steps.find((step) => step.kind === 'end');
  const isWanted = ended?.outcome === (what === 'redeem' ? 'swapped' : 'returned');
  return {
    exit: !ended ? EXIT.notYet : isWanted ? EXIT.done : EXIT.refused,
    words: steps.map(stepWords),
    data: { hash, steps },
  };
}

function isProtecting<Kind extends 'redeem' | 'refund'>(kind: Kind) {
  return (step: SwapStep): step is Extract<SwapStep, { kind: Kind }> => step.kind === kind;
}

function sentReport(hash: string, what: string, { hash: transaction, status }: Sent): Report {
  const words = {
    success: `${what}: done, by transaction ${transaction}. It counts once its block is final: let watch run until then.`,
    reverted: `${what}: the transaction ${transaction} reverted. Run list to see what is.`,
    pending: `${what}: the transaction ${transaction} is in no block yet. Run it again to raise its fee, or let watch run.`,
  }[status];
  const exit = { success: EXIT.done, reverted: EXIT.refused, pending: EXIT.notYet }[status];
  return { exit, words: [words], data: { hash, transaction, status } };
}
