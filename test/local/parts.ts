import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../runCommand.ts';
import { signalGroup } from '../signalGroup.ts';

/** A part ended that should have gone on, or could not do its work. */
export class PartFailed extends Error {
  override readonly name = 'PartFailed';
  constructor(
    readonly part: string,
    readonly reason: string,
    readonly output: string,
  ) {
    super(`${part} ${reason}.${output === '' ? '' : ` It said last:\n${indent(output)}`}`);
  }
}

export interface Part {
  /** As people read it: "The indexer". */
  name: string;
  command: string;
  args: string[];
  env?: Record<string, string>;
}

/** How long a part may take to end by itself before it is killed. */
const GRACE_MS = 3000;
const TAIL_LINES = 15;

/**
 * Processes that live and die together. Each leads a process group of its own, which is ended whole, and writes to a
 * log file of its own in `logDirectory`.
 */
export class Parts {
  /** Rejects with `PartFailed` when a part of `start` ends before `stop`. */
  readonly failure: Promise<never>;
  #fail!: (error: PartFailed) => void;
  readonly #running = new Map<ChildProcess, Promise<void>>();
  #isStopping = false;

  constructor(readonly logDirectory: string) {
    mkdirSync(logDirectory, { recursive: true });
    this.failure = new Promise((_, reject) => {
      this.#fail = reject;
    });
    // Whoever waits for it gets it; nobody may be waiting yet.
    this.failure.catch(() => undefined);
  }

  /** Starts a part that is to run until `stop`. */
  start(part: Part): void {
    void this.#watch(part);
  }

  /** Runs a part to its end. Throws `PartFailed` unless that is exit code 0. */
  async run(part: Part): Promise<void> {
    const { code, reason, output } = await this.#spawn(part);
    if (code !== 0) throw new PartFailed(part.name, reason, output);
  }

  /** Ends everything, the last started first, and resolves when nothing is left. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    for (const [child, ended] of [...this.#running].toReversed()) {
      signalGroup(child, 'SIGTERM');
      const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), GRACE_MS);
      await ended;
      clearTimeout(timer);
    }
  }

  /** Deletes the log files, after `stop`. */
  removeLogs(): void {
    rmSync(this.logDirectory, { recursive: true, force: true });
  }

  async #watch(part: Part): Promise<void> {
    const { reason, output } = await this.#spawn(part);
    if (!this.#isStopping) this.#fail(new PartFailed(part.name, reason, output));
  }

  async #spawn({ name, command, args, env }: Part) {
    if (this.#isStopping) return { code: null, reason: 'came too late to start', output: '' };
    const logPath = join(this.logDirectory, `${name.replaceAll(/\W+/g, '-').toLowerCase()}.log`);
    const log = openSync(logPath, 'w');
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', ...env },
      stdio: ['ignore', log, log],
      detached: true,
    });
    closeSync(log);
    const ending = new Promise<{ code: number | null; reason: string }>((resolve) => {
      child.once('error', (error) =>
        resolve({ code: null, reason: `could not be started: ${error.message}` }),
      );
      child.once('exit', (code, signal) =>
        resolve({ code, reason: signal ? `was ended by ${signal}` : `ended with code ${code}` }),
      );
    });
    this.#running.set(
      child,
      ending.then(() => undefined),
    );
    const { code, reason } = await ending;
    signalGroup(child, 'SIGKILL'); // what it left behind, if anything
    this.#running.delete(child);
    return { code, reason, output: tail(logPath) };
  }
}

function tail(path: string): string {
  return readFileSync(path, 'utf8').trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '  ');
}
