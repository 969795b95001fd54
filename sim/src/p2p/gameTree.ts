/** Somebody who decides in a trade. */
export type Player = 'seller' | 'buyer';

/** What a way through the game leaves, as fractions of the trade. */
interface Payoffs {
  seller: number;
  buyer: number;
  /** Probability with which the appeal overturns seats of the first round: nobody's aim, but what a bribe must cover. */
  overturned: number;
}

/** Where a game ends. */
interface End {
  kind: 'end';
  payoffs: Payoffs;
}

/** Where a player chooses among actions by name. The first one wins a tie, so the honest action is named first. */
interface Decision {
  kind: 'decision';
  player: Player;
  actions: readonly (readonly [name: string, next: GameNode])[];
}

/** What nobody chooses. Probabilities sum to 1. */
interface Chance {
  kind: 'chance';
  branches: readonly (readonly [probability: number, next: GameNode])[];
}

/**
 * Where both can agree instead of going on: on all splits with seller + weight·buyer = together. What is lost without an
 * agreement is shared: `share` of it to `player`, beyond what going on leaves each (the weighted solution of Nash's
 * bargaining problem; a share of 1 is an offer that can only be taken or left).
 */
interface Bargain {
  kind: 'bargain';
  player: Player;
  share: number;
  /** In the seller's units. */
  together: number;
  /** What a unit for the buyer costs the seller: 1, and the fee on it. */
  weight: number;
  otherwise: GameNode;
}

/** A point of a finite game in which both see all that happened. */
export type GameNode = End | Decision | Chance | Bargain;

/** What rational players make of a game. */
export interface Solution {
  payoffs: Payoffs;
  /** Names of the actions that are chosen on the way, by whom; an agreement is called settle. */
  path: readonly (readonly [Player, string])[];
}

/** An end with these payoffs. */
export function end(seller: number, buyer: number, overturned = 0): GameNode {
  return { kind: 'end', payoffs: { seller, buyer, overturned } };
}

/** A choice of a player. */
export function decision(player: Player, actions: Decision['actions']): GameNode {
  return { kind: 'decision', player, actions };
}

/** One thing with a probability, from 0 to 1, else the other. */
export function chance(probability: number, then: GameNode, otherwise: GameNode): GameNode {
  return {
    kind: 'chance',
    branches: [
      [probability, then],
      [1 - probability, otherwise],
    ],
  };
}

/** Solves a game by backward induction: exact, each node once for each way to it. */
export function solve(node: GameNode): Solution {
  switch (node.kind) {
    case 'end':
      return { payoffs: node.payoffs, path: [] };
    case 'chance': {
      const payoffs = { seller: 0, buyer: 0, overturned: 0 };
      const path: (readonly [Player, string])[] = [];
      for (const [probability, next] of node.branches) {
        // What cannot happen is no part of anybody's strategy.
        if (probability === 0) continue;
        const solved = solve(next);
        payoffs.seller += probability * solved.payoffs.seller;
        payoffs.buyer += probability * solved.payoffs.buyer;
        payoffs.overturned += probability * solved.payoffs.overturned;
        path.push(...solved.path);
      }
      return { payoffs, path };
    }
    case 'decision':
      return bestAction(node);
    case 'bargain': {
      const { player, share, together, weight, otherwise } = node;
      const alone = solve(otherwise);
      const { seller, buyer } = alone.payoffs;
      const saved = together - seller - weight * buyer;
      if (saved <= tie) return alone;
      const part = player === 'seller' ? share : 1 - share;
      const agreed = {
        seller: seller + part * saved,
        buyer: buyer + ((1 - part) * saved) / weight,
      };
      return { payoffs: { ...agreed, overturned: 0 }, path: [[player, 'settle']] };
    }
  }
}

/** Differences below this are rounding of float64 sums of a few fractions, and count as none. */
export const tie = 1e-12;

function bestAction({ player, actions }: Decision): Solution {
  let best: Solution | undefined;
  for (const [name, next] of actions) {
    const { payoffs, path } = solve(next);
    if (best && payoffs[player] <= best.payoffs[player] + tie) continue;
    best = { payoffs, path: [[player, name], ...path] };
  }
  if (!best) throw new RangeError('A decision has an action.');
  return best;
}
