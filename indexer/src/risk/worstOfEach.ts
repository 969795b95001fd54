/**
 * At most `limit` of a list, in its order: where it has more, each market's first ones in turn, the older markets first. Anybody may
 * open markets and owe himself worthless tokens at a price of his own, and must not hide by that who can be liquidated elsewhere.
 *
 * @param list the worst first. @param marketOf a market's number, counted in the order of opening.
 */
export function worstOfEach<Item>(
  list: readonly Item[],
  marketOf: (item: Item) => number,
  limit: number,
): Item[] {
  if (list.length <= limit) return [...list];
  const byMarket = new Map<number, Item[]>();
  for (const item of list) {
    const own = byMarket.get(marketOf(item));
    if (own) own.push(item);
    else byMarket.set(marketOf(item), [item]);
  }
  const inTurn = [...byMarket].toSorted(([one], [other]) => one - other).map(([, own]) => own);
  const taken = new Set<Item>();
  for (let rank = 0; taken.size < limit; rank++) {
    for (const own of inTurn) {
      const item = own[rank];
      if (item !== undefined && taken.size < limit) taken.add(item);
    }
  }
  return list.filter((item) => taken.has(item));
}
