import { type MessageBody, verifyEvidence } from '@weir/contracts/messages';
import { describe, expect, it } from 'vitest';
import { scope, syntheticTalk } from '../testing/syntheticTalk.ts';
import { paymentStatement, state } from './statement.ts';

/** A chat of the buyer that counts what it sends. */
function speaker() {
  const { buyer, say, keys } = syntheticTalk();
  const sent: MessageBody[] = [];
  const session = {
    get statements() {
      return buyer.state;
    },
    send: async (body: MessageBody) => {
      sent.push(body);
      say('buyer', body, sent.length);
    },
  };
  return { session, sent, keys };
}

describe('a statement with the payment', { timeout: 60_000 }, () => {
  it('goes out as a message, once though the transaction is tried again', async () => {
    const { session, sent, keys } = speaker();
    await session.send({ kind: 'text', text: 'Hello' });
    const said = { text: ' Paid from my bank at noon ', pictures: new Set<string>() };
    const evidence = await paymentStatement(session, said);
    await paymentStatement(session, said);
    expect(sent.map((body) => (body.kind === 'text' ? body.text : null))).toEqual([
      'Hello',
      'Paid from my bank at noon',
    ]);
    if (!evidence) throw new Error('something was said');
    const { messages } = verifyEvidence(evidence, scope, keys);
    expect(messages.map(({ body }) => body)).toEqual([
      { kind: 'text', text: 'Paid from my bank at noon' },
    ]);
  });

  it('is none where nothing is said', async () => {
    const { session, sent } = speaker();
    expect(await paymentStatement(session, { text: '  ', pictures: new Set() })).toBeNull();
    expect(sent).toEqual([]);
  });

  it('is none where it could not be kept, and says so', async () => {
    const { session } = speaker();
    const forgetting = {
      statements: session.statements,
      send: (_: MessageBody, refused: () => Error) => Promise.reject(refused()),
    };
    await expect(state(forgetting, 'Paid')).rejects.toThrow('keeps nothing');
  });
});
