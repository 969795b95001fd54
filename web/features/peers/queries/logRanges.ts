import { isUnreachable } from '#features/failures';

/** Blocks asked for at once at first: nodes answer between some hundreds and all. */
const WIDEST = 50_000n;
/** A node that refuses even this many is not asked on. */
const NARROWEST = 250n;

/** A node that does not give the logs of so few blocks, for whatever reason it says. */
export class LogsRefused extends Error {
  override readonly name = 'LogsRefused';
  constructor(
    readonly from: bigint,
    readonly to: bigint,
    cause: unknown,
  ) {
    super(`The node refused the logs of the blocks ${from} to ${to}.`, { cause });
  }
}

/**
 * Reads logs of the blocks `from` to `to`, both included, in ranges that the node takes: one that is refused is halved, down to
 * 250 blocks. Throws `LogsRefused`; an unreachable node's error as it is.
 *
 * @param read the logs of one range.
 */
export async function readInRanges<Log>(
  read: (from: bigint, to: bigint) => Promise<readonly Log[]>,
  from: bigint,
  to: bigint,
): Promise<Log[]> {
  const found: Log[] = [];
  let width = WIDEST;
  for (let next = from; next <= to; ) {
    const last = next + width - 1n < to ? next + width - 1n : to;
    try {
      found.push(...(await read(next, last)));
      next = last + 1n;
    } catch (error) {
      if (isUnreachable(error)) throw error;
      if (width <= NARROWEST) throw new LogsRefused(next, last, error);
      width = width / 2n > NARROWEST ? width / 2n : NARROWEST;
    }
  }
  return found;
}
