import { describe, expect, it } from 'vitest';
import { worstOfEach } from './worstOfEach.ts';

const position = (market: number, health: number) => ({ market, health });
const marketOf = ({ market }: { market: number }) => market;
const worstFirst = (list: ReturnType<typeof position>[]) =>
  list.toSorted((one, other) => one.health - other.health);

describe('worstOfEach', () => {
  it('shows the worst of an old market, however many worse ones somebody owes himself in new ones', () => {
    const real = [position(0, 900), position(1, 950), position(0, 990)];
    const junk = Array.from({ length: 5_000 }, (_, i) => position(2 + (i % 40), i / 10_000));
    const shown = worstOfEach(worstFirst([...real, ...junk]), marketOf, 100);
    expect(shown).toHaveLength(100);
    expect(shown.filter(({ market }) => market < 2)).toEqual(real);
    expect(worstFirst(shown)).toEqual(shown);
  });

  it('leaves a list that fits as it is', () => {
    const list = [position(3, 1), position(1, 2), position(3, 3)];
    expect(worstOfEach(list, marketOf, 3)).toEqual(list);
    expect(worstOfEach(list, marketOf, 2)).toEqual([position(3, 1), position(1, 2)]);
    expect(worstOfEach([], marketOf, 0)).toEqual([]);
  });
});
