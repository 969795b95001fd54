import { type Hex, numberToHex, parseTransaction, toFunctionSelector } from 'viem';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lockedBoth } from '../testing/lockedBoth.ts';
import { type Node, optionsWith, withNodes } from '../testing/routedFetch.ts';
import { GIVEN, GOT, TwoChains } from '../testing/twoChains.ts';
import { SwapStore } from './swapStore.ts';

const slow = { timeout: 60_000 };

let stage: TwoChains;
beforeAll(async () => {
  stage = await TwoChains.start();
}, 60_000);
beforeEach(() => stage.reset());
afterAll(() => stage.stop());

const isCallOf = (signature: string) => {
  const selector = toFunctionSelector(signature);
  return (params: readonly unknown[]) =>
    String((params[0] as { data?: string }).data).startsWith(selector);
};
const asksState = isCallOf('function stateOf(bytes32)');
const silent: Node = async () => {
  throw new TypeError('fetch failed');
};

describe('nodes', slow, () => {
  it('must all agree before the responder locks: one that hides the first lock is enough to wait', async () => {
    const { terms } = await stage.propose();
    await stage.pass(60);
    const { first, bob } = stage;
    const hides: Node = async ({ method, params }, ask) =>
      method === 'eth_call' && asksState(params) ? `0x${'00'.repeat(96)}` : ask();
    const file = stage.termsFile(terms);
    for (const urls of [
      `http://liar.invalid,${first.anvil.url}`,
      `${first.anvil.url},http://liar.invalid`,
    ]) {
      const args = ['accept', file, ...stage.agreed()];
      const answer = await withNodes({ liar: { trueUrl: first.anvil.url, node: hides } }, () =>
        bob.runWith(args, optionsWith(bob, first.chainId, urls)),
      );
      expect(answer).toMatchObject({ exit: 3, json: { refusals: [{ rule: 'NotLocked' }] } });
    }
  });

  it('that are silent keep the responder from locking, and nobody from redeeming', async () => {
    const { hash } = await lockedBoth(stage);
    const { second, first, alice, bob } = stage;
    const nodes = {
      silent: { trueUrl: second.anvil.url, node: silent },
    };
    const urls = `http://silent.invalid,${second.anvil.url}`;
    const reveal = () => alice.runWith(['redeem', hash], optionsWith(alice, second.chainId, urls));
    expect(await withNodes(nodes, reveal)).toMatchObject({
      exit: 1,
      json: { error: 'NodeFailed' },
    });
    expect(new SwapStore(alice.directory).read(hash).isRevealing).toBe(false);
    await alice.run(['redeem', hash]);
    const before = await stage.balance('first', bob.address);
    const redeem = () =>
      bob.runWith(
        ['redeem', hash],
        optionsWith(bob, first.chainId, `http://silent.invalid,${first.anvil.url}`),
      );
    expect(await withNodes(nodes, redeem)).toMatchObject({ exit: 0 });
    expect(await stage.balance('first', bob.address)).toBe(before + GIVEN);
  });

  it('that lie about a nonce, or about fees, hold up nothing that the others do', async () => {
    const { hash } = await lockedBoth(stage);
    await stage.alice.run(['redeem', hash]);
    const { first, bob } = stage;
    const liar: Node = async ({ method }, ask) => {
      if (method === 'eth_getTransactionCount') return numberToHex(1_000_000);
      if (method === 'eth_maxPriorityFeePerGas') return numberToHex(10n ** 30n);
      return ask();
    };
    const before = await stage.balance('first', bob.address);
    const urls = `http://liar.invalid,${first.anvil.url}`;
    const answer = await withNodes({ liar: { trueUrl: first.anvil.url, node: liar } }, () =>
      bob.runWith(['redeem', hash], optionsWith(bob, first.chainId, urls)),
    );
    expect(answer).toMatchObject({ exit: 0 });
    expect(await stage.balance('first', bob.address)).toBe(before + GIVEN);
  });

  it('that show a secret which is none are not believed', async () => {
    const { hash } = await lockedBoth(stage);
    const asksSecret = isCallOf('function secretOf(bytes32)');
    const liar: Node = async ({ method, params }, ask) =>
      method === 'eth_call' && asksSecret(params) ? `0x${'11'.repeat(32)}` : ask();
    const { second, bob } = stage;
    const answer = await withNodes({ liar: { trueUrl: second.anvil.url, node: liar } }, () =>
      bob.runWith(['redeem', hash], optionsWith(bob, second.chainId, 'http://liar.invalid')),
    );
    expect(answer).toMatchObject({
      exit: 1,
      json: { words: expect.stringMatching(/a node lies/) },
    });
  });

  it('are not told the secret before the record says that it may be public', async () => {
    const { hash } = await lockedBoth(stage);
    const store = new SwapStore(stage.alice.directory);
    const secret = String(store.readSecret(hash)).slice(2);
    const toldWhile: boolean[] = [];
    const spy: Node = async (request, ask) => {
      if (JSON.stringify(request).includes(secret)) toldWhile.push(store.read(hash).isRevealing);
      return ask();
    };
    const { second, first, alice } = stage;
    const nodes = {
      one: { trueUrl: first.anvil.url, node: spy },
      two: { trueUrl: second.anvil.url, node: spy },
    };
    const options = optionsWith(alice, first.chainId, 'http://one.invalid').map((option) =>
      option.startsWith(`--rpc=${second.chainId}=`)
        ? `--rpc=${second.chainId}=http://two.invalid`
        : option,
    );
    await withNodes(nodes, () => alice.runWith(['redeem', hash], options));
    expect(toldWhile).toEqual([true]);
  });

  it.each([
    ['a block without a time', 'eth_getBlockByNumber', { number: '0x10', timestamp: null }],
    ['a block of no sense', 'eth_getBlockByNumber', { number: 'zz', timestamp: 'zz' }],
    ['no block', 'eth_getBlockByNumber', null],
    [
      'a time that no calendar holds',
      'eth_getBlockByNumber',
      { number: '0x10', timestamp: '0xffffffffffff' },
    ],
    ['words of no sense', 'eth_call', 'hello'],
    ['too few words', 'eth_call', '0x'],
    ['no chain', 'eth_chainId', null],
  ])('that answer with %s are refused with words', async (_, wrong, answer) => {
    const { terms } = await stage.propose();
    await stage.pass(60);
    const { first, bob } = stage;
    const mad: Node = async ({ method }, ask) => (method === wrong ? answer : ask());
    const options = optionsWith(bob, first.chainId, 'http://mad.invalid');
    const args = ['check', stage.termsFile(terms), ...stage.agreed()];
    const { exit, json } = await withNodes({ mad: { trueUrl: first.anvil.url, node: mad } }, () =>
      bob.runWith(args, options),
    );
    expect(exit).not.toBe(0);
    expect(JSON.stringify(json)).toMatch(/NodeFailed|ChainSilent|WrongChain/);
  });

  it('can be given by the environment, where others do not read their passwords', async () => {
    const { hash } = await stage.propose();
    const { alice, first } = stage;
    const options = alice
      .options()
      .filter((option) => !option.startsWith(`--rpc=${first.chainId}`));
    const variables = { SWAP_KEY: alice.key, [`SWAP_RPC_${first.chainId}`]: first.anvil.url };
    expect(await alice.runWith(['redeem', hash], options, { variables })).toMatchObject({
      exit: 3,
      json: { steps: [{ kind: 'wait' }] },
    });
  });

  it('of another chain, and contracts of other code, are named', async () => {
    const { terms } = await stage.propose();
    await stage.pass(60);
    const { first, second, bob } = stage;
    const file = stage.termsFile(terms);
    const args = ['check', file, ...stage.agreed()];
    const crossed = await bob.runWith(args, optionsWith(bob, first.chainId, second.anvil.url));
    expect(crossed.json.refusals).toMatchObject([
      { rule: 'WrongChain', side: 'first' },
      { rule: 'NotLocked' },
    ]);
    const code = await first.anvil.rpc<Hex>('eth_getCode', [first.contract, 'latest']);
    await first.anvil.rpc('anvil_setCode', [first.contract, `${code}00`]);
    expect((await bob.run(args)).json.refusals).toMatchObject([
      { rule: 'UnknownCode', side: 'first' },
      { rule: 'NotLocked' },
    ]);
  });

  it('say themselves what is final where no number of confirmations is given', async () => {
    const { terms } = await stage.propose();
    const { bob, first, second } = stage;
    const options = bob.options().filter((option) => !option.startsWith('--confirmations'));
    const args = ['check', stage.termsFile(terms), ...stage.agreed()];
    await stage.pass(60);
    expect(await bob.runWith(args, options)).toMatchObject({
      exit: 3,
      json: { refusals: [{ rule: 'NotFinal' }] },
    });
    // Two epochs of 32 blocks.
    for (const { anvil } of [first, second]) await anvil.rpc('anvil_mine', ['0x42', '0x1']);
    expect(await bob.runWith(args, options)).toMatchObject({ exit: 0 });
  });

  it('without finalised blocks are refused with words, where no confirmations are given', async () => {
    const { terms } = await stage.propose();
    const { bob, first } = stage;
    const old: Node = async ({ method, params }, ask) =>
      method === 'eth_getBlockByNumber' && params[0] === 'finalized' ? null : ask();
    const options = optionsWith(bob, first.chainId, 'http://old.invalid').filter(
      (option) => !option.startsWith('--confirmations'),
    );
    const args = ['check', stage.termsFile(terms), ...stage.agreed()];
    const answer = await withNodes({ old: { trueUrl: first.anvil.url, node: old } }, () =>
      bob.runWith(args, options),
    );
    expect(answer).toMatchObject({
      exit: 1,
      json: { words: expect.stringMatching(/--confirmations 31001=<blocks>/) },
    });
  });
});

