import type { Hex } from 'viem';
import { type AtomicSwap, lockIdOf, type SwapSide } from '../ts/atomic/atomicSwap.ts';
import type { SwapStep } from '../ts/atomic/nextSteps.ts';
import { optionCost, swapProfiles } from '../ts/atomic/profile.ts';
import { freeChoice, type Refusal } from '../ts/atomic/swapRules.ts';
import { utcTime } from '../ts/atomic/utcTime.ts';
import type { Environment } from './environment.ts';

/** Exit codes: what a script needs to tell apart. */
export const EXIT = {
  done: 0,
  /** Refused, or ended otherwise than wanted. */
  refused: 1,
  usage: 2,
  /** Nothing is wrong, and it is not time yet. */
  notYet: 3,
} as const;

/** What a command says, in words and for programs. */
export interface Report {
  exit: (typeof EXIT)[keyof typeof EXIT];
  words: string[];
  data: Record<string, unknown>;
}

export function printReport({ words, data, exit }: Report, json: boolean, to: Environment): void {
  to.print(json ? asJson({ exit, ...data }) : words.join('\n'));
}

/** JSON in which amounts are texts of digits. */
export function asJson(value: unknown): string {
  return JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? String(part) : part));
}

/** Refusals as a report: to be waited out, or final. */
export function refusalReport(hash: Hex, refusals: readonly Refusal[]): Report {
  const isFinal = refusals.some(({ canPass }) => !canPass);
  return {
    exit: isFinal ? EXIT.refused : EXIT.notYet,
    words: [
      isFinal ? 'No:' : 'Not yet:',
      ...refusals.map(({ rule, words }) => `- ${rule}: ${words}`),
    ],
    data: { hash, refusals },
  };
}

/** A swap in words, with what each side risks by the other's freedom to walk away. */
export function swapWords(terms: AtomicSwap, now: number): string[] {
  const leg = (side: SwapSide) => {
    const { chainId, token, amount, sender, receiver, expiry } = terms[side];
    const seconds = freeChoice(terms, side, now);
    const chooser = side === 'first' ? 'responder' : 'holder';
    return [
      `${side}: ${amount} units of ${token} on chain ${chainId}`,
      `  from ${sender} to ${receiver}, or back from ${utcTime(expiry)} on`,
      `  lock ${lockIdOf(terms, side)}`,
      `  the ${chooser} may choose for up to ${hours(seconds)}, which is worth about ${percent(optionCost(seconds))} of the amount`,
    ];
  };
  return [
    `Swap ${terms.hash}, profile ${terms.profile}. ${swapProfiles[terms.profile].trust}`,
    ...leg('first'),
    ...leg('second'),
    'Tokens of the same symbol differ by address: compare the addresses.',
  ];
}

/** One step in words. */
export function stepWords(step: SwapStep): string {
  switch (step.kind) {
    case 'lock':
      return `Lock on the ${step.side} chain, before ${utcTime(step.before)}.`;
    case 'reveal':
      return `Reveal: redeem the second lock, before ${utcTime(step.before)}.`;
    case 'redeem':
      return `Redeem the ${step.side} lock, before ${utcTime(step.before)}.`;
    case 'refund':
      return `Refund the ${step.side} lock.`;
    case 'wait':
      return step.until === null ? step.words : `${step.words} Until ${utcTime(step.until)}.`;
    case 'end':
      return `Ended: ${step.outcome}.`;
  }
}

function hours(seconds: number): string {
  return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
}

/** Millionths as percent, rounded up in the second digit. */
function percent(millionths: bigint): string {
  const hundredths = (millionths + 99n) / 100n;
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')} %`;
}
