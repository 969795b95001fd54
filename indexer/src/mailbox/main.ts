// A mailbox relay's process: `npx pnpm mailbox [file]`. Its settings are environment variables (see mailboxConfig.ts), of
// which a file may hold some, one `NAME=value` a line; the environment's own come first.
import { explain } from '../explain.ts';
import { ConfigError, loadSettings } from '../settings.ts';
import { readMailboxConfig } from './mailboxConfig.ts';
import { startMailbox } from './startMailbox.ts';

try {
  loadSettings(process.argv[2]);
  const mailbox = await startMailbox(readMailboxConfig(process.env));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void mailbox.stop());
  }
  // Last: who reads it may say at once that it is to stop.
  console.log(`listening on ${mailbox.url}`);
  await mailbox.done;
} catch (error) {
  console.error(explain(error, 'mailbox relay'));
  process.exitCode = error instanceof ConfigError ? 2 : 1;
}
