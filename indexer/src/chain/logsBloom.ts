import { exchangeAbi } from '@weir/contracts';
import { type Address, type Hex, hexToBytes, keccak256, toEventSelector } from 'viem';

/** Three bits of 2048, each by its place from the bloom's right end (yellow paper, 4.3.1, M3:2048). */
type BloomBits = readonly [number, number, number];

const selectorBits = new Map<Hex, BloomBits>(
  exchangeAbi
    .filter((item) => item.type === 'event')
    .map((event) => toEventSelector(event))
    .map((selector) => [selector, bitsOf(selector)]),
);

/** What a block's bloom tells of the exchange's logs in it. It may tell of logs that are not there, never omit any. */
export class ExchangeBloom {
  readonly #address: BloomBits;

  constructor(exchange: Address) {
    this.#address = bitsOf(exchange);
  }

  /** Whether the block may have an event of the exchange of a kind that is not among `found`. */
  mayHaveMore(bloom: Hex, found: ReadonlySet<Hex | undefined>): boolean {
    if (!has(bloom, this.#address)) return false;
    return [...selectorBits].some(([selector, bits]) => !found.has(selector) && has(bloom, bits));
  }

  /**
   * Whether the block cannot have a log of the exchange with this selector. Chains that keep no blooms give them
   * all 0; such a one excludes nothing.
   */
  excludes(bloom: Hex, selector: Hex | undefined): boolean {
    if (/^0x0*$/.test(bloom)) return false;
    const bits = selector && selectorBits.get(selector);
    return !has(bloom, this.#address) || (bits !== undefined && !has(bloom, bits));
  }
}

function bitsOf(item: Hex): BloomBits {
  const hash = hexToBytes(keccak256(item));
  const bit = (i: number) => (((hash[i] ?? 0) << 8) | (hash[i + 1] ?? 0)) & 2047;
  return [bit(0), bit(2), bit(4)];
}

function has(bloom: Hex, bits: BloomBits): boolean {
  return bits.every((bit) => {
    const digit = bloom.charAt(bloom.length - 1 - (bit >> 2));
    return (Number.parseInt(digit, 16) >> (bit & 3)) & 1;
  });
}
