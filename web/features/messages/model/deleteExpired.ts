import { bytesToHex, KEYS_KEPT_SECONDS } from '@weir/contracts/messages';
import type { Address, Hex } from 'viem';
import type { DeviceBytes } from '#lib/deviceBytes.ts';
import type { KeyScope } from './hasTradeKeys.ts';
import { forgetConversation, keptConversation, keptTrades } from './keptConversation.ts';
import { allTradeKeys, forgetTradeKeys, type KeptTradeKeys, noteTrade } from './tradeKeys.ts';

/** What the chain says of trades. A node that lies can have keys deleted early: a backup has them still. */
export interface TradeEnds {
  /** When a trade ended, in seconds since 1970; null while it lives. */
  endOf: (tradeId: bigint) => Promise<number | null>;
  /** In which trades keys of an account count, by the public encryption key in small letters. */
  tradesOf: (account: Address) => Promise<ReadonlyMap<Hex, bigint>>;
}

/**
 * Deletes from this device the keys and messages of trades that ended 30 days ago, and keys that `account` made 30 days ago for a
 * trade that never came to be. Throws what the chain or the device throws: what was not deleted then is at the next visit.
 *
 * @param now seconds since 1970: of two clocks the one that is behind.
 * @returns the trades whose keys and messages were deleted.
 */
export async function deleteExpired(
  device: DeviceBytes,
  scope: KeyScope,
  { endOf, tradesOf }: TradeEnds,
  now: number,
  account: Address | undefined,
): Promise<bigint[]> {
  if (account) await settleUnplaced(scope, unplaced(scope, account), tradesOf, now, account);
  const placed = allTradeKeys(scope);
  const trades = new Set([
    ...(await keptTrades(device, scope)),
    ...placed.flatMap(({ tradeId }) => tradeId ?? []),
  ]);
  const deleted: bigint[] = [];
  for (const tradeId of trades) {
    const end = await endOf(tradeId);
    if (end === null || now < end + KEYS_KEPT_SECONDS) continue;
    const state = await keptConversation(device, { ...scope, tradeId });
    const used = new Set(
      state === null || state === 'damaged'
        ? []
        : state.mine.map(({ encryption }) => bytesToHex(encryption.publicKey)),
    );
    await forgetConversation(device, { ...scope, tradeId });
    for (const kept of placed) {
      if (kept.tradeId === tradeId || used.has(nameOf(kept))) forgetTradeKeys(scope, kept);
    }
    deleted.push(tradeId);
  }
  return deleted;
}

const nameOf = ({ keys }: KeptTradeKeys) => bytesToHex(keys.encryption.publicKey);

/** Keys of the account whose trade the page has not seen: it was never opened here, or never taken. */
function unplaced(scope: KeyScope, account: Address): KeptTradeKeys[] {
  return allTradeKeys(scope).filter(
    (kept) => kept.tradeId === null && (kept.account === null || kept.account === account),
  );
}

async function settleUnplaced(
  scope: KeyScope,
  found: readonly KeptTradeKeys[],
  tradesOf: TradeEnds['tradesOf'],
  now: number,
  account: Address,
): Promise<void> {
  if (found.length === 0) return;
  const trades = await tradesOf(account);
  for (const kept of found) {
    const tradeId = trades.get(nameOf(kept));
    if (tradeId !== undefined) noteTrade(scope, nameOf(kept), tradeId);
    else if (kept.account === account && now >= kept.madeAt + KEYS_KEPT_SECONDS) {
      forgetTradeKeys(scope, kept);
    }
  }
}
