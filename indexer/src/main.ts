// The indexer's process: `tsx indexer/src/main.ts`. Its settings are environment variables: see config.ts.
import { ConfigError, readConfig } from './config.ts';
import { explain } from './explain.ts';
import { startIndexer } from './startIndexer.ts';

try {
  const config = readConfig(process.env);
  const indexer = await startIndexer(config);
  console.log(`listening on ${indexer.url}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void indexer.stop());
  }
  await indexer.done;
} catch (error) {
  console.error(explain(error));
  process.exitCode = error instanceof ConfigError ? 2 : 1;
}
