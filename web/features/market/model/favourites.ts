import { readStored, writeStored } from '#lib/storedValue.ts';

const keyOf = (chainId: number) => `weir.favourites.${chainId}`;

/** Slugs of the markets that the reader marked on this device. */
export function readFavourites(chainId: number): ReadonlySet<string> {
  return new Set((readStored(keyOf(chainId)) ?? '').split(',').filter((slug) => slug !== ''));
}

/** Marks a market, or takes its mark off. @returns all that are marked now. */
export function toggleFavourite(chainId: number, slug: string): ReadonlySet<string> {
  const kept = new Set(readFavourites(chainId));
  if (!kept.delete(slug)) kept.add(slug);
  writeStored(keyOf(chainId), [...kept].join());
  return kept;
}
