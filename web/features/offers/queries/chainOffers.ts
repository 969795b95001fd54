import { escrowAbi, type Offer } from '@weir/contracts';
import { type Address, type Hex, zeroAddress } from 'viem';
import { getBlock, readContract } from 'viem/actions';
import { isUnreachable } from '#features/failures';
import type { Node } from '#features/wallet';
import type { OfferSource, OffersAtBlock } from '../model/offerSource.ts';
import { traderRecords } from '../model/traderRecords.ts';
import { readPast } from './escrowLogs.ts';
import { readEach } from './escrowReads.ts';

interface ChainScope {
  node: Node;
  escrow: Address;
  deployedAtBlock: bigint;
  /** Tokens and methods that the page asks about though no offer names them. */
  tokens: readonly Address[];
  methods: readonly Hex[];
}

/** Offers from the node alone: what was posted from the logs, how it stands from one block. */
export function chainOffers(scope: ChainScope): OfferSource {
  return { name: 'chain', readOffers: () => readOffers(scope) };
}

async function readOffers(scope: ChainScope): Promise<OffersAtBlock> {
  const { node, escrow, deployedAtBlock } = scope;
  const { number, timestamp } = await getBlock(node, { blockTag: 'latest' });
  const past = await readPast(node, escrow, deployedAtBlock, number);
  const at = { node, escrow, blockNumber: number };
  const posted = [...past.offers];
  const tokens = unique([...scope.tokens, ...posted.map(([, offer]) => offer.token)]);
  const named = posted.flatMap(([, offer]) => offer.methods.map(({ id }) => id));
  const methods = [...new Set([...scope.methods, ...named])];
  const [states, tokenTerms, methodTerms, settings] = await Promise.all([
    readEach(
      at,
      'offerState',
      posted.map(([id]) => [id] as const),
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
    posted.flatMap(([id, offer], i) => {
      const state = states[i];
      // Version 0: the block it was posted in is no longer on the chain.
      if (!state || state.version === 0) return [];
      return [
        (async () => ({ id, offer, state, price: await priceOf(at, offer, state.figure) }))(),
      ];
    }),
  );
  return {
    offers,
    trades: [...past.trades.values()],
    records: traderRecords(past.trades.values(), past.outcomes),
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
