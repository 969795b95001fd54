import { decodeOrderPlaced, decodeOrderReduced, decodeSwapped, exchangeAbi } from '@weir/contracts';
import type { LocalExchange } from '@weir/contracts/testing/localExchange';
import { createPublicClient, http, parseEventLogs } from 'viem';

interface Queued {
  index: number;
  owner: string;
  left: bigint;
}
interface Level {
  filled: bigint;
  generation: number;
  queue: Queued[];
}

/** Trades whose taker met an order of his own, as `block-logIndex`: from the logs, order by order. */
export async function ownTrades({ anvil, exchange }: LocalExchange): Promise<string[]> {
  const client = createPublicClient({ transport: http(anvil.url) });
  const logs = await client.getLogs({ address: exchange, fromBlock: 0n });
  const sides = { asks: new Map<number, Level>(), bids: new Map<number, Level>() };
  const sideOf = (isAsk: boolean) => (isAsk ? sides.asks : sides.bids);
  const found: string[] = [];
  for (const log of parseEventLogs({ abi: exchangeAbi, logs })) {
    if (log.eventName === 'OrderPlaced') {
      const { owner, order } = decodeOrderPlaced(log.args);
      const { isAsk, tick, generation, index, size } = order;
      const level = sideOf(isAsk).get(tick) ?? { filled: 0n, generation, queue: [] };
      level.queue.push({ index, owner, left: size });
      sideOf(isAsk).set(tick, level);
    }
    if (log.eventName === 'OrderReduced') {
      const { order, lots } = decodeOrderReduced(log.args);
      const side = sideOf(order.isAsk);
      const queue = side.get(order.tick)?.queue ?? [];
      for (const queued of queue) if (queued.index === order.index) queued.left -= lots;
      if (queue.every(({ left }) => left === 0n)) side.delete(order.tick);
    }
    if (log.eventName === 'Swapped') {
      const swap = decodeSwapped(log.args);
      const makers = swap.levels === 0 ? [] : take(sideOf(!swap.baseIn), !swap.baseIn, swap);
      if (makers.includes(swap.taker)) found.push(`${log.blockNumber}-${log.logIndex}`);
    }
  }
  return found;
}

/** Empties the levels better than the last one, fills the last one as the event says. @returns whose orders gave. */
function take(
  side: Map<number, Level>,
  isAsk: boolean,
  last: { lastTick: number; lastFilled: bigint; lastGeneration: number },
): string[] {
  const makers: string[] = [];
  for (const [tick, level] of side) {
    if (isAsk ? tick > last.lastTick : tick < last.lastTick) continue;
    const isLeft = tick === last.lastTick && level.generation === last.lastGeneration;
    let lots = isLeft ? last.lastFilled - level.filled : null;
    for (const queued of level.queue) {
      const given = lots === null || queued.left < lots ? queued.left : lots;
      if (given > 0n) makers.push(queued.owner);
      queued.left -= given;
      if (lots !== null) lots -= given;
    }
    if (isLeft) level.filled = last.lastFilled;
    else side.delete(tick);
  }
  return makers;
}
