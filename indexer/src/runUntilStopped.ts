/** A process that runs. */
export interface Running {
  /** Asks it to end, and settles as `done` does. */
  stop(): Promise<void>;
  /** Settles when it stopped and closed what it opened; rejects where it could not go on. */
  done: Promise<void>;
}

/** Ways to close what was opened. */
export type Closers = (() => void | Promise<void>)[];

/** What was opened, as whoever started it sees it, and what it does. */
interface Opened<Seen> {
  seen: Seen;
  /** Runs until the signal says to stop, or fails. */
  run(stopping: AbortSignal): Promise<void>;
}

/**
 * Opens the parts of a process and runs it until it is asked to stop or fails. Then, and where opening fails, what was
 * opened is closed: the last of `closers` first. Rejects with what `open` throws.
 */
export async function runUntilStopped<Seen extends object>(
  open: (closers: Closers) => Promise<Opened<Seen>>,
): Promise<Seen & Running> {
  const closers: Closers = [];
  const close = async () => {
    for (const each of closers.toReversed()) await each();
  };
  try {
    const { seen, run } = await open(closers);
    const stopping = new AbortController();
    const done = run(stopping.signal)
      .finally(() => stopping.abort())
      .finally(close);
    const stop = () => {
      stopping.abort();
      return done;
    };
    return { ...seen, stop, done };
  } catch (error) {
    await close();
    throw error;
  }
}
