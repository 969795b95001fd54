import { parseArgs } from 'node:util';

/** What `npx pnpm start` was asked to do. Port 0 takes any free one. */
export interface StartOptions {
  help: boolean;
  pagePort: number;
  rpcPort: number;
  indexerPort: number;
  mailboxPort: number;
  bots: boolean;
  page: boolean;
  indexer: boolean;
  seed: number;
}

/** A flag or a variable is unknown or has a wrong value. */
export class WrongOption extends Error {
  override readonly name = 'WrongOption';
}

export const help = `Weir on this machine: npx pnpm start [flags]

A local chain (anvil, a block each second) with the exchange, three markets and lending, a market maker and
a noise trader that keep them alive, a liquidator, offers between people whose maker confirms and releases by
itself, the indexer, a relay for sealed messages, and the web page.
Ctrl-C stops all of it.

  --port <n>          the page's port; WEIR_PORT; 4600 by default
  --rpc-port <n>      the chain's port; WEIR_RPC_PORT; 4601 by default
  --indexer-port <n>  the indexer's port; WEIR_INDEXER_PORT; 4602 by default
  --mailbox-port <n>  the relay's port; WEIR_MAILBOX_PORT; 4603 by default
                      0 takes any free port
  --no-bots           without any of these: nothing moves but you
  --no-page           without the web page
  --no-indexer        without the indexer and the relay: the page then trades from the chain alone
  --seed <n>          another course of prices and trades; 1 by default
  --help              this text

Everything is forgotten at the end. Logs are in .local/start-<rpc port>/ as long as it runs, and after
a failure.
`;

/** Reads flags, then variables, then defaults. Throws `WrongOption`. */
export function readStartOptions(
  args: string[],
  environment: Record<string, string | undefined>,
): StartOptions {
  const flags = parseFlags(args);
  const port = (
    flag: 'port' | 'rpc-port' | 'indexer-port' | 'mailbox-port',
    variable: string,
    standard: number,
  ) => {
    if (flags[flag] !== undefined) return wholeNumber(flags[flag], `--${flag}`, 65_535);
    const value = environment[variable];
    return value === undefined || value === '' ? standard : wholeNumber(value, variable, 65_535);
  };
  return {
    help: flags.help,
    pagePort: port('port', 'WEIR_PORT', 4600),
    rpcPort: port('rpc-port', 'WEIR_RPC_PORT', 4601),
    indexerPort: port('indexer-port', 'WEIR_INDEXER_PORT', 4602),
    mailboxPort: port('mailbox-port', 'WEIR_MAILBOX_PORT', 4603),
    bots: !flags['no-bots'],
    page: !flags['no-page'],
    indexer: !flags['no-indexer'],
    seed: wholeNumber(flags.seed, '--seed', 2 ** 31 - 1),
  };
}

function parseFlags(args: string[]) {
  const off = { type: 'boolean', default: false } as const;
  try {
    const { values } = parseArgs({
      args,
      options: {
        port: { type: 'string' },
        'rpc-port': { type: 'string' },
        'indexer-port': { type: 'string' },
        'mailbox-port': { type: 'string' },
        'no-bots': off,
        'no-page': off,
        'no-indexer': off,
        seed: { type: 'string', default: '1' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return values;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new WrongOption(`${reason}\n\n${help}`, { cause: error });
  }
}

function wholeNumber(value: string, name: string, most: number): number {
  if (/^\d{1,10}$/.test(value) && Number(value) <= most) return Number(value);
  throw new WrongOption(`${name} should be a whole number from 0 to ${most}, but is "${value}".`);
}
