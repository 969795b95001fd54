import type { HttpBindings } from '@hono/node-server';
import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { errorSchema } from '../answers/schemas.ts';
import type { Connections } from '../http/connections.ts';
import { RequestRefused } from '../http/requestRefused.ts';
import { SseConnection } from '../http/sseConnection.ts';
import { refuseInvalid } from '../http/validation.ts';
import type { Joined, Streams } from '../live/streams.ts';
import { wsLimits } from '../live/wsLimits.ts';
import type { ReadStore } from '../store/openStore.ts';
import { requireTrade } from './p2pReading.ts';
import { tradeParam } from './p2pRequests.ts';
import { readAtBlock, requireMarket } from './reading.ts';
import { marketParam, ownerParam } from './requests.ts';

export interface Streaming {
  store: ReadStore;
  streams: Streams;
  connections: Connections;
}

const heartbeatMilliseconds = 15_000;

const webSocketProtocol = `Messages are JSON in text frames, at most ${wsLimits.messageBytes} bytes from a client.

Requests: \`{"method":"subscribe","channel":"market","market":"0x…","resume":"epoch:seq"}\`, \`{"method":"subscribe",
"channel":"account","owner":"0x…"}\`, \`unsubscribe\` with the same fields but \`resume\`, and \`{"method":"ping"}\`. An \`id\`
comes back in the reply. Channels \`risk\`
and \`offers\` take no more; \`{"channel":"trade","trade":"12"}\` follows a trade between people. At most ${wsLimits.subscriptions} subscriptions, ${wsLimits.messagesPerSecond} messages a second.

Messages: \`{"channel","market" or "owner","event","id","data"}\`. Events and \`data\` of all these are those of
the server-sent streams; \`id\` is what \`resume\` takes. \`head\` (Head) comes once a block. \`control\` has \`subscribed\`,
\`unsubscribed\`, \`pong\`, \`error\` (the error of an Error) and \`end\` (StreamEnd), after which the server closes.

The server pings every ${heartbeatMilliseconds / 1_000} seconds and drops who does not answer by the next.`;

const eventStream = (description: string) => ({
  200: { description, content: { 'text/event-stream': { schema: { type: 'string' as const } } } },
});

/** Server-sent events, per market and per account. WebSocket clients get the same `data`: see /v1/ws. */
export function streamRoutes({ store, streams, connections }: Streaming) {
  const app = new OpenAPIHono({ defaultHook: refuseInvalid });

  app.openapi(
    createRoute({
      method: 'get',
      path: '/v1/markets/{market}/stream',
      summary: 'A market live.',
      description:
        'Events: `snapshot` (MarketSnapshot) first, unless Last-Event-ID could be resumed; `delta` (MarketDelta) with ' +
        "each block's changes, sizes absolute and 0 removing a level; `rollback` (MarketDelta) after a fork, sizes as " +
        'at its block, trades after it void; `head` (Head) with each block; `end` (StreamEnd) before the server closes.',
      request: { params: marketParam },
      responses: eventStream('Events until the client leaves.'),
    }),
    async (c) => {
      const { market } = c.req.valid('param');
      await readAtBlock(store, async (tx) => ({ view: await requireMarket(tx, market) }));
      const resume = c.req.header('Last-Event-ID') ?? null;
      return serve(c, connections, (connection) => {
        const joined = streams.market(market, connection, resume);
        // After the snapshot, which comes first.
        const leaveHeads = joined.started.then(() => streams.heads(connection));
        const leave = () => {
          joined.leave();
          void leaveHeads.then((leave) => leave());
        };
        return { ...joined, leave };
      });
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/v1/accounts/{owner}/stream',
      summary: "An account's orders live.",
      description:
        'Events: `snapshot` (AccountOrders) with all active orders, first and after a fork; `orders` (AccountOrders) ' +
        'with those that a block changed, fills and closings too, each as it stands now; `end` (StreamEnd) before the ' +
        'server closes.',
      request: { params: ownerParam },
      responses: eventStream('Events until the client leaves.'),
    }),
    (c) => {
      const { owner } = c.req.valid('param');
      return serve(c, connections, (connection) => streams.account(owner, connection));
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/v1/lending/positions/at-risk/stream',
      summary: 'Positions at risk live.',
      description:
        'Events: `positions` (PositionsAtRisk), the 100 of the lowest health, where there are more the worst of each market in ' +
        'turn, first and again with each block and each ' +
        "reading of the guards' prices; `end` (StreamEnd) before the server closes.",
      responses: eventStream('Events until the client leaves.'),
    }),
    (c) => serve(c, connections, (connection) => streams.risk(connection)),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/v1/p2p/trades/{trade}/stream',
      summary: 'A trade between people live.',
      description:
        'Events: `trade` (P2pTradeMessage), the whole trade, first and whenever something happened to it or a fork took ' +
        'something back; `end` (StreamEnd) before the server closes.',
      request: { params: tradeParam },
      responses: eventStream('Events until the client leaves.'),
    }),
    async (c) => {
      const { trade } = c.req.valid('param');
      await readAtBlock(store, (tx, block) => requireTrade(tx, block, trade));
      return serve(c, connections, (connection) => streams.trade(String(trade), connection));
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/v1/p2p/offers/stream',
      summary: 'Offers between people live.',
      description:
        'Events: `snapshot` (P2pOffersMessage), the 200 newest that can be taken, under whatever arbitrator, first and after ' +
        'a fork; `offers` (P2pOffersMessage) with those that a block changed, each as it stands now; `end` (StreamEnd) ' +
        'before the server closes. That one expires is no event.',
      responses: eventStream('Events until the client leaves.'),
    }),
    (c) => serve(c, connections, (connection) => streams.offers(connection)),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/v1/ws',
      summary: 'A WebSocket for many markets and accounts.',
      description: webSocketProtocol,
      responses: {
        101: { description: 'A WebSocket.' },
        426: {
          description: 'Asked for without an upgrade.',
          content: { 'application/json': { schema: errorSchema } },
        },
      },
    }),
    (c) => {
      const message = 'upgrade is missing; expected a WebSocket client.';
      const { body } = new RequestRefused('bad_request', 'upgrade', message);
      return c.json(body, 426, { Upgrade: 'websocket', Connection: 'Upgrade' });
    },
  );

  return app;
}

/** Hands the answer's socket over to a stream, until either side leaves. */
function serve(
  c: Context,
  connections: Connections,
  join: (connection: SseConnection) => Joined,
): Response {
  const { incoming, outgoing } = c.env as HttpBindings;
  const release = connections.take(incoming);
  const connection = new SseConnection(outgoing, c.res.headers, heartbeatMilliseconds);
  const { leave } = join(connection);
  connection.onClose(() => {
    leave();
    release();
  });
  // Nothing of it is sent: see startAnswering.
  return c.body(null, 200);
}
