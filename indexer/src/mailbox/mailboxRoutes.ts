import type { HttpBindings } from '@hono/node-server';
import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import {
  ENVELOPE_BYTES,
  hexToBytes,
  type Mailbox,
  mailboxLimits,
  postedId,
} from '@weir/contracts/messages';
import { type Address, bytesToHex, type Hex } from 'viem';
import type { Connections } from '../http/connections.ts';
import { RequestRefused } from '../http/requestRefused.ts';
import { SseConnection } from '../http/sseConnection.ts';
import { refuseInvalid } from '../http/validation.ts';
import type { Challenges } from './challenges.ts';
import type { MailboxGate } from './mailboxGate.ts';
import { arrivalFrame, type MailboxHub } from './mailboxHub.ts';
import { boxParam, postQuery, readQuery, streamQuery } from './mailboxRequests.ts';
import { boxAnswer, challengeAnswer, postAnswer } from './mailboxSchemas.ts';
import type { Box, MailboxStore } from './mailboxStore.ts';

export interface MailboxRouting {
  gate: MailboxGate;
  store: MailboxStore;
  hub: MailboxHub;
  challenges: Challenges;
  connections: Connections;
  /** Where clients find this relay: its origin. */
  relay: string;
}

const heartbeatMilliseconds = 15_000;
const path = '/v1/mailboxes/{chainId}/{escrow}/{tradeId}/{recipient}';

/** Posting to mailboxes and reading one's own. */
export function mailboxRoutes(routing: MailboxRouting) {
  const { gate, store, hub, challenges, connections, relay } = routing;
  const app = new OpenAPIHono({ defaultHook: refuseInvalid });

  app.openapi(
    createRoute({
      method: 'get',
      path: '/v1/challenge',
      summary: 'What a recipient signs to read.',
      description: 'Of readStatement in contracts/docs/messages.md. It can be used until it ends.',
      responses: {
        200: {
          description: 'A challenge.',
          content: { 'application/json': { schema: challengeAnswer } },
        },
      },
    }),
    (c) => {
      const { challenge, expiresAt } = challenges.make();
      c.header('Cache-Control', 'no-store');
      return c.json({ challenge: bytesToHex(challenge), expiresAt, relay }, 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'post',
      path,
      summary: 'Leaves an envelope for the other party.',
      description: `The body is the envelope, ${ENVELOPE_BYTES} bytes; the signature is of postStatement. Both keys must be present ones of a trade that lives. A party may post ${mailboxLimits.messagesPerDay} messages in 24 hours, and leave ${mailboxLimits.evidenceBytes} bytes of images and evidence in a trade. What was posted before is kept once.`,
      request: {
        params: boxParam,
        query: postQuery,
        body: {
          content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
        },
      },
      responses: {
        200: {
          description: 'It is kept, for 30 days.',
          content: { 'application/json': { schema: postAnswer } },
        },
      },
    }),
    async (c) => {
      const mailbox = mailboxOf(c.req.valid('param'));
      const { sender, category, postedAt, signature } = c.req.valid('query');
      gate.requireTrade(mailbox.scope);
      gate.requirePresent(postedAt);
      const envelope = new Uint8Array(await c.req.arrayBuffer());
      if (envelope.length !== ENVELOPE_BYTES) {
        const message = `body has ${envelope.length} bytes; expected an envelope of ${ENVELOPE_BYTES}.`;
        throw new RequestRefused('bad_request', 'body', message);
      }
      const id = postedId(envelope);
      const post = { mailbox, sender: hexToBytes(sender), category, id, postedAt };
      const party = await gate.sender(post, signature);
      const box = boxOf(mailbox);
      const name = bytesToHex(id);
      const { position, isNew } = await store.post({ ...box, id: name, party, category, envelope });
      if (isNew) hub.tell(boxName(box), { position });
      return c.json({ id: name, position, isNew }, 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path,
      summary: "A recipient's envelopes, oldest first.",
      description: 'The signature is of readStatement.',
      request: { params: boxParam, query: readQuery },
      responses: {
        200: {
          description: 'Envelopes after a position.',
          content: { 'application/json': { schema: boxAnswer } },
        },
      },
    }),
    async (c) => {
      const mailbox = mailboxOf(c.req.valid('param'));
      const { challenge, signature, after, limit } = c.req.valid('query');
      gate.requireTrade(mailbox.scope);
      gate.requireReader(mailbox, challenge, signature);
      const found = await store.list(boxOf(mailbox), after, limit + 1);
      const envelopes = found.slice(0, limit).map(({ envelope, ...post }) => ({
        ...post,
        id: post.id as Hex,
        envelope: Buffer.from(envelope).toString('base64'),
      }));
      c.header('Cache-Control', 'no-store');
      return c.json({ envelopes, hasMore: found.length > limit }, 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: `${path}/stream`,
      summary: 'Tells when an envelope comes.',
      description:
        'Events: `posted` (Arrival), first with the last position that there is and then with each new one; `end` (StreamEnd) before the server closes.',
      request: { params: boxParam, query: streamQuery },
      responses: {
        200: {
          description: 'Events until the client leaves.',
          content: { 'text/event-stream': { schema: { type: 'string' } } },
        },
      },
    }),
    async (c) => {
      const mailbox = mailboxOf(c.req.valid('param'));
      const { challenge, signature } = c.req.valid('query');
      gate.requireTrade(mailbox.scope);
      gate.requireReader(mailbox, challenge, signature);
      const box = boxOf(mailbox);
      const { incoming, outgoing } = c.env as HttpBindings;
      const position = await store.last(box);
      const release = connections.take(incoming);
      const connection = new SseConnection(outgoing, c.res.headers, heartbeatMilliseconds);
      const leave = hub.join(boxName(box), connection);
      connection.take(arrivalFrame({ position }));
      connection.onClose(() => {
        leave();
        release();
      });
      // Nothing of it is sent: see startMailbox.
      return c.body(null, 200);
    },
  );

  return app;
}

function mailboxOf(params: {
  chainId: number;
  escrow: Address;
  tradeId: bigint;
  recipient: Hex;
}): Mailbox {
  const { recipient, ...scope } = params;
  return { scope, recipient: hexToBytes(recipient) };
}

function boxOf({ scope, recipient }: Mailbox): Box {
  return { trade: tradeName(scope), recipient: bytesToHex(recipient) };
}

function boxName({ trade, recipient }: Box): string {
  return `${trade}/${recipient}`;
}

/** As rows name a trade. */
export function tradeName({ chainId, escrow, tradeId }: Mailbox['scope']): string {
  return `${chainId}/${escrow.toLowerCase()}/${tradeId}`;
}
