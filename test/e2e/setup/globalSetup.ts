import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { bin, root, runCommand } from '../../runCommand.ts';
import { startAnvil } from '../chain/startAnvil.ts';
import { startProcess } from './startProcess.ts';

/** Where what every test starts from is written, once a run: forge scripts may write there. */
const folder = join(root, '.local/e2e');
export const statePath = join(folder, 'state.json');
export const deploymentPath = join(folder, 'deployment.json');
/** The built page: not web/dist, which `npx pnpm start` may be serving. */
export const pagePath = join(folder, 'page');

/** Builds and serves the page, and writes the state of a chain with the local market on it. */
export default async function globalSetup() {
  mkdirSync(folder, { recursive: true });
  const [page] = await Promise.all([servePage(), writeState()]);
  process.env.WEIR_PAGE_URL = page.found;
  return () => page.stop();
}

async function servePage() {
  const out = ['--outDir', pagePath];
  await run(bin('vite', 'web'), ['build', 'web', ...out, '--emptyOutDir', '--logLevel', 'warn']);
  return startProcess({
    command: bin('vite', 'web'),
    args: ['preview', 'web', ...out],
    env: { WEB_PORT: '0', NO_COLOR: '1', FORCE_COLOR: '0' },
    ready: /Local:\s+(http:\/\/127\.0\.0\.1:\d+)/,
  });
}

async function writeState() {
  const anvil = await startAnvil({ dump: statePath });
  const script = 'contracts/script/LocalMarket.s.sol';
  try {
    const args = ['script', script, '--rpc-url', anvil.found, '--broadcast', '--silent'];
    await run(bin('forge'), args, { WEIR_DEPLOYMENT: deploymentPath });
  } finally {
    await anvil.stop();
  }
}

async function run(
  command: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<void> {
  const code = await runCommand(command, args, env);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}.`);
}
