import { bytesToHex, sameBytes } from './byteFormat.ts';
import { type Entry, hashLink, type Link, NO_HASH, type Place } from './link.ts';
import { MessageError } from './messageError.ts';
import type { TradeScope } from './tradeScope.ts';

/** Numbers from `from` to `to`, both included, of which nothing arrived. */
export interface Gap {
  from: number;
  to: number;
}

/** What a chain keeps of a message: whole, or its link and signature alone. */
export type Linked = Pick<Entry, 'link' | 'signature'>;

/** All that one key signed in one trade, in whatever order it arrives. */
export class SenderChain<Kept extends Linked = Entry> {
  readonly #scope: TradeScope;
  readonly #places = new Map<number, { entry: Kept; hash: Uint8Array }>();
  #longest = 0;
  /** The last number before the first gap. */
  #whole = 0;

  constructor(scope: TradeScope) {
    this.#scope = scope;
  }

  /** By their numbers. */
  get entries(): Kept[] {
    return [...this.#places.values()]
      .map(({ entry }) => entry)
      .toSorted((a, b) => a.link.sequence - b.link.sequence);
  }

  /** The last message, whether or not some are missing before it. */
  get last(): Place {
    return this.#place(this.#longest);
  }

  /** The last message up to which all are here: what is acknowledged. */
  get whole(): Place {
    return this.#place(this.#whole);
  }

  at(sequence: number): Kept | undefined {
    return this.#places.get(sequence)?.entry;
  }

  hashAt(sequence: number): Uint8Array | undefined {
    return sequence === 0 ? NO_HASH : this.#places.get(sequence)?.hash;
  }

  /** Ranges, since a hostile sender may begin with number 4294967295. */
  get gaps(): Gap[] {
    const gaps: Gap[] = [];
    let next = 1;
    for (const { link } of this.entries) {
      if (link.sequence > next) gaps.push({ from: next, to: link.sequence - 1 });
      next = link.sequence + 1;
    }
    return gaps;
  }

  /**
   * Takes an entry whose signature was checked. Throws and changes nothing: `Replayed` for one that is here, `Forked` for
   * another with the same number, `ChainBroken` where it and a neighbour cannot both be of one history.
   */
  add(entry: Kept): void {
    const { sequence, previous } = entry.link;
    const hash = hashLink(this.#scope, entry.link);
    const known = this.#places.get(sequence);
    if (known) {
      if (sameBytes(known.hash, hash)) throw new MessageError('Replayed', { sequence });
      const [first, second] = [bytesToHex(known.hash), bytesToHex(hash)];
      throw new MessageError('Forked', { sequence, first, second });
    }
    const before = this.hashAt(sequence - 1);
    if (before) requireSame(sequence - 1, previous, before);
    const after = this.#places.get(sequence + 1);
    if (after) requireSame(sequence, after.entry.link.previous, hash);
    this.#places.set(sequence, { entry, hash });
    this.#longest = Math.max(this.#longest, sequence);
    while (this.#places.has(this.#whole + 1)) this.#whole++;
  }

  /** The entries whose acknowledgements must not lie above or below this one's: the nearest here to the same recipient. */
  neighbours({ sequence, recipient }: Link): { before?: Link; after?: Link } {
    const links = this.entries
      .map(({ link }) => link)
      .filter((link) => sameBytes(link.recipient, recipient));
    return {
      before: links.findLast((link) => link.sequence < sequence),
      after: links.find((link) => link.sequence > sequence),
    };
  }

  #place(sequence: number): Place {
    return { sequence, hash: this.hashAt(sequence) ?? NO_HASH };
  }
}

function requireSame(sequence: number, expected: Uint8Array, found: Uint8Array): void {
  if (sameBytes(expected, found)) return;
  throw new MessageError('ChainBroken', {
    sequence,
    expected: bytesToHex(expected),
    found: bytesToHex(found),
  });
}
