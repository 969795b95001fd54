import { arbitratorPoolAbi, escrowAbi, exchangeAbi, lendingAbi } from '@weir/contracts';
import { type Abi, type Address, type Hex, hexToBytes, keccak256, toEventSelector } from 'viem';
import { type ContractName, type Contracts, contractAt, contractNames } from './contracts.ts';

/** Three bits of 2048, each by its place from the bloom's right end (yellow paper, 4.3.1, M3:2048). */
type BloomBits = readonly [number, number, number];

/** What of a log is in the bloom of its block, as far as it is looked for. */
interface BloomedLog {
  address: Address;
  topics: readonly Hex[];
}

const selectorBits: Record<ContractName, Map<Hex, BloomBits>> = {
  exchange: bitsOfEvents(exchangeAbi),
  lending: bitsOfEvents(lendingAbi),
  escrow: bitsOfEvents(escrowAbi),
  arbitratorPool: bitsOfEvents(arbitratorPoolAbi),
};

/** What a block's bloom tells of the contracts' logs in it. It may tell of logs that are not there, never omit any. */
export class ContractsBloom {
  readonly #contracts: Contracts;
  readonly #addresses: { name: ContractName; bits: BloomBits }[];

  constructor(contracts: Contracts) {
    this.#contracts = contracts;
    this.#addresses = contractNames.flatMap((name) => {
      const address = contracts[name];
      return address ? [{ name, bits: bitsOf(address) }] : [];
    });
  }

  /** Whether the block may have an event of one of the contracts of a kind that is not among its logs that were found. */
  mayHaveMore(bloom: Hex, found: readonly BloomedLog[]): boolean {
    return this.#addresses.some(({ name, bits }) => {
      if (!has(bloom, bits)) return false;
      const own = found.filter(({ address }) => contractAt(this.#contracts, address) === name);
      const kinds = new Set(own.map(({ topics }) => topics[0]));
      return [...selectorBits[name]].some(([kind, of]) => !kinds.has(kind) && has(bloom, of));
    });
  }

  /** Whether the block cannot have this log. Chains that keep no blooms give them all 0; such a one excludes nothing. */
  excludes(bloom: Hex, { address, topics: [selector] }: BloomedLog): boolean {
    if (/^0x0*$/.test(bloom)) return false;
    const name = contractAt(this.#contracts, address);
    const bits = this.#addresses.find((one) => one.name === name)?.bits;
    const kind = name && selector ? selectorBits[name].get(selector) : undefined;
    return bits === undefined || !has(bloom, bits) || (kind !== undefined && !has(bloom, kind));
  }
}

function bitsOfEvents(abi: Abi): Map<Hex, BloomBits> {
  const selectors = abi
    .filter((item) => item.type === 'event')
    .map((event) => toEventSelector(event));
  return new Map(selectors.map((selector) => [selector, bitsOf(selector)]));
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
