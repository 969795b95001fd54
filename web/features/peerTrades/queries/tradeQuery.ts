import { queryOptions } from '@tanstack/react-query';
import { decodeEscrowError, escrowAbi, type Proposal, type Trade } from '@weir/contracts';
import type { Address } from 'viem';
import { readContract } from 'viem/actions';
import type { Token } from '#features/deployment';
import { readUnlisted } from '#features/tokens';
import { type Node, type ReadBlock, readLatest } from '#features/wallet';

/** A trade as it stood at one block. */
export interface TradeAtBlock {
  id: bigint;
  trade: Trade;
  token: Token;
  /** What each side proposes; `by` is the zero address where it proposes nothing. */
  proposals: { seller: Proposal; buyer: Proposal };
  /** Whether a payment by its method can be taken back later. */
  isReversible: boolean;
  block: ReadBlock;
}

/** Whose trade is read, from where. */
export interface TradeReading {
  node: Node;
  chainId: number;
  escrow: Address;
  id: bigint;
  /** Those that the page knows by itself. */
  tokens: readonly Token[];
}

/** The trade at the node's latest block; null where no trade has this number. */
export const tradeQuery = (reading: TradeReading) =>
  queryOptions({
    queryKey: ['peerTrades', reading.chainId, 'trade', { id: reading.id.toString() }],
    queryFn: ({ client, queryKey }) =>
      readLatest(reading.node, client.getQueryData<TradeAtBlock | null>(queryKey), (block) =>
        readTrade(reading, block),
      ),
    refetchInterval: 2500,
    retry: 1,
  });

async function readTrade(reading: TradeReading, block: ReadBlock): Promise<TradeAtBlock | null> {
  const { node, escrow, id } = reading;
  const at = { address: escrow, abi: escrowAbi, blockNumber: block.number } as const;
  try {
    const [trade, ofSeller, ofBuyer] = await Promise.all([
      readContract(node, { ...at, functionName: 'tradeOf', args: [id] }),
      readContract(node, { ...at, functionName: 'proposalOf', args: [id, true] }),
      readContract(node, { ...at, functionName: 'proposalOf', args: [id, false] }),
    ]);
    const [token, [, isReversible]] = await Promise.all([
      tokenOf(reading, trade.token),
      readContract(node, { ...at, functionName: 'methodTerms', args: [trade.method] }),
    ]);
    const proposals = { seller: ofSeller, buyer: ofBuyer };
    return { id, trade, token, proposals, isReversible, block };
  } catch (error) {
    if (decodeEscrowError(error)?.name === 'UnknownTrade') return null;
    throw error;
  }
}

/** A token that the page does not know says of itself what it likes: it is judged as the token picker judges it. */
async function tokenOf({ node, tokens }: TradeReading, address: Address): Promise<Token> {
  const known = tokens.find((token) => BigInt(token.address) === BigInt(address));
  return known ?? readUnlisted(node, address, tokens);
}
