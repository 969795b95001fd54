import { nameAt, type Role, tradeStates } from '@weir/contracts';
import { useEffect, useMemo, useRef } from 'react';
import type { Address } from 'viem';
import { useDeployment } from '#features/deployment';
import { type Chat, keptTradeKeys, useChat } from '#features/messages';
import { type AnnouncedKeys, usableKeys } from '../model/usableKeys.ts';
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
  const announced = read && {
    own: keysOf(isSeller ? read.trade.seller : read.trade.buyer),
    theirs: keysOf(isSeller ? read.trade.buyer : read.trade.seller),
  };
  const theirs = useUsable(announced);
  const parties =
    read && announced && log && roles.length > 0
      ? { scope: { chainId, escrow, tradeId: read.id }, own: announced.own, theirs }
      : null;
  const chat = useChat(parties);
  const wasSent = useRef(false);
  const isLocked = read ? nameAt(tradeStates, read.trade.state) === 'Locked' : false;
  const own = parties?.own;
  useEffect(() => {
    if (chat.kind !== 'open' || !isSeller || !isLocked || mailboxUrls.length === 0) return;
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

interface Announced {
  own: readonly AnnouncedKeys[];
  theirs: readonly AnnouncedKeys[];
}

/** Looked at again only where others were announced: each costs a multiplication on the curve, and the page draws each second. */
function useUsable(announced: Announced | null | undefined): AnnouncedKeys[] {
  const text = JSON.stringify(announced ?? { own: [], theirs: [] });
  return useMemo(() => {
    const { own, theirs }: Announced = JSON.parse(text);
    return usableKeys(theirs, own);
  }, [text]);
}
