import { WebSocket } from 'ws';

/** One message of /v1/ws. */
export interface LiveMessage {
  channel: 'market' | 'account' | 'trade' | 'offers' | 'head' | 'control';
  event: string;
  market?: string;
  owner?: string;
  id?: string;
  data: Record<string, unknown>;
}

/** A WebSocket to an indexer, with what it got in the order in which it came. */
export class LiveSocket {
  readonly #socket: WebSocket;
  readonly #messages: LiveMessage[] = [];
  /** Code and reason of the close, once it is closed. */
  readonly closed: Promise<{ code: number; reason: string }>;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data) => this.#messages.push(JSON.parse(String(data))));
    this.closed = new Promise((resolve) => {
      socket.on('close', (code, reason) => resolve({ code, reason: String(reason) }));
    });
  }

  /** @param url the indexer's, http. Rejects where the upgrade is refused. */
  static open(url: string, headers: Record<string, string> = {}): Promise<LiveSocket> {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/v1/ws`, { headers });
    const live = new LiveSocket(socket);
    return new Promise((resolve, reject) => {
      socket.on('open', () => resolve(live));
      socket.on('error', reject);
    });
  }

  ask(request: object): void {
    this.#socket.send(JSON.stringify(request));
  }

  send(text: string): void {
    this.#socket.send(text);
  }

  /** The next message of one of these events; others before it are dropped. */
  async next(...events: string[]): Promise<LiveMessage> {
    const start = performance.now();
    for (;;) {
      const message = this.#messages.shift();
      if (message && events.includes(message.event)) return message;
      if (message) continue;
      if (performance.now() - start > 120_000) throw new Error(`no ${events.join(', ')} came`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  close(): void {
    this.#socket.close();
  }
}
