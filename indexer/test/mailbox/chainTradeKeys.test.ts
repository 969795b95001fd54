import { newTradeKeys, type PublicKeys, publicKeysOf } from '@weir/contracts/messages';
import { bytesToHex, getAddress } from 'viem';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ConnectedNode, connectNode } from '../../src/chain/node.ts';
import { ChainTradeKeys } from '../../src/mailbox/chainTradeKeys.ts';
import { type FaultyNode, startFaultyNode } from '../faultyNode.ts';
import { type MockEscrow, startMockEscrow, states } from './mockEscrow.ts';

const buyer = getAddress(`0x${'b'.repeat(40)}`);
const seller = getAddress(`0x${'5'.repeat(40)}`);
const fresh = (): PublicKeys => publicKeysOf(newTradeKeys());
const live = (party: typeof buyer, { signing }: PublicKeys) => ({
  party,
  signing: bytesToHex(signing),
});

describe('ChainTradeKeys', { timeout: 60_000 }, () => {
  let escrow: MockEscrow;
  let proxy: FaultyNode;
  let node: ConnectedNode;
  let keys: ChainTradeKeys;
  let time = 0;
  let trade = 0n;

  beforeAll(async () => {
    escrow = await startMockEscrow();
    proxy = await startFaultyNode(escrow.anvil.url);
    node = connectNode(proxy.url);
  }, 60_000);
  beforeEach(() => {
    trade++;
    proxy.faults = {};
    keys = new ChainTradeKeys({
      node,
      escrow: escrow.address,
      fromBlock: 0n,
      freshSeconds: 4,
      now: () => time,
    });
  });
  afterAll(async () => {
    node.close();
    await proxy.stop();
    await escrow.anvil.stop();
  });

  it('gives the last key of each party, of this trade alone', async () => {
    const [old, next, other, foreign] = [fresh(), fresh(), fresh(), fresh()] as [
      PublicKeys,
      PublicKeys,
      PublicKeys,
      PublicKeys,
    ];
    await escrow.setKeys(trade, buyer, old);
    await escrow.setKeys(trade, seller, other);
    await escrow.setKeys(trade + 1_000n, buyer, foreign);
    await escrow.setKeys(trade, buyer, next);
    await escrow.setState(trade, states.taken);
    expect(await keys.liveKeys(trade)).toEqual([live(buyer, next), live(seller, other)]);
  });

  it('leaves a key to who announced it first: a copy replaces nothing', async () => {
    const [copier, victim] = [fresh(), fresh()];
    await escrow.setKeys(trade, buyer, copier);
    await escrow.setKeys(trade, seller, victim);
    await escrow.setKeys(trade, buyer, victim);
    await escrow.setState(trade, states.disputed);
    expect(await keys.liveKeys(trade)).toEqual([live(buyer, copier), live(seller, victim)]);
  });

  it.each(Object.entries(states))(
    'knows whether there is something to talk about: %s',
    async (name, state) => {
      await escrow.setKeys(trade, buyer, fresh());
      await escrow.setState(trade, state);
      const expected = name === 'none' || name === 'final' ? 0 : 1;
      expect(await keys.liveKeys(trade)).toHaveLength(expected);
    },
  );

  it('asks the node once for a moment of many requests, and again after it', async () => {
    const [first, second] = [fresh(), fresh()];
    await escrow.setKeys(trade, buyer, first);
    await escrow.setState(trade, states.locked);
    await Promise.all([keys.liveKeys(trade), keys.liveKeys(trade), keys.liveKeys(trade)]);
    const { requests } = proxy;
    await escrow.setKeys(trade, buyer, second);
    expect(await keys.liveKeys(trade)).toEqual([live(buyer, first)]);
    expect(proxy.requests).toBe(requests);
    time += 4;
    expect(await keys.liveKeys(trade)).toEqual([live(buyer, second)]);
    await escrow.setState(trade, states.final);
    time += 4;
    expect(await keys.liveKeys(trade)).toEqual([]);
  });

  it('forgets keys that a fork took away', async () => {
    const [first, second] = [fresh(), fresh()];
    await escrow.setKeys(trade, buyer, first);
    await escrow.setState(trade, states.locked);
    const snapshot = await escrow.anvil.rpc('evm_snapshot');
    await escrow.setKeys(trade, buyer, second);
    expect(await keys.liveKeys(trade)).toEqual([live(buyer, second)]);
    await escrow.anvil.rpc('evm_revert', [snapshot]);
    time += 4;
    expect(await keys.liveKeys(trade)).toEqual([live(buyer, first)]);
  });

  it('reads in shorter ranges where the node wants it, and looks for logs of live trades only', async () => {
    await escrow.setKeys(trade, buyer, fresh());
    const logs: number[] = [];
    proxy.faults.refuse = ({ method, params }) => {
      if (method !== 'eth_getLogs') return undefined;
      const [{ fromBlock, toBlock }] = params as [{ fromBlock: string; toBlock: string }];
      const span = Number(toBlock) - Number(fromBlock) + 1;
      logs.push(span);
      return span > 3
        ? { code: -32005, message: 'query returned more than 10000 results' }
        : undefined;
    };
    expect(await keys.liveKeys(trade)).toEqual([]);
    expect(logs).toEqual([]);
    await escrow.setState(trade, states.locked);
    time += 4;
    expect(await keys.liveKeys(trade)).toHaveLength(1);
    expect(Math.min(...logs)).toBeLessThanOrEqual(3);
  });

  it('says why where the node does not answer, and asks again the next time', async () => {
    await escrow.setKeys(trade, buyer, fresh());
    await escrow.setState(trade, states.locked);
    proxy.faults.mishap = () => ({ kind: 'drop' });
    await expect(keys.liveKeys(trade)).rejects.toThrow('the node does not answer');
    proxy.faults = {};
    expect(await keys.liveKeys(trade)).toHaveLength(1);
  });
});
