import { escrowAbi, type Offer } from '@weir/contracts';
import { type Address, type Hex, zeroAddress } from 'viem';
import { getBlock, readContract } from 'viem/actions';
import { isUnreachable } from '#features/failures';
import type { Feed } from '#features/feed';
import { readEach } from '#features/peers';
import type { Node } from '#features/wallet';
import type { KnownOffer, OffersAtBlock, WantedOffers } from '../model/offerSource.ts';
import { readPosted } from './postedOffers.ts';

/** Where offers are read. */
export interface OfferReading {
  node: Node;
  /** Null: from the node's logs alone. */
  feed: Feed | null;
  chainId: number;
  escrow: Address;
  deployedAtBlock: bigint;
  /** Tokens and methods that the page asks about though no offer names them. */
  tokens: readonly Address[];
  methods: readonly Hex[];
}

/**
 * The wanted offers. Which there are an indexer says, or the logs; how they stand, what they cost and what bounds them the node
 * says, at one block. Throws `LogsRefused`.
 */
export async function readOffers(
  reading: OfferReading,
  wanted: WantedOffers,
): Promise<OffersAtBlock> {
  const { node, escrow } = reading;
  const { number, timestamp } = await getBlock(node, { blockTag: 'latest' });
  const { posted, ...found } = await readPosted(reading, wanted, number);
  const at = { node, escrow, blockNumber: number };
  const tokens = unique([...reading.tokens, ...posted.map(({ offer }) => offer.token)]);
  const named = posted.flatMap(({ offer }) => offer.methods.map(({ id }) => id));
  const methods = [...new Set([...reading.methods, ...named])];
  const [states, tokenTerms, methodTerms, settings] = await Promise.all([
    readEach(
      at,
      'offerState',
      posted.map(({ id }) => [id] as const),
    ),
    readEach(
      at,
      'tokenTerms',
      tokens.map((token) => [token] as const),
    ),
    readEach(
      at,
      'methodTerms',
      methods.map((method) => [method] as const),
    ),
    readContract(node, {
      address: escrow,
      abi: escrowAbi,
      functionName: 'settings',
      blockNumber: number,
    }),
  ]);
  const offers = await Promise.all(
    posted.flatMap(({ id, offer, transaction }, i) => {
      const state = states[i];
      // Version 0: the block it was posted in is no longer on the chain, or it never was.
      if (!state || state.version === 0) return [];
      const withPrice = async (): Promise<KnownOffer> => {
        return { id, offer, state, transaction, price: await priceOf(at, offer, state.figure) };
      };
      return [withPrice()];
    }),
  );
  return {
    ...found,
    offers,
    tokens: new Map(
      tokenTerms.map(([unitsPerUsd, cap, isPegged], i) => [
        (tokens[i] ?? zeroAddress).toLowerCase(),
        { unitsPerUsd, cap, isPegged },
      ]),
    ),
    methods: new Map(
      methodTerms.map(([isListed, isReversible], i) => [
        methods[i] ?? '0x',
        { isListed, isReversible },
      ]),
    ),
    isPaused: settings[1],
    feeRate: settings[2],
    block: { number, timestamp },
  };
}

/** What an offer costs at a block; null where its adapter gives no price that it takes. A fixed price needs no answer. */
async function priceOf(
  { node, escrow, blockNumber }: { node: Node; escrow: Address; blockNumber: bigint },
  offer: Offer,
  figure: bigint,
): Promise<bigint | null> {
  if (offer.price.adapter === zeroAddress) return figure;
  try {
    return await readContract(node, {
      address: escrow,
      abi: escrowAbi,
      functionName: 'priceOf',
      args: [offer],
      blockNumber,
    });
  } catch (error) {
    if (isUnreachable(error)) throw error;
    return null; // NoPrice, PriceTooOld, PriceOutOfBounds: such an offer takes nobody now
  }
}

function unique(addresses: readonly Address[]): Address[] {
  return [...new Map(addresses.map((address) => [address.toLowerCase(), address])).values()];
}
