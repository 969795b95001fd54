import { Frame, type Listener } from '../http/frame.ts';
import { presentRisk, type RiskList } from '../risk/riskList.ts';
import type { StreamSource } from './streams.ts';

/** Positions in a message: the rest is healthier, and /v1/lending/positions/at-risk has it. */
const mostPositions = 100;

/**
 * The positions at risk for all who follow them: the whole list first, and again with each block or reading of prices.
 * What comes while the list is read is told by the next one together.
 */
export class RiskChannel {
  readonly #source: Pick<StreamSource, 'log' | 'fewReads'>;
  readonly #list: RiskList;
  readonly #listeners = new Set<Listener>();
  #last: Frame | null = null;
  #isDirty = false;
  #reading: Promise<void> | null = null;

  constructor(source: Pick<StreamSource, 'log' | 'fewReads'>, list: RiskList) {
    this.#source = source;
    this.#list = list;
  }

  get isEmpty(): boolean {
    return this.#listeners.size === 0;
  }

  join(listener: Listener): { leave: () => void; started: Promise<void> } {
    this.#listeners.add(listener);
    const leave = () => {
      this.#listeners.delete(listener);
    };
    const last = this.#reading ? null : this.#last;
    if (last) listener.take(last);
    return { leave, started: last ? Promise.resolve() : this.look() };
  }

  /** Lets go of what was told last: nobody keeps it up. */
  forget(): void {
    this.#last = null;
  }

  /** Reads the list, and tells it. To be called whenever it may be another. */
  look(): Promise<void> {
    this.#isDirty = true;
    this.#reading ??= this.#readUntilClean()
      .catch((error: unknown) => {
        this.#source.log.error({ err: error }, 'positions at risk could not be read');
        for (const listener of this.#listeners) listener.end('failed');
        this.#listeners.clear();
      })
      .finally(() => {
        this.#reading = null;
      });
    return this.#reading;
  }

  async #readUntilClean(): Promise<void> {
    while (this.#isDirty) {
      this.#isDirty = false;
      const debtors = await this.#source.fewReads(() => this.#list.debtors());
      if (!debtors) continue;
      const data = presentRisk(debtors, { limit: mostPositions });
      this.#last = new Frame({ channel: 'risk' }, 'positions', data);
      for (const listener of this.#listeners) listener.take(this.#last);
    }
  }
}
