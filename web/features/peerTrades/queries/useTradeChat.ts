import { nameAt, type Role, type Trade, tradeStates } from '@weir/contracts';
import { useEffect, useMemo, useRef } from 'react';
import type { Address } from 'viem';
import { useDeployment } from '#features/deployment';
import { type Chat, keptTradeKeys, useChat } from '#features/messages';
import type { TradeLog } from '../model/tradeLog.ts';
import { usableKeys } from '../model/usableKeys.ts';
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
  const usable = useUsable(read && log ? { log, trade: read.trade } : null);
  const parties =
    read && usable && roles.length > 0
      ? {
          scope: { chainId, escrow, tradeId: read.id },
          own: isSeller ? usable.seller : usable.buyer,
          theirs: isSeller ? usable.buyer : usable.seller,
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

/** Looked at again only where others were announced: each costs a multiplication on the curve, and the page draws each second. */
function useUsable(found: { log: TradeLog; trade: Pick<Trade, 'seller' | 'buyer'> } | null) {
  const text = found
    ? JSON.stringify([found.log.keys, found.trade.seller, found.trade.buyer])
    : null;
  return useMemo(() => {
    if (text === null) return null;
    const [keys, seller, buyer] = JSON.parse(text);
    return { seller: usableKeys(keys, seller), buyer: usableKeys(keys, buyer) };
  }, [text]);
}
