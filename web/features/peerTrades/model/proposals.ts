import type { Proposal, Trade } from '@weir/contracts';

/** Whether a proposal can be accepted in the second `now`: made, not expired, and of the state that the trade is in. */
export function isOpenProposal(
  { nonce, expiry, state }: Proposal,
  trade: Pick<Trade, 'state'>,
  now: bigint,
): boolean {
  return nonce !== 0 && state === trade.state && now < BigInt(expiry);
}
