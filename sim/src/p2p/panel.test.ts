import { describe, expect, it } from 'vitest';
import { firstRoundBribe } from './disputeGame.ts';
import { panelWon, sybilsNeeded } from './panel.ts';

/** Counts every panel that can be drawn. */
function counted(pool: number, own: number, panel: number, needed: number): number {
  let [won, all] = [0, 0];
  for (let drawn = 0; drawn < 2 ** pool; drawn++) {
    const seats = Array.from({ length: pool }, (_, seat) => (drawn >> seat) & 1);
    if (seats.reduce((sum, seat) => sum + seat, 0) !== panel) continue;
    all++;
    if (seats.slice(0, own).reduce((sum, seat) => sum + seat, 0) >= needed) won++;
  }
  return won / all;
}

describe('panelWon', () => {
  it('is 16.7 % for 4 sybils among 10 seats and a panel of seven, 0.58 % among 21', () => {
    expect(panelWon(10, 4, 7, 4)).toBeCloseTo(1 / 6, 14);
    expect(panelWon(21, 4, 7, 4)).toBeCloseTo(0.005_848, 6);
  });

  it('counts the panels as they can be drawn', () => {
    for (const own of [2, 4, 5]) {
      expect(panelWon(10, own, 7, 4)).toBeCloseTo(counted(10, own, 7, 4), 14);
      expect(panelWon(9, own, 3, 2)).toBeCloseTo(counted(9, own, 3, 2), 14);
    }
  });
});

describe('sybilsNeeded', () => {
  it('is a third of 21 seats, where denying pays above 12.6 %', () => {
    expect(sybilsNeeded(21, 0.126)).toBe(7);
    expect(panelWon(21, 6, 7, 4)).toBeLessThan(0.126);
    expect(panelWon(21, 7, 7, 4)).toBeGreaterThan(0.126);
    expect(sybilsNeeded(10, 0.126)).toBe(4);
  });
});

describe('firstRoundBribe', () => {
  it('is 1.2 of the trade where the appeal overturns for sure, the trade itself at one in six', () => {
    expect(firstRoundBribe(0.6, 1, 0)).toBeCloseTo(1.2, 14);
    expect(firstRoundBribe(0.6, 5 / 6, 0)).toBeCloseTo(1, 14);
  });
});
