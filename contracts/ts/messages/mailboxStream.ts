import { isMessageError } from './messageError.ts';

/** Milliseconds before a relay that failed is asked again: doubled each time. */
const firstPause = 1_000;
const longestPause = 60_000;
/** A relay tells nothing but short events: one that sends longer lines is left. */
const longestLine = 4_096;
/** Milliseconds without a word after which a stream counts as broken: relays send one each 15 seconds. */
const longestSilence = 45_000;

/**
 * Follows one relay's stream until `signal` ends it: tells of each event `posted`, and comes back with pauses where the relay
 * failed or ended it. Server-sent events are read by fetch, which Node 20 has as well as browsers.
 */
export async function followRelay(
  open: (signal: AbortSignal) => Promise<ReadableStream<Uint8Array>>,
  onNews: () => void,
  signal: AbortSignal,
): Promise<void> {
  let pause = firstPause;
  while (!signal.aborted) {
    try {
      for await (const event of eventNames(await open(signal), signal)) {
        if (event !== 'posted') continue;
        pause = firstPause;
        onNews();
      }
    } catch (error) {
      // What fetch throws where a connection breaks, or `follow` was left: the relay is asked again, or not.
      const isOfFetch = error instanceof TypeError || error instanceof DOMException;
      if (!isOfFetch && !isMessageError(error)) throw error;
    }
    await sleep(pause, signal);
    pause = Math.min(2 * pause, longestPause);
  }
}

/** The name of each event as it is complete. */
async function* eventNames(
  stream: ReadableStream<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    while (!signal.aborted) {
      const silent = setTimeout(() => void reader.cancel(), longestSilence);
      const { value, done } = await reader.read().finally(() => clearTimeout(silent));
      if (done) return;
      const lines = (text + decoder.decode(value, { stream: true })).split('\n');
      text = lines.pop() ?? '';
      if (text.length > longestLine) return;
      for (const line of lines) {
        if (line.startsWith('event: ')) yield line.slice('event: '.length).trim();
      }
    }
  } finally {
    // A stream that broke rejects here too, which its reading has told already.
    await reader.cancel().catch(() => undefined);
  }
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done, { once: true });
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}
