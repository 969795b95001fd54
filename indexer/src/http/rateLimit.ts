import type { HttpBindings } from '@hono/node-server';
import type { MiddlewareHandler } from 'hono';
import { clientAddress } from './clientAddress.ts';
import { RequestRefused } from './requestRefused.ts';

export interface RateLimit {
  /** Requests an address may make in a minute, all of them at once too; 0: any number. */
  requestsPerMinute: number;
  /** Trusted proxies in front. */
  proxies: number;
}

interface Bucket {
  left: number;
  at: number;
}

/** Addresses remembered; above it, those that may ask at full rate again are forgotten. */
const mostBuckets = 10_000;

/** A bucket of tokens for each address, one taken by a request, filling again evenly. */
export class TokenBuckets {
  readonly #size: number;
  readonly #perSecond: number;
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();

  /** @param now seconds. */
  constructor(perMinute: number, now: () => number = () => performance.now() / 1_000) {
    this.#size = perMinute;
    this.#perSecond = perMinute / 60;
    this.#now = now;
  }

  /** @returns the tokens left, and the seconds after which there is one where there was none to take. */
  take(address: string): { left: number; wait: number } {
    const now = this.#now();
    const bucket = this.#buckets.get(address) ?? { left: this.#size, at: now };
    bucket.left = Math.min(this.#size, bucket.left + (now - bucket.at) * this.#perSecond);
    bucket.at = now;
    if (this.#buckets.size >= mostBuckets && !this.#buckets.has(address)) this.#forgetFull(now);
    this.#buckets.set(address, bucket);
    if (bucket.left < 1) return { left: 0, wait: (1 - bucket.left) / this.#perSecond };
    bucket.left--;
    return { left: Math.floor(bucket.left), wait: 0 };
  }

  get count(): number {
    return this.#buckets.size;
  }

  /** Where all are in use, the oldest tenth goes: memory is bounded before fairness. */
  #forgetFull(now: number): void {
    for (const [address, { left, at }] of this.#buckets) {
      if (left + (now - at) * this.#perSecond >= this.#size) this.#buckets.delete(address);
    }
    const excess = this.#buckets.size - mostBuckets * 0.9;
    for (const address of [...this.#buckets.keys()].slice(0, Math.max(0, excess))) {
      this.#buckets.delete(address);
    }
  }
}

/** Those who watch the process are not counted. */
const uncounted = new Set(['/health', '/ready', '/metrics']);

/** Refuses with 429 and Retry-After; says with every answer how much is left. */
export function rateLimit({
  requestsPerMinute,
  proxies,
}: RateLimit): MiddlewareHandler<{ Bindings: HttpBindings }> {
  const buckets = new TokenBuckets(requestsPerMinute);
  return async (c, next) => {
    if (requestsPerMinute === 0 || uncounted.has(c.req.path)) return next();
    const { left, wait } = buckets.take(clientAddress(c.env.incoming, proxies));
    c.header('RateLimit-Limit', String(requestsPerMinute));
    c.header('RateLimit-Remaining', String(left));
    if (wait === 0) return next();
    const seconds = Math.ceil(wait);
    const { body, status } = new RequestRefused(
      'too_many_requests',
      null,
      `Your address made more than ${requestsPerMinute} requests in a minute; go on in ${seconds} s. Streams tell of changes without being asked.`,
    );
    return c.json(body, status, { 'Retry-After': String(seconds) });
  };
}
