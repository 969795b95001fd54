import type { Progress } from '../experiments/runExperiment.ts';

/** Where progress goes: a terminal, or anything that lines are written to. */
export interface ProgressOutput {
  isTTY?: boolean | undefined;
  columns?: number | undefined;
  write(text: string): unknown;
}

/** Milliseconds between two lines where there is no terminal. */
const lineEvery = 10_000;

const barWidth = 30;

/**
 * Shows how far an experiment is, and the time that is left at the pace so far: a bar that is drawn over on a terminal,
 * a line now and then elsewhere.
 *
 * @param clock milliseconds
 */
export class ProgressView {
  readonly #output: ProgressOutput;
  readonly #clock: () => number;
  #start: { time: number; done: number } | undefined;
  #lastLine = Number.NEGATIVE_INFINITY;
  #isDrawn = false;

  constructor(output: ProgressOutput, clock: () => number) {
    this.#output = output;
    this.#clock = clock;
  }

  show({ done, planned }: Progress): void {
    const now = this.#clock();
    this.#start ??= { time: now, done };
    const text = `${done} of ${planned} runs${this.#timeLeft(now, done, planned)}`;
    if (this.#output.isTTY) {
      const filled = planned === 0 ? barWidth : Math.floor((barWidth * done) / planned);
      const bar = `[${'#'.repeat(filled)}${'.'.repeat(barWidth - filled)}]`;
      const line = `${bar} ${text}`.slice(0, (this.#output.columns ?? 80) - 1);
      this.#output.write(`\r\u001b[K${line}`);
      this.#isDrawn = true;
    } else if (now - this.#lastLine >= lineEvery) {
      this.#lastLine = now;
      this.#output.write(`${text}\n`);
    }
  }

  /** Leaves the line, so that others can write. */
  end(): void {
    if (this.#isDrawn) this.#output.write('\n');
    this.#isDrawn = false;
  }

  #timeLeft(now: number, done: number, planned: number): string {
    const { time, done: before } = this.#start ?? { time: now, done };
    if (done <= before || done >= planned) return '';
    const seconds = ((now - time) / 1000 / (done - before)) * (planned - done);
    return `, ${duration(seconds)} left`;
  }
}

/** 45 s, 3 min 20 s, 2 h 5 min */
export function duration(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes} min ${whole % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
