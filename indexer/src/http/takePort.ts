import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';

/** Answers a request. */
export type Fetch = (request: Request, env: HttpBindings) => Response | Promise<Response>;

/** A port that this process listens at. */
export interface TakenPort {
  /** Where it answers. */
  url: string;
  server: Server;
  /** Says who answers; until then requests get a 503. */
  answer(fetch: Fetch): void;
  close(): Promise<void>;
}

/** The port is another process's. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken';
}

/** Listens before there is anything to answer, so that a taken port is told at once. Throws `PortTaken`. */
export async function takePort(host: string, port: number): Promise<TakenPort> {
  let answer: Fetch = () => new Response(null, { status: 503 });
  // Plain HTTP unless told otherwise, as here.
  const server = createAdaptorServer({
    fetch: (request, env) => answer(request, env as HttpBindings),
  }) as Server;
  const url = await listen(server, host, port);
  return {
    url,
    server,
    answer: (fetch) => {
      answer = async (request, env) => {
        const response = await fetch(request, env);
        // What a stream's route answered was made anew on its way here, and would be written after its events.
        return env.outgoing.headersSent ? RESPONSE_ALREADY_SENT : response;
      };
    },
    close: () => close(server),
  };
}

function listen(server: Server, host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') return reject(error);
      reject(new PortTaken(`PORT: ${port} at ${host} is taken by another process.`));
    });
    server.listen(port, host, () => {
      const { port: given } = server.address() as AddressInfo;
      resolve(`http://${host}:${given}`);
    });
  });
}

/** How long connections may take to take their last bytes. */
const lastMilliseconds = 1_000;

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    const hurry = setTimeout(() => server.closeAllConnections(), lastMilliseconds);
    server.close((error) => {
      clearTimeout(hurry);
      if (error) reject(error);
      else resolve();
    });
  });
}
