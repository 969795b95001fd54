/** A log's place in the chain, which orders lists; as text it is their cursor. */
export interface LogPlace {
  block: number;
  logIndex: number;
}

export interface Page<Item> {
  items: Item[];
  /** Where the next page begins, or null after the last one. */
  cursor: string | null;
}

/** A page of rows that were read with one more than `limit`, to see whether there are others. */
export function pageOf<Found, Item>(
  rows: Found[],
  limit: number,
  placeOf: (row: Found) => LogPlace,
  present: (row: Found) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return { items: shown.map(present), cursor: hasMore ? formatPlace(placeOf(last)) : null };
}

/** A place as text: a cursor, and the id of what was logged there. */
export function formatPlace({ block, logIndex }: LogPlace): string {
  return `${block}-${logIndex}`;
}

/** The place that a cursor names, or null where it is none. */
export function parsePlace(cursor: string): LogPlace | null {
  const parts = /^(\d{1,15})-(\d{1,9})$/.exec(cursor);
  return parts ? { block: Number(parts[1]), logIndex: Number(parts[2]) } : null;
}
