import {
  CallRefused,
  type ChainNodes,
  hashTimeLockAbi,
  NodeFailed,
  type Refusal,
  type SwapCall,
  SwapNodes,
  type SwapRecord,
} from '@weir/contracts';
import { type Address, decodeFunctionData, encodeErrorResult, type Hex } from 'viem';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { stubLocalStorage } from '#lib/testing/stubLocalStorage.ts';
import { keptSwaps } from '../model/keptSwaps.ts';
import { StepNotTaken } from '../model/stepNotTaken.ts';
import {
  CONTRACT,
  HOLDER,
  holderRecord,
  PROPOSED,
  RESPONDER,
  responderRecord,
  SECRET,
  syntheticSwap,
} from '../testing/syntheticSwap.ts';
import { type StepStage, type StepTools, takeStep } from './takeStep.ts';

const { hash } = syntheticSwap;
const TRANSACTION: Hex = `0x${'77'.repeat(32)}`;
const rejection = Object.assign(new Error('User rejected the request.'), { code: 4001 });
const lock = { kind: 'lock', side: 'first', before: PROPOSED } as const;
const reveal = { kind: 'reveal', before: PROPOSED } as const;

/** A node, and what it was asked: calls carry their data. */
class FakeNode {
  balance = 5000n;
  allowance = 5000n;
  estimate: () => bigint = () => 100_000n;
  receipt: () => 'success' | 'reverted' = () => 'success';
  readonly heard: string[] = [];

  readonly client = {
    readContract: async ({ functionName }: { functionName: string }) =>
      functionName === 'balanceOf' ? this.balance : this.allowance,
    estimateGas: async ({ data }: { data: Hex }) => {
      this.heard.push(data);
      return this.estimate();
    },
    getTransactionReceipt: async () => ({ status: this.receipt() }),
  };
  readonly nodes = {
    ask: async (question: (client: unknown) => Promise<unknown>) => [await question(this.client)],
    askOne: (question: (client: unknown) => Promise<unknown>) => question(this.client),
    // Steps ask nothing else of a chain's nodes.
  } as unknown as ChainNodes;
}

class Stage {
  readonly node = new FakeNode();
  readonly stages: StepStage[] = [];
  readonly sent: (SwapCall & { chainId: number; record: SwapRecord | null })[] = [];
  account: Address = HOLDER;
  known = { first: CONTRACT, second: CONTRACT };
  steps: { kind: string }[] = [lock, reveal];
  refusals: Refusal[] = [];
  send: () => Hex = () => TRANSACTION;

  take(step: Parameters<typeof takeStep>[0]) {
    const { nodes } = this.node;
    const tools: StepTools = {
      hash,
      nodes: new SwapNodes(syntheticSwap, { first: nodes, second: nodes }, () => PROPOSED),
      known: this.known,
      store: keptSwaps,
      look: async () => ({ steps: this.steps, refusals: this.refusals }),
      onStage: (stage) => this.stages.push(stage),
      sleep: async () => undefined,
      wallet: {
        account: this.account,
        turnTo: async () => undefined,
        send: async (chainId, call) => {
          this.sent.push({ ...call, chainId, record: keptSwaps.read(hash) });
          return this.send();
        },
      },
    };
    return takeStep(step, tools);
  }

  /** The functions of HashTimeLock that the wallet was asked for, approvals as `approve`. */
  calls(): string[] {
    return this.sent.map(({ to, data }) =>
      to === CONTRACT ? decodeFunctionData({ abi: hashTimeLockAbi, data }).functionName : 'approve',
    );
  }
}

let stage: Stage;
beforeEach(() => {
  stubLocalStorage();
  keptSwaps.keepSecret(SECRET);
  keptSwaps.create(holderRecord);
  stage = new Stage();
});
afterEach(() => vi.unstubAllGlobals());

const stopped = (kind: string) =>
  expect.objectContaining({ why: expect.objectContaining({ kind }) });

