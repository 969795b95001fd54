import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  type AtomicSwap,
  atomicSwapJson,
  parseAtomicSwap,
  type SwapSide,
} from '../ts/atomic/atomicSwap.ts';
import { isSameSwap, unknownContract } from '../ts/atomic/proposedSwap.ts';
import { SwapError } from '../ts/atomic/swapError.ts';
import { SwapNodes } from '../ts/atomic/swapNodes.ts';
import { newSwapRecord } from '../ts/atomic/swapRecord.ts';
import type { Environment } from './environment.ts';
import { lockCommand } from './lockCommand.ts';
import { EXIT, type Report, refusalReport, swapWords } from './report.ts';
import { ChainOptions, commonOptions, readLeg, swapDirectory } from './swapOptions.ts';
import { SwapStore } from './swapStore.ts';
import { SwapUsageError } from './swapUsageError.ts';

/** `swap check` and `swap accept`: judges terms from the other side, and locks second. */
export async function acceptCommand(
  args: string[],
  environment: Environment,
  isCheck: boolean,
): Promise<Report> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { ...commonOptions, give: { type: 'string' }, get: { type: 'string' } },
  });
  const options = new ChainOptions(values, environment);
  const terms = readTerms(positionals);
  requireAgreed(terms, 'second', 'give', values.give);
  requireAgreed(terms, 'first', 'get', values.get);
  requireContracts(terms, options);

  const now = environment.now();
  if (isCheck) {
    const chains = {
      first: options.nodes(terms.first.chainId),
      second: options.nodes(terms.second.chainId),
    };
    const refusals = await new SwapNodes(terms, chains, () => now).lockRefusals('responder');
    const words = swapWords(terms, now);
    const data = { hash: terms.hash, terms: atomicSwapJson(terms) };
    if (refusals.length === 0) {
      return { exit: EXIT.done, words: [...words, 'Every rule is kept.'], data };
    }
    const refused = refusalReport(terms.hash, refusals);
    return { ...refused, words: [...words, ...refused.words], data: { ...data, ...refused.data } };
  }

  const own = options.account(terms.second.chainId).address;
  if (own !== terms.second.sender) {
    throw new SwapError(
      `The second lock is ${terms.second.sender}'s to make, and the key is ${own}'s.`,
    );
  }
  const store = new SwapStore(swapDirectory(values, environment));
  if (!store.list().includes(terms.hash)) {
    store.create(newSwapRecord('responder', terms));
  } else {
    const kept = store.read(terms.hash);
    if (kept.role !== 'responder' || !isSameSwap(kept.terms, terms)) {
      throw new SwapError(
        `${store.directory} keeps a swap with this hash in which you are the ${kept.role}, or with other terms.`,
      );
    }
  }
  const report = await lockCommand(store, terms.hash, values, options, environment);
  return { ...report, words: [...swapWords(terms, now), ...report.words] };
}

function readTerms(positionals: readonly string[]): AtomicSwap {
  const [path, ...rest] = positionals;
  if (path === undefined || rest.length > 0) {
    throw new SwapUsageError('expected one file with the terms, or - for the standard input');
  }
  const text = readText(path);
  try {
    return parseAtomicSwap(JSON.parse(text));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new SwapError(`The terms are no JSON: ${error.message}`);
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path === '-' ? 0 : path, 'utf8');
  } catch (error) {
    throw new SwapError(`The terms cannot be read: ${(error as Error).message}`);
  }
}

/** The terms come from the other side: what was agreed on is said once more, and compared. */
function requireAgreed(
  terms: AtomicSwap,
  side: SwapSide,
  option: 'give' | 'get',
  text: string | undefined,
): void {
  const agreed = readLeg(`--${option}`, text);
  const found = terms[side];
  for (const field of ['chainId', 'token', 'amount'] as const) {
    if (agreed[field] === found[field]) continue;
    throw new SwapError(
      `The terms differ from what you agreed on: of what you ${option} the ${field} is ${found[field]}, and you said ${agreed[field]}.`,
    );
  }
}

function requireContracts(terms: AtomicSwap, options: ChainOptions): void {
  const contractOn = (side: SwapSide) => options.contract(terms[side].chainId);
  const known = { first: contractOn('first'), second: contractOn('second') };
  const side = unknownContract(terms, known);
  if (side === null) return;
  const { chainId, contract } = terms[side];
  throw new SwapError(
    `On chain ${chainId} the terms name the contract ${contract}, and you ${known[side]}.`,
  );
}
