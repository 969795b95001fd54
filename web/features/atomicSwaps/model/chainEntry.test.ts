import { hashTimeLockAddress } from '@weir/contracts';
import { zeroAddress } from 'viem';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Deployment } from '#features/deployment';
import { stubLocalStorage } from '#lib/testing/stubLocalStorage.ts';
import { CONTRACT } from '../testing/syntheticSwap.ts';
import { entryProblems, keepEntry, knownEntry, readChainEntry } from './chainEntry.ts';

const entry = { chain: '10', nodes: 'https://a.example', contract: '', confirmations: '' };
const deployment: Pick<Deployment, 'chainId' | 'rpcUrl' | 'hashTimeLock'> = {
  chainId: 31337,
  rpcUrl: 'http://127.0.0.1:8545',
  hashTimeLock: hashTimeLockAddress,
};
const known = (chainId: number, change: Partial<typeof deployment> = {}) =>
  // Nothing else of a deployment is read.
  knownEntry(chainId, { ...deployment, ...change } as Deployment);

beforeEach(() => void stubLocalStorage());
afterEach(() => vi.unstubAllGlobals());

describe('readChainEntry', () => {
  it('takes the usual contract and the node’s own finality where nothing else is said', () => {
    expect(readChainEntry(entry)).toEqual({
      settings: { chainId: 10, urls: ['https://a.example/'], confirmations: null },
      contract: hashTimeLockAddress,
    });
  });

  it('takes several nodes, another contract, and blocks', () => {
    const nodes = ' https://a.example  http://localhost:8545,https://b.example/key ';
    const read = readChainEntry({ ...entry, nodes, contract: CONTRACT, confirmations: ' 12 ' });
    expect(read).toEqual({
      settings: {
        chainId: 10,
        urls: ['https://a.example/', 'http://localhost:8545/', 'https://b.example/key'],
        confirmations: 12,
      },
      contract: CONTRACT,
    });
  });

  it.each([
    ['chain', '1.5'],
    ['chain', '0x1'],
    ['nodes', 'http://node.example'],
    ['nodes', 'https://a.example javascript:alert(1)'],
    ['contract', '0x12'],
    ['contract', zeroAddress.slice(0, 40)],
    ['confirmations', '0'],
    ['confirmations', '-3'],
  ] as const)('names a wrong %s: %s', (field, text) => {
    const wrong = { ...entry, [field]: text };
    expect(Object.keys(entryProblems(wrong))).toEqual([field]);
    expect(readChainEntry(wrong)).toBeNull();
  });

  it('finds nothing wrong in what is still empty, and reads nothing of it', () => {
    const empty = { chain: '', nodes: '', contract: '', confirmations: '' };
    expect(entryProblems(empty)).toEqual({});
    expect(readChainEntry(empty)).toBeNull();
  });
});

describe('knownEntry', () => {
  it('brings back what was entered for this chain, and for no other', () => {
    keepEntry({ ...entry, contract: CONTRACT, confirmations: '3' });
    expect(known(10)).toEqual({ ...entry, contract: CONTRACT, confirmations: '3' });
    expect(known(1)).toEqual({ chain: '1', nodes: '', contract: '', confirmations: '' });
  });

  it('knows the page’s own chain, and asks nobody that a damaged entry names', () => {
    expect(known(31337)).toMatchObject({ nodes: 'http://127.0.0.1:8545', contract: '' });
    expect(known(31337, { hashTimeLock: CONTRACT }).contract).toBe(CONTRACT);
    localStorage.setItem('weir.swapChain.31337', 'http://evil.example\n\n');
    expect(known(31337).nodes).toBe('http://127.0.0.1:8545');
  });
});