describe('a lock', () => {
  it('is on record before the wallet is asked, on its own chain', async () => {
    expect(await stage.take(lock)).toEqual({ status: 'success', transaction: TRANSACTION });
    expect(stage.calls()).toEqual(['lock']);
    expect(stage.sent[0]).toMatchObject({ chainId: 1, record: { hasLocked: true } });
  });

  it('is approved before, from nothing where there is an allowance already', async () => {
    stage.node.allowance = 1n;
    await stage.take(lock);
    expect(stage.calls()).toEqual(['approve', 'approve', 'lock']);
    expect(stage.sent.slice(0, 2).every(({ record }) => record?.hasLocked === false)).toBe(true);
  });

  it('is not asked for where a rule broke while an approval stood open', async () => {
    stage.node.allowance = 0n;
    stage.send = () => {
      stage.refusals = [{ rule: 'TooLateToLock', side: 'second', words: '', canPass: false }];
      return TRANSACTION;
    };
    await expect(stage.take(lock)).rejects.toEqual(stopped('refused'));
    expect(stage.calls()).toEqual(['approve']);
    expect(keptSwaps.read(hash)?.hasLocked).toBe(false);
  });

  it('was not sent where the wallet says no, and may have been after any other failure', async () => {
    stage.send = () => {
      throw rejection;
    };
    await expect(stage.take(lock)).rejects.toBe(rejection);
    expect(keptSwaps.read(hash)?.hasLocked).toBe(false);
    stage.send = () => {
      throw new Error('The wallet closed.');
    };
    await expect(stage.take(lock)).rejects.toThrow('closed');
    stage.send = () => {
      throw rejection;
    };
    await expect(stage.take(lock)).rejects.toBe(rejection);
    expect(keptSwaps.read(hash)?.hasLocked).toBe(true);
  });

  it('goes by no contract that the reader does not know, and from no other account', async () => {
    stage.known = { first: CONTRACT, second: RESPONDER };
    await expect(stage.take(lock)).rejects.toEqual(stopped('unknownContract'));
    stage.known = { first: CONTRACT, second: CONTRACT };
    stage.account = RESPONDER;
    await expect(stage.take(lock)).rejects.toEqual(stopped('otherAccount'));
    expect(stage.sent).toEqual([]);
  });

  it('comes first from nobody who has not the secret: a stranger’s hash would give the tokens away', async () => {
    localStorage.setItem(`weir.atomicSecret.${hash}`, '');
    await expect(stage.take(lock)).rejects.toEqual(stopped('noSecret'));
    expect(stage.sent).toEqual([]);
  });

  it('is not tried without the tokens, nor where the contract refuses it', async () => {
    stage.node.balance = 999n;
    await expect(stage.take(lock)).rejects.toEqual(stopped('tooLittle'));
    stage.node.balance = 1000n;
    stage.node.estimate = () => {
      const args = [0n, 1n] as const;
      const data = encodeErrorResult({ abi: hashTimeLockAbi, errorName: 'WrongNonce', args });
      throw Object.assign(new Error('reverted'), { data });
    };
    await expect(stage.take(lock)).rejects.toBeInstanceOf(CallRefused);
    expect(stage.sent).toEqual([]);
    expect(keptSwaps.read(hash)?.hasLocked).toBe(false);
  });

  it('is not asked for where the browser does not keep the record', async () => {
    vi.spyOn(localStorage, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await expect(stage.take(lock)).rejects.toThrow('did not keep');
    expect(stage.sent).toEqual([]);
  });
});

describe('the reveal', () => {
  it('is on record before the wallet sees the secret, and tells no node of it', async () => {
    await stage.take(reveal);
    expect(stage.calls()).toEqual(['redeem']);
    expect(stage.sent[0]).toMatchObject({
      chainId: 10,
      record: { isRevealing: true, secret: null },
    });
    expect(keptSwaps.read(hash)?.secret).toBe(SECRET);
    expect(stage.node.heard.join()).not.toContain(SECRET.slice(2));
  });

  it('counts as begun after a no: the wallet has seen the secret', async () => {
    stage.send = () => {
      throw rejection;
    };
    await expect(stage.take(reveal)).rejects.toBe(rejection);
    expect(keptSwaps.read(hash)).toMatchObject({ isRevealing: true, secret: null });
  });

  it('is not asked for once it is too late, or without the secret', async () => {
    stage.refusals = [{ rule: 'TooLateToReveal', side: 'second', words: '', canPass: false }];
    await expect(stage.take(reveal)).rejects.toEqual(stopped('refused'));
    stage.refusals = [];
    localStorage.setItem(`weir.atomicSecret.${hash}`, '');
    await expect(stage.take(reveal)).rejects.toEqual(stopped('noSecret'));
    expect(stage.sent).toEqual([]);
    expect(keptSwaps.read(hash)?.isRevealing).toBe(false);
  });
});

describe('a step that protects', () => {
  it('may be signed by anybody, and keeps the secret that it was read with', async () => {
    stubLocalStorage();
    keptSwaps.create(responderRecord);
    stage.steps = [{ kind: 'redeem' }];
    stage.account = CONTRACT;
    await stage.take({ kind: 'redeem', side: 'first', secret: SECRET, before: PROPOSED });
    expect(stage.calls()).toEqual(['redeem']);
    expect(keptSwaps.read(hash)?.secret).toBe(SECRET);
    stage.steps = [{ kind: 'refund' }];
    await stage.take({ kind: 'refund', side: 'second' });
    expect(stage.calls()).toEqual(['redeem', 'refund']);
  });

  it('is not signed where the swap moved on while the reader looked', async () => {
    stage.steps = [{ kind: 'wait' }];
    const failed = stage.take({ kind: 'refund', side: 'first' });
    await expect(failed).rejects.toBeInstanceOf(StepNotTaken);
    await expect(failed).rejects.toEqual(stopped('movedOn'));
    expect(stage.sent).toEqual([]);
  });

  it('ends as its block says, and is pending while nodes say nothing', async () => {
    stage.steps = [{ kind: 'refund' }];
    const refund = { kind: 'refund', side: 'first' } as const;
    stage.node.receipt = () => 'reverted';
    expect((await stage.take(refund)).status).toBe('reverted');
    stage.node.receipt = () => {
      throw new NodeFailed(1, 'silent');
    };
    expect((await stage.take(refund)).status).toBe('pending');
  });
});
