import { nameAt, type Role, tradeStates } from '@weir/contracts';
import { useEffect, useRef } from 'react';
import type { Address } from 'viem';
import { useDeployment } from '#features/deployment';
import { type Chat, keptTradeKeys, useChat } from '#features/messages';
import type { TradeLog } from './keysQuery.ts';
import type { TradeAtBlock } from './tradeQuery.ts';

/**
 * The chat of a trade for one of its parties. A seller's payment details go out by it as soon as the buyer may pay: once, and
 * sealed.
 */
export function useTradeChat(
  read: TradeAtBlock | null | undefined,
  escrow: Address,
  roles: readonly Role[],
  log: TradeLog | undefined,
): Chat {
  const { chainId, mailboxUrls } = useDeployment();
  const isSeller = roles.includes('seller');
  const isOf = (party: Address) => (keys: { party: Address }) =>
    BigInt(keys.party) === BigInt(party);
  const bare = ({ encryption, signing }: TradeLog['keys'][number]) => ({ encryption, signing });
  const keysOf = (party: Address) => log?.keys.filter(isOf(party)).map(bare) ?? [];
  const parties =
    read && log && roles.length > 0
      ? {
          scope: { chainId, escrow, tradeId: read.id },
          own: keysOf(isSeller ? read.trade.seller : read.trade.buyer),
          theirs: keysOf(isSeller ? read.trade.buyer : read.trade.seller),
        }
      : null;
  const chat = useChat(parties);
  const wasSent = useRef(false);
  const isLocked = read ? nameAt(tradeStates, read.trade.state) === 'Locked' : false;
  const own = parties?.own;
  useEffect(() => {
    if (chat.kind !== 'open' || chat.isReadOnly || mailboxUrls.length === 0) return;
    if (!isSeller || !isLocked) return;
    const isThere = chat.view.lines.some(
      ({ isOwn, body }) => isOwn && body?.kind === 'paymentDetails',
    );
    const kept = (own ?? []).flatMap(
      ({ encryption }) => keptTradeKeys({ chainId, escrow }, encryption)?.details ?? [],
    )[0];
    if (isThere || !kept || wasSent.current) return;
    wasSent.current = true;
    // Where it is refused the buyer demands the details on the chain, which needs no message.
    chat.session
      .send({ kind: 'paymentDetails', ...kept }, () => new Error('not kept'))
      .catch(() => {
        wasSent.current = false;
      });
  }, [chat, isSeller, isLocked, mailboxUrls, own, chainId, escrow]);
  return chat;
}
