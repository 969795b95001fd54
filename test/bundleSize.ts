// What a browser loads before any route's own code, against its bound: a step of `npx pnpm check`.
import { join } from 'node:path';
import { buildPage } from './e2e/setup/buildPage.ts';
import { readPageEntry } from './pageEntry.ts';
import { root, stopOnSignals } from './runCommand.ts';

const most = 250_000;
/** Loaded by the routes and wallets that need it: the drawing of candles, and WalletConnect. */
const laterAlone = /CandleChart|lightweight|walletconnect/i;

stopOnSignals();
const folder = join(root, '.local/check/page');
await buildPage(folder);
const { files, bytes } = readPageEntry(folder);
console.log(`The page's entry: ${bytes} bytes compressed, of ${most} at most`);
const early = files.filter((file) => laterAlone.test(file));
if (bytes > most) console.error(`It is ${bytes - most} bytes too large.`);
if (early.length > 0) console.error(`It holds what only some need: ${early.join(', ')}`);
process.exitCode = bytes > most || early.length > 0 ? 1 : 0;
