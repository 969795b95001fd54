import {
  decodeLendingMarket,
  decodeMarketView,
  decodePosition,
  erc20Abi,
  exchangeAbi,
  isHealthy,
  type LendingMarket,
  type LendingPosition,
  largestCap,
  lendingLensAbi,
  lensAbi,
  liquidatorAbi,
  owedBy,
  PRICE_ONE,
  packAccount,
  packLendingTerms,
  packSwapTerms,
  pricedPledges,
  testTokenAbi,
  unpackMarketKey,
} from '@weir/contracts';
import {
  type Address,
  createTestClient,
  encodeFunctionData,
  http,
  maxUint256,
  parseAbi,
} from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { developmentAccount, roles } from './accounts.ts';
import { botAccount } from './bot.ts';
import { readChain } from './chain.ts';
import { feedKeeper } from './feedKeeper.ts';
import { liquidator } from './liquidator.ts';
import { type LocalChain, startLocalChain } from './localChain.ts';

const guardAbi = parseAbi([
  'struct Source { address from; uint256 price; uint256 until; uint8 standing; }',
  'function sources() view returns (Source[])',
  'function lastRecord() view returns (uint256 price, uint256 time)',
]);
const feedAbi = parseAbi(['function set(uint256 price, uint256 until)']);
const maker = developmentAccount(roles.marketMaker).address;

let chain: LocalChain;
beforeAll(async () => {
  chain = await startLocalChain({ lending: true });
  // The borrowers borrowed a moment ago: nobody is liquidated in that very second.
  const node = createTestClient({ mode: 'anvil', transport: http(chain.rpcUrl) });
  await node.increaseTime({ seconds: 5 });
  await node.mine({ blocks: 1 });
}, 180_000);
afterAll(() => chain?.stop());

const client = () => readChain(chain.rpcUrl);
const lens = () => ({ address: chain.deployment.lendingLens as Address, abi: lendingLensAbi });

async function readMarkets(): Promise<LendingMarket[]> {
  const call = { ...lens(), functionName: 'lendingMarkets', args: [0n, 10n] } as const;
  const [views] = await client().readContract(call);
  return views.map(decodeLendingMarket);
}

/** The maker's position under a number. */
async function readPosition(market: LendingMarket, number: bigint): Promise<LendingPosition> {
  const args = [maker, [number], [market.id]] as const;
  const views = await client().readContract({ ...lens(), functionName: 'positionsOf', args });
  const [view] = views;
  if (!view) throw new Error(`The maker has nothing under number ${number}.`);
  return decodePosition(view, market.terms.collaterals.length);
}

function canBeLiquidated(market: LendingMarket, position: LendingPosition): boolean {
  const pledges = pricedPledges(market, position, 'liquidationPrice');
  return !isHealthy(pledges, owedBy(market.totals, position));
}

