/** What a message is about: what a client subscribes to. */
export type Topic =
  | { channel: 'market'; market: string }
  | { channel: 'account'; owner: string }
  | { channel: 'risk' }
  | { channel: 'trade'; trade: string }
  | { channel: 'offers' }
  | { channel: 'mailbox' }
  | { channel: 'head' }
  | { channel: 'control' };

/** One message. It is put into bytes once, however many clients get it; both wires carry the same `data`. */
export class Frame {
  readonly event: string;
  readonly #topic: Topic;
  readonly #data: string;
  readonly #id: string | undefined;
  #serverSent: Buffer | undefined;
  #webSocket: Buffer | undefined;

  /** @param id what a client gives back to resume after this message. */
  constructor(topic: Topic, event: string, data: unknown, id?: string) {
    this.#topic = topic;
    this.event = event;
    this.#data = JSON.stringify(data);
    this.#id = id;
  }

  /** As a server-sent event. JSON has no line breaks of its own. */
  get serverSent(): Buffer {
    const id = this.#id === undefined ? '' : `id: ${this.#id}\n`;
    this.#serverSent ??= Buffer.from(`event: ${this.event}\n${id}data: ${this.#data}\n\n`);
    return this.#serverSent;
  }

  /** As a WebSocket message: `{channel, market or owner, event, id, data}`. */
  get webSocket(): Buffer {
    const head = JSON.stringify({ ...this.#topic, event: this.event, id: this.#id });
    this.#webSocket ??= Buffer.from(`${head.slice(0, -1)},"data":${this.#data}}`);
    return this.#webSocket;
  }
}

/** Why a stream ends, as clients are told. */
export const endReasons = {
  shutdown: 'The server stops. Come back in a moment and resume.',
  reindexed: 'The index is built anew, the chain being another one. Come back for a snapshot.',
  slow: 'Too much waits to be taken. Read faster, or subscribe to less; come back and resume.',
  failed: 'The server failed to read its store. Come back and resume.',
  gone: 'The market was opened, or the trade taken, in a block that a fork took away.',
} as const;
export type EndReason = keyof typeof endReasons;

/** Who gets frames: one subscription of one connection. Neither call waits or throws. */
export interface Listener {
  take(frame: Frame): void;
  end(reason: EndReason): void;
}
