import type { EndReason } from '../http/frame.ts';

export const wsLimits = {
  /** Markets and accounts that one connection may follow. */
  subscriptions: 100,
  /** Messages of a client in a row, and how many more it may send each second. */
  messages: 200,
  messagesPerSecond: 20,
  /** Bytes of one message of a client. */
  messageBytes: 4_096,
  /** Bytes that may wait for a slow client before it is cut. */
  waitingBytes: 1 << 20,
  /** How long a client may take to answer a close before its socket is dropped. */
  lastMilliseconds: 2_000,
} as const;

/** Close codes of RFC 6455: going away, service restart, policy violation, internal error. */
export const closeCodes: Record<EndReason, number> = {
  shutdown: 1001,
  reindexed: 1012,
  slow: 1008,
  failed: 1011,
  gone: 1008,
};

/** How many messages a client may still send: a bucket that fills again with time. */
export class MessageAllowance {
  #left: number = wsLimits.messages;
  #at = performance.now();

  /** @returns whether there was one left to take. */
  take(): boolean {
    const now = performance.now();
    const gained = ((now - this.#at) / 1_000) * wsLimits.messagesPerSecond;
    this.#left = Math.min(wsLimits.messages, this.#left + gained) - 1;
    this.#at = now;
    return this.#left >= 0;
  }
}
