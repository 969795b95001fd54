import type { IncomingMessage } from 'node:http';
import { clientAddress } from './clientAddress.ts';
import { RequestRefused } from './requestRefused.ts';

/** Counts the open streams of each client address, whichever wire they are on. */
export class Connections {
  readonly #most: number;
  readonly #proxies: number;
  readonly #open = new Map<string, number>();

  /** @param most streams an address may have at a time; 0: any number. */
  constructor(most: number, proxies: number) {
    this.#most = most;
    this.#proxies = proxies;
  }

  /** @returns the way to give the place back. Throws `RequestRefused` where the address has too many. */
  take(incoming: Pick<IncomingMessage, 'socket' | 'headers'>): () => void {
    const address = clientAddress(incoming, this.#proxies);
    const open = this.#open.get(address) ?? 0;
    if (this.#most > 0 && open >= this.#most) {
      throw new RequestRefused(
        'too_many_requests',
        null,
        `${open} streams of your address are open, and ${this.#most} are allowed. One WebSocket at /v1/ws can follow many markets.`,
      );
    }
    this.#open.set(address, open + 1);
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      const left = (this.#open.get(address) ?? 1) - 1;
      if (left > 0) this.#open.set(address, left);
      else this.#open.delete(address);
    };
  }
}
