import { bin } from '../../runCommand.ts';
import { type RunningProcess, startProcess } from '../setup/startProcess.ts';

/**
 * An anvil on a free port, which mines a block for each transaction; `found` is its URL.
 * With `load` it starts from a written state, with `dump` it writes one when it is stopped.
 */
export async function startAnvil(state: { load?: string; dump?: string }): Promise<RunningProcess> {
  const { found, stop } = await startProcess({
    command: bin('anvil'),
    args: [
      '--port',
      '0',
      ...(state.load ? ['--load-state', state.load] : []),
      ...(state.dump ? ['--dump-state', state.dump] : []),
    ],
    ready: /Listening on (127\.0\.0\.1:\d+)/,
  });
  return { found: `http://${found}`, stop };
}
