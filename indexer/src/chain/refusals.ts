import { NodeRefused, RateLimited, TooMuchAsked } from './nodeErrors.ts';

/** A JSON-RPC error object. */
export interface RpcRefusal {
  code: number;
  message: string;
  data?: unknown;
}

/** JSON-RPC's `limit exceeded` (EIP-1474), which providers use for the rate of requests and for large answers. */
const limitExceeded = -32_005;
/** HTTP's code as an RPC code (Alchemy), QuickNode's, and the one of several proxies. */
const rateCodes = new Set([429, -32_007, -32_029]);
const rateWords =
  /rate.?limit|too many requests|request (?:limit|count)|per second|compute units|throttl|quota|capacity/i;

/**
 * What providers say where a range has too many blocks or logs. Among them: "query returned more than 10000 results"
 * (Infura, geth forks), "Log response size exceeded", "up to a 2K block range" (Alchemy), "eth_getLogs is limited to
 * a 10,000 range" (QuickNode), "block range is too wide" (Ankr), "query exceeds max results 20000" (Erigon, reth),
 * "exceed maximum block range: 5000" (BSC), "ranges over 10000 blocks are not supported" (dRPC), "backend response
 * too large" (Cloudflare), "query timeout exceeded" (geth).
 */
const tooMuchWords =
  /more than [\d,]+ (?:results|logs)|exceed(?:s|ed)? (?:the )?(?:max|range|limit|allowed)|max(?:imum)? (?:block )?range|max (?:results|logs)|block range|ranges over|limited to|range (?:is )?too|too (?:large|wide|big|many)|size exceeded|response size|range limit|query timeout/i;

/** Which failure a node's words mean. They differ from provider to provider, and codes are used for anything. */
export function refusalOf(
  method: string,
  { code, message, data }: RpcRefusal,
  retryAfter: number | null,
) {
  // A contract chooses the words with which it reverts: they are not the node's.
  if (method === 'eth_call' && (code === 3 || /revert/i.test(message))) {
    return new NodeRefused(method, code, message, data);
  }
  if (rateCodes.has(code) || rateWords.test(message)) {
    return new RateLimited(method, retryAfter, message);
  }
  if (method === 'eth_getLogs' && (tooMuchWords.test(message) || code === limitExceeded)) {
    return new TooMuchAsked(method, message);
  }
  if (code === limitExceeded) return new RateLimited(method, retryAfter, message);
  return new NodeRefused(method, code, message, data);
}

/** Which failure an HTTP status means that carries no JSON-RPC answer. Null for those of a broken server. */
export function refusalOfStatus(method: string, status: number, retryAfter: number | null) {
  const words = `HTTP status ${status}`;
  if (status === 429 || (status === 503 && retryAfter !== null)) {
    return new RateLimited(method, retryAfter, words);
  }
  if (status === 413) return new TooMuchAsked(method, words);
  return status >= 500 ? null : new NodeRefused(method, status, words);
}

/** Milliseconds that a Retry-After header asks for: whole seconds, or a date (RFC 9110, 10.2.3). Null without one. */
export function readRetryAfter(header: string | null, now: number): number | null {
  if (header === null) return null;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1_000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
