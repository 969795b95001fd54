import {
  exchangeAbi,
  type OrderRequest,
  packMarketKey,
  packOrderRef,
  packOrderTerms,
  packSwapTerms,
  type SwapRequest,
  unpackPoolSlot,
} from '@weir/contracts';
import {
  type LocalExchange,
  seedPool,
  startLocalExchange,
} from '@weir/contracts/testing/localExchange';
import { type Address, encodeFunctionData, type Hex } from 'viem';
import type { ExactEngine } from '../../../sim/src/engine/ExactEngine.ts';
import { depositLots, openEngine, participants, runBlocks } from './market.ts';

/** What an account did in the exact engine, as a transaction. */
type Action =
  | { do: 'swap'; account: string; request: SwapRequest }
  | { do: 'place'; account: string; request: OrderRequest; order: number | null }
  | { do: 'cancel'; account: string; order: number };

/** How fast a chain does what a scenario does, and whether both end alike. */
export interface ChainRate {
  stepsPerSecond: number;
  transactions: number;
  /** Whether the chain's reserves at the end are the exact engine's, to the unit. */
  isEqual: boolean;
}

/**
 * Runs the scenario on the exact engine for so many blocks, and then its transactions on a local chain, a block each.
 * The clock runs from the first transaction to the last block; making the calls is left out.
 */
export async function measureAnvil(steps: number): Promise<ChainRate> {
  const { blocks, engine } = await record(steps);
  const chain = await startLocalExchange();
  try {
    await seedPool(chain, depositLots);
    const calls = blocks.map((actions) => actions.map((action) => toCall(chain, action)));
    const start = performance.now();
    for (const block of calls) {
      for (const { from, data } of block) await chain.send(from, data);
      await chain.mine();
    }
    const seconds = (performance.now() - start) / 1000;
    const { baseReserve, quoteReserve } = await readReserves(chain);
    const { state } = engine.market;
    return {
      stepsPerSecond: steps / seconds,
      transactions: calls.flat().length,
      isEqual: baseReserve === state.baseReserve && quoteReserve === state.quoteReserve,
    };
  } finally {
    await chain.stop();
  }
}

/** The actions of each block, and the engine after them. */
async function record(steps: number): Promise<{ blocks: Action[][]; engine: ExactEngine }> {
  const engine = openEngine('exact') as ExactEngine;
  const { market } = engine;
  let block: Action[] = [];
  const blocks = [block];
  const owners = new Map<number, string>();
  const { swap, place, reduce } = market;
  market.swap = (account, request) => {
    const plan = swap.call(market, account, request);
    block.push({ do: 'swap', account, request });
    return plan;
  };
  market.place = (account, request) => {
    const placed = place.call(market, account, request);
    block.push({ do: 'place', account, request, order: placed.order });
    if (placed.order !== null) owners.set(placed.order, account);
    return placed;
  };
  market.reduce = (order, lots) => {
    block.push({ do: 'cancel', account: owners.get(order) ?? '', order });
    return reduce.call(market, order, lots);
  };
  const endBlock = () => {
    block = [];
    blocks.push(block);
  };
  await runBlocks(engine, steps - 1, participants(), [{ onPoint: endBlock }]);
  return { blocks, engine };
}

function toCall(chain: LocalExchange, action: Action): { from: Address; data: Hex } {
  const names = ['ladder', 'arbitrageur', 'noise'];
  // The first account has seeded the pool.
  const from = chain.accounts[1 + names.indexOf(action.account)] as Address;
  return { from, data: encode(chain, from, action) };
}

function encode({ market }: LocalExchange, from: Address, action: Action): Hex {
  const key = packMarketKey(market);
  const abi = exchangeAbi;
  if (action.do === 'swap') {
    const { baseIn, exactOut, amount, limitTick = 0 } = action.request;
    const terms = packSwapTerms({ recipient: from, baseIn, exactOut, limitTick });
    return encodeFunctionData({ abi, functionName: 'swap', args: [key, amount, 0n, terms] });
  }
  if (action.do === 'cancel') {
    const ref = packOrderRef({ handle: handleOf(action.order) });
    return encodeFunctionData({ abi, functionName: 'cancel', args: [key, ref] });
  }
  const { request, order } = action;
  // An order of which nothing rests gives its handle back.
  const terms = packOrderTerms({ ...request, handle: order === null ? 1n : handleOf(order) });
  return encodeFunctionData({ abi, functionName: 'place', args: [key, terms] });
}

function handleOf(order: number): bigint {
  return BigInt(order) + 2n;
}

async function readReserves({ anvil, exchange, market }: LocalExchange) {
  const abi = exchangeAbi;
  const data = encodeFunctionData({ abi, functionName: 'extsload', args: [market.id] });
  const word = await anvil.rpc<Hex>('eth_call', [{ to: exchange, data }, 'latest']);
  return unpackPoolSlot(BigInt(word));
}
