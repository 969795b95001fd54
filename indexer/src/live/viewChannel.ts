import { Frame, type Listener, type Topic } from '../http/frame.ts';
import type { StreamSource } from './streams.ts';

/** What was read for a channel: null where there is nothing (any more). */
type Read = { event: string; data: object } | null;

export interface ViewSettings {
  source: Pick<StreamSource, 'log' | 'fewReads'>;
  topic: Topic;
  /** All of it, for who joins and after a fork. */
  readAll: () => Promise<Read>;
  /** What of it changed; `ids` names what did. */
  readChanged: (ids: ReadonlySet<string>) => Promise<Read>;
}

/**
 * A view for all who follow it: the whole first, then what changed, each read once for all. What changes while something is read is
 * told by the next read together.
 */
export class ViewChannel {
  readonly #settings: ViewSettings;
  readonly #listeners = new Set<Listener>();
  /** Those who wait for the whole. */
  readonly #joining = new Set<Listener>();
  #changed = new Set<string>();
  #reading: Promise<void> | null = null;
  /** Counts forks: the whole that was read before one is not told after it. */
  #era = 0;

  constructor(settings: ViewSettings) {
    this.#settings = settings;
  }

  get isEmpty(): boolean {
    return this.#listeners.size + this.#joining.size === 0;
  }

  join(listener: Listener): { leave: () => void; started: Promise<void> } {
    this.#joining.add(listener);
    const leave = () => {
      this.#listeners.delete(listener);
      this.#joining.delete(listener);
    };
    return { leave, started: this.#read() };
  }

  /** Some of it is another. */
  onChange(ids: Iterable<string>): void {
    for (const id of ids) this.#changed.add(id);
    void this.#read();
  }

  /** All of it may be another: everybody gets the whole again. */
  onRollback(): void {
    this.#era++;
    for (const listener of this.#listeners) this.#joining.add(listener);
    this.#listeners.clear();
    void this.#read();
  }

  #read(): Promise<void> {
    this.#reading ??= this.#readUntilTold()
      .catch((error: unknown) => {
        this.#settings.source.log.error({ err: error }, 'a stream could not be read');
        this.#end('failed');
      })
      .finally(() => {
        this.#reading = null;
        // Who came as the last read had just been told.
        if (this.#joining.size + this.#changed.size > 0) void this.#read();
      });
    return this.#reading;
  }

  async #readUntilTold(): Promise<void> {
    const { source, readAll, readChanged } = this.#settings;
    while (this.#joining.size > 0 || this.#changed.size > 0) {
      const ids = this.#changed;
      this.#changed = new Set();
      if (this.#listeners.size > 0 && ids.size > 0) {
        const listeners = [...this.#listeners];
        const told = await source.fewReads(() => readChanged(ids));
        // A fork meanwhile: they get the whole in its stead.
        this.#tell(
          listeners.filter((listener) => this.#listeners.has(listener)),
          told,
        );
      }
      if (this.#joining.size === 0) continue;
      const joining = [...this.#joining];
      const era = this.#era;
      const told = await source.fewReads(readAll);
      if (era !== this.#era) continue;
      const still = joining.filter((listener) => this.#joining.delete(listener));
      for (const listener of still) this.#listeners.add(listener);
      this.#tell(still, told);
    }
  }

  #tell(listeners: readonly Listener[], told: Read): void {
    if (!told) {
      for (const listener of listeners) {
        this.#listeners.delete(listener);
        listener.end('gone');
      }
      return;
    }
    const frame = new Frame(this.#settings.topic, told.event, told.data);
    for (const listener of listeners) listener.take(frame);
  }

  #end(reason: 'failed'): void {
    const all = [...this.#listeners, ...this.#joining];
    this.#listeners.clear();
    this.#joining.clear();
    this.#changed.clear();
    for (const listener of all) listener.end(reason);
  }
}
