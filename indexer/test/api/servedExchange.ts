import { exchangeAbi, packMarketKey, packOrderTerms, packSwapTerms } from '@weir/contracts';
import {
  type LocalExchange,
  middleTick,
  seedPool,
  startLocalExchange,
} from '@weir/contracts/testing/localExchange';
import { type Address, encodeFunctionData } from 'viem';
import { createIndexerClient, type IndexerClient } from '../../src/client/index.ts';
import { readConfig } from '../../src/config.ts';
import { type RunningIndexer, startIndexer } from '../../src/startIndexer.ts';

/** A local exchange with a pool and an order on each side of it, and an indexer that answers about it. */
export interface ServedExchange {
  chain: LocalExchange;
  indexer: RunningIndexer;
  client: IndexerClient;
  /** The market's id. */
  id: string;
  maker: Address;
  taker: Address;
  /** Queues an order for the next block. */
  place(
    from: Address,
    terms: { handle: bigint; lots: bigint; tick: number; sell: boolean },
  ): Promise<unknown>;
  /** Queues a swap of an exact input for the next block. */
  swap(from: Address, amount: bigint, baseIn: boolean): Promise<unknown>;
  /** Resolves when the chain's last block is indexed. */
  caughtUp(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts both; takes some seconds. */
export async function startServedExchange(): Promise<ServedExchange> {
  const chain = await startLocalExchange();
  // Not among the four that trade at random.
  const [maker, taker] = chain.accounts.slice(5) as [Address, Address];

  const place: ServedExchange['place'] = (from, terms) => {
    const word = packOrderTerms({ ...terms, timeInForce: 'gtc' });
    const args = [packMarketKey(chain.market), word] as const;
    return chain.send(from, encodeFunctionData({ abi: exchangeAbi, functionName: 'place', args }));
  };
  const swap: ServedExchange['swap'] = (from, amount, baseIn) => {
    const terms = packSwapTerms({ recipient: from, baseIn });
    const args = [packMarketKey(chain.market), amount, 0n, terms] as const;
    return chain.send(from, encodeFunctionData({ abi: exchangeAbi, functionName: 'swap', args }));
  };

  await seedPool(chain, 4_000_000n);
  await place(maker, { handle: 1001n, lots: 50_000n, tick: middleTick - 200, sell: false });
  await place(maker, { handle: 1002n, lots: 50_000n, tick: middleTick + 200, sell: true });
  await chain.mine();
  const indexer = await startIndexer(
    readConfig({
      RPC_URL: chain.anvil.url,
      DEPLOYMENT: chain.path,
      PORT: '0',
      POLL_MS: '10',
      LOG_LEVEL: 'silent',
      CORS_ORIGIN: 'http://localhost:5173',
    }),
  );
  const client = createIndexerClient(indexer.url);

  const caughtUp = async () => {
    const { hash } = await chain.anvil.rpc<{ hash: string }>('eth_getBlockByNumber', [
      'latest',
      false,
    ]);
    const start = performance.now();
    while ((await client.health()).block?.hash !== hash) {
      if (performance.now() - start > 120_000) throw new Error('the indexer does not catch up');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  await caughtUp();
  const id = (await client.markets()).markets[0]?.id ?? '';
  const stop = async () => {
    await indexer.stop();
    await chain.stop();
  };
  return { chain, indexer, client, id, maker, taker, place, swap, caughtUp, stop };
}
