/** Two parties of a trade who wrote to each other, for tests. */
import {
  Conversation,
  type MessageBody,
  newTradeKeys,
  publicKeysOf,
} from '@weir/contracts/messages';

export const scope = {
  chainId: 1,
  escrow: '0x00000000000000000000000000000000000000aa',
  tradeId: 7n,
} as const;

/** A chat of two; `say` writes at a second, and the other reads it unless it is lost on the way. */
export function syntheticTalk() {
  const [bobs, adas] = [newTradeKeys(), newTradeKeys()];
  const buyer = Conversation.start(scope, bobs);
  const seller = Conversation.start(scope, adas);
  buyer.learnKeys(publicKeysOf(adas));
  seller.learnKeys(publicKeysOf(bobs));
  const say = (who: 'buyer' | 'seller', body: MessageBody | string, at: number) => {
    const [from, to] = who === 'buyer' ? [buyer, seller] : [seller, buyer];
    const said = typeof body === 'string' ? ({ kind: 'text', text: body } as const) : body;
    const { envelope, entry } = from.write(said, at);
    to.receive(envelope);
    return entry;
  };
  const keys = [
    { party: 'buyer', signing: bobs.signing.publicKey },
    { party: 'seller', signing: adas.signing.publicKey },
  ] as const;
  return { buyer, seller, say, keys };
}
