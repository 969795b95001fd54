import { type Anvil, startAnvil } from '@weir/contracts/testing/anvil';
import { type Address, type Hex, UnknownRpcError } from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConnectedNode, connectNode } from './node.ts';
import { NodeRefused } from './nodeErrors.ts';
import { readToken } from './readTokens.ts';
import { runCall } from './runCall.ts';

const contract: Address = '0x00000000000000000000000000000000000bad00';

describe('a contract that fails in its own way', () => {
  let anvil: Anvil;
  let node: ConnectedNode;
  beforeAll(async () => {
    anvil = await startAnvil();
    node = connectNode(anvil.url);
  });
  afterAll(async () => {
    node.close();
    await anvil.stop();
  });

  // Whoever deploys a token chooses how it fails: none of it may look like a node that is to be asked again, for ever.
  it.each([
    ['jumps to where it cannot', '0x5f56'],
    ['takes from an empty stack', '0x01'],
    ['fills the stack', '0x5b5f5f56'],
    ['is the invalid instruction', '0xfe'],
    ['is no instruction', '0x0c'],
    ['never ends', '0x5b5f56'],
    ['gives back more than there is memory for', '0x6340000000805ff3'],
    ['copies what nobody returned', '0x60205f5f3e'],
    ['reverts', '0x5f5ffd'],
  ] as const)('is told from a broken node where it %s', async (_, code) => {
    await anvil.rpc('anvil_setCode', [contract, code]);
    expect(await runCall(node, { to: contract, data: '0x95d89b41' }, 'latest')).toHaveProperty(
      'failure',
    );
    expect(await readToken(node, contract)).toMatchObject({ decimals: 0 });
  });

  it('gives what a contract says', async () => {
    await anvil.rpc('anvil_setCode', [contract, '0x60075f5260205ff3']);
    const said = await runCall(node, { to: contract, data: '0x' }, 'latest');
    expect(said).toEqual({ data: `0x${'7'.padStart(64, '0')}` });
  });
});

describe('a node that refuses', () => {
  /** @param refuses whether it refuses the n-th call, to whom. */
  const nodeThat = (refuses: (call: number, to: Address) => boolean) => {
    let calls = 0;
    const request = async ({ params: [{ to }] }: { params: [{ to: Address }] }): Promise<Hex> => {
      if (!refuses(++calls, to)) return '0x07';
      throw new UnknownRpcError(new NodeRefused('eth_call', -32_000, 'header not found'));
    };
    return { client: { request } } as unknown as ConnectedNode;
  };
  const call = { to: contract, data: '0x95d89b41' } as const;

  it('is asked again by whoever wants to know, where it runs nothing at all', async () => {
    const refused = runCall(
      nodeThat(() => true),
      call,
      'latest',
    );
    await expect(refused).rejects.toBeInstanceOf(NodeRefused);
  });

  it('is believed where it had a moment of weakness', async () => {
    const weak = nodeThat((number) => number === 1);
    expect(await runCall(weak, call, 'latest')).toEqual({ data: '0x07' });
  });
});
