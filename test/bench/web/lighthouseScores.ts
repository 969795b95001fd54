import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import lighthouse, { desktopConfig, type Result } from 'lighthouse';
import { browserFlags } from '../../e2e/browserFlags.ts';
import { startProcess } from '../../e2e/setup/startProcess.ts';

/** From 0 to 1. */
export interface Scores {
  performance: number;
  accessibility: number;
}

export type Device = 'desktop' | 'mobile';

/**
 * The median of `runs` of Lighthouse in a browser of its own. Desktop is Lighthouse's own preset (10 Mbit/s, 40 ms, no
 * slower processor), mobile its default (1.6 Mbit/s, 150 ms, a processor slowed to a quarter). Both simulate the network.
 *
 * @param reports where each median's full report is written, as JSON.
 */
export async function measureLighthouse(
  chromium: string,
  urls: Readonly<Record<string, string>>,
  device: Device,
  runs: number,
  reports: string,
): Promise<Map<string, Scores>> {
  mkdirSync(reports, { recursive: true });
  const profile = mkdtempSync(join(tmpdir(), 'lighthouse-'));
  const browser = await startProcess({
    command: chromium,
    args: [
      ...browserFlags,
      '--headless=new',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    ready: /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)/,
  });
  try {
    const scores = new Map<string, Scores>();
    for (const [name, url] of Object.entries(urls)) {
      const results: Result[] = [];
      for (let run = 0; run < runs; run++) {
        results.push(await look(url, Number(browser.found), device));
      }
      const sorted = results.toSorted((one, other) => performanceOf(one) - performanceOf(other));
      const median = sorted[Math.floor(sorted.length / 2)];
      if (!median) throw new Error('Lighthouse was not run.');
      writeFileSync(join(reports, `${name}-${device}.json`), JSON.stringify(median));
      scores.set(name, {
        performance: performanceOf(median),
        accessibility: Math.min(...results.map((result) => scoreOf(result, 'accessibility'))),
      });
    }
    return scores;
  } finally {
    await browser.stop();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function look(url: string, port: number, device: Device): Promise<Result> {
  const flags = {
    port,
    logLevel: 'error',
    onlyCategories: ['performance', 'accessibility'],
  } as const;
  const settings = { ...flags, onlyCategories: [...flags.onlyCategories] };
  const outcome = await lighthouse(url, settings, device === 'desktop' ? desktopConfig : undefined);
  if (!outcome) throw new Error(`Lighthouse said nothing of ${url}.`);
  const { lhr } = outcome;
  if (lhr.runtimeError) throw new Error(`Lighthouse at ${url}: ${lhr.runtimeError.message}`);
  return lhr;
}

function scoreOf(result: Result, category: 'performance' | 'accessibility'): number {
  const score = result.categories[category]?.score;
  if (score === null || score === undefined) throw new Error(`Lighthouse gave no ${category}.`);
  return score;
}

function performanceOf(result: Result): number {
  return scoreOf(result, 'performance');
}
