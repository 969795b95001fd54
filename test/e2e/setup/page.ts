import { bin, runCommand } from '../../runCommand.ts';
import { type RunningProcess, startProcess } from './startProcess.ts';

/** Builds the page into a folder: not web/dist, which `npx pnpm start` may be serving. */
export async function buildPage(folder: string): Promise<void> {
  const args = ['build', 'web', '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'];
  const code = await runCommand(bin('vite', 'web'), args);
  if (code !== 0) throw new Error(`The page's build ended with ${code}.`);
}

/** Serves a built page on a free port; `env` says where it trades (web/server/deploymentPlugin.ts). */
export function servePage(
  folder: string,
  env: Record<string, string> = {},
): Promise<RunningProcess> {
  return startProcess({
    command: bin('vite', 'web'),
    args: ['preview', 'web', '--outDir', folder],
    env: { WEB_PORT: '0', NO_COLOR: '1', FORCE_COLOR: '0', ...env },
    ready: /Local:\s+(http:\/\/127\.0\.0\.1:\d+)/,
  });
}
