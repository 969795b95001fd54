/** One server-sent event. */
export interface StreamEvent {
  event: string;
  data: unknown;
  /** What a client gives back to resume from here. */
  id?: string | undefined;
}

/** Events that a slow client may have waiting before it is sent away; it comes back and gets a snapshot. */
const mostWaiting = 1_000;

/** Events from commits, waiting for the connection to take them. */
export class StreamQueue {
  readonly #events: StreamEvent[] = [];
  #isEnded = false;
  #wake: (() => void) | null = null;

  push(event: StreamEvent): void {
    if (this.#events.length >= mostWaiting) this.end();
    if (this.#isEnded) return;
    this.#events.push(event);
    this.#wake?.();
  }

  end(): void {
    this.#isEnded = true;
    this.#wake?.();
  }

  /** The next event, or null once the stream ended. */
  async next(): Promise<StreamEvent | null> {
    while (!this.#isEnded) {
      const event = this.#events.shift();
      if (event) return event;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      this.#wake = null;
    }
    return null;
  }
}
