import { bin, runCommand } from '../../runCommand.ts';

/** Builds the page into a folder: not web/dist, which `npx pnpm start` may be serving. */
export async function buildPage(folder: string): Promise<void> {
  const args = ['build', 'web', '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'];
  const code = await runCommand(bin('vite', 'web'), args);
  if (code !== 0) throw new Error(`The page's build ended with ${code}.`);
}
