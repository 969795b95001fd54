import { useQuery } from '@tanstack/react-query';
import { MailboxClient, type TradeScope } from '@weir/contracts/messages';
import type { Address } from 'viem';
import { useDeployment } from '#features/deployment';
import { useNode } from '#features/wallet';
import { evidenceLogQuery } from './evidenceLogQuery.ts';
import { panelQuery } from './panelQuery.ts';

/** The keys and the evidence of a trade by the chain; `data` is undefined while unknown. */
export function useEvidenceLog(escrow: Address, id: bigint) {
  const { chainId, deployedAtBlock: fromBlock } = useDeployment();
  const node = useNode();
  return useQuery(evidenceLogQuery({ node, chainId, escrow, id, fromBlock }));
}

/** Who rules in a dispute of the arbitrators' pool; nothing is read for null. */
export function usePanel(pool: Address, disputeId: bigint | null) {
  const { chainId, deployedAtBlock: fromBlock } = useDeployment();
  const node = useNode();
  const reading = { node, chainId, pool, disputeId: disputeId ?? 0n, fromBlock };
  return useQuery({ ...panelQuery(reading), enabled: disputeId !== null });
}

/** A way to the relays for a trade's evidence. Throws `NoRelay` where the page names none. */
export function evidenceRelays(relays: readonly string[], scope: TradeScope): MailboxClient {
  return new MailboxClient({ relays, scope, now: () => Math.floor(Date.now() / 1000) });
}
