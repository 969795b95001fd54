/** Own lots that rest, by tick. */
export interface OwnLines {
  buy: ReadonlyMap<number, bigint>;
  sell: ReadonlyMap<number, bigint>;
}
