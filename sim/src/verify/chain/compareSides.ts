import type { MarketPicture, Outcome, Side } from './EngineSide.ts';
import type { MarketAction } from './MarketAction.ts';

/** The first action after which two sides differ, and how. */
interface Divergence {
  action: MarketAction;
  /** `amounts` of the account that acted, or the `market` after it. */
  in: 'amounts' | 'market';
  first: string;
  second: string;
}

/** What a comparison saw. */
export interface Comparison {
  /** Actions that both sides did, and that both refused alike. */
  done: number;
  refused: number;
  divergence: Divergence | null;
}

/** The whole market is compared after so many actions, and after the last. */
const PICTURE_EVERY = 20;

/** Lets both sides do the same actions, and stops at the first difference: to the unit, errors by their values. */
export async function compareSides(
  first: Side,
  second: Side,
  actions: readonly MarketAction[],
): Promise<Comparison> {
  let done = 0;
  let refused = 0;
  for (const [index, action] of actions.entries()) {
    const [one, two] = [await first.act(action), await second.act(action)];
    const [said, answered] = [sayOutcome(one), sayOutcome(two)];
    if (said !== answered) {
      return {
        done,
        refused,
        divergence: { action, in: 'amounts', first: said, second: answered },
      };
    }
    if ('error' in one) refused++;
    else done++;
    if (index % PICTURE_EVERY !== 0 && index !== actions.length - 1) continue;
    const pictures = [sayPicture(await first.picture()), sayPicture(await second.picture())];
    const [seen = '', other = ''] = pictures;
    if (seen !== other) {
      return { done, refused, divergence: { action, in: 'market', first: seen, second: other } };
    }
  }
  return { done, refused, divergence: null };
}

/**
 * A smallest list of actions that still fails: takes out halves, quarters and so on down to single actions, as long as
 * what is left fails. Deterministic.
 *
 * @param fails tries a list from the start, on sides of its own.
 */
export async function shrinkActions(
  actions: readonly MarketAction[],
  fails: (tried: readonly MarketAction[]) => Promise<boolean>,
): Promise<readonly MarketAction[]> {
  let smallest = actions;
  for (
    let size = Math.ceil(actions.length / 2);
    size >= 1;
    size = size === 1 ? 0 : Math.ceil(size / 2)
  ) {
    let start = 0;
    while (start < smallest.length) {
      const without = [...smallest.slice(0, start), ...smallest.slice(start + size)];
      if (without.length < smallest.length && (await fails(without))) smallest = without;
      else start += size;
    }
  }
  return smallest;
}

/** An action in a line, to be run again. */
export function sayAction(action: MarketAction): string {
  const { number, account, kind, ...values } = action;
  const said = Object.entries(values).map(([name, value]) => `${name} ${String(value)}`);
  return `${number}: account ${account} ${kind}s, ${said.join(', ')}`;
}

function sayOutcome(outcome: Outcome): string {
  if ('error' in outcome) return outcome.error;
  return `base ${outcome.base}, quote ${outcome.quote}`;
}

function sayPicture({ baseReserve, quoteReserve, totalShares, levels }: MarketPicture): string {
  return `reserves ${baseReserve} and ${quoteReserve}, shares ${totalShares}, levels ${levels}`;
}
