import type { P2pOffersMessage, P2pTradeAnswer } from '../answers/p2pSchemas.ts';
import type { Block } from '../answers/schemas.ts';
import type { Sql } from '../store/openStore.ts';
import { latestBlock } from '../views/latestBlock.ts';
import { readOffers, readOffersById } from '../views/p2p/offerViews.ts';
import { readWholeTrade } from '../views/p2p/wholeTrade.ts';
import type { StreamSource } from './streams.ts';
import { ViewChannel } from './viewChannel.ts';

/** Offers in the first message; /v1/p2p/offers has the others. */
const mostOffers = 200;

/** One trade, whole, whenever something happens to it. */
export function tradeChannel(source: StreamSource, trade: string): ViewChannel {
  const readAll = () =>
    readAt(source, async (tx, block) => {
      const found = await readWholeTrade(tx, block, Number(trade));
      const data: P2pTradeAnswer | null = found && { block, ...found };
      return data && { event: 'trade', data };
    });
  return new ViewChannel({
    source,
    topic: { channel: 'trade', trade },
    readAll,
    readChanged: readAll,
  });
}

/** The newest live offers, and then each that changes, as it stands. That one expires changes nothing: its expiry says so. */
export function offersChannel(source: StreamSource): ViewChannel {
  const all = { arbitrator: 'all', status: 'live', limit: mostOffers, before: null } as const;
  return new ViewChannel({
    source,
    topic: { channel: 'offers' },
    readAll: () =>
      readAt(source, async (tx, block) => {
        const data: P2pOffersMessage = {
          block,
          offers: (await readOffers(tx, block, all)).items,
        };
        return { event: 'snapshot', data };
      }),
    readChanged: (ids) =>
      readAt(source, async (tx, block) => {
        const data: P2pOffersMessage = {
          block,
          offers: await readOffersById(tx, block, [...ids]),
        };
        return { event: 'offers', data };
      }),
  });
}

function readAt<Result>(
  { store }: Pick<StreamSource, 'store'>,
  read: (tx: Sql, block: Block) => Promise<Result>,
): Promise<Result> {
  return store.read(async (tx) => {
    const block = await latestBlock(tx);
    if (!block) throw new Error('nothing is indexed');
    return read(tx, block);
  });
}
