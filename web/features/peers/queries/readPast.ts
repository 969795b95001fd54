import { escrowAbi, nameAt, type Outcome, outcomes } from '@weir/contracts';
import { type Address, getAbiItem, type Hex } from 'viem';
import { getLogs } from 'viem/actions';
import type { Node } from '#features/wallet';
import type { EscrowPast, PostedOffer, TakenTrade } from '../model/escrowPast.ts';
import { readInRanges } from './logRanges.ts';

interface Known {
  offers: Map<Hex, PostedOffer>;
  trades: Map<bigint, TakenTrade>;
  outcomes: Map<bigint, Outcome>;
  readTo: bigint;
}

/** Blocks that are read again each time: a chain may still take the latest ones back. */
export const READ_AGAIN = 64n;

const events = [
  getAbiItem({ abi: escrowAbi, name: 'OfferPosted' }),
  getAbiItem({ abi: escrowAbi, name: 'TradeTaken' }),
  getAbiItem({ abi: escrowAbi, name: 'TradeEnded' }),
] as const;

// By chain and escrow. What a chain took back stays here: its state is asked each time, and says that it is not there.
const known = new Map<string, Known>();

/**
 * Reads offers, trades and ends from the logs, after the first time only what is new: for where no indexer answers. Throws
 * `LogsRefused`.
 */
export async function readPast(
  node: Node,
  escrow: Address,
  deployedAtBlock: bigint,
  latest: bigint,
): Promise<EscrowPast> {
  const key = `${node.chain.id}.${escrow}`;
  const past = known.get(key) ?? {
    offers: new Map(),
    trades: new Map(),
    outcomes: new Map(),
    readTo: deployedAtBlock - 1n,
  };
  const again = past.readTo - READ_AGAIN;
  const from = again > deployedAtBlock ? again : deployedAtBlock;
  const logs = await readInRanges(
    (fromBlock, toBlock) =>
      getLogs(node, { address: escrow, events, fromBlock, toBlock, strict: true }),
    from,
    latest,
  );
  for (const log of logs) {
    if (log.eventName === 'OfferPosted') {
      const { offerId: id, offer } = log.args;
      past.offers.set(id, { id, offer, transaction: log.transactionHash });
    } else if (log.eventName === 'TradeTaken') {
      const { tradeId: id, taker, trade } = log.args;
      past.trades.set(id, { id, taker, trade });
    } else {
      past.outcomes.set(log.args.tradeId, nameAt(outcomes, log.args.outcome));
    }
  }
  past.readTo = latest;
  known.set(key, past);
  return past;
}
