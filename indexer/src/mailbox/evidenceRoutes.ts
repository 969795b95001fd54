import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { hexToBytes, mailboxLimits, postedId } from '@weir/contracts/messages';
import { bytesToHex, type Hex } from 'viem';
import { RequestRefused } from '../http/requestRefused.ts';
import { refuseInvalid } from '../http/validation.ts';
import { evidenceParam, evidenceQuery, tradeParam } from './mailboxRequests.ts';
import type { MailboxRouting } from './mailboxRoutes.ts';
import { tradeName } from './mailboxRoutes.ts';
import { evidenceAnswer, evidenceListAnswer } from './mailboxSchemas.ts';

const path = '/v1/evidence/{chainId}/{escrow}/{tradeId}';

/** Evidence sealed to the seats of a dispute. Anybody may take it: only the seats can open it. */
export function evidenceRoutes({ gate, store }: Pick<MailboxRouting, 'gate' | 'store'>) {
  const app = new OpenAPIHono({ defaultHook: refuseInvalid });

  app.openapi(
    createRoute({
      method: 'put',
      path: `${path}/{id}`,
      summary: 'Leaves sealed evidence for the seats.',
      description: `The body is what sealEvidence made; the signature is of evidenceStatement with its length. A party may leave ${mailboxLimits.evidenceBytes} bytes of images and evidence in a trade; where it would be more, its evidence that was sent before is deleted.`,
      request: {
        params: evidenceParam,
        query: evidenceQuery,
        body: {
          content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
        },
      },
      responses: {
        200: {
          description: 'It is kept, for 30 days.',
          content: { 'application/json': { schema: evidenceAnswer } },
        },
      },
    }),
    async (c) => {
      const { id, ...scope } = c.req.valid('param');
      const { sender, postedAt, signature } = c.req.valid('query');
      gate.requireTrade(scope);
      gate.requirePresent(postedAt);
      // Who posts is known before so many bytes are read.
      const length = Number(c.req.header('content-length') ?? 0);
      const statement = {
        scope,
        sender: hexToBytes(sender),
        id: hexToBytes(id),
        length,
        postedAt,
      };
      const party = await gate.submitter(statement, signature);
      const sealed = new Uint8Array(await c.req.arrayBuffer());
      const found = bytesToHex(postedId(sealed));
      if (found !== id) {
        const message = `body has the hash ${found}; expected ${id}, by which it is posted.`;
        throw new RequestRefused('bad_request', 'body', message);
      }
      const { isNew } = await store.postEvidence({
        trade: tradeName(scope),
        id,
        party,
        postedAt,
        sealed,
      });
      return c.json({ id, isNew }, 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path,
      summary: "A trade's sealed evidence, oldest first.",
      request: { params: tradeParam },
      responses: {
        200: {
          description: 'Their ids and lengths.',
          content: { 'application/json': { schema: evidenceListAnswer } },
        },
      },
    }),
    async (c) => {
      const scope = c.req.valid('param');
      gate.requireTrade(scope);
      const evidence = await store.listEvidence(tradeName(scope));
      return c.json({ evidence: evidence.map((item) => ({ ...item, id: item.id as Hex })) }, 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: `${path}/{id}`,
      summary: 'Sealed evidence.',
      request: { params: evidenceParam },
      responses: {
        200: {
          description: 'Its bytes.',
          content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
        },
      },
    }),
    async (c) => {
      const { id, ...scope } = c.req.valid('param');
      gate.requireTrade(scope);
      const sealed = await store.readEvidence({ trade: tradeName(scope), id });
      if (!sealed) {
        const message = `id is ${id}, and there is no such evidence; it is kept for 30 days.`;
        throw new RequestRefused('not_found', 'id', message);
      }
      c.header('Content-Type', 'application/octet-stream');
      return c.body(Uint8Array.from(sealed), 200);
    },
  );

  return app;
}
