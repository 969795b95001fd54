import { BLOCK_GAS } from '../../local/chain.ts';
import { bin } from '../../runCommand.ts';
import { type RunningProcess, startProcess } from '../setup/startProcess.ts';

interface ChainStart {
  /** A written state to start from. */
  load?: string;
  /** Where to write the state when it is stopped. */
  dump?: string;
  /** The first block's time, in seconds since 1970; now by default. */
  timestamp?: number;
}

/** An anvil on a free port, which mines a block for each transaction; `found` is its URL. */
export async function startAnvil({ load, dump, timestamp }: ChainStart): Promise<RunningProcess> {
  const { found, stop } = await startProcess({
    command: bin('anvil'),
    args: [
      '--port',
      '0',
      '--gas-limit',
      String(BLOCK_GAS),
      ...(load ? ['--load-state', load] : []),
      ...(dump ? ['--dump-state', dump] : []),
      ...(timestamp ? ['--timestamp', String(timestamp)] : []),
    ],
    ready: /Listening on (127\.0\.0\.1:\d+)/,
  });
  return { found: `http://${found}`, stop };
}
