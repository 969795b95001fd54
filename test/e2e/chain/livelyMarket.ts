import { readFileSync } from 'node:fs';
import {
  type Deployment,
  exchangeAbi,
  lotSize,
  packOrderRef,
  packOrderTerms,
  packSwapTerms,
  parseDeployment,
  priceToTick,
  unpackMarketKey,
  unpackPoolSlot,
} from '@weir/contracts';
import {
  type Address,
  createTestClient,
  encodeFunctionData,
  erc20Abi,
  http,
  maxUint256,
  parseUnits,
} from 'viem';
import { foundry } from 'viem/chains';
import { type BotAccount, botAccount } from '../../local/bot.ts';
import { marketMaker } from '../../local/marketMaker.ts';
import { noiseTrader } from '../../local/noiseTrader.ts';
import { deployTo, PAST } from '../setup/deployTo.ts';
import { lendingPast } from './lendingPast.ts';
import { startAnvil } from './startAnvil.ts';

const DAY = 86_400;
/** Of the day's turns, how many fall into its last two hours, where short candles are looked at. */
const LATE_PART = 0.4;
const LATE = 7200;
const SWAPS_A_TURN = 3;
/** Turns after which outside prices follow the pools. */
const TURNS_TO_FOLLOW = 8;

/** The scale of a price in quote units a lot. */
const unitsALot = { lotExponent: 0, baseDecimals: 0, quoteDecimals: 0 };

/** A chain whose markets were traded on for a day. */
export interface LivelyMarket {
  rpcUrl: string;
  deployment: Deployment;
  /** One more turn of market maker and noise trader. */
  turn: () => Promise<void>;
  /** Prices outside fall: see lendingPast.ts. */
  crash: () => Promise<void>;
  stop: () => Promise<void>;
}

/**
 * A chain on which the local market's bots traded for a day of the chain's time, and on which the account `owner` has
 * orders (open, partly filled, cancelled), a part of two pools, tokens deposited, a loan given and one taken. The same each
 * time but for the times.
 *
 * @param addressFile where the address file is written; inside .local.
 * @param turns of the bots; each takes about a tenth of a second. Above 600 their blocks would not fit into the last hours.
 */
export async function startLivelyMarket(
  addressFile: string,
  owner: number,
  turns: number,
): Promise<LivelyMarket> {
  const now = Math.floor(Date.now() / 1000);
  const anvil = await startAnvil({ timestamp: now - DAY - 60 - PAST });
  try {
    const rpcUrl = anvil.found;
    await deployTo(rpcUrl, addressFile);
    const deployment = parseDeployment(JSON.parse(readFileSync(addressFile, 'utf8')));
    const clock = createTestClient({ chain: foundry, mode: 'anvil', transport: http(rpcUrl) });
    const maker = await marketMaker(rpcUrl, deployment, 7);
    const trader = await noiseTrader(rpcUrl, deployment, 8);
    const reader = await openAccount(rpcUrl, deployment, owner);
    const lent = await lendingPast(rpcUrl, deployment, owner);
    const turn = async () => {
      await maker.step();
      for (let swap = 0; swap < SWAPS_A_TURN; swap++) await trader.step();
    };

    // A turn has a time, and its blocks are a second apart.
    await clock.setBlockTimestampInterval({ interval: 1 });
    const late = Math.ceil(turns * LATE_PART);
    const early = turns - late;
    for (let i = 0; i < turns; i++) {
      const ago =
        i < early
          ? LATE + ((DAY - LATE) * (early - i)) / (early + 1)
          : (LATE * (turns - i)) / (late + 1);
      await clock.setNextBlockTimestamp({ timestamp: BigInt(now - Math.floor(ago)) });
      await turn();
      if (i % TURNS_TO_FOLLOW === 0) await lent.follow();
      if (i === Math.floor(early / 3)) {
        await reader.provide();
        await lent.supply();
      }
      if (i === Math.floor(early / 2)) await lent.borrow();
      if (i % Math.ceil(turns / 6) === 1) await reader.order();
    }
    await reader.order();
    await lent.follow();
    await clock.removeBlockTimestampInterval();
    await clock.setNextBlockTimestamp({ timestamp: BigInt(Math.floor(Date.now() / 1000)) });
    await clock.mine({ blocks: 1 });
    return { rpcUrl, deployment, turn, crash: lent.crash, stop: anvil.stop };
  } catch (error) {
    await anvil.stop();
    throw error;
  }
}

/** The reader's own past: approves everything, deposits some of it, and then orders and provides when told. */
async function openAccount(
  rpcUrl: string,
  { exchange, markets, tokens }: Deployment,
  index: number,
) {
  const account = botAccount(rpcUrl, index);
  const [key] = markets;
  if (!key) throw new Error('The deployment names no market.');
  const call = (data: `0x${string}`) => account.send(exchange, data);
  for (const { address, decimals } of tokens) {
    const args = [exchange, maxUint256] as const;
    await account.send(
      address,
      encodeFunctionData({ abi: erc20Abi, functionName: 'approve', args }),
    );
    await call(
      encodeFunctionData({
        abi: exchangeAbi,
        functionName: 'deposit',
        args: [address, parseUnits('3', decimals), account.address],
      }),
    );
  }
  let handle = 1n;
  return {
    /** A bid and an ask near the market's price, which trades will fill; cancels the one before the last. */
    order: async () => {
      const market = unpackMarketKey(key);
      const { baseReserve, quoteReserve } = await readReserves(account, exchange, market.id);
      const lot = lotSize(market.lotExponent);
      const middle = priceToTick(String((quoteReserve * lot) / baseReserve), unitsALot, 1, 'down');
      const [bid, ask] = [handle, handle + 1n];
      handle += 2n;
      for (const [own, sell, away] of [
        [bid, false, -6],
        [ask, true, 12],
      ] as const) {
        const terms = packOrderTerms({
          handle: own,
          lots: 40_000n + 7_000n * own,
          tick: middle + away * Number(1n + (own % 3n)),
          sell,
          timeInForce: 'gtc',
        });
        await call(
          encodeFunctionData({ abi: exchangeAbi, functionName: 'place', args: [key, terms] }),
        );
      }
      if (ask !== 8n) return;
      const ref = packOrderRef({ handle: 5n });
      await call(
        encodeFunctionData({ abi: exchangeAbi, functionName: 'cancel', args: [key, ref] }),
      );
    },
    /** A part of two pools. */
    provide: async () => {
      for (const { baseTerms, quoteTerms } of markets.slice(0, 2)) {
        const { base, quote } = unpackMarketKey({ baseTerms, quoteTerms });
        const share = async (token: Address) => (await readBalance(account, token)) / 4n;
        const terms = packSwapTerms({ recipient: account.address });
        await call(
          encodeFunctionData({
            abi: exchangeAbi,
            functionName: 'addLiquidity',
            args: [{ baseTerms, quoteTerms }, await share(base), await share(quote), 0n, terms],
          }),
        );
      }
    },
  };
}

function readBalance({ chain, address }: BotAccount, token: Address): Promise<bigint> {
  return chain.readContract({
    address: token,
    abi: erc20Abi,
    functionName: 'balanceOf',
    args: [address],
  });
}

async function readReserves({ chain }: BotAccount, exchange: Address, market: bigint) {
  const word = await chain.readContract({
    address: exchange,
    abi: exchangeAbi,
    functionName: 'extsload',
    args: [market],
  });
  return unpackPoolSlot(word);
}
