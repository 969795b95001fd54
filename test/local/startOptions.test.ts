import { describe, expect, it } from 'vitest';
import { readStartOptions, WrongOption } from './startOptions.ts';

describe('readStartOptions', () => {
  it('runs everything on its usual ports where nothing is said', () => {
    expect(readStartOptions([], {})).toEqual({
      help: false,
      pagePort: 4600,
      rpcPort: 4601,
      indexerPort: 4602,
      mailboxPort: 4603,
      bots: true,
      page: true,
      indexer: true,
      seed: 1,
    });
  });

  it('takes a flag before a variable', () => {
    const environment = { WEIR_PORT: '5000', WEIR_RPC_PORT: '5001' };
    const options = readStartOptions(['--port', '6000', '--no-bots'], environment);
    expect(options).toMatchObject({ pagePort: 6000, rpcPort: 5001, bots: false });
  });

  it.each([
    [['--port', '65536'], {}, '--port'],
    [['--seed', 'x'], {}, '--seed'],
    [[], { WEIR_INDEXER_PORT: '80a' }, 'WEIR_INDEXER_PORT'],
    [['--fast'], {}, '--fast'],
  ])('names what is wrong in %j %j', (args, environment, named) => {
    const read = () => readStartOptions(args, environment);
    expect(read).toThrow(WrongOption);
    expect(read).toThrow(named);
  });
});
