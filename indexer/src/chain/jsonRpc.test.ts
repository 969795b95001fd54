import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { JsonRpc } from './jsonRpc.ts';
import { RateLimited } from './nodeErrors.ts';

interface Message {
  id: number;
  method: string;
  params: unknown[];
}

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** A server that answers as `answer` says. @returns its URL. */
async function serve(
  answer: (message: Message | Message[], response: ServerResponse) => void,
): Promise<string> {
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    answer(JSON.parse(Buffer.concat(parts).toString()), response);
  });
  stops.push(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Answers each call with its method's name. */
const echo = ({ id, method }: Message) => ({ jsonrpc: '2.0', id, result: method });
const calls = ['a', 'b', 'c'].map((method) => ({ method, params: [] }));

describe('JsonRpc', () => {
  it('puts a batch in the order of its calls, whatever order the node gives it', async () => {
    const url = await serve((message, response) =>
      response.end(JSON.stringify((message as Message[]).map(echo).toReversed())),
    );
    expect(await new JsonRpc(url).callAll(calls)).toEqual(['a', 'b', 'c']);
  });

  it('asks again, by itself, for what failed in a batch', async () => {
    const url = await serve((message, response) => {
      const answers = Array.isArray(message)
        ? message.map((one, i) =>
            i < 1 ? echo(one) : { id: one.id, error: { code: 1, message: 'no' } },
          )
        : echo(message);
      response.end(JSON.stringify(answers));
    });
    expect(await new JsonRpc(url).callAll(calls)).toEqual(['a', 'b', 'c']);
  });

  it('asks one by one, from then on, a node that takes no batches', async () => {
    let batches = 0;
    const url = await serve((message, response) => {
      if (!Array.isArray(message)) return response.end(JSON.stringify(echo(message)));
      batches++;
      response
        .writeHead(400)
        .end('{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"no"}}');
    });
    const rpc = new JsonRpc(url);
    expect(await rpc.callAll(calls)).toEqual(['a', 'b', 'c']);
    expect(await rpc.callAll(calls)).toEqual(['a', 'b', 'c']);
    expect(batches).toBe(1);
  });

  it('reads how long a rate limit lasts, with an error in the body or without', async () => {
    const url = await serve((message, response) => {
      const { method } = message as Message;
      response.writeHead(429, { 'retry-after': '3' });
      response.end(method === 'a' ? '' : '{"error":{"code":-32000,"message":"too many requests"}}');
    });
    for (const method of ['a', 'b']) {
      const failure = await new JsonRpc(url).call(method).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(RateLimited);
      expect((failure as RateLimited).retryAfter).toBe(3_000);
    }
  });

  it('names what is no answer, what is too long, what is too late, and what is not there', async () => {
    const url = await serve((message, response) => {
      const { method } = message as Message;
      if (method === 'garbage') response.end('<html>');
      if (method === 'empty') response.end('{}');
      if (method === 'long') response.end(JSON.stringify({ result: 'x'.repeat(2_000) }));
      // The head of an answer, and then nothing.
      if (method === 'late') response.write('{"result":');
    });
    const rpc = new JsonRpc(url, { timeoutMilliseconds: 100, longestAnswer: 1_000 });
    await expect(rpc.call('garbage')).rejects.toThrow('answer to garbage makes no sense: "<html>"');
    await expect(rpc.call('empty')).rejects.toThrow('neither a result nor an error');
    await expect(rpc.call('long')).rejects.toThrow('the answer has more than 1000 bytes');
    await expect(rpc.call('late')).rejects.toThrow('did not answer late within 100 ms');
    await expect(new JsonRpc('http://127.0.0.1:9').call('any')).rejects.toThrow(
      /does not answer any \(.+\)/,
    );
  });

  it('ends what waits when it is closed, and the pauses of the persistent node', async () => {
    const url = await serve((message, response) => {
      if ((message as Message).method !== 'limited') return;
      response.writeHead(429, { 'retry-after': '60' }).end();
    });
    const rpc = new JsonRpc(url);
    const persistent = rpc.persistent({ attempts: 2, jitter: () => 0 });
    const waiting = [rpc.call('any'), persistent.call('limited')];
    await new Promise((resolve) => setTimeout(resolve, 50));
    rpc.close();
    await expect(waiting[0]).rejects.toThrow('does not answer any');
    await expect(waiting[1]).rejects.toThrow('limits the rate');
  });
});
