import type { Address } from 'viem';
import type { ChainNode, LocatedLog } from './node.ts';

const firstSpan = 2_000;
const longestSpan = 50_000;
/** Above this many logs in an answer the next range is shorter, below a quarter of it longer. */
const wantedLogs = 4_000;

/** Reads old logs in ranges that adapt to what the node takes: halved where it refuses, longer where little is found. */
export class RangeReader {
  readonly #node: ChainNode;
  readonly #exchange: Address;
  #span = firstSpan;

  constructor(node: ChainNode, exchange: Address) {
    this.#node = node;
    this.#exchange = exchange;
  }

  /** The logs from block `from` up to some block not above `last`. Throws where even one block is refused. */
  async read(from: number, last: number): Promise<{ to: number; logs: LocatedLog[] }> {
    for (;;) {
      const to = Math.min(last, from + this.#span - 1);
      try {
        const logs = await this.#node.logsOfRange(this.#exchange, from, to);
        if (logs.length > wantedLogs) this.#span = Math.max(1, Math.floor(this.#span / 2));
        else if (logs.length < wantedLogs / 4) this.#span = Math.min(longestSpan, this.#span * 2);
        return { to, logs };
      } catch (error) {
        if (to === from) throw error;
        this.#span = Math.max(1, Math.floor((to - from + 1) / 2));
      }
    }
  }
}