describe('the local lending markets', () => {
  it('are open with live prices and half of the largest caps', async () => {
    const markets = await readMarkets();
    expect(markets.map(({ terms }) => terms.collaterals.length)).toEqual([1, 2, 1, 1]);
    const [usdc, weth] = [3n * 10n ** 11n, 10n ** 20n];
    expect(markets.map(({ totals }) => totals.cash + totals.borrowed)).toEqual([
      usdc,
      usdc,
      usdc,
      weth,
    ]);
    for (const { terms } of markets) {
      for (const one of terms.collaterals) {
        expect(one.isLive).toBe(true);
        expect(one.borrowPrice).toBeGreaterThan(0n);
        expect(one.cap).toBe(largestCap(one.reserve, one.liquidationLtv, one.maxIncentive) / 2n);
      }
    }
  });

  it('lend WETH against USDC at what the pool says the other way round', async () => {
    const [isolated, , , short] = (await readMarkets()) as LendingMarket[];
    const [weth, usdc] = [isolated, short].map((market) => market?.terms.collaterals[0]);
    expect(short?.terms.loan).toBe(weth?.token);
    expect(usdc?.token).toBe(isolated?.terms.loan);
    const product = (weth?.liquidationPrice ?? 0n) * (usdc?.liquidationPrice ?? 0n);
    // Both prices are times 10^36; each is rounded down.
    expect(Number((product * 10n ** 6n) / PRICE_ONE / PRICE_ONE)).toBeCloseTo(10 ** 6, -1);
  });

  it('are at the time of people, not of their records', async () => {
    const { timestamp } = await client().getBlock();
    expect(Math.abs(Number(timestamp) - Date.now() / 1000)).toBeLessThan(60);
  });

  it('have a lender and two borrowers, who are healthy', async () => {
    const [isolated, crossed] = (await readMarkets()) as [LendingMarket, LendingMarket];
    for (const [market, number] of [
      [isolated, 1n],
      [crossed, 2n],
    ] as const) {
      const position = await readPosition(market, number);
      expect(owedBy(market.totals, position)).toBeGreaterThan(0n);
      expect(canBeLiquidated(market, position)).toBe(false);
      expect((await readPosition(market, 0n)).supplyShares).toBeGreaterThan(0n);
    }
  });

  it('can crash, and then anyone liquidates without money', async () => {
    const [isolated] = (await readMarkets()) as [LendingMarket];
    const [{ guard, liquidationPrice }] = isolated.terms.collaterals as [
      LendingMarket['terms']['collaterals'][number],
    ];
    const bot = botAccount(chain.rpcUrl, 5);
    const sources = await client().readContract({
      address: guard,
      abi: guardAbi,
      functionName: 'sources',
    });
    for (const { from } of sources.slice(1)) {
      const args = [(liquidationPrice * 9n) / 10n, maxUint256] as const;
      await bot.send(from, encodeFunctionData({ abi: feedAbi, functionName: 'set', args }));
    }
    const [crashed] = (await readMarkets()) as [LendingMarket];
    expect(canBeLiquidated(crashed, await readPosition(crashed, 1n))).toBe(true);

    const { deployment } = chain;
    const [weth] = deployment.markets;
    if (!weth || !deployment.liquidator) throw new Error('The address file names neither.');
    const liquidation = {
      address: deployment.liquidator,
      abi: liquidatorAbi,
      functionName: 'liquidate',
      args: [
        packLendingTerms(crashed.terms),
        packAccount({ owner: maker, number: 1n }),
        [{ index: 0n, repay: maxUint256 }],
        [{ index: 0n, pool: { baseTerms: 0n, quoteTerms: 0n }, path: [weth], quotePath: [] }],
        1n,
      ],
    } as const;
    const usdc = crashed.terms.loan;
    const balance = () =>
      client().readContract({
        address: usdc,
        abi: erc20Abi,
        functionName: 'balanceOf',
        args: [bot.address],
      });
    const before = await balance();
    const quote = await client().simulateContract({ ...liquidation, account: bot.address });
    await bot.send(deployment.liquidator, encodeFunctionData(liquidation));
    const [repaid, surplus] = quote.result;
    expect(repaid).toBeGreaterThan(0n);
    expect(await balance()).toBe(before + surplus);
    const [after] = (await readMarkets()) as [LendingMarket];
    expect(canBeLiquidated(after, await readPosition(after, 1n))).toBe(false);
  });

  it('follow the pools by the feed keeper, and what a fall endangers the liquidator sells', async () => {
    const { rpcUrl, deployment } = chain;
    const said: string[] = [];
    const keeper = await feedKeeper(rpcUrl, deployment);
    const bot = await liquidator(rpcUrl, deployment, (message) => said.push(message));
    if (!keeper || !bot) throw new Error('The address file names no lending.');
    await keeper.step();
    await bot.step();
    expect(said).toEqual([]);

    const seller = botAccount(rpcUrl, roles.crash);
    const [weth] = deployment.markets;
    if (!weth) throw new Error('There is no market.');
    const { base } = unpackMarketKey(weth);
    const { exchange, lens: venue } = deployment;
    const stateCall = {
      address: venue,
      abi: lensAbi,
      functionName: 'market',
      args: [weth.id, 1n],
    } as const;
    const state = await client().readContract(stateCall);
    // Of a pool alone that would be a fall of 36 %; the book holds some of it up.
    const sold = decodeMarketView(state).baseReserve / 4n;
    const mint = { abi: testTokenAbi, functionName: 'mint', args: [seller.address, sold] } as const;
    await seller.send(base, encodeFunctionData(mint));
    const approve = { abi: erc20Abi, functionName: 'approve', args: [exchange, sold] } as const;
    await seller.send(base, encodeFunctionData(approve));
    const terms = packSwapTerms({ recipient: seller.address, baseIn: true });
    const args = [weth, sold, 0n, terms] as const;
    await seller.send(
      exchange,
      encodeFunctionData({ abi: exchangeAbi, functionName: 'swap', args }),
    );
    await keeper.step();
    const [long, , , short] = (await readMarkets()).map(({ terms }) => terms.collaterals[0]);
    const pools = decodeMarketView(await client().readContract(stateCall));
    expect(long?.liquidationPrice).toBe((pools.quoteReserve * PRICE_ONE) / pools.baseReserve);
    expect(short?.liquidationPrice).toBe((pools.baseReserve * PRICE_ONE) / pools.quoteReserve);
    const fallen = (await readMarkets()) as [LendingMarket, LendingMarket];
    expect(canBeLiquidated(fallen[0], await readPosition(fallen[0], 1n))).toBe(true);
    await bot.step();
    expect(said.length).toBeGreaterThan(0);
    for (const market of (await readMarkets()).slice(0, 2)) {
      for (const number of [1n, 2n]) {
        const position = await readPosition(market, number).catch(() => null);
        if (position) expect(canBeLiquidated(market, position)).toBe(false);
      }
    }
  });

  it('have each guard write down its price once a day of the chain’s time, and no oftener', async () => {
    const keeper = await feedKeeper(chain.rpcUrl, chain.deployment);
    if (!keeper) throw new Error('The address file names no lending.');
    const node = createTestClient({ mode: 'anvil', transport: http(chain.rpcUrl) });
    const pass = async (seconds: number) => {
      await node.increaseTime({ seconds });
      await node.mine({ blocks: 1 });
    };
    const [isolated, crossed, , short] = await readMarkets();
    const guards = [isolated?.terms.collaterals[0], crossed?.terms.collaterals[1]]
      .concat(short?.terms.collaterals[0])
      .map((one) => one?.guard as Address);
    const records = () =>
      Promise.all(
        guards.map(async (address) => {
          const call = { address, abi: guardAbi, functionName: 'lastRecord' } as const;
          return client().readContract(call);
        }),
      );
    const first = await records();
    await pass(80_000);
    await keeper.step();
    expect(await records()).toEqual(first);

    await pass(7000);
    await keeper.step();
    const { timestamp } = await client().getBlock();
    const second = await records();
    const prices = new Map(
      (await readMarkets()).flatMap(({ terms }) =>
        terms.collaterals.map(({ guard, liquidationPrice }) => [guard, liquidationPrice]),
      ),
    );
    for (const [at, [price, time]] of second.entries()) {
      expect(timestamp - time).toBeLessThan(60n);
      expect(price).toBe(prices.get(guards[at] as Address));
    }
    await pass(7000);
    await keeper.step();
    expect(await records()).toEqual(second);

    // A guard whose feeds fell silent has no price to write: it keeps the one it has.
    const [silent] = guards as [Address];
    const sources = await client().readContract({
      address: silent,
      abi: guardAbi,
      functionName: 'sources',
    });
    await pass(87_000);
    for (const { from } of sources.slice(1)) {
      const args = [0n, 0n] as const;
      const data = encodeFunctionData({ abi: feedAbi, functionName: 'set', args });
      await botAccount(chain.rpcUrl, 5).send(from, data);
    }
    const { address } = developmentAccount(roles.feeds);
    const sent = await client().getTransactionCount({ address });
    await keeper.step();
    expect(await client().getTransactionCount({ address })).toBe(sent + 2);
    const [kept, written] = await records();
    expect(kept).toEqual(second[0]);
    expect(written?.[1]).toBeGreaterThan(second[1]?.[1] ?? 0n);
  });
});
