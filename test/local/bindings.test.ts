import {
  batchArgs,
  decodeMarketView,
  decodeOrderView,
  erc20Abi,
  exchangeAbi,
  lensAbi,
  type OwnOrder,
  packMarketKey,
  packSwapTerms,
  packTierTerms,
  quoteAddLiquiditySingle,
  quotePath,
  type SharedPool,
  tiers,
  tradingGrantTypedData,
  withoutSelfTrade,
} from '@weir/contracts';
import { encodeFunctionData, maxUint256, parseSignature } from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { developmentAccount } from './accounts.ts';
import { botAccount } from './bot.ts';
import { readChain } from './chain.ts';
import { type LocalChain, startLocalChain } from './localChain.ts';

const abi = exchangeAbi;
const trader = developmentAccount(1);

describe('the bindings on a live exchange', { timeout: 60_000 }, () => {
  let local: LocalChain;
  let markets: SharedPool[];

  beforeAll(async () => {
    local = await startLocalChain();
    const { rpcUrl, deployment } = local;
    const args = [deployment.exchange, maxUint256] as const;
    const approve = encodeFunctionData({ abi: erc20Abi, functionName: 'approve', args });
    for (const { address } of deployment.tokens) await botAccount(rpcUrl, 1).send(address, approve);
    const lens = { address: deployment.lens, abi: lensAbi, functionName: 'market' } as const;
    const views = deployment.markets.map(({ id }) =>
      readChain(rpcUrl).readContract({ ...lens, args: [id, 500n] }),
    );
    markets = (await Promise.all(views)).map(decodeMarketView);
  }, 120_000);
  afterAll(() => local?.stop());

  it('know the tiers', async () => {
    const lens = { address: local.deployment.lens, abi: lensAbi } as const;
    for (const [i, terms] of Object.values(tiers).entries()) {
      const functionName = 'tierTerms';
      const found = await readChain(local.rpcUrl).readContract({
        ...lens,
        functionName,
        args: [BigInt(i)],
      });
      expect(found).toBe(packTierTerms(terms));
    }
  });

  it('quote paths over two markets as the exchange runs them, both ways', async () => {
    const pairs = markets.flatMap((one) =>
      markets
        .filter((two) => two !== one && one.market.quote === two.market.quote)
        .map((two) => [one, two]),
    );
    expect(pairs.length).toBeGreaterThan(0);
    for (const states of pairs) {
      for (const exactOut of [false, true]) {
        // A thousandth of the pool that the exact amount is of.
        const amount = ((exactOut ? states[1] : states[0])?.baseReserve ?? 0n) / 1000n;
        const plan = quotePath(states, { baseIn: true, exactOut, amount });
        const terms = packSwapTerms({ recipient: trader.address, baseIn: true, exactOut });
        const keys = states.map(({ market }) => packMarketKey(market));
        const { result } = await readChain(local.rpcUrl).simulateContract({
          address: local.deployment.exchange,
          abi,
          account: trader.address,
          functionName: 'swapPath',
          args: [keys, amount, exactOut ? maxUint256 : 0n, terms],
        });
        expect(result).toEqual([plan.amountIn, plan.amountOut]);
      }
    }
  });

  it('find the best one-token deposit, which the exchange then makes', async () => {
    for (const state of markets) {
      for (const baseIn of [true, false]) {
        const amount = (baseIn ? state.baseReserve : state.quoteReserve) / 1000n;
        const best = quoteAddLiquiditySingle(state, { baseIn, amount });
        const terms = packSwapTerms({ recipient: trader.address, baseIn });
        const deposit = async (swapAmount: bigint) => {
          const { result } = await readChain(local.rpcUrl).simulateContract({
            address: local.deployment.exchange,
            abi,
            account: trader.address,
            functionName: 'addLiquiditySingle',
            args: [packMarketKey(state.market), amount, swapAmount, 0n, terms],
          });
          return result;
        };
        expect(await deposit(best.swapAmount)).toEqual([best.change.shares, best.amountIn]);
        for (const other of [best.swapAmount / 2n, (best.swapAmount * 3n) / 2n]) {
          expect((await deposit(other))[0]).toBeLessThan(best.change.shares);
        }
      }
    }
  });

  it('sign rights to trade that the exchange grants', async () => {
    const { exchange } = local.deployment;
    const market = markets[0]?.market.id ?? 0n;
    const delegate = developmentAccount(2).address;
    const grant = {
      owner: trader.address,
      delegate,
      markets: [market],
      actions: ['place', 'cancel'] as const,
      expiry: 1n << 40n,
      nonce: 300n,
      deadline: 1n << 40n,
    };
    const data = tradingGrantTypedData(local.deployment.chainId, exchange, grant);
    const signature = await trader.signTypedData(data);
    const { owner, expiry, nonce, deadline } = grant;
    const args = [owner, delegate, [market], 5n, expiry, nonce, deadline, signature] as const;
    const call = encodeFunctionData({ abi, functionName: 'grantTradingBySignature', args });
    await botAccount(local.rpcUrl, 3).send(exchange, call);
    const rights = await readChain(local.rpcUrl).readContract({
      address: exchange,
      abi,
      functionName: 'tradingRights',
      args: [owner, delegate, market],
    });
    expect(rights).toEqual([5n, expiry]);
  });

  it('put a permit and the cancels of own orders first, so that a batch pays and trades with others only', async () => {
    const { exchange, lens, chainId } = local.deployment;
    const { rpcUrl } = local;
    const chain = readChain(rpcUrl);
    const account = developmentAccount(4);
    const [state] = markets;
    if (!state) throw new Error('no market');
    const { market } = state;
    const key = packMarketKey(market);
    const tick = (state.asks[0]?.tick ?? 0) - market.tickSpacing;
    const lots = 1000n;
    const order = {
      handle: 1n,
      lots,
      tick,
      sell: true,
      timeInForce: 'postOnly',
      slide: true,
    } as const;

    const permitOf = async (token: `0x${string}`, nonce: bigint) => {
      const name = await chain.readContract({
        address: token,
        abi: erc20Abi,
        functionName: 'name',
      });
      const message = { owner: account.address, spender: exchange, value: maxUint256, nonce };
      const fields = ['owner address', 'spender address', 'value uint256', 'nonce uint256'];
      const types = [...fields, 'deadline uint256'].map((field) => {
        const [fieldName = '', type = ''] = field.split(' ');
        return { name: fieldName, type };
      });
      const signature = await account.signTypedData({
        domain: { name, version: '1', chainId, verifyingContract: token },
        types: { Permit: types },
        primaryType: 'Permit',
        message: { ...message, deadline: maxUint256 },
      });
      const { r, s, yParity } = parseSignature(signature);
      const signed = { value: maxUint256, deadline: maxUint256, v: 27 + yParity, r, s };
      return { kind: 'permit', token, ...signed } as const;
    };
    const run = async (batch: Parameters<typeof batchArgs>[0]) => {
      const data = encodeFunctionData({ abi, functionName: 'batch', args: batchArgs(batch) });
      await botAccount(rpcUrl, 4).send(exchange, data);
    };
    const recipient = account.address;
    const place = { kind: 'place', key, terms: order } as const;
    await run({ recipient, permits: [await permitOf(market.base, 0n)], actions: [place] });

    const marketNow = async () =>
      decodeMarketView(
        await chain.readContract({
          address: lens,
          abi: lensAbi,
          functionName: 'market',
          args: [market.id, 500n],
        }),
      );
    const ordersNow = async () => {
      const args = [market.id, recipient, [1n]] as const;
      const [view] = await chain.readContract({
        address: lens,
        abi: lensAbi,
        functionName: 'orders',
        args,
      });
      return view ? decodeOrderView(view) : null;
    };
    const rested = await ordersNow();
    expect(rested?.unfilled).toBe(lots);
    if (!rested) return;
    const { tick: at, isAsk, generation, index } = rested.order;
    const own: OwnOrder = {
      market: market.id,
      handle: 1n,
      tick: at,
      isAsk,
      unfilledLots: rested.unfilled,
      expected: { generation, index },
    };
    const buy = {
      kind: 'swap',
      key,
      amount: state.baseReserve / 50n,
      bound: maxUint256,
      terms: { exactOut: true },
    } as const;
    const safe = withoutSelfTrade([await marketNow()], [buy], [own]);
    expect(safe.cancelled).toEqual([own]);
    await run({ recipient, permits: [await permitOf(market.quote, 0n)], actions: safe.actions });
    expect(await ordersNow()).toMatchObject({ claimable: 0n, unfilled: 0n, proceeds: 0n });
  });
});
