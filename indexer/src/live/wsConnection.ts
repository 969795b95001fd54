import type { WebSocket } from 'ws';
import { RequestRefused } from '../api/apiError.ts';
import { type EndReason, endReasons, Frame, type Listener } from './frame.ts';
import type { Joined, Streams } from './streams.ts';
import { parseWsRequest, type WsRequest } from './wsRequests.ts';

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
} as const;

/** Close codes of RFC 6455: going away, policy violation, try again later. */
const closeCodes: Record<EndReason, number> = {
  shutdown: 1001,
  reindexed: 1012,
  slow: 1008,
  failed: 1011,
  gone: 1008,
};
/** How long a client may take to answer a close before its socket is dropped. */
const lastMilliseconds = 2_000;

export interface WsSettings {
  streams: Streams;
  /** Throws `RequestRefused` where there is no such market. */
  requireMarket: (market: string) => Promise<void>;
}

/** One client of /v1/ws: what it asks, and the frames of what it follows. */
export class WsConnection implements Listener {
  readonly #socket: WebSocket;
  readonly #settings: WsSettings;
  readonly #subscriptions = new Map<string, Joined>();
  #leaveHeads: (() => void) | null = null;
  #isAlive = true;
  #isEnded = false;
  #allowance: number = wsLimits.messages;
  #allowanceAt = performance.now();
  /** Requests are carried out one after the other, as they came. */
  #requests: Promise<void> = Promise.resolve();

  constructor(socket: WebSocket, settings: WsSettings) {
    this.#socket = socket;
    this.#settings = settings;
    socket.on('message', (data, isBinary) => this.#receive(data, isBinary));
    socket.on('pong', () => {
      this.#isAlive = true;
    });
    // What is wrong with a client's frames is told to it by the close that follows.
    socket.on('error', () => this.leave());
    socket.on('close', () => this.leave());
  }

  take(frame: Frame): void {
    if (this.#isEnded) return;
    if (this.#socket.bufferedAmount > wsLimits.waitingBytes) this.end('slow');
    else this.#socket.send(frame.webSocket, { binary: false });
  }

  end(reason: EndReason): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    this.leave();
    const notice = { reason, message: endReasons[reason] };
    this.#socket.send(new Frame({ channel: 'control' }, 'end', notice).webSocket, {
      binary: false,
    });
    this.#close(closeCodes[reason], `${reason}: ${endReasons[reason]}`);
  }

  /** To be called at each heartbeat: who did not answer the one before is gone. */
  beat(): void {
    if (this.#isAlive) this.#socket.ping();
    else this.#socket.terminate();
    this.#isAlive = false;
  }

  /** Ends all subscriptions. */
  leave(): void {
    for (const { leave } of this.#subscriptions.values()) leave();
    this.#subscriptions.clear();
    this.#leaveHeads?.();
    this.#leaveHeads = null;
  }

  #receive(data: unknown, isBinary: boolean): void {
    if (this.#isEnded) return;
    this.#isAlive = true;
    if (!this.#mayAsk()) {
      this.#isEnded = true;
      this.leave();
      this.#close(
        1008,
        `too_many_requests: at most ${wsLimits.messagesPerSecond} messages a second`,
      );
      return;
    }
    const text = isBinary ? 'binary' : String(data);
    this.#requests = this.#requests.then(() => this.#answer(text));
  }

  async #answer(text: string): Promise<void> {
    if (this.#isEnded) return;
    let request: WsRequest | null = null;
    try {
      request = parseWsRequest(text);
      await this.#carryOut(request);
    } catch (error) {
      const { body } =
        error instanceof RequestRefused
          ? error
          : new RequestRefused('internal', null, 'The indexer failed to answer; ask again.');
      this.#reply('error', request, body.error);
    }
  }

  async #carryOut(request: WsRequest): Promise<void> {
    if (request.method === 'ping') return this.#reply('pong', request, {});
    const subject = request.channel === 'market' ? request.market : request.owner;
    const { method, channel } = request;
    const key = `${channel} ${subject}`;
    const about = channel === 'market' ? { channel, market: subject } : { channel, owner: subject };
    if (method === 'unsubscribe') {
      const joined = this.#subscriptions.get(key);
      if (!joined)
        throw new RequestRefused(
          'bad_request',
          channel === 'market' ? 'market' : 'owner',
          `${subject} is not subscribed to.`,
        );
      this.#drop(key);
      return this.#reply('unsubscribed', request, about);
    }
    if (this.#subscriptions.size >= wsLimits.subscriptions && !this.#subscriptions.has(key)) {
      throw new RequestRefused(
        'too_many_requests',
        'method',
        `${wsLimits.subscriptions} subscriptions are open, and no more are allowed; unsubscribe, or open another connection.`,
      );
    }
    if (channel === 'market') await this.#settings.requireMarket(subject);
    if (this.#isEnded) return;
    // A second subscription to the same replaces the first: the client wants a snapshot, or to resume.
    this.#drop(key);
    this.#reply('subscribed', request, about);
    const listener = this.#listener(key);
    const { streams } = this.#settings;
    const resume = 'resume' in request ? request.resume : null;
    const joined =
      channel === 'market'
        ? streams.market(subject, listener, resume)
        : streams.account(subject, listener);
    this.#subscriptions.set(key, joined);
    this.#leaveHeads ??= streams.heads(this);
  }

  /** A subscription of its own can end without the connection. */
  #listener(key: string): Listener {
    return {
      take: (frame) => this.take(frame),
      end: (reason) => {
        if (reason !== 'gone') return this.end(reason);
        this.#drop(key);
        this.#reply('end', null, { reason, message: endReasons[reason], subscription: key });
      },
    };
  }

  #drop(key: string): void {
    this.#subscriptions.get(key)?.leave();
    this.#subscriptions.delete(key);
    if (this.#subscriptions.size > 0) return;
    this.#leaveHeads?.();
    this.#leaveHeads = null;
  }

  #reply(event: string, request: WsRequest | null, data: object): void {
    const id = request?.id ?? null;
    this.take(new Frame({ channel: 'control' }, event, id === null ? data : { ...data, id }));
  }

  /** A bucket of messages that fills again with time. */
  #mayAsk(): boolean {
    const now = performance.now();
    const gained = ((now - this.#allowanceAt) / 1_000) * wsLimits.messagesPerSecond;
    this.#allowance = Math.min(wsLimits.messages, this.#allowance + gained) - 1;
    this.#allowanceAt = now;
    return this.#allowance >= 0;
  }

  /** A close's reason has room for 123 bytes. */
  #close(code: number, reason: string): void {
    this.#socket.close(code, reason.slice(0, 120));
    setTimeout(() => this.#socket.terminate(), lastMilliseconds).unref();
  }
}
