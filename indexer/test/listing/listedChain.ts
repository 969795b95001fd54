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
import { seedPool, startLocalExchange } from '@weir/contracts/testing/localExchange';
import pino from 'pino';
import { type Address, encodeFunctionData, type Hex } from 'viem';
import type { Market as ListedMarket } from '../../src/answers/schemas.ts';
import { readDeploymentFile } from '../../src/config.ts';
import { Connections } from '../../src/http/connections.ts';
import type { ListingSettings } from '../../src/listing/listingContext.ts';
import { Streams } from '../../src/live/streams.ts';
import { RiskList } from '../../src/risk/riskList.ts';
import { createApp } from '../../src/serving/app.ts';
import { SolvencyReport } from '../../src/solvency/solvencyReport.ts';
import { startLiveIndex } from '../liveIndex.ts';
import { seededRandom, tradeAtRandom } from '../randomTrading.ts';

/** A chain with two markets of the same two tokens, an index of it, and its API. */
export type ListedChain = Awaited<ReturnType<typeof startListedChain>>;

/** Asks one API. */
export type Get = (path: string) => Promise<Answer>;

interface Answer {
  status: number;
  headers: Headers;
  /** Parsed where it is JSON, else the text. */
  body: unknown;
}

const tier = 2;
/** Of the second market, whose base token has 6 decimals and whose quote token 18. */
const turnedScale = { lotExponent: 4, baseDecimals: 6, quoteDecimals: 18 };

/** Trading has happened in both markets when it returns. */
export async function startListedChain() {
  const chain = await startLocalExchange();
  const { market, anvil } = chain;
  // Not among the four that trade at random.
  const [maker, taker] = chain.accounts.slice(5) as [Address, Address];
  const index = await startLiveIndex(chain);

  const log = pino({ level: 'silent' });
  const status = () => index.syncer.status;
  const risk = new RiskList(index.store, index.hub);
  const api = (settings: Partial<ListingSettings> = {}): Get => {
    const app = createApp({
      store: index.store,
      log,
      status,
      counts: () => index.syncer.counts,
      solvency: () => new SolvencyReport(log).present,
      risk,
      streams: new Streams({
        store: index.store,
        risk,
        hub: index.hub,
        log,
        epoch: () => status().epoch,
        marks: status,
      }),
      connections: new Connections(0, 0),
      readyLag: 2,
      limit: { requestsPerMinute: 0, proxies: 0 },
      corsOrigins: ['http://localhost:5173'],
      listing: {
        confirmations: undefined,
        usdTokens: [],
        readDeployment: () => readDeploymentFile(chain.path),
        ...settings,
      },
    });
    return async (path) => {
      // What the server would say of the request.
      const incoming = { url: path, headers: {}, socket: { remoteAddress: '127.0.0.1' } };
      const response = await app.request(path, {}, { incoming });
      const { status, headers } = response;
      const isJson = headers.get('content-type')?.includes('json');
      return { status, headers, body: await (isJson ? response.json() : response.text()) };
    };
  };

  const swap = (of: Market, amount: bigint, baseIn: boolean, from = taker) => {
    const terms = packSwapTerms({ recipient: from, baseIn });
    const args = [packMarketKey(of), amount, 0n, terms] as const;
    return chain.send(from, encode({ abi: exchangeAbi, functionName: 'swap', args }));
  };
  let handle = 5000n;
  const place = (of: Market, order: { lots: bigint; tick: number; sell: boolean }) => {
    handle += 1n;
    const word = packOrderTerms({ handle, ...order, timeInForce: 'gtc' });
    const args = [packMarketKey(of), word] as const;
    return chain.send(maker, encode({ abi: exchangeAbi, functionName: 'place', args }));
  };
  /** Mines what is queued, `seconds` after the block before, and waits for the index. */
  const mine = async (seconds = 1) => {
    const latest = await anvil.rpc<{ timestamp: Hex }>('eth_getBlockByNumber', ['latest', false]);
    await anvil.rpc('evm_mine', [{ timestamp: Number(latest.timestamp) + seconds }]);
    await index.caughtUp();
  };

  const open = (terms: Omit<Market, 'id'>) => {
    const args = [packMarketKey(terms), BigInt(tier)] as const;
    return chain.send(maker, encode({ abi: exchangeAbi, functionName: 'openMarket', args }));
  };

  const turned = turnedMarket(market);
  await open(turned);
  await seedPool(chain, 4_000_000n);
  await chain.send(maker, turnedLiquidity(turned, maker));
  await tradeAtRandom(chain, seededRandom(31), { blocks: 14, most: 20 });
  const tick = priceToTick('0.00041', turnedScale, 10, 'exact');
  await place(turned, { lots: 20_000n, tick, sell: true });
  await mine();
  await swap(turned, 10n ** 17n, false);
  await swap(turned, 5n * 10n ** 17n, false);
  await swap(turned, 400_000_000n, true);
  await swap(market, 300_000_000n, false);
  await mine();

  const get = api();
  return {
    chain,
    index,
    turned,
    maker,
    api,
    get,
    open,
    swap,
    place,
    mine,
    /** As /v1/markets lists them, by id. */
    markets: async () => {
      const { body } = await get('/v1/markets');
      const { markets } = body as { markets: ListedMarket[] };
      return new Map(markets.map((each) => [each.id, each]));
    },
    tip: () => index.syncer.status.block,
    stop: async () => {
      await index.stop();
      await chain.stop();
    },
  };
}

const encode = encodeFunctionData<typeof exchangeAbi>;

/** The market whose base is the other's quote: a lot is 0.01 USDC. */
function turnedMarket({ base, quote }: Market): Market {
  const { lotExponent } = turnedScale;
  const terms = { base: quote, quote: base, lotExponent, minQuote: 10n ** 14n, ...tiers.other };
  return { id: marketId(packMarketKey(terms)), ...terms };
}

/** 40,000 USDC and 16 WETH. */
function turnedLiquidity(turned: Market, recipient: Address): Hex {
  const lots = 4_000_000n;
  const tick = priceToTick('0.0004', turnedScale, 10, 'exact');
  const base = lots * lotSize(turned.lotExponent);
  const quote = quoteDown(lots, lotPrice(tick));
  const args = [packMarketKey(turned), base, quote, 0n, packSwapTerms({ recipient })] as const;
  return encode({ abi: exchangeAbi, functionName: 'addLiquidity', args });
}
