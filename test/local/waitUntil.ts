import { setTimeout as delay } from 'node:timers/promises';

/** Something did not become ready in time. */
class NotReady extends Error {
  override readonly name = 'NotReady';
  constructor(
    readonly what: string,
    readonly seconds: number,
    readonly lastAnswer: string,
  ) {
    super(`${what} was not ready within ${seconds} s; its last answer: ${lastAnswer}`);
  }
}

/** Asks until `check` answers true. A throw counts as an answer. Throws `NotReady` after `seconds`. */
export async function waitUntil(
  what: string,
  seconds: number,
  check: () => Promise<boolean>,
): Promise<void> {
  const end = performance.now() + seconds * 1000;
  let lastAnswer = 'none';
  while (performance.now() < end) {
    try {
      if (await check()) return;
      lastAnswer = 'not yet';
    } catch (error) {
      lastAnswer = error instanceof Error ? error.message : String(error);
    }
    await delay(100);
  }
  throw new NotReady(what, seconds, lastAnswer);
}

/** Whether an address answers a GET with success. */
export async function answers(url: string): Promise<boolean> {
  const response = await fetch(url);
  await response.body?.cancel();
  if (response.ok) return true;
  throw new Error(`${url} answers ${response.status}`);
}
