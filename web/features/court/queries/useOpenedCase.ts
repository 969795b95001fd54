import { useQuery } from '@tanstack/react-query';
import { hexToBytes } from '@weir/contracts/messages';
import type { Hex } from 'viem';
import { useDeployment } from '#features/deployment';
import { evidenceLogQuery, evidenceRelays, keyOwners } from '#features/evidence';
import { useNode } from '#features/wallet';
import type { CourtCase } from '../model/courtCase.ts';
import { openCase } from '../model/openedEvidence.ts';
import { keptSeatKey } from '../model/seatKeys.ts';
import { usePool } from './useCourtPool.ts';

/** The parties' keys and the hashes of what they handed in, by the chain. */
function useCaseLog(tradeId: bigint | null) {
  const { chainId, peers, deployedAtBlock: fromBlock } = useDeployment();
  const pool = usePool();
  const node = useNode();
  const reading = { node, chainId, escrow: peers?.escrow ?? pool, id: tradeId ?? 0n, fromBlock };
  return useQuery({ ...evidenceLogQuery(reading), enabled: tradeId !== null });
}

/**
 * What relays have for the account's seats, opened with the keys of this device. It is asked for once a visit and once a change of
 * the chain, and whenever the reader wants it: it may be megabytes.
 */
export function useOpenedCase({ tradeId, trade, dispute }: CourtCase, seatKeys: readonly Hex[]) {
  const { chainId, peers, mailboxUrls } = useDeployment();
  const pool = usePool();
  const { data: log } = useCaseLog(tradeId);
  const kept = seatKeys.flatMap((key) => keptSeatKey({ chainId, pool }, key) ?? []);
  const committed = [...new Set(log?.brought.map(({ hash }) => hash))];
  const escrow = peers?.escrow ?? pool;
  const query = useQuery({
    queryKey: [
      'court',
      chainId,
      'opened',
      {
        trade: `${tradeId}`,
        // Another panel is sent to anew.
        round: dispute.round,
        committed: committed.join(),
        keys: kept.map(({ publicKey }) => publicKey.join()).join(' '),
        parties: log?.keys.map(({ signing }) => signing).join(),
      },
    ],
    queryFn: async () => {
      const scope = { chainId, escrow, tradeId: tradeId ?? 0n };
      const { sealed, problems } = await evidenceRelays(mailboxUrls, scope).readEvidence();
      const owners = keyOwners({ seller: trade?.seller ?? pool }, log?.keys ?? []).map(
        ({ party, signing }) => ({ party, signing: hexToBytes(signing) }),
      );
      return { ...openCase({ sealed, keys: kept, scope, owners, committed }), problems };
    },
    enabled: log !== undefined && trade !== null && kept.length > 0 && mailboxUrls.length > 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return { ...query, log, hasKey: kept.length > 0 };
}
