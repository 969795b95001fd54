import { ALL_THAT_MAY_BE } from '@weir/contracts/maths';
import type { NumberedAction, Outcome, Side } from './Side.ts';

/** The first action after which two sides differ, and how. */
interface Divergence<Action> {
  action: Action;
  /** `amounts` that the action moved, or the `market` after it. */
  in: 'amounts' | 'market';
  first: string;
  second: string;
}

/** What a comparison saw. */
export interface Comparison<Action> {
  /** Actions that both sides did, and that both refused alike. */
  done: number;
  refused: number;
  divergence: Divergence<Action> | null;
}

/**
 * Lets both sides do the same actions, and stops at the first difference: to the unit, errors by their values.
 *
 * @param pictureEvery the whole market is compared after so many actions, and after the last.
 */
export async function compareSides<Action>(
  first: Side<Action>,
  second: Side<Action>,
  actions: readonly Action[],
  pictureEvery: number,
): Promise<Comparison<Action>> {
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
    if (index % pictureEvery !== 0 && index !== actions.length - 1) continue;
    const [seen, other] = [await first.picture(), await second.picture()];
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
export async function shrinkActions<Action>(
  actions: readonly Action[],
  fails: (tried: readonly Action[]) => Promise<boolean>,
): Promise<readonly Action[]> {
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
export function sayAction(action: NumberedAction): string {
  const { number, account, kind, ...values } = action;
  return [`${number}: account ${account} ${kind}s`, ...sayValues(values)].join(', ');
}

function sayOutcome(outcome: Outcome): string {
  return 'error' in outcome ? outcome.error : sayValues(outcome.moved).join(', ');
}

function sayValues(values: object): string[] {
  return Object.entries(values).map(([name, value]) => `${name} ${sayValue(value)}`);
}

function sayValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sayValue).join(', ')}]`;
  if (typeof value === 'object' && value !== null) return `(${sayValues(value).join(' ')})`;
  return value === ALL_THAT_MAY_BE ? 'all' : String(value);
}
