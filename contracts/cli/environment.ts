import { setTimeout as delay } from 'node:timers/promises';

/** What a command gets from the machine it runs on. Tests give their own. */
export interface Environment {
  /** Seconds since 1970. */
  now(): number;
  /** Ends early where `signal` is aborted. */
  sleep(seconds: number): Promise<void>;
  /** What the command is for: words, or JSON with --json. */
  print(text: string): void;
  /** What goes on meanwhile. */
  warn(text: string): void;
  variables: Readonly<Record<string, string | undefined>>;
  /** Aborted when the command should end. */
  signal: AbortSignal;
}

/** This machine's. */
export function machine(signal: AbortSignal): Environment {
  return {
    now: () => Math.floor(Date.now() / 1000),
    sleep: async (seconds) => {
      try {
        await delay(seconds * 1000, undefined, { signal });
      } catch (error) {
        if (!signal.aborted) throw error;
      }
    },
    print: (text) => console.log(text),
    warn: (text) => console.error(text),
    variables: process.env,
    signal,
  };
}
