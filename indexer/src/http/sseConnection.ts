import type { ServerResponse } from 'node:http';
import { type EndReason, endReasons, Frame, type Listener } from './frame.ts';

/** Bytes that may wait for a slow client before it is cut. */
const mostWaiting = 1 << 20;
/** How long an ended connection may take to take what waits. */
const lastMilliseconds = 2_000;
/** What a browser waits before it comes back. */
const retryMilliseconds = 2_000;

/** One client's server-sent events, written straight to its socket: a frame's bytes are made once for all clients. */
export class SseConnection implements Listener {
  readonly #outgoing: ServerResponse;
  readonly #heartbeat: NodeJS.Timeout;
  #isEnded = false;

  /** @param headers those that the answer has beside its own, such as CORS. */
  constructor(outgoing: ServerResponse, headers: Headers, heartbeatMilliseconds: number) {
    this.#outgoing = outgoing;
    for (const [name, value] of headers) outgoing.setHeader(name, value);
    outgoing.writeHead(200, {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-cache, no-transform',
      // Proxies of nginx's kind hold answers back otherwise.
      'X-Accel-Buffering': 'no',
    });
    outgoing.write(`retry: ${retryMilliseconds}\n\n`);
    this.#heartbeat = setInterval(() => this.#write(': alive\n\n'), heartbeatMilliseconds);
  }

  /** Calls `leave` when the connection is gone, by whomever. */
  onClose(leave: () => void): void {
    const stop = () => {
      this.#isEnded = true;
      clearInterval(this.#heartbeat);
      leave();
    };
    if (this.#outgoing.destroyed) stop();
    else this.#outgoing.once('close', stop);
  }

  take(frame: Frame): void {
    this.#write(frame.serverSent);
  }

  end(reason: EndReason): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    clearInterval(this.#heartbeat);
    const notice = { reason, message: endReasons[reason] };
    this.#outgoing.end(new Frame({ channel: 'control' }, 'end', notice).serverSent);
    setTimeout(() => this.#outgoing.destroy(), lastMilliseconds).unref();
  }

  #write(text: string | Buffer): void {
    if (this.#isEnded) return;
    if (this.#outgoing.writableLength > mostWaiting) this.end('slow');
    else this.#outgoing.write(text);
  }
}
