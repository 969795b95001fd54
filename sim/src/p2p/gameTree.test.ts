import { assert, double, letrec, oneof, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chance, decision, end, type GameNode, type Player, solve } from './gameTree.ts';

describe('solve', () => {
  it('lets each player choose what is best for itself, knowing what the other does after', () => {
    const game = decision('seller', [
      [
        'trust',
        decision('buyer', [
          ['pay', end(1, 1)],
          ['run', end(-1, 2)],
        ]),
      ],
      ['stay away', end(0, 0)],
    ]);
    const { payoffs, path } = solve(game);
    expect(payoffs).toEqual({ seller: 0, buyer: 0, overturned: 0 });
    expect(path).toEqual([['seller', 'stay away']]);
  });

  it('weighs what nobody chooses by its probability, and leaves out what cannot happen', () => {
    const never = decision('buyer', [['never', end(9, 9)]]);
    const { payoffs, path } = solve(chance(0.25, end(4, 0, 1), chance(0, never, end(0, 8))));
    expect(payoffs).toEqual({ seller: 1, buyer: 6, overturned: 0.25 });
    expect(path).toEqual([]);
  });

  it('gives a tie to the action that is named first', () => {
    const same = [
      ['honest', end(0.1 + 0.2, 0)],
      ['cheat', end(0.3, 0)],
    ] as const;
    expect(solve(decision('seller', same)).path).toEqual([['seller', 'honest']]);
    expect(solve(decision('seller', same.toReversed())).path).toEqual([['seller', 'cheat']]);
  });

  it('shares what an agreement saves, and agrees to nothing that saves nothing', () => {
    const bargain = (
      together: number,
      more: { player?: Player; weight?: number } = {},
    ): GameNode => ({
      kind: 'bargain',
      player: 'seller',
      share: 0.75,
      together,
      weight: 1,
      otherwise: end(1, -3),
      ...more,
    });
    expect(solve(bargain(2))).toMatchObject({
      payoffs: { seller: 4, buyer: -2 },
      path: [['seller', 'settle']],
    });
    expect(solve(bargain(2, { player: 'buyer' })).payoffs).toMatchObject({ seller: 2, buyer: 0 });
    // Without an agreement they have 1 − 2·3: 7 are saved, and a unit for the buyer costs two.
    expect(solve(bargain(2, { weight: 2 })).payoffs).toMatchObject({ seller: 6.25, buyer: -2.125 });
    expect(solve(bargain(-2))).toMatchObject({ payoffs: { seller: 1, buyer: -3 }, path: [] });
  });

  it('is never worse for the first to move than any single action of its own', () => {
    const payoff = double({ min: -1, max: 1, noNaN: true });
    const leaf = tuple(payoff, payoff).map(([seller, buyer]) => end(seller, buyer));
    const { node } = letrec<{ node: GameNode }>((tie) => ({
      node: oneof(
        { maxDepth: 4 },
        leaf,
        tuple(tie('node'), tie('node')).map(([a, b]) =>
          decision('buyer', [
            ['a', a],
            ['b', b],
          ]),
        ),
        tuple(double({ min: 0, max: 1, noNaN: true }), tie('node'), tie('node')).map(
          ([probability, a, b]) => chance(probability, a, b),
        ),
      ),
    }));
    assert(
      property(node, node, (a, b) => {
        const game = decision('seller', [
          ['a', a],
          ['b', b],
        ]);
        const best = solve(game).payoffs.seller;
        expect(best).toBeGreaterThanOrEqual(solve(a).payoffs.seller - 1e-11);
        expect(best).toBeGreaterThanOrEqual(solve(b).payoffs.seller - 1e-11);
      }),
      { seed: 8, numRuns: 200 },
    );
  });
});
