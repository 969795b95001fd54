/** One server-sent event. */
export interface ReceivedEvent {
  event: string;
  id: string | null;
  data: unknown;
}

/** Server-sent events read by fetch, because Node 20 has no EventSource. */
export class EventStream {
  readonly #leaving = new AbortController();
  readonly #events: ReceivedEvent[] = [];
  #isEnded = false;

  static async open(url: string, lastEventId?: string): Promise<EventStream> {
    const stream = new EventStream();
    const response = await fetch(url, {
      signal: stream.#leaving.signal,
      headers: lastEventId === undefined ? {} : { 'Last-Event-ID': lastEventId },
    });
    if (!response.ok || !response.body) throw new Error(`${url} answered ${response.status}`);
    void stream.#read(response.body);
    return stream;
  }

  get isEnded(): boolean {
    return this.#isEnded;
  }

  /** The next event of one of these names; others before it are dropped. */
  async next(...names: string[]): Promise<ReceivedEvent> {
    const start = performance.now();
    for (;;) {
      const event = this.#events.shift();
      if (event && names.includes(event.event)) return event;
      if (event) continue;
      if (performance.now() - start > 120_000) throw new Error(`no ${names.join(', ')} came`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  close(): void {
    this.#leaving.abort();
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    let text = '';
    try {
      for await (const chunk of body) {
        text += decoder.decode(chunk, { stream: true });
        const blocks = text.split('\n\n');
        text = blocks.pop() ?? '';
        for (const block of blocks) this.#take(block);
      }
    } catch (error) {
      // Left by `close`, or by the server.
      if (!(error instanceof Error)) throw error;
    }
    this.#isEnded = true;
  }

  #take(block: string): void {
    const fields = new Map<string, string>();
    for (const line of block.split('\n')) {
      const colon = line.indexOf(': ');
      if (colon > 0) fields.set(line.slice(0, colon), line.slice(colon + 2));
    }
    const data = fields.get('data');
    if (data === undefined) return;
    this.#events.push({
      event: fields.get('event') ?? 'message',
      id: fields.get('id') ?? null,
      data: JSON.parse(data),
    });
  }
}
