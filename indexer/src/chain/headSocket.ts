import type { Logger } from 'pino';
import { type RawData, WebSocket } from 'ws';
import { MalformedAnswer } from './nodeErrors.ts';
import { type Jitter, pauseAfter } from './retries.ts';
import { readHeader, readQuantity, type SealedHeader } from './wireFormat.ts';

export interface HeadSocketSettings {
  url: string;
  /** A node of another chain is not listened to. */
  chainId: number;
  jitter: Jitter;
  log: Logger;
  /** Without a message for so long the node is pinged; without one for twice as long the connection is given up. */
  silentMilliseconds?: number;
  /** How far polling may be ahead of the socket before the connection is given up. */
  lateMilliseconds?: number;
}

const usual = { silentMilliseconds: 15_000, lateMilliseconds: 2_000 };

const askChain = { jsonrpc: '2.0', id: 1, method: 'eth_chainId', params: [] };
const subscribe = { jsonrpc: '2.0', id: 2, method: 'eth_subscribe', params: ['newHeads'] };

/** An answer, or a notification. */
interface Message {
  id?: unknown;
  result?: unknown;
  method?: unknown;
  params?: { result?: unknown };
}

/**
 * New heads as the node tells them (`eth_subscribe newHeads`). It only makes the indexer look sooner: polling goes on
 * behind it, so a socket that is closed, silent or late costs time and nothing else. A connection that is lost, or not
 * worth having, is made again, for ever, by the pauses of retries.ts.
 */
export class HeadSocket {
  readonly #settings: Required<HeadSocketSettings>;
  #tell: () => void = () => undefined;
  #socket: WebSocket | null = null;
  #timer: NodeJS.Timeout | undefined;
  #failures = 0;
  #isStopped = false;
  #isSubscribed = false;
  #isNew = false;
  /** The highest block that this connection told, or that was known before it told any; -1 where none was. */
  #highest = -1;
  #polled = -1;
  #untaken: SealedHeader | null = null;
  /** Since when polling knows of a block that the socket has not told of. */
  #lateSince: number | null = null;

  constructor(settings: HeadSocketSettings) {
    this.#settings = { ...usual, ...settings };
  }

  /** Connects. `tell` is called at each head, and when a connection was made. */
  start(tell: () => void): void {
    this.#tell = tell;
    this.#connect();
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    this.#socket?.terminate();
  }

  /** Whether heads come by the socket as soon as they come by polling. */
  get isTimely(): boolean {
    return this.#isSubscribed && this.#lateSince === null;
  }

  /** The newest head told since it was last asked. */
  takeHead(): SealedHeader | null {
    const head = this.#untaken;
    this.#untaken = null;
    return head;
  }

  /** Whether a connection was made since it was last asked: the node behind it may be another one. */
  takeReconnected(): boolean {
    const isNew = this.#isNew;
    this.#isNew = false;
    return isNew;
  }

  /** Tells which head polling found, so that a socket that says nothing is noticed. */
  polled(number: number): void {
    this.#polled = number;
    if (!this.#isSubscribed) return;
    if (this.#highest === -1) this.#highest = number;
    if (number <= this.#highest) {
      this.#lateSince = null;
      return;
    }
    const now = performance.now();
    this.#lateSince ??= now;
    if (now - this.#lateSince > this.#settings.lateMilliseconds) this.#giveUp('it tells no heads');
  }

  #connect(): void {
    const { url, silentMilliseconds } = this.#settings;
    const socket = new WebSocket(url, { handshakeTimeout: silentMilliseconds });
    this.#socket = socket;
    this.#highest = -1;
    socket.on('open', () => {
      this.#watchSilence(socket);
      for (const message of [askChain, subscribe]) socket.send(JSON.stringify(message));
    });
    socket.on('message', (data) => {
      // What was received before the connection was given up.
      if (socket.readyState !== WebSocket.OPEN) return;
      this.#watchSilence(socket);
      this.#take(data);
    });
    socket.on('pong', () => this.#watchSilence(socket));
    // What went wrong; `close` follows.
    socket.on('error', (error) => this.#settings.log.debug({ err: error }, 'the socket failed'));
    socket.on('close', () => this.#reconnect());
  }

  #watchSilence(socket: WebSocket): void {
    const { silentMilliseconds } = this.#settings;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      socket.ping();
      this.#timer = setTimeout(() => this.#giveUp('it is silent'), silentMilliseconds);
    }, silentMilliseconds);
  }

  #take(data: RawData): void {
    try {
      this.#read(JSON.parse(data.toString()));
    } catch (error) {
      if (!(error instanceof SyntaxError || error instanceof MalformedAnswer)) throw error;
      this.#giveUp(error.message);
    }
  }

  #read(message: Message | null): void {
    if (typeof message !== 'object' || message === null) {
      throw new MalformedAnswer(subscribe.method, 'no object');
    }
    const { chainId } = this.#settings;
    if (message.id === askChain.id) {
      const found = readQuantity('eth_chainId', message.result);
      if (found !== chainId) this.#giveUp(`it is of chain ${found} instead of ${chainId}`);
    } else if (message.id === subscribe.id) {
      if (typeof message.result === 'string') this.#subscribed();
      else this.#giveUp('it takes no subscriptions');
    } else if (message.method === 'eth_subscription') {
      const head = readHeader('eth_subscribe', message.params?.result);
      this.#failures = 0;
      this.#highest = Math.max(this.#highest, head.number);
      if (this.#highest >= this.#polled) this.#lateSince = null;
      this.#untaken = head;
      this.#tell();
    }
  }

  #subscribed(): void {
    this.#isSubscribed = true;
    this.#isNew = true;
    this.#tell();
  }

  #giveUp(reason: string): void {
    this.#settings.log.warn({ reason }, 'RPC_WS_URL: the connection is made anew');
    this.#socket?.terminate();
  }

  #reconnect(): void {
    clearTimeout(this.#timer);
    this.#isSubscribed = false;
    this.#untaken = null;
    this.#lateSince = null;
    if (this.#isStopped) return;
    this.#failures++;
    const pause = pauseAfter(null, this.#failures, this.#settings.jitter);
    this.#timer = setTimeout(() => this.#connect(), pause);
  }
}
