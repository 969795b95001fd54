import { say } from '../words/english.ts';
import { nodeUrl } from './chosenNodes.ts';

/** Milliseconds that a node has for its first answer. */
const PATIENCE = 8_000;

export type NodeCheck = { kind: 'good'; url: string } | { kind: 'bad'; words: string };

/** Asks a node for its chain before anything depends on it. */
export async function checkNode(text: string, chainId: number): Promise<NodeCheck> {
  const url = nodeUrl(text);
  if (url === null) return { kind: 'bad', words: say.nodeAddressWrong };
  let answer: unknown;
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'eth_chainId', params: [] }),
      signal: AbortSignal.timeout(PATIENCE),
    });
    answer = await response.json();
  } catch {
    // A browser does not tell a page whether nobody is there or it may not look: the words name both.
    return { kind: 'bad', words: say.nodeSilent };
  }
  const { result } = (answer ?? {}) as { result?: unknown };
  if (typeof result !== 'string' || !/^0x[0-9a-f]+$/i.test(result)) {
    return { kind: 'bad', words: say.noNode };
  }
  const found = Number(result);
  return found === chainId
    ? { kind: 'good', url }
    : { kind: 'bad', words: say.nodeOfOtherChain(found, chainId) };
}
