/** What test/vectors/messages.json holds: every format from fixed keys, for other implementations. */

import { directionKey } from '../../ts/messages/authenticatedCipher.ts';
import { makeBackup } from '../../ts/messages/backup.ts';
import { bytesToHex } from '../../ts/messages/byteFormat.ts';
import { Conversation } from '../../ts/messages/conversation.ts';
import { encodeEvidence, hashEvidence, selectEvidence } from '../../ts/messages/evidence.ts';
import { hashLink, linkStatement } from '../../ts/messages/link.ts';
import { postStatement, readStatement } from '../../ts/messages/mailboxProtocol.ts';
import type { MessageBody } from '../../ts/messages/messageBody.ts';
import {
  commitToDetails,
  encodeDetails,
  type PaymentDetails,
} from '../../ts/messages/paymentDetails.ts';
import { sealDetails } from '../../ts/messages/sealedDetails.ts';
import { sealEvidence } from '../../ts/messages/sealedEvidence.ts';
import { encodeState } from '../../ts/messages/stateFormat.ts';
import { newTradeKeys, type TradeKeys } from '../../ts/messages/tradeKeys.ts';
import { encodeScope } from '../../ts/messages/tradeScope.ts';
import { scope, seededRandom } from '../arbitraryMessages.ts';

const sentAt = 1_800_000_000;

/** Keys and randomness are SHAKE256 of a seed and of a count of four bytes: see `seededRandom`. */
export async function messageVectors() {
  const keys = {
    buyer: newTradeKeys(seededRandom('buyer')),
    seller: newTradeKeys(seededRandom('seller')),
    seat: newTradeKeys(seededRandom('seat')),
  };
  const buyer = Conversation.start(scope, keys.buyer);
  const seller = Conversation.start(scope, keys.seller);
  buyer.learnKeys(seller.publicKeys);
  seller.learnKeys(buyer.publicKeys);
  const blinding = seededRandom('blinding')(32);
  const details: PaymentDetails = {
    payee: 'Ana María Pérez',
    fields: [{ name: 'IBAN', value: 'ES91 2100 0418 4502 0005 1332' }],
  };
  const written: [Conversation, Conversation, MessageBody][] = [
    [buyer, seller, { kind: 'text', text: 'Good evening – where do I pay to?' }],
    [seller, buyer, { kind: 'paymentDetails', details, blinding }],
    [
      buyer,
      seller,
      { kind: 'settlementHint', toBuyer: 250_000_000n, nonce: 1, expiry: 1_800_086_400n },
    ],
  ];
  const messages = written.map(([from, to, body], i) => {
    const { envelope, entry } = from.write(body, sentAt + i, seededRandom(`message ${i}`));
    to.receive(envelope);
    const { salt, signature, link } = entry;
    return {
      body: bytesToHex(entry.body),
      salt: bytesToHex(salt),
      bodyHash: bytesToHex(link.bodyHash),
      statement: bytesToHex(linkStatement(scope, link)),
      linkHash: bytesToHex(hashLink(scope, link)),
      signature: bytesToHex(signature),
      envelope: bytesToHex(envelope),
    };
  });
  const [shown] = seller.state.written;
  if (!shown) throw new Error('the seller wrote the payment details');
  const evidence = selectEvidence(buyer.state, [shown.link], seededRandom('evidence'));
  const between = { scope, mine: keys.seller.encryption, theirs: keys.buyer.encryption.publicKey };
  const hash = seededRandom('id')(32);
  const mailbox = { scope, recipient: keys.buyer.signing.publicKey };
  const sender = keys.seller.signing.publicKey;
  return {
    scope: { ...scope, tradeId: scope.tradeId.toString(), encoded: bytesToHex(encodeScope(scope)) },
    keys: Object.fromEntries(Object.entries(keys).map(([name, pair]) => [name, inHex(pair)])),
    directionKeys: {
      buyerToSeller: bytesToHex(
        directionKey('envelope', scope, {
          mine: keys.buyer.encryption,
          theirs: keys.seller.encryption.publicKey,
          way: 'sending',
        }),
      ),
      sellerToBuyer: bytesToHex(directionKey('envelope', scope, { ...between, way: 'sending' })),
    },
    messages,
    paymentDetails: {
      encoded: bytesToHex(encodeDetails(details)),
      blinding: bytesToHex(blinding),
      commitment: commitToDetails(details, blinding),
      sealed: bytesToHex(sealDetails(between, details, blinding, seededRandom('sealed details'))),
    },
    evidence: {
      encoded: bytesToHex(encodeEvidence(evidence)),
      hash: hashEvidence(evidence),
      sealed: bytesToHex(
        sealEvidence(evidence, [keys.seat.encryption.publicKey], seededRandom('sealed evidence')),
      ),
    },
    state: bytesToHex(encodeState(buyer.state)),
    backup: {
      passphrase: 'four words in a row',
      bytes: bytesToHex(
        await makeBackup(
          {
            madeAt: sentAt,
            keys: [{ scope, keys: keys.buyer, details: { details, blinding } }],
            conversations: [buyer.state],
          },
          'four words in a row',
          { costLog2: 14, random: seededRandom('backup') },
        ),
      ),
    },
    mailbox: {
      postStatement: bytesToHex(
        postStatement({ mailbox, sender, category: 'message', id: hash, postedAt: sentAt }),
      ),
      readStatement: bytesToHex(
        readStatement({ mailbox, relay: 'https://relay.example', challenge: hash }),
      ),
    },
  };
}

function inHex({ encryption, signing }: TradeKeys) {
  return {
    encryptionSecret: bytesToHex(encryption.secretKey),
    encryptionPublic: bytesToHex(encryption.publicKey),
    signingSecret: bytesToHex(signing.secretKey),
    signingPublic: bytesToHex(signing.publicKey),
  };
}
