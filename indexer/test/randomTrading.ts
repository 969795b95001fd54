import {
  exchangeAbi,
  lotSize,
  packMarketKey,
  packOrderRef,
  packOrderTerms,
  packSwapTerms,
} from '@weir/contracts';
import { type LocalExchange, middleTick } from '@weir/contracts/testing/localExchange';
import { type Address, encodeFunctionData, type Hex } from 'viem';

/** Whole numbers from 0 to `bound` - 1, the same for the same seed (xorshift). */
export type Random = (bound: number) => number;

export function seededRandom(seed: number): Random {
  let state = (seed + 1) * 2_654_435_761;
  return (bound) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % bound;
  };
}

/** What owner and guardian, the first account, may do to the market, a thing a round: the pause ends by itself. */
export async function govern(chain: LocalExchange, round: number): Promise<void> {
  const key = packMarketKey(chain.market);
  const abi = exchangeAbi;
  const acts: Hex[] = [
    encodeFunctionData({ abi, functionName: 'setIncomePart', args: [key, 200_000n] }),
    encodeFunctionData({ abi, functionName: 'growObservations', args: [key, 4n] }),
    encodeFunctionData({ abi, functionName: 'pauseMarket', args: [key, 3n] }),
    encodeFunctionData({ abi, functionName: 'setIncomePart', args: [key, 150_000n] }),
    encodeFunctionData({ abi, functionName: 'unpauseMarket', args: [key] }),
  ];
  const act = acts[round];
  if (act) await chain.send(chain.accounts[0] as Address, act);
}

/** Few handles an account, so that handles are used again and orders meet. */
export const handles = Array.from({ length: 24 }, (_, i) => BigInt(i + 1));

/** Mines `blocks` blocks of up to `most` random actions; some revert, as they may. */
export async function tradeAtRandom(
  chain: LocalExchange,
  random: Random,
  { blocks, most }: { blocks: number; most: number },
): Promise<void> {
  for (let block = 0; block < blocks; block++) {
    for (let action = random(most + 1); action > 0; action--) {
      const account = chain.accounts[random(4)] as Address;
      await chain.send(account, randomCall(chain, account, random));
    }
    await chain.mine();
  }
}

/** Mines `blocks` blocks in which nothing happens, a second apart. */
export async function mineEmpty({ anvil }: LocalExchange, blocks: number): Promise<void> {
  if (blocks > 0) await anvil.rpc('anvil_mine', [`0x${blocks.toString(16)}`, '0x1']);
}

function randomCall({ market, exchange }: LocalExchange, account: Address, random: Random): Hex {
  const key = packMarketKey(market);
  const lot = lotSize(market.lotExponent);
  const handle = handles[random(handles.length)] as bigint;
  const encode = encodeFunctionData<typeof exchangeAbi>;
  const abi = exchangeAbi;
  const kind = random(23);
  if (kind < 8) {
    const sell = random(2) === 1;
    // Around the middle on both sides, so that some orders cross and few levels hold many orders.
    const tick = middleTick + (random(5) - 1) * 10 * (sell ? 1 : -1);
    const lots = BigInt(1 + random(20_000));
    const timeInForce =
      (['gtc', 'gtc', 'gtc', 'postOnly', 'ioc', 'fok'] as const)[random(6)] ?? 'gtc';
    const slide = timeInForce === 'postOnly' && random(2) === 0;
    const terms = packOrderTerms({
      handle,
      lots,
      tick,
      sell,
      timeInForce,
      slide,
      toInternal: random(4) === 0,
    });
    return encode({ abi, functionName: 'place', args: [key, terms] });
  }
  if (kind < 12) {
    const baseIn = random(2) === 1;
    const exactOut = random(3) === 0;
    const lots = BigInt(1 + random(12_000));
    // A lot is 0.00001 base and 0.025 quote tokens.
    const amount = baseIn !== exactOut ? lots * lot + BigInt(random(1_000_000)) : lots * 25_000n;
    const bound = exactOut ? 2n ** 127n : 0n;
    const terms = packSwapTerms({
      recipient: account,
      baseIn,
      exactOut,
      limitTick: random(3) === 0 ? middleTick + (random(21) - 10) * 10 : 0,
      maxLevels: random(4) === 0 ? 1 + random(4) : 0,
      toInternal: random(5) === 0,
    });
    return encode({ abi, functionName: 'swap', args: [key, amount, bound, terms] });
  }
  if (kind < 14) {
    return encode({ abi, functionName: 'cancel', args: [key, packOrderRef({ handle })] });
  }
  if (kind < 16) {
    const ref = packOrderRef({ handle, lots: BigInt(1 + random(4_000)) });
    return encode({ abi, functionName: 'reduce', args: [key, ref] });
  }
  if (kind < 18) {
    const ref = packOrderRef({ handle, toInternal: random(2) === 0 });
    return encode({ abi, functionName: 'claim', args: [key, ref] });
  }
  if (kind === 18) {
    // A ladder's step: an order goes and another comes, in one settlement.
    const sell = random(2) === 1;
    const tick = middleTick + random(5) * 10 * (sell ? 1 : -1);
    const [first, second] = [handle, handles[random(handles.length)] as bigint];
    const lots = BigInt(1 + random(20_000));
    const order = packOrderTerms({ handle: second, lots, tick, sell, timeInForce: 'gtc' });
    const calls = [
      encode({ abi, functionName: 'cancel', args: [key, packOrderRef({ handle: first })] }),
      encode({ abi, functionName: 'place', args: [key, order] }),
    ];
    return encode({ abi, functionName: 'batch', args: [calls, account, 0n] });
  }
  const terms = packSwapTerms({ recipient: account });
  if (kind === 19) {
    const amount = BigInt(1 + random(10_000)) * lot;
    const single = packSwapTerms({ recipient: account, baseIn: true });
    const args = [key, amount, amount / 2n, 0n, single] as const;
    return encode({ abi, functionName: 'addLiquiditySingle', args });
  }
  if (kind === 20) {
    const lots = BigInt(1 + random(100_000));
    return encode({
      abi,
      functionName: 'addLiquidity',
      args: [key, lots * lot, lots * 30_000n, 0n, terms],
    });
  }
  const shares = BigInt(1 + random(1_000_000)) * 1_000_000n;
  if (random(4) > 0) {
    return encode({ abi, functionName: 'removeLiquidity', args: [key, shares, 0n, 0n, terms] });
  }
  return encode({ abi, functionName: 'transfer', args: [exchange, market.id, shares] });
}
