import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import { type EndReason, endReasons, Frame, type Listener } from '../http/frame.ts';
import { RequestRefused } from '../http/requestRefused.ts';
import type { Joined, Streams } from './streams.ts';
import { closeCodes, MessageAllowance, wsLimits } from './wsLimits.ts';
import { parseWsRequest, type WsRequest } from './wsRequests.ts';

export interface WsSettings {
  streams: Streams;
  log: Logger;
  /** Throws `RequestRefused` where there is no such market. */
  requireMarket: (market: string) => Promise<void>;
  /** Likewise of a trade between people. */
  requireTrade: (trade: string) => Promise<void>;
}

/** One client of /v1/ws: what it asks, and the frames of what it follows. */
export class WsConnection implements Listener {
  readonly #socket: WebSocket;
  readonly #settings: WsSettings;
  readonly #subscriptions = new Map<string, Joined>();
  #leaveHeads: (() => void) | null = null;
  #isAlive = true;
  #isEnded = false;
  readonly #allowance = new MessageAllowance();
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
    socket.on('error', () => this.#onGone());
    socket.on('close', () => this.#onGone());
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
    if (!this.#allowance.take()) {
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
      const isRefused = error instanceof RequestRefused;
      if (!isRefused) this.#settings.log.error({ err: error }, 'a WebSocket request failed');
      const message = 'The server failed to answer; its log says why.';
      const { body } = isRefused ? error : new RequestRefused('internal', null, message);
      this.#reply('error', request, body.error);
    }
  }

  #carryOut(request: WsRequest): Promise<void> | void {
    if (request.method === 'ping') return this.#reply('pong', request, {});
    return request.method === 'subscribe' ? this.#subscribe(request) : this.#unsubscribe(request);
  }

  #unsubscribe(request: WsRequest & { method: 'unsubscribe' }): void {
    const { key, field, subject, about } = subjectOf(request);
    if (!this.#subscriptions.has(key)) {
      throw new RequestRefused('bad_request', field, `${field} ${subject} is not subscribed to.`);
    }
    this.#drop(key);
    this.#reply('unsubscribed', request, about);
  }

  async #subscribe(request: WsRequest & { method: 'subscribe' }): Promise<void> {
    const { key, subject, about } = subjectOf(request);
    if (this.#subscriptions.size >= wsLimits.subscriptions && !this.#subscriptions.has(key)) {
      throw new RequestRefused(
        'too_many_requests',
        'method',
        `${wsLimits.subscriptions} subscriptions are open, and no more are allowed; unsubscribe, or open another connection.`,
      );
    }
    const { streams, requireMarket, requireTrade } = this.#settings;
    if (request.channel === 'market') await requireMarket(subject);
    if (request.channel === 'trade') await requireTrade(subject);
    if (this.#isEnded) return;
    // A second subscription to the same replaces the first: the client wants a snapshot, or to resume.
    this.#drop(key);
    this.#reply('subscribed', request, about);
    const listener = this.#listener(key);
    const joined = join(streams, request, listener);
    // Its first message may have been one too many.
    if (this.#isEnded) return joined.leave();
    this.#subscriptions.set(key, joined);
    this.#leaveHeads ??= streams.heads(this);
  }

  #onGone(): void {
    this.#isEnded = true;
    this.leave();
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

  /** A close's reason has room for 123 bytes. */
  #close(code: number, reason: string): void {
    this.#socket.close(code, reason.slice(0, 120));
    setTimeout(() => this.#socket.terminate(), wsLimits.lastMilliseconds).unref();
  }
}

function join(
  streams: Streams,
  request: WsRequest & { method: 'subscribe' },
  listener: Listener,
): Joined {
  switch (request.channel) {
    case 'market':
      return streams.market(request.market, listener, request.resume);
    case 'account':
      return streams.account(request.owner, listener);
    case 'trade':
      return streams.trade(request.trade, listener);
    case 'offers':
      return streams.offers(listener);
    case 'risk':
      return streams.risk(listener);
  }
}

/** What a request is about, and its name among the subscriptions. */
function subjectOf(request: Exclude<WsRequest, { method: 'ping' }>) {
  const { channel } = request;
  switch (request.channel) {
    case 'market': {
      const { market } = request;
      const about = { channel, market };
      return { key: `market ${market}`, field: 'market', subject: market, about };
    }
    case 'account': {
      const { owner } = request;
      const about = { channel, owner };
      return { key: `account ${owner}`, field: 'owner', subject: owner, about };
    }
    case 'trade': {
      const { trade } = request;
      const about = { channel, trade };
      return { key: `trade ${trade}`, field: 'trade', subject: trade, about };
    }
    case 'offers':
    case 'risk':
      return { key: channel, field: 'channel', subject: channel, about: { channel } };
  }
}
