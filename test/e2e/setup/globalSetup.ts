import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../runCommand.ts';
import { startAnvil } from '../chain/startAnvil.ts';
import { deployTo, PAST } from './deployTo.ts';
import { buildPage, servePage } from './page.ts';

/** Where what every test starts from is written, once a run: forge scripts may write there. */
const folder = join(root, '.local/e2e');
export const statePath = join(folder, 'state.json');
export const deploymentPath = join(folder, 'deployment.json');
export const pagePath = join(folder, 'page');

/** Builds and serves the page, and writes the state of a chain with the local market on it. */
export default async function globalSetup() {
  mkdirSync(folder, { recursive: true });
  const [page] = await Promise.all([
    buildPage(pagePath).then(() => servePage(pagePath)),
    writeState(),
  ]);
  process.env.WEIR_PAGE_URL = page.found;
  return () => page.stop();
}

async function writeState() {
  const now = Math.floor(Date.now() / 1000);
  const anvil = await startAnvil({ dump: statePath, timestamp: now - PAST });
  try {
    await deployTo(anvil.found, deploymentPath);
  } finally {
    await anvil.stop();
  }
}
