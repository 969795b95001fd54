// The indexer's process: `npx pnpm indexer [file]`, which lets the heap grow by a fifth before it is collected: node's
// own way takes twice the memory for a tenth more speed. Its settings are environment variables (see config.ts), of which
// a file may hold some, one `NAME=value` a line; the environment's own come first.
import { readApiConfig, readConfig, readRole } from './config.ts';
import { explain } from './explain.ts';
import { ConfigError, loadSettings } from './settings.ts';
import { startApi } from './startApi.ts';
import { startIndexer } from './startIndexer.ts';

try {
  loadSettings(process.argv[2]);
  const indexer =
    readRole(process.env) === 'api'
      ? await startApi(readApiConfig(process.env))
      : await startIndexer(readConfig(process.env));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void indexer.stop());
  }
  // Last: who reads it may say at once that it is to stop.
  console.log(`listening on ${indexer.url}`);
  await indexer.done;
} catch (error) {
  console.error(explain(error));
  process.exitCode = error instanceof ConfigError ? 2 : 1;
}
