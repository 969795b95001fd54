import { useEffect, useState } from 'react';
import { useDeployment } from '#features/deployment';
import { type Chat, type ChatParties, openChat } from './openChat.ts';

/** The chat of a trade; null parties while its keys are read. Relays are followed while it is shown. */
export function useChat(parties: ChatParties | null): Chat {
  const { mailboxUrls } = useDeployment();
  const [chat, setChat] = useState<Chat>({ kind: 'reading' });
  // The same keys, read again, start no other chat.
  const wanted =
    parties &&
    JSON.stringify({
      ...parties,
      scope: { ...parties.scope, tradeId: `${parties.scope.tradeId}` },
    });
  useEffect(() => {
    if (!wanted) return;
    const read = JSON.parse(wanted);
    const scope = { ...read.scope, tradeId: BigInt(read.scope.tradeId) };
    return openChat({ ...read, scope }, mailboxUrls, setChat);
  }, [wanted, mailboxUrls]);
  return chat;
}
