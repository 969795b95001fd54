import { chance, decision, end, type GameNode, type Player, solve } from './gameTree.ts';
import { rounds } from './panel.ts';
import type { TradeTerms } from './tradeTerms.ts';

/** What a cheat is willing to do in a dispute. */
export interface Means {
  /** Goes on to a ruling. Without it, every dispute is conceded before the draw. */
  rules: boolean;
  settles: boolean;
  bribes: boolean;
}

/** Payoffs of the cheat and of the other, in the seller's and buyer's order. */
interface Sides {
  cheat: number;
  other: number;
}

/** How a dispute can end, by who cheats; bonds that come back count nothing. */
interface Ends {
  won: Sides;
  lost: Sides;
  halved: Sides;
  conceded: Sides;
  /** Where they settle: seller + (1 + fee)·buyer, for the buyer's part of the tokens costs the seller the fee as well. */
  together: number;
}

/**
 * The ends of a dispute in which somebody cheats, in fractions of the trade against not having met.
 *
 * A seller who denies holds the payment (1 and the surplus) in every case, and the tokens too where the ruling is wrong.
 * A buyer who never paid has the tokens where it is wrong. Who is ruled against loses the bond, with the panel's fee in
 * it; the winner has no part of it. Where no ruling comes, each has paid half of what the panel took.
 */
function endsOf(cheat: Player, terms: TradeTerms): Ends {
  const { bond, surplus, fee, rulingFee, concession, panelFee } = terms;
  const halved = 0.5 - panelFee / 2;
  if (cheat === 'seller') {
    return {
      won: { cheat: 1 + surplus, other: -1 - bond.buyer },
      lost: { cheat: surplus - bond.seller - rulingFee, other: surplus },
      halved: { cheat: halved + surplus, other: halved - 1 },
      conceded: { cheat: surplus - concession, other: surplus + concession },
      // 1 + g − x·(1 + f) and g − 1 + x, x being the buyer's part.
      together: 2 * surplus - fee + fee * surplus,
    };
  }
  return {
    won: { cheat: 1 + surplus, other: -1 - bond.seller - rulingFee },
    lost: { cheat: -bond.buyer, other: 0 },
    halved: { cheat: halved, other: halved - 1 },
    conceded: { cheat: -concession, other: concession },
    together: 0,
  };
}

/**
 * The game from Disputed on: what the evidence is worth, settle or not, concede or go on, the panel, its appeal, bribes.
 */
export function disputeGame(cheat: Player, terms: TradeTerms, means: Means): GameNode {
  const { weakEvidence, wrongIfWeak } = terms;
  const seen = new Dispute(cheat, terms, means).disputed();
  if (weakEvidence === 0) return seen;
  const weakTerms = { ...terms, wrong: wrongIfWeak, wrongOnAppeal: wrongIfWeak };
  return chance(weakEvidence, new Dispute(cheat, weakTerms, means).disputed(), seen);
}

/** What a majority of the first round wants: what its seats expect to lose by the appeal, and their price. */
export function firstRoundBribe(seatLoss: number, overturned: number, seatPrice: number): number {
  return rounds.first.needed * (seatLoss * overturned + seatPrice);
}

class Dispute {
  readonly #ends: Ends;
  readonly #other: Player;

  constructor(
    readonly cheat: Player,
    readonly terms: TradeTerms,
    readonly means: Means,
  ) {
    this.#ends = endsOf(cheat, terms);
    this.#other = cheat === 'seller' ? 'buyer' : 'seller';
  }

  disputed(): GameNode {
    const conceded = this.#end(this.#ends.conceded);
    if (!this.means.rules) return conceded;
    const { noRuling, settlementShare } = this.terms;
    const panel = chance(noRuling, this.#end(this.#ends.halved), this.#firstRound());
    const otherwise = decision(this.cheat, [
      ['concede', conceded],
      ['go to the panel', panel],
    ]);
    if (!this.means.settles || settlementShare === undefined) return otherwise;
    return {
      kind: 'bargain',
      player: this.cheat,
      share: settlementShare,
      together: this.#ends.together,
      weight: 1 + this.terms.fee,
      otherwise,
    };
  }

  #firstRound(): GameNode {
    const forCheat = this.#ruledForCheat();
    const plain = chance(this.terms.wrong, forCheat, this.#ruledForOther());
    const { seatPrice, seatLoss, reachable } = this.terms;
    if (!this.means.bribes || seatPrice === undefined) return plain;
    // A bribed seat wants to be paid for what it expects to lose when the appeal overturns it.
    const { overturned } = solve(forCheat).payoffs;
    const cost = firstRoundBribe(seatLoss, overturned, seatPrice);
    return decision(this.cheat, [
      ['leave the panel alone', plain],
      ['bribe the panel', chance(reachable, this.#paid(forCheat, cost), plain)],
    ]);
  }

  #ruledForCheat(): GameNode {
    const stands = this.#end(this.#ends.won);
    if (!this.terms.appeals) return stands;
    return decision(this.#other, [
      ['accept', stands],
      ['appeal', this.#appeal(this.#other)],
    ]);
  }

  #ruledForOther(): GameNode {
    const stands = this.#end(this.#ends.lost);
    if (!this.terms.appeals) return stands;
    return decision(this.cheat, [
      ['accept', stands],
      ['appeal', this.#appeal(this.cheat)],
    ]);
  }

  /** The last round. Who asked for it pays its fee where it changes nothing. */
  #appeal(by: Player): GameNode {
    const { wrongOnAppeal, appealFee, appealSeatPrice, reachable } = this.terms;
    const { won, lost } = this.#ends;
    const isCheats = by === this.cheat;
    const wrong = this.#end(isCheats ? won : { ...won, other: won.other - appealFee });
    const right = this.#end(
      isCheats ? { ...lost, cheat: lost.cheat - appealFee } : lost,
      isCheats ? 0 : 1,
    );
    const plain = chance(wrongOnAppeal, wrong, right);
    if (!this.means.bribes || appealSeatPrice === undefined) return plain;
    // No round follows that could overturn these seats: they risk nothing.
    const bribed = this.#paid(wrong, rounds.appeal.needed * appealSeatPrice);
    return decision(this.cheat, [
      ['leave the appeal alone', plain],
      ['bribe the appeal', chance(reachable, bribed, plain)],
    ]);
  }

  #end({ cheat, other }: Sides, overturned = 0): GameNode {
    return this.cheat === 'seller' ? end(cheat, other, overturned) : end(other, cheat, overturned);
  }

  /** The same game with a cost that the cheat has paid before; it changes no later choice. */
  #paid(node: GameNode, cost: number): GameNode {
    switch (node.kind) {
      case 'end': {
        const { seller, buyer, overturned } = node.payoffs;
        return this.cheat === 'seller'
          ? end(seller - cost, buyer, overturned)
          : end(seller, buyer - cost, overturned);
      }
      case 'chance':
        return {
          kind: 'chance',
          branches: node.branches.map(([share, next]) => [share, this.#paid(next, cost)]),
        };
      case 'decision':
        return {
          ...node,
          actions: node.actions.map(([name, next]) => [name, this.#paid(next, cost)]),
        };
      case 'bargain':
        throw new RangeError('Nobody settles after the draw.');
    }
  }
}
