import { setTimeout } from 'node:timers/promises';
import { InputError } from '../inputError.ts';

/** The server cannot be reached at all. */
class NoNetwork extends InputError {
  constructor(url: string, cause: unknown) {
    super(
      `${new URL(url).host} cannot be reached (${reason(cause)}). What was downloaded is kept; the same command goes on from there once there is a network`,
      { cause },
    );
  }
}

/** The server answers, but not with what was asked for. */
export class DownloadRefused extends InputError {
  constructor(
    readonly url: string,
    readonly status: number,
    what: string,
  ) {
    super(`${url}: ${what}`);
  }
}

/** How patiently to ask. */
export interface Patience {
  /** Requests for one thing, the first included. */
  attempts: number;
  /** Milliseconds before the second attempt; each later one waits twice as long. */
  pause: number;
  /** Milliseconds until an attempt without an answer counts as failed. */
  timeout: number;
}

/** For servers of the internet. */
export const patient: Patience = { attempts: 5, pause: 500, timeout: 120_000 };

const LONGEST_PAUSE_MS = 60_000;

/**
 * Asks for a URL and gives the answer to `take`; both again where the connection breaks, the server is overloaded (429)
 * or fails (5xx). Throws `NoNetwork` where no attempt gets an answer, and `DownloadRefused` for other answers than those
 * accepted.
 *
 * @param accepted statuses besides 200
 */
export async function request<T>(
  url: string,
  take: (answer: Response) => Promise<T>,
  options: { patience: Patience; accepted?: number[]; headers?: () => Record<string, string> },
): Promise<T> {
  const { patience, accepted = [], headers = () => ({}) } = options;
  for (let attempt = 1; ; attempt++) {
    const isLast = attempt === patience.attempts;
    let pause = patience.pause * 2 ** (attempt - 1);
    try {
      const signal = AbortSignal.timeout(patience.timeout);
      const answer = await fetch(url, { signal, headers: headers() });
      if (answer.ok || accepted.includes(answer.status)) return await take(answer);
      await answer.body?.cancel();
      const isPassing = answer.status === 429 || answer.status >= 500;
      if (!isPassing || isLast) throw refusal(url, answer, attempt);
      const seconds = Number(answer.headers.get('retry-after'));
      if (seconds > 0) pause = Math.min(seconds * 1000, LONGEST_PAUSE_MS);
    } catch (error) {
      if (error instanceof InputError) throw error;
      if (isLast) throw new NoNetwork(url, error);
    }
    await setTimeout(pause);
  }
}

function refusal(url: string, { status, statusText }: Response, attempts: number): DownloadRefused {
  const what = status === 404 ? 'there is no such file' : `answered ${status} ${statusText}`;
  const times = attempts > 1 ? ` in each of ${attempts} attempts` : '';
  return new DownloadRefused(url, status, what + times);
}

/** fetch hides why it failed in the cause. */
function reason(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return String(cause);
  return 'code' in cause && cause.message === '' ? String(cause.code) : cause.message;
}
