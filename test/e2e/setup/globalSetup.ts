import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { bundlePrograms } from '../../../indexer/bundle.ts';
import { root } from '../../runCommand.ts';
import { startAnvil } from '../chain/startAnvil.ts';
import { buildPage } from './buildPage.ts';
import { deployTo, PAST } from './deployTo.ts';

/** Where what every test starts from is written, once a run: forge scripts may write there. */
const folder = join(root, '.local/e2e');
export const statePath = join(folder, 'state.json');
export const deploymentPath = join(folder, 'deployment.json');
export const pagePath = join(folder, 'page');

/** Builds the page and the indexer's programs, and writes the state of a chain with the local market on it. */
export default async function globalSetup(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await Promise.all([buildPage(pagePath), bundlePrograms(), writeState()]);
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
