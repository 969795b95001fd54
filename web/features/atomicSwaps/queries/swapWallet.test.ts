import type { Address, Hex } from 'viem';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Config } from 'wagmi';
import { getConnection } from 'wagmi/actions';
import { Stopped } from '#features/failures';
import { HOLDER, RESPONDER } from '../testing/syntheticSwap.ts';
import { say } from '../words/english.ts';
import { openSwapWallet } from './swapWallet.ts';

vi.mock('wagmi/actions', () => ({ getConnection: vi.fn() }));

const call = { to: RESPONDER, data: '0x1234' as Hex, gas: 21_000n };

/** A wallet on chain 1 that switches to what it has. */
class Wallet {
  chainId = 1;
  has = [1, 10];
  accounts: Address[] = [HOLDER];
  readonly asked: { method: string; params?: readonly unknown[] }[] = [];
  refusal: unknown = Object.assign(new Error('Unrecognized chain'), { code: 4902 });
  /** What it does before it answers. */
  meanwhile: () => void = () => undefined;

  readonly connector = {
    uid: 'one',
    getAccounts: async () => this.accounts,
    getProvider: async () => ({
      request: async (request: { method: string; params?: readonly unknown[] }) => {
        this.meanwhile();
        if (request.method === 'eth_chainId') return `0x${this.chainId.toString(16)}`;
        this.asked.push(request);
        if (request.method !== 'wallet_switchEthereumChain') return `0x${'77'.repeat(32)}`;
        const wanted = Number((request.params as [{ chainId: Hex }])[0].chainId);
        if (!this.has.includes(wanted)) throw this.refusal;
        this.chainId = wanted;
        return null;
      },
    }),
  };

  connect(connector: object | undefined = this.connector) {
    // Of a connection only these are read.
    const connection = { connector, addresses: this.accounts } as never;
    vi.mocked(getConnection).mockReturnValue(connection);
  }
}

let wallet: Wallet;
const open = () => openSwapWallet({} as Config, HOLDER);
beforeEach(() => {
  wallet = new Wallet();
  wallet.connect();
});

describe('openSwapWallet', () => {
  it('moves the wallet to a chain that the page itself does not know, and only where it must', async () => {
    await open().turnTo(1);
    expect(wallet.asked).toEqual([]);
    await open().turnTo(10);
    expect(wallet.asked).toEqual([
      { method: 'wallet_switchEthereumChain', params: [{ chainId: '0xa' }] },
    ]);
  });

  it.each([
    Object.assign(new Error('Unrecognized chain'), { code: 4902 }),
    { code: -32603, data: { originalError: { code: 4902 } } },
  ])('asks the reader to add a chain that the wallet lacks', async (refusal) => {
    wallet.refusal = refusal;
    await expect(open().turnTo(5)).rejects.toEqual(new Stopped(say.addChainFirst(5)));
  });

  it('passes on a no, and is not content with a wallet that stays where it is', async () => {
    wallet.refusal = Object.assign(new Error('no'), { code: 4001 });
    await expect(open().turnTo(5)).rejects.toBe(wallet.refusal);
    wallet.has.push(5);
    wallet.meanwhile = () => {
      wallet.chainId = 1;
    };
    await expect(open().turnTo(5)).rejects.toEqual(new Stopped(say.walletElsewhere(5)));
  });

  it('sends with chain and gas named, so that nothing is estimated with a secret', async () => {
    expect(await open().send(1, call)).toBe(`0x${'77'.repeat(32)}`);
    const params = [{ from: HOLDER, to: RESPONDER, data: '0x1234', gas: '0x5208', chainId: '0x1' }];
    expect(wallet.asked).toEqual([{ method: 'eth_sendTransaction', params }]);
  });

  it('sends nothing on another chain, from another account or another wallet', async () => {
    const opened = open();
    await expect(opened.send(10, call)).rejects.toEqual(new Stopped(say.walletElsewhere(10)));
    wallet.accounts = [RESPONDER];
    wallet.connect();
    await expect(opened.send(1, call)).rejects.toEqual(new Stopped(say.accountChanged));
    wallet.connect({ ...wallet.connector, uid: 'two' });
    await expect(opened.send(1, call)).rejects.toEqual(new Stopped(say.walletLeft));
    expect(wallet.asked).toEqual([]);
  });
});
