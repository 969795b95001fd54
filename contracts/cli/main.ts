// `npx pnpm swap`: atomic swaps between chains. See help.ts.
import { machine } from './environment.ts';
import { swapCommandLine } from './swapCommandLine.ts';

const stop = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.on(name, () => {
    if (stop.signal.aborted) process.exit(130);
    stop.abort();
  });
}
process.exitCode = await swapCommandLine(process.argv.slice(2), machine(stop.signal));
