import { ParentMismatch } from './nodeErrors.ts';
import type { OldBlocks } from './oldBlocks.ts';
import { RangeSpan } from './rangeSpan.ts';
import { attemptsOfRequest, isTooMuch } from './retries.ts';

/** Logs that may be held before the writer takes them; the answers that are on their way come on top. */
const mostHeldLogs = 12_000;

export interface BackfillSettings {
  /** Reads one range: `readOldBlocks`, over a node that is asked again where it fails. */
  readRange: (from: number, to: number) => Promise<OldBlocks>;
  /** Requests at once. */
  concurrency: number;
}

/** A range that is to be read, is being read, or was read. */
interface Range {
  from: number;
  to: number;
  state: 'waiting' | 'reading' | OldBlocks;
}

/**
 * Reads old blocks ahead of who writes them: several ranges at once, given out in their order, in lengths that adapt
 * to what the node takes.
 */
export class BackfillReader {
  readonly #settings: BackfillSettings;
  readonly #span = new RangeSpan();

  constructor(settings: BackfillSettings) {
    this.#settings = settings;
  }

  /**
   * The blocks after `before` up to `last`, range after range, each of which follows on the one before it. Throws
   * where a range cannot be read after all its attempts, and `ParentMismatch` where the ranges are of two chains.
   */
  async *read(
    before: { number: number; hash: string },
    last: number,
    signal: AbortSignal,
  ): AsyncGenerator<OldBlocks> {
    const stopping = new AbortController();
    const stop = () => stopping.abort();
    signal.addEventListener('abort', stop);
    const work = new ReadAhead(
      this.#settings,
      this.#span,
      before.number + 1,
      last,
      stopping.signal,
    );
    let parent = before.hash;
    try {
      for (;;) {
        const found = await work.next();
        if (!found) return;
        const { first, last: end } = found;
        if (first.parentHash !== parent) {
          throw new ParentMismatch(first.number, first.parentHash, parent);
        }
        parent = end.hash;
        yield found;
      }
    } finally {
      signal.removeEventListener('abort', stop);
      stop();
    }
  }
}

/** One run of reading ahead. */
class ReadAhead {
  readonly #settings: BackfillSettings;
  readonly #span: RangeSpan;
  readonly #signal: AbortSignal;
  readonly #last: number;
  /** In the order of their blocks, without gaps; all after them is not planned yet. */
  readonly #ranges: Range[] = [];
  #planned: number;
  #reading = 0;
  #heldLogs = 0;
  #failure: { error: unknown } | null = null;
  #wake: () => void = () => undefined;

  constructor(
    settings: BackfillSettings,
    span: RangeSpan,
    from: number,
    last: number,
    signal: AbortSignal,
  ) {
    this.#settings = settings;
    this.#span = span;
    this.#planned = from;
    this.#last = last;
    this.#signal = signal;
  }

  /** The next range, or null after the last one, or where it is stopped. */
  async next(): Promise<OldBlocks | null> {
    for (;;) {
      if (this.#signal.aborted) return null;
      if (this.#failure) throw this.#failure.error;
      this.#start();
      const [first] = this.#ranges;
      if (!first) return null;
      if (typeof first.state === 'object') {
        this.#ranges.shift();
        this.#heldLogs -= first.state.logs;
        return first.state;
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** Starts reading as many ranges as may be read. The first one is read whatever is held. */
  #start(): void {
    while (this.#reading < this.#settings.concurrency) {
      const range = this.#ranges.find(({ state }) => state === 'waiting') ?? this.#plan();
      if (!range) return;
      if (this.#heldLogs >= mostHeldLogs && range !== this.#ranges[0]) return;
      range.state = 'reading';
      this.#reading++;
      void this.#read(range).finally(() => {
        this.#reading--;
        // Who writes may take long: what may be read meanwhile is.
        if (!this.#failure && !this.#signal.aborted) this.#start();
        this.#wake();
      });
    }
  }

  #plan(): Range | undefined {
    if (this.#planned > this.#last) return undefined;
    const from = this.#planned;
    const to = Math.min(this.#last, from + this.#span.blocks - 1);
    const range: Range = { from, to, state: 'waiting' };
    this.#planned = to + 1;
    this.#ranges.push(range);
    return range;
  }

  /** Never rejects: a failure is kept for who waits. */
  async #read(range: Range): Promise<void> {
    const { from, to } = range;
    const length = to - from + 1;
    try {
      const found = await this.#settings.readRange(from, to);
      this.#span.answered(length, found.logs);
      this.#heldLogs += found.logs;
      range.state = found;
    } catch (error) {
      if (isTooMuch(error, attemptsOfRequest) && length > 1) this.#halve(range, length);
      else this.#failure = { error };
    }
  }

  #halve(range: Range, length: number): void {
    const { from, to } = range;
    const middle = from + Math.floor(length / 2) - 1;
    const halves: Range[] = [
      { from, to: middle, state: 'waiting' },
      { from: middle + 1, to, state: 'waiting' },
    ];
    this.#ranges.splice(this.#ranges.indexOf(range), 1, ...halves);
    this.#span.refused(length);
  }
}