describe('a transaction', slow, () => {
  it('that hangs is replaced at a higher fee', async () => {
    const { hash } = await lockedBoth(stage);
    const { second, alice } = stage;
    await second.anvil.rpc('evm_setAutomine', [false]);
    const fees: bigint[] = [];
    const seen: Node = async ({ method, params }, ask) => {
      if (method === 'eth_sendRawTransaction') {
        fees.push(parseTransaction(params[0] as Hex).maxFeePerGas ?? 0n);
      }
      return ask();
    };
    const options = optionsWith(alice, second.chainId, 'http://seen.invalid');
    const nodes = { seen: { trueUrl: second.anvil.url, node: seen } };
    const redeem = () => alice.runWith(['redeem', hash], options);
    expect(await withNodes(nodes, redeem)).toMatchObject({ exit: 3, json: { status: 'pending' } });
    // A new process: the node says that what is there is not outbid.
    expect(await withNodes(nodes, redeem)).toMatchObject({ exit: 3, json: { status: 'pending' } });
    expect(fees.length).toBeGreaterThanOrEqual(2);
    expect(fees.at(-1)).toBeGreaterThan((fees[0] ?? 0n) + (fees[0] ?? 0n) / 10n);
    await stage.pass(60);
    const before = await stage.balance('second', alice.address);
    expect(before).toBe(GIVEN * 1000n + GOT);
    await second.anvil.rpc('evm_setAutomine', [true]);
  });

  it('whose receipt comes late is not sent a second time', async () => {
    const { first, alice } = stage;
    let sent = 0;
    let asked = 0;
    // Nodes learn of a block one after the other. This one knows nothing of it for a minute and asks.
    const late: Node = async ({ method }, ask) => {
      if (method === 'eth_sendRawTransaction') sent++;
      return method === 'eth_getTransactionReceipt' && ++asked <= 60 ? null : ask();
    };
    const options = optionsWith(alice, first.chainId, 'http://late.invalid');
    const propose = () =>
      alice.runWith(
        [
          'propose',
          `--give=${first.chainId}:${first.token}:${GIVEN}`,
          `--get=${stage.second.chainId}:${stage.second.token}:${GOT}`,
          `--with=${stage.bob.address}`,
        ],
        options,
      );
    await stage.approve('first', alice.address, GIVEN);
    const nodes = { late: { trueUrl: first.anvil.url, node: late } };
    expect(await withNodes(nodes, propose)).toMatchObject({ exit: 0 });
    expect(sent).toBe(1);
    expect(await stage.balance('first', alice.address)).toBe(GIVEN * 999n);
  });

  it('that the account cannot pay is not sent, and the secret not told', async () => {
    const { hash } = await lockedBoth(stage);
    const { second, alice } = stage;
    await second.anvil.rpc('anvil_setBalance', [alice.address, '0x1']);
    const answer = await alice.run(['redeem', hash]);
    expect(answer).toMatchObject({
      exit: 1,
      json: { words: expect.stringMatching(/send it some/) },
    });
    expect(new SwapStore(alice.directory).read(hash).isRevealing).toBe(false);
    await second.anvil.rpc('anvil_setBalance', [alice.address, numberToHex(10n ** 20n)]);
  });
});
