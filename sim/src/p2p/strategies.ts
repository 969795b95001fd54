import { disputeGame, type Means } from './disputeGame.ts';
import { chance, decision, end, type GameNode, type Player, solve, tie } from './gameTree.ts';
import type { TradeTerms } from './tradeTerms.ts';

/** A way to cheat, by name. */
export type Cheat =
  | 'deny'
  | 'deny and settle'
  | 'deny and bribe'
  | 'bluff, back down'
  | 'bluff'
  | 'bluff and settle'
  | 'bluff and bribe'
  | 'call back';

/** What a strategy yields beyond honesty, as a fraction of the trade, and what it comes to. */
export interface Yield {
  player: Player;
  strategy: Cheat;
  yield: number;
  /** What the cheat and the other do from there on, in words; only what has a probability. */
  course: string;
}

const nothing: Means = { rules: false, settles: false, bribes: false };
const byRuling: Means = { ...nothing, rules: true };
const bySettling: Means = { ...byRuling, settles: true };
const byBribes: Means = { ...byRuling, bribes: true };
const byAll: Means = { rules: true, settles: true, bribes: true };

/** What the seller has of releasing a paid trade at once: the surplus less the fee. */
function honestSeller({ surplus, fee }: TradeTerms): number {
  return surplus - fee;
}

/** Every way to cheat that the terms leave open, each solved by backward induction against an other who plays best. */
export function yieldsOf(terms: TradeTerms): Yield[] {
  const canSettle = terms.settlementShare !== undefined;
  const canBribe = terms.seatPrice !== undefined;
  const deny = (strategy: Cheat, means: Means) =>
    yieldOf('seller', strategy, disputeGame('seller', terms, means), honestSeller(terms));
  const bluff = (strategy: Cheat, means: Means) =>
    yieldOf('buyer', strategy, bluffGame(terms, means), terms.surplus);
  return [
    deny('deny', byRuling),
    ...(canSettle ? [deny('deny and settle', bySettling)] : []),
    ...(canBribe ? [deny('deny and bribe', byBribes)] : []),
    bluff('bluff, back down', nothing),
    bluff('bluff', byRuling),
    ...(canSettle ? [bluff('bluff and settle', bySettling)] : []),
    ...(canBribe ? [bluff('bluff and bribe', byBribes)] : []),
    ...(terms.reversed > 0
      ? [yieldOf('buyer', 'call back', calledBack(terms), terms.surplus)]
      : []),
  ];
}

/** A player's best way to cheat; where several yield the same, the first and simplest. */
export function bestCheat(yields: readonly Yield[], player: Player): Yield {
  const own = yields.filter((one) => one.player === player);
  const best = own.reduce<Yield | undefined>(
    (before, one) => (before && one.yield <= before.yield + tie ? before : one),
    undefined,
  );
  if (!best) throw new RangeError(`The ${player} has a way to cheat.`);
  return best;
}

/** How a trade goes between two who both play best, from the offer on. */
export type Outcome = 'honest' | 'seller cheats' | 'buyer cheats' | 'no trade';

/** The whole trade at the agreed price by backward induction. */
export function outcomeOf(terms: TradeTerms): Outcome {
  const { path } = solve(tradeGame(terms));
  const names = new Set(path.map(([, name]) => name));
  if (names.has('stay away')) return 'no trade';
  if (names.has('deny')) return 'seller cheats';
  return names.has('bluff') || names.has('call back') ? 'buyer cheats' : 'honest';
}

/** Offered, taken, locked, paid: each side may stay away, and cheat by every means. */
function tradeGame(terms: TradeTerms): GameNode {
  const keep = end(honestSeller(terms), terms.surplus);
  const released: GameNode =
    terms.reversed > 0
      ? decision('buyer', [
          ['keep', keep],
          ['call back', calledBack(terms)],
        ])
      : keep;
  const paid = decision('seller', [
    ['release', released],
    ['deny', disputeGame('seller', terms, byAll)],
  ]);
  const locked = decision('buyer', [
    ['pay', paid],
    ['bluff', bluffGame(terms, byAll)],
  ]);
  const away = end(0, 0);
  const taken = decision('buyer', [
    ['accept', locked],
    ['stay away', away],
  ]);
  return decision('seller', [
    ['offer', taken],
    ['stay away', away],
  ]);
}

/**
 * Marked as paid without a payment. A seller who is fooled releases; from another the buyer can still back down, by
 * cancelling at full cost before the seller disputes, or conceding after.
 */
function bluffGame(terms: TradeTerms, means: Means): GameNode {
  const { fooled, fee, surplus, fullCost } = terms;
  const given = end(-1 - fee, 1 + surplus);
  const held = decision('seller', [
    ['dispute', disputeGame('buyer', terms, means)],
    ['release', given],
  ]);
  const seen = decision('buyer', [
    ['cancel', end(fullCost / 2, -fullCost)],
    ['hold on', held],
  ]);
  return chance(fooled, given, seen);
}

/** A payment called back after the release: no bond is left to lose, only the account. */
function calledBack(terms: TradeTerms): GameNode {
  const { reversed, accountWorth, surplus } = terms;
  const honest = honestSeller(terms);
  return chance(
    reversed,
    end(honest - 1, surplus + 1 - accountWorth),
    end(honest, surplus - accountWorth),
  );
}

function yieldOf(player: Player, strategy: Cheat, game: GameNode, honest: number): Yield {
  const { payoffs, path } = solve(game);
  const course = path.map(([who, name]) => `${who}: ${name}`).join(', ');
  const gained = payoffs[player] - honest;
  return { player, strategy, yield: Math.abs(gained) <= tie ? 0 : gained, course };
}
