/** Where a process is stopped: before its n-th request of a method reaches the node, or after the node has answered. */
export interface StopPoint {
  method: string;
  nth: number;
  when: 'before' | 'after';
}

/**
 * Runs something that dies at a point, as by a loss of power: its requests from there on get no answer, so that nothing it
 * would have done happens, and its memory is never seen again. Resolves to its answer where it does not come to that point.
 */
export async function runUntil<Answer>(
  point: StopPoint,
  run: () => Promise<Answer>,
): Promise<Answer | 'died'> {
  const real = globalThis.fetch;
  let died = () => {};
  const death = new Promise<'died'>((resolve) => {
    died = () => resolve('died');
  });
  let isDead = false;
  let times = 0;
  globalThis.fetch = async (input, init) => {
    if (isDead) return new Promise(() => undefined);
    const isIt = JSON.parse(String(init?.body)).method === point.method;
    if (!isIt || ++times !== point.nth) return real(input, init);
    isDead = true;
    if (point.when === 'after') await real(input, init);
    died();
    return new Promise(() => undefined);
  };
  try {
    return await Promise.race([run(), death]);
  } finally {
    globalThis.fetch = real;
  }
}
