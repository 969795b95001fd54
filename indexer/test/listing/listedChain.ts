import {
  exchangeAbi,
  lotPrice,
  lotSize,
  type Market,
  marketId,
  packMarketKey,
  packOrderTerms,
  packSwapTerms,
  priceToTick,
  quoteDown,
  tiers,
} from '@weir/contracts';
import pino from 'pino';
import { type Address, encodeFunctionData } from 'viem';
import { createApp } from '../../src/api/app.ts';
import { readDeploymentFile } from '../../src/config.ts';
import { type LiveIndex, startLiveIndex } from '../liveIndex.ts';
import { type LocalExchange, middleTick, seedPool, startLocalExchange } from '../localExchange.ts';
import { seededRandom, tradeAtRandom } from '../randomTrading.ts';

/** A chain with two markets of the same tokens, the second one's being exchanged, an index of it, and its API. */
export interface ListedChain {
  chain: LocalExchange;
  index: LiveIndex;
  /** Base and quote are the first market's quote and base. */
  turned: Market;
  /** Neither trades at random. */
  maker: Address;
  taker: Address;
  get(path: string): Promise<Answer>;
  swap(market: Market, amount: bigint, baseIn: boolean): Promise<void>;
  place(market: Market, order: { lots: bigint; tick: number; sell: boolean }): Promise<void>;
  /** Lets time pass to the next block, and mines it. */
  wait(seconds: number): Promise<void>;
  mine(): Promise<void>;
  stop(): Promise<void>;
}

export interface Answer {
  status: number;
  headers: Headers;
  /** Parsed where it is JSON, else the text. */
  body: unknown;
}

const tier = 2;

/** @param settings of the listing; trading has happened in both markets when it returns. */
export async function startListedChain(settings: {
  confirmations?: number;
  dollarIsQuote?: boolean;
}): Promise<ListedChain> {
  const chain = await startLocalExchange();
  const { market, accounts, send } = chain;
  const [, , , , , maker, taker] = accounts as Address[] as [
    Address,
    Address,
    Address,
    Address,
    Address,
    Address,
    Address,
  ];
  const index = await startLiveIndex(chain);
  const app = createApp({
    store: index.store,
    hub: index.hub,
    log: pino({ level: 'silent' }),
    status: () => index.syncer.status,
    corsOrigins: ['http://localhost:5173'],
    listing: {
      confirmations: settings.confirmations,
      usdTokens: settings.dollarIsQuote ? [market.quote] : [],
      readDeployment: () => readDeploymentFile(chain.path),
    },
  });
  const mine = async () => {
    await chain.mine();
    await index.caughtUp();
  };
  const exchange = (from: Address, data: ReturnType<typeof encodeFunctionData>) => send(from, data);

  const terms = {
    base: market.quote,
    quote: market.base,
    lotExponent: 4,
    minQuote: 10n ** 14n,
    ...tiers.other,
  };
  const key = packMarketKey(terms);
  const turned = { id: marketId(key), ...terms };
  const open = { abi: exchangeAbi, functionName: 'openMarket', args: [key, BigInt(tier)] } as const;
  await exchange(maker, encodeFunctionData(open));
  await chain.mine();

  const listed: ListedChain = {
    chain,
    index,
    turned,
    maker,
    taker,
    get: async (path) => {
      const response = await app.request(path);
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.includes('json');
      return {
        status: response.status,
        headers: response.headers,
        body: isJson ? JSON.parse(text) : text,
      };
    },
    swap: (of, amount, baseIn) =>
      exchange(
        taker,
        encodeFunctionData({
          abi: exchangeAbi,
          functionName: 'swap',
          args: [packMarketKey(of), amount, 0n, packSwapTerms({ recipient: taker, baseIn })],
        }),
      ),
    place: (of, { lots, tick, sell }) => {
      handle += 1n;
      const word = packOrderTerms({ handle, lots, tick, sell, timeInForce: 'gtc' });
      const args = [packMarketKey(of), word] as const;
      const call = { abi: exchangeAbi, functionName: 'place', args } as const;
      return exchange(maker, encodeFunctionData(call));
    },
    wait: async (seconds) => {
      const latest = await chain.anvil.rpc<{ timestamp: string }>('eth_getBlockByNumber', [
        'latest',
        false,
      ]);
      await chain.anvil.rpc('evm_mine', [{ timestamp: Number(latest.timestamp) + seconds }]);
      await index.caughtUp();
    },
    mine,
    stop: async () => {
      await index.stop();
      await chain.stop();
    },
  };
  let handle = 5000n;

  await seedPool(chain, 4_000_000n);
  await seedTurned(listed);
  await tradeAtRandom(chain, seededRandom(5), { blocks: 8, most: 12 });
  const tick = priceToTick('0.00041', turnedScale, 10, 'exact');
  await listed.place(turned, { lots: 20_000n, tick, sell: true });
  await chain.mine();
  await listed.swap(turned, 10n ** 17n, false);
  await listed.swap(turned, 400_000_000n, true);
  await listed.swap(market, 300_000_000n, false);
  await mine();
  return listed;
}

/** Of the second market: USDC has 6 decimals, WETH 18. */
export const turnedScale = { lotExponent: 4, baseDecimals: 6, quoteDecimals: 18 };

/** Brings 40,000 USDC and 16 WETH. */
async function seedTurned({ chain, turned, maker }: ListedChain): Promise<void> {
  const lots = 4_000_000n;
  const tick = priceToTick('0.0004', turnedScale, 10, 'exact');
  const args = [
    packMarketKey(turned),
    lots * lotSize(turned.lotExponent),
    quoteDown(lots, lotPrice(tick)),
    0n,
    packSwapTerms({ recipient: maker }),
  ] as const;
  const call = { abi: exchangeAbi, functionName: 'addLiquidity', args } as const;
  await chain.send(maker, encodeFunctionData(call));
  await chain.mine();
}

export { middleTick };
