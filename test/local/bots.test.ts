import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  decodeMarketView,
  decodeOrderView,
  erc20Abi,
  exchangeAbi,
  lensAbi,
  packOrderRef,
  packSwapTerms,
  type SharedPool,
  unpackMarketKey,
} from '@weir/contracts';
import { encodeFunctionData, maxUint256, toHex } from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../runCommand.ts';
import { developmentAccount } from './accounts.ts';
import { botAccount, runBot } from './bot.ts';
import { readChain } from './chain.ts';
import { type LocalChain, startLocalChain } from './localChain.ts';
import { marketMaker } from './marketMaker.ts';
import { noiseTrader } from './noiseTrader.ts';
import { waitUntil } from './waitUntil.ts';

let chain: LocalChain;

beforeAll(async () => {
  chain = await startLocalChain();
}, 120_000);
afterAll(() => chain?.stop());

async function readMarkets(): Promise<SharedPool[]> {
  const { deployment, rpcUrl } = chain;
  const views = deployment.markets.map(({ id }) =>
    readChain(rpcUrl).readContract({
      address: deployment.lens,
      abi: lensAbi,
      functionName: 'market',
      args: [id, 100n],
    }),
  );
  return (await Promise.all(views)).map(decodeMarketView);
}

describe('the local markets and their bots', () => {
  it('begin with a pool and twelve levels on each side of it', async () => {
    const markets = await readMarkets();
    expect(markets).toHaveLength(3);
    for (const { bids, asks, totalShares } of markets) {
      expect(bids).toHaveLength(12);
      expect(asks).toHaveLength(12);
      expect(totalShares).toBeGreaterThan(0n);
    }
  });

  it('move each ladder and swap both ways, and no market is ever crossed', async () => {
    const { rpcUrl, deployment } = chain;
    const before = await readMarkets();
    const maker = await marketMaker(rpcUrl, deployment, 1);
    const trader = await noiseTrader(rpcUrl, deployment, 2);
    for (let turn = 0; turn < 9; turn++) {
      await maker.step();
      await trader.step();
      for (const { bids, asks } of await readMarkets()) {
        expect(bids[0]?.tick).toBeLessThan(asks[0]?.tick ?? 0);
      }
    }
    const after = await readMarkets();
    after.forEach(({ bids, asks }, i) => {
      expect([bids[0]?.tick, asks[0]?.tick]).not.toEqual([
        before[i]?.bids[0]?.tick,
        before[i]?.asks[0]?.tick,
      ]);
    });

    const swaps = await readChain(rpcUrl).getContractEvents({
      address: deployment.exchange,
      abi: exchangeAbi,
      eventName: 'Swapped',
      fromBlock: 0n,
      strict: true,
    });
    const sides = new Set(swaps.map(({ args }) => args.lastLevel >> 128n));
    expect(sides.size).toBe(2);
  }, 60_000);
});

/** A pool's price now, in ten-thousandths of what it was. */
function priceRatio(now: SharedPool | undefined, then: SharedPool | undefined): number {
  if (!now || !then) throw new Error('There is no market.');
  const ratio =
    (10_000n * now.quoteReserve * then.baseReserve) / (now.baseReserve * then.quoteReserve);
  return Number(ratio);
}

describe('marketMaker', () => {
  it('brings a pool back to its price after a large sale', async () => {
    const { rpcUrl, deployment } = chain;
    const [before] = await readMarkets();
    const [key] = deployment.markets;
    if (!key || !before) throw new Error('There is no market.');
    const seller = botAccount(rpcUrl, 0);
    const approve = encodeFunctionData({
      abi: erc20Abi,
      functionName: 'approve',
      args: [deployment.exchange, maxUint256],
    });
    await seller.send(before.market.base, approve);
    const terms = packSwapTerms({ recipient: seller.address, baseIn: true });
    const sale = encodeFunctionData({
      abi: exchangeAbi,
      functionName: 'swap',
      args: [key, 60n * 10n ** 18n, 1n, terms],
    });

    const maker = await marketMaker(rpcUrl, deployment, 1);
    await seller.send(deployment.exchange, sale);
    expect(priceRatio((await readMarkets())[0], before)).toBeLessThan(9_900);
    for (let turn = 0; turn < 4; turn++) await maker.step(); // the first and the fourth are this market's
    expect(priceRatio((await readMarkets())[0], before)).toBeGreaterThan(9_950);
  }, 30_000);
});

