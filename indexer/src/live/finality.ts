import type { Logger } from 'pino';
import type { ChainNode } from '../chain/node.ts';

/** How sure a block is: of the present chain, said to be safe by the chain's consensus, or never to be undone. */
export type Finality = 'included' | 'safe' | 'finalized';

/** The last block of each kind; null where the node does not say. */
export interface FinalityMarks {
  safe: number | null;
  finalized: number | null;
}

export function finalityOf(block: number, { safe, finalized }: FinalityMarks): Finality {
  if (finalized !== null && block <= finalized) return 'finalized';
  return safe !== null && block <= safe ? 'safe' : 'included';
}

/** Marks move by whole epochs: asking the node more often than this tells nothing new. */
const askEveryMilliseconds = 1_000;

/**
 * Asks the node for its marks beside the indexing, which never waits for it. A node that lacks the tags leaves them
 * null: every block is then `included`.
 */
export class FinalityWatcher {
  #marks: FinalityMarks = { safe: null, finalized: null };
  readonly #node: Pick<ChainNode, 'client'>;
  readonly #log: Logger;
  #lastAsked = Number.NEGATIVE_INFINITY;
  #isSaid = false;

  constructor(node: Pick<ChainNode, 'client'>, log: Logger) {
    this.#node = node;
    this.#log = log;
  }

  get marks(): Readonly<FinalityMarks> {
    return this.#marks;
  }

  /** To be called at each block. Asks once in a while. */
  async onBlock(): Promise<void> {
    if (performance.now() - this.#lastAsked < askEveryMilliseconds) return;
    this.#lastAsked = performance.now();
    try {
      const [safe, finalized] = await Promise.all([
        this.#number('safe'),
        this.#number('finalized'),
      ]);
      this.#marks = { safe, finalized };
    } catch (error) {
      this.#marks = { safe: null, finalized: null };
      if (!this.#isSaid) this.#log.info({ err: error }, 'the node names no safe or final block');
      this.#isSaid = true;
    }
  }

  async #number(blockTag: 'safe' | 'finalized'): Promise<number | null> {
    const { number } = await this.#node.client.getBlock({ blockTag });
    return number === null ? null : Number(number);
  }
}
