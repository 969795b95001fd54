import type { Party } from './twoChains.ts';

/** One JSON-RPC request as a node gets it. */
interface Request {
  method: string;
  params: readonly unknown[];
}

/** What a node makes of a request: `ask` passes it on to a true one. A throw is a node out of reach. */
export type Node = (request: Request, ask: () => Promise<unknown>) => Promise<unknown>;

/**
 * While it runs, requests to `http://<name>.invalid` are answered by the node of that name; it can pass them on to the node
 * at `trueUrl`. An answer that is an `Error` is the node's refusal, with that message.
 */
export async function withNodes<Answer>(
  nodes: Record<string, { trueUrl: string; node: Node }>,
  run: () => Promise<Answer>,
): Promise<Answer> {
  const real = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const { hostname } = new URL(String(input));
    const found = nodes[hostname.replace(/\.invalid$/, '')];
    if (!found) return real(input, init);
    const request = JSON.parse(String(init?.body)) as Request & { id: number };
    const ask = async () => {
      const response = await real(found.trueUrl, init);
      const { result, error } = (await response.json()) as { result: unknown; error?: object };
      return error ? Object.assign(new Error('refused'), error) : result;
    };
    const answer = await found.node(request, ask);
    const isRefusal = answer instanceof Error;
    const error = isRefusal ? { code: -32_000, ...answer, message: answer.message } : undefined;
    const body = {
      jsonrpc: '2.0',
      id: request.id,
      ...(isRefusal ? { error } : { result: answer }),
    };
    return Response.json(body);
  };
  try {
    return await run();
  } finally {
    globalThis.fetch = real;
  }
}

/** A party's options, with other nodes of one chain: their urls, with commas between. */
export function optionsWith(party: Party, chainId: number, urls: string): string[] {
  return party
    .options()
    .map((option) =>
      option.startsWith(`--rpc=${chainId}=`) ? `--rpc=${chainId}=${urls}` : option,
    );
}
