import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { AccountFollower } from '../live/accountFollower.ts';
import type { Hub } from '../live/hub.ts';
import { MarketFollower } from '../live/marketFollower.ts';
import { type StreamEvent, StreamQueue } from '../live/streamQueue.ts';
import type { Store } from '../store/openStore.ts';
import type { SyncStatus } from '../sync/syncer.ts';
import { readAtBlock, requireMarket } from './reading.ts';
import { marketParam, ownerParam } from './requests.ts';
import { refuseInvalid } from './validation.ts';

interface Streaming {
  store: Store;
  hub: Hub;
  status: () => Readonly<SyncStatus>;
}

const eventStream = (description: string) => ({
  200: { description, content: { 'text/event-stream': { schema: { type: 'string' as const } } } },
});

/** Server-sent events, per market and per account. */
export function streamRoutes({ store, hub, status }: Streaming) {
  const app = new OpenAPIHono({ defaultHook: refuseInvalid });

  app.openapi(
    createRoute({
      method: 'get',
      path: '/v1/markets/{market}/stream',
      summary: 'A market live.',
      description:
        'Events: `snapshot` (MarketSnapshot) first, unless Last-Event-ID could be resumed; `delta` (MarketDelta) with ' +
        "each block's changes, sizes absolute and 0 removing a level; `rollback` (MarketDelta) after a fork, sizes as " +
        'at its block, trades after it void; `head` (Block) with each block.',
      request: { params: marketParam },
      responses: eventStream('Events until the client leaves.'),
    }),
    async (c) => {
      const { market } = c.req.valid('param');
      await readAtBlock(store, async (tx) => ({ view: await requireMarket(tx, market) }));
      const queue = new StreamQueue();
      const resumeFrom = c.req.header('Last-Event-ID') ?? null;
      const follower = new MarketFollower({ store, market, epoch: status().epoch, queue });
      const leave = hub.follow(
        (commit) => follower.onCommit(commit),
        () => queue.end(),
      );
      return send(c, queue, leave, () => follower.start(resumeFrom));
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/v1/accounts/{owner}/stream',
      summary: "An account's orders live.",
      description:
        'Events: `snapshot` (AccountOrders) with all active orders, first and after a fork; `orders` (AccountOrders) ' +
        'with those that a block changed, fills and closings too, each as it stands now.',
      request: { params: ownerParam },
      responses: eventStream('Events until the client leaves.'),
    }),
    (c) => {
      const { owner } = c.req.valid('param');
      const queue = new StreamQueue();
      const follower = new AccountFollower({ store, owner, queue });
      const leave = hub.follow(
        (commit) => follower.onCommit(commit),
        () => queue.end(),
      );
      return send(c, queue, leave, () => follower.start());
    },
  );

  return app;
}

const heartbeatMilliseconds = 15_000;

/** Sends a queue's events until it ends or the client leaves. */
function send(c: Context, queue: StreamQueue, leave: () => void, start: () => Promise<void>) {
  return streamSSE(c, async (stream) => {
    const heartbeat = setInterval(() => void stream.write(': alive\n\n'), heartbeatMilliseconds);
    stream.onAbort(() => queue.end());
    try {
      await start();
      for (;;) {
        const event: StreamEvent | null = await queue.next();
        if (!event || stream.aborted) return;
        const { id, event: name, data } = event;
        await stream.writeSSE({ event: name, data: JSON.stringify(data), ...(id ? { id } : {}) });
      }
    } finally {
      clearInterval(heartbeat);
      leave();
    }
  });
}