describe('contracts/examples/makeMarket.ts', () => {
  it('quotes both sides, again when its orders are taken, and takes them back where it is stopped', async () => {
    const { rpcUrl, deployment, deploymentPath } = chain;
    const [key] = deployment.markets;
    if (!key) throw new Error('There is no market.');
    const bot = spawn(process.execPath, ['--import', 'tsx', 'contracts/examples/makeMarket.ts'], {
      cwd: root,
      env: {
        ...process.env,
        RPC_URL: rpcUrl,
        PRIVATE_KEY: toHex(developmentAccount(1).getHdKey().privateKey ?? ''),
        WEIR_DEPLOYMENT: deploymentPath,
      },
    });
    const ended = once(bot, 'exit');
    let said = '';
    for (const stream of [bot.stdout, bot.stderr]) {
      stream.on('data', (words: Buffer) => {
        said += words.toString();
      });
    }
    const orders = async () => {
      const views = await readChain(rpcUrl).readContract({
        address: deployment.lens,
        abi: lensAbi,
        functionName: 'orders',
        args: [key.id, developmentAccount(1).address, [1n, 2n]],
      });
      return views.map(decodeOrderView).filter((order) => order !== null);
    };
    const resting = async () => (await orders()).filter(({ unfilled }) => unfilled === 10_000n);
    try {
      await waitUntil('The market maker of the examples', 20, async () => {
        return (await resting()).length === 2;
      });
      const [bid, ask] = await orders();
      expect(bid?.order.isAsk).toBe(false);
      expect(ask?.order.isAsk).toBe(true);
      // 0.2 % to each side of about 3,250, in steps of 0.1.
      const width = (ask?.order.tick ?? 0) - (bid?.order.tick ?? 0);
      expect(Math.abs(width - 130)).toBeLessThan(5);

      const buyer = botAccount(rpcUrl, 0);
      const terms = packSwapTerms({ recipient: buyer.address });
      const swap = { functionName: 'swap', args: [key, 500n * 10n ** 6n, 1n, terms] } as const;
      const args = [deployment.exchange, maxUint256] as const;
      const approve = { abi: erc20Abi, functionName: 'approve', args } as const;
      await buyer.send(unpackMarketKey(key).quote, encodeFunctionData(approve));
      await buyer.send(deployment.exchange, encodeFunctionData({ abi: exchangeAbi, ...swap }));
      await waitUntil('The next quote', 20, async () => {
        const [, next] = await resting();
        return next !== undefined && next.order.tick > (ask?.order.tick ?? 0);
      });
    } finally {
      bot.kill('SIGINT');
      await ended;
    }
    expect(bot.exitCode, said).toBe(0);
    expect(said).toContain('All orders are taken back.');
    expect((await orders()).map(({ unfilled, claimable }) => unfilled + claimable)).toEqual([
      0n,
      0n,
    ]);
  }, 60_000);
});

describe('runBot', () => {
  it('reports what the exchange refuses, and gives up when that goes on', async () => {
    const { rpcUrl, deployment } = chain;
    const account = botAccount(rpcUrl, 0);
    const [key] = deployment.markets;
    if (!key) throw new Error('There is no market.');
    const data = encodeFunctionData({
      abi: exchangeAbi,
      functionName: 'cancel',
      args: [key, packOrderRef({ handle: 999n })],
    });
    const bot = {
      name: 'A bot',
      everyBlocks: 0,
      step: () => account.send(deployment.exchange, data),
    };
    const warnings: string[] = [];
    const run = runBot(bot, account.chain, new AbortController().signal, (words) => {
      warnings.push(words);
    });
    await expect(run).rejects.toThrow();
    expect(warnings).toHaveLength(4);
    expect(warnings[0]).toContain('A bot: the exchange refused: UnknownOrder');
  }, 30_000);
});
