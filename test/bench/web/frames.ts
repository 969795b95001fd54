/// <reference lib="dom" />
import type { Browser } from '@playwright/test';
import type { PacedNode } from './pacedNode.ts';

/** Milliseconds. */
export interface FrameTimes {
  /** The longest time between two frames while the market moved. */
  longest: number;
  p99: number;
  /** Times that the ladder's first row changed, a second. */
  updatesPerSecond: number;
  /** From a key in the amount field to the other amount standing in its field. */
  keystroke: { p50: number; p99: number };
}

/** Updates a second. */
const UPDATES = 20;
const WATCHED = 12_000;
/** How often the page reads its market, in milliseconds. */
const READS_EVERY = 1000;

/**
 * The trade page while its market changes 20 times a second: the chain's blocks come at that pace, from a node and, over
 * the indexer's stream, from the indexer. The page reads the node once a second; here its clock for that runs 40 times
 * as fast, so that no block is missed and the ladder is drawn anew as often as its data change.
 */
export async function measureFrames(
  browser: Browser,
  baseURL: string,
  node: PacedNode,
): Promise<FrameTimes> {
  const context = await browser.newContext({ baseURL, viewport: { width: 1440, height: 900 } });
  // `__name`: tsx names functions by a helper that the page, to which two of these are sent, does not have.
  await context.addInitScript(`
    globalThis.__name = (named) => named;
    const slow = window.setTimeout, steady = window.setInterval;
    const paced = (ms) => ms > ${READS_EVERY * 0.8} && ms <= ${READS_EVERY} ? ${500 / UPDATES} : ms;
    window.setTimeout = (what, ms, ...rest) => slow(what, paced(ms), ...rest);
    window.setInterval = (what, ms, ...rest) => steady(what, paced(ms), ...rest);
  `);
  const page = await context.newPage();
  await page.goto('/trade?amount=5000');
  await page.getByTestId('route').waitFor();
  await page.getByRole('figure').first().waitFor();
  await page.waitForTimeout(2000);

  node.run(1000 / UPDATES);
  await page.waitForTimeout(1000);
  const frames = await page.evaluate(watchFrames, WATCHED);
  const keys = await page.evaluate(typeAmounts, 200);
  await context.close();
  const times = frames.times.toSorted((one, other) => one - other);
  const sortedKeys = keys.toSorted((one, other) => one - other);
  return {
    longest: times.at(-1) ?? Number.NaN,
    p99: at(times, 0.99),
    updatesPerSecond: (frames.changes * 1000) / WATCHED,
    keystroke: { p50: at(sortedKeys, 0.5), p99: at(sortedKeys, 0.99) },
  };
}

function at(sorted: number[], part: number): number {
  return sorted[Math.floor(sorted.length * part)] ?? Number.NaN;
}

/** In the page: the time between frames, and how often the ladder changed meanwhile. */
function watchFrames(milliseconds: number): Promise<{ times: number[]; changes: number }> {
  return new Promise((resolve, reject) => {
    const ladder = document.querySelector('ol[aria-label="Asks"]');
    if (!ladder) return reject(new Error('There is no ladder.'));
    let changes = 0;
    const observer = new MutationObserver(() => changes++);
    observer.observe(ladder, { subtree: true, characterData: true, childList: true });
    const times: number[] = [];
    const begin = performance.now();
    let before = begin;
    const tick = (now: number) => {
      times.push(now - before);
      before = now;
      if (now - begin < milliseconds) return void requestAnimationFrame(tick);
      observer.disconnect();
      resolve({ times: times.slice(1), changes });
    };
    requestAnimationFrame(tick);
  });
}

/** In the page: amounts typed into the field, each timed until the computed amount has followed. */
async function typeAmounts(count: number): Promise<number[]> {
  const [pays, gets] = [...document.querySelectorAll<HTMLInputElement>('main input[inputmode]')];
  const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  if (!pays || !gets || !write) throw new Error('There are no amount fields.');
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const shown = gets.value;
    const begin = performance.now();
    write.call(pays, String(1000 + i * 137));
    pays.dispatchEvent(new InputEvent('input', { bubbles: true }));
    const channel = new MessageChannel();
    while (gets.value === shown && performance.now() - begin < 1000) {
      await new Promise((resolve) => {
        channel.port1.addEventListener('message', resolve, { once: true });
        channel.port1.start();
        channel.port2.postMessage(null);
      });
    }
    times.push(performance.now() - begin);
    channel.port1.close();
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
  return times;
}
