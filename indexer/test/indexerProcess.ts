import { type ChildProcess, spawn } from 'node:child_process';
import { indexerProgram, shortLivedFlags } from '../programs.ts';

/** The indexer, or another program of this package, as it is started by others: a process of its own. */
export class IndexerProcess {
  readonly #child: ChildProcess;
  #output = '';
  readonly exited: Promise<number | null>;

  constructor(environment: Record<string, string>, program = indexerProgram) {
    // The child is node itself, so that a signal reaches the indexer and no wrapper around it.
    this.#child = spawn(process.execPath, [...shortLivedFlags, program], {
      env: { PATH: process.env.PATH, LOG_LEVEL: 'error', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const take = (chunk: Buffer) => {
      this.#output += chunk.toString();
    };
    this.#child.stdout?.on('data', take);
    this.#child.stderr?.on('data', take);
    this.exited = new Promise((resolve) => this.#child.once('close', resolve));
  }

  /** All that was printed. */
  get output(): string {
    return this.#output;
  }

  /** Where it listens, once it says so. */
  async listening(): Promise<string> {
    const url = () => /^listening on (http:\S+)$/m.exec(this.#output)?.[1];
    const ended = this.exited.then(() => {
      throw new Error(`the process ended: ${this.#output}`);
    });
    for (;;) {
      const found = url();
      if (found) return found;
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 10))]);
    }
  }

  signal(name: NodeJS.Signals): Promise<number | null> {
    this.#child.kill(name);
    return this.exited;
  }
}
