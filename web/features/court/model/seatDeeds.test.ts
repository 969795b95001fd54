import { describe, expect, it } from 'vitest';
import { leastStake, type SeatFacts, seatDeeds } from './seatDeeds.ts';

const terms = { full: 1_320_000_000n, least: leastStake(1_000_000n) };
const seat = (changes: Partial<SeatFacts>): SeatFacts => ({
  stage: 'active',
  stake: terms.full,
  time: 1000,
  duties: 0,
  ...changes,
});
const deeds = (changes: Partial<SeatFacts>, now = 1000n) => seatDeeds(seat(changes), terms, now);

describe('seatDeeds', () => {
  it('activates a seat from its second on, and only with the stake that a draw needs', () => {
    expect(deeds({ stage: 'waiting' }, 999n)).not.toContain('activate');
    expect(deeds({ stage: 'waiting' }, 1000n)).toContain('activate');
    const short = { stage: 'waiting', stake: 599_999_999n } as const;
    expect(deeds(short)).not.toContain('activate');
    expect(deeds({ ...short, stake: 600_000_000n })).toContain('activate');
    expect(deeds({})).not.toContain('activate');
  });

  it('gives the stake back from its second on, once no dispute is open', () => {
    const leaving = { stage: 'leaving' } as const;
    expect(deeds(leaving, 999n)).toEqual(['setKey']);
    expect(deeds({ ...leaving, duties: 1 })).toEqual(['setKey']);
    expect(deeds(leaving)).toEqual(['takeStake', 'setKey']);
  });

  it('fills up what is not full, but no seat that leaves', () => {
    expect(deeds({})).not.toContain('topUp');
    expect(deeds({ stake: 1n, stage: 'suspended' })).toContain('topUp');
    expect(deeds({ stake: 1n, stage: 'leaving' })).not.toContain('topUp');
  });

  it('lets any seat leave that does not yet, and does nothing with one that was given up', () => {
    for (const stage of ['waiting', 'active', 'suspended'] as const) {
      expect(deeds({ stage })).toContain('startLeaving');
    }
    expect(deeds({ stage: 'leaving' })).not.toContain('startLeaving');
    expect(deeds({ stage: 'empty', stake: 0n })).toEqual([]);
  });
});
