import { offerId } from '@weir/contracts';
import { type IndexerClient, IndexerError, type P2pOffer, toOffer } from '@weir/indexer/client';
import { type Address, type Hex, isAddressEqual } from 'viem';
import {
  indexerOrLogs,
  noRecord,
  type PostedOffer,
  readPast,
  recordsOfLogs,
  type TraderRecord,
} from '#features/peers';
import type { OffersAtBlock, WantedOffers } from '../model/offerSource.ts';
import type { OfferReading } from './readOffers.ts';

/** Offers that were posted, newest last. */
export interface PostedOffers {
  posted: readonly PostedOffer[];
  isPartial: boolean;
  /** Where the logs were read; else they are asked for apart. */
  records: OffersAtBlock['records'];
}

const PAGE = 200;
/** How many pages of a list are read: 600 offers are more than anybody looks through, and are asked about each time. */
const PAGES = 3;

/** Which of the wanted offers there are. Throws `LogsRefused` where only the logs could tell and the node does not give them. */
export async function readPosted(
  { node, chainId, escrow, deployedAtBlock, feed }: OfferReading,
  wanted: WantedOffers,
  latest: bigint,
) {
  const none = {
    posted: [],
    isPartial: false,
    records: new Map<string, TraderRecord>(),
    readFrom: 'indexer' as const,
  };
  if (wanted.kind === 'none') return none;
  if (wanted.kind === 'one' && !/^0x[0-9a-f]{64}$/.test(wanted.id)) return none;
  return indexerOrLogs<PostedOffers>(
    feed,
    async (client) => {
      const { answers, isPartial } = await askIndexer(client, wanted);
      const posted = answers.flatMap((answer) => genuineOffer(answer, chainId, escrow) ?? []);
      // One that an indexer does not know may be there all the same: the logs say.
      if (wanted.kind === 'one' && posted.length === 0) {
        throw new IndexerError(`The indexer does not have offer ${wanted.id}.`, 404, 'offer');
      }
      return { posted: posted.toReversed(), isPartial, records: new Map() };
    },
    async () => {
      const past = await readPast(node, escrow, deployedAtBlock, latest);
      const posted = [...past.offers.values()].filter(({ id, offer }) => {
        if (wanted.kind === 'one') return id === wanted.id;
        return wanted.kind === 'listed' || isAddressEqual(offer.maker, wanted.maker);
      });
      const counted = recordsOfLogs(past.trades.values(), past.outcomes);
      const records = new Map<string, TraderRecord>();
      for (const { offer } of posted) {
        const maker = offer.maker.toLowerCase();
        records.set(maker, counted.get(maker) ?? noRecord);
      }
      return { posted, isPartial: false, records };
    },
  );
}

async function askIndexer(
  { p2p }: IndexerClient,
  wanted: Exclude<WantedOffers, { kind: 'none' }>,
): Promise<{ answers: P2pOffer[]; isPartial: boolean }> {
  if (wanted.kind === 'one') {
    return { answers: [(await p2p.offer(wanted.id)).offer], isPartial: false };
  }
  const filter =
    wanted.kind === 'maker'
      ? ({ maker: wanted.maker, status: 'all' } as const)
      : ({ ...wanted.narrow, status: wanted.isAll ? 'all' : 'live' } as const);
  const answers: P2pOffer[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < PAGES; page++) {
    const query = {
      ...filter,
      arbitrator: 'all',
      limit: PAGE,
      cursor: cursor ?? undefined,
    } as const;
    const answer = await p2p.offers(query);
    answers.push(...answer.offers);
    cursor = answer.cursor;
    if (cursor === null) break;
  }
  return { answers, isPartial: cursor !== null };
}

// By chain, escrow and id: terms never change.
const genuine = new Map<string, PostedOffer>();

/**
 * An indexer's offer by its id; null where the terms are not those of the id: one that an indexer or who stands between changed.
 */
export function genuineOffer(
  answer: P2pOffer,
  chainId: number,
  escrow: Address,
): PostedOffer | null {
  const key = `${chainId}.${escrow}.${answer.id}`;
  const known = genuine.get(key) ?? checked(answer, chainId, escrow);
  if (known) genuine.set(key, known);
  return known;
}

function checked(answer: P2pOffer, chainId: number, escrow: Address): PostedOffer | null {
  try {
    const offer = toOffer(answer);
    const isGenuine = offerId(chainId, escrow, offer) === answer.id;
    if (!isGenuine) return null;
    return { id: answer.id as Hex, offer, transaction: answer.posted.transaction as Hex };
  } catch {
    return null; // fields that are no terms of any offer: such an answer names none
  }
}
