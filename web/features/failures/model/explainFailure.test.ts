import { ExchangeError, exchangeAbi, lendingAbi, priceGuardAbi } from '@weir/contracts';
import {
  BaseError,
  ContractFunctionExecutionError,
  encodeAbiParameters,
  encodeErrorResult,
  type Hex,
  HttpRequestError,
  InternalRpcError,
  RawContractError,
  ResourceUnavailableRpcError,
  RpcRequestError,
  TransactionExecutionError,
  UserRejectedRequestError,
} from 'viem';
import { afterEach, describe, expect, it } from 'vitest';
import { createWording } from '#features/errors';
import { speak } from '#lib/language.ts';
import { syntheticMarket } from '#lib/testing/syntheticMarket.ts';
import { say } from '../words/english.ts';
import { german } from '../words/german.ts';
import { otherErrorAbi, wordsForRevert } from './contractErrors.ts';
import { explainFailure, Stopped } from './explainFailure.ts';

const wording = createWording(syntheticMarket, [syntheticMarket.base, syntheticMarket.quote]);
const explain = (error: unknown) => explainFailure(error, wording);
const reverted = (data: Hex) => new BaseError('outer', { cause: new RawContractError({ data }) });
const english = { ...say };
afterEach(() => speak('en', { failures: english }));

describe('explainFailure', () => {
  it("says an order's value in the quote token", () => {
    const args = { quoteValue: 500_000n, minQuote: 1_000_000n };
    expect(explain(new ExchangeError('OrderTooSmall', args)).words).toBe(
      'The order is worth 0.5 USDC; the smallest here is 1 USDC.',
    );
  });

  it('decodes the revert of a simulation', () => {
    const data = encodeErrorResult({
      abi: exchangeAbi,
      errorName: 'PullFailed',
      args: [syntheticMarket.base.address, syntheticMarket.quote.address, 15n * 10n ** 17n],
    });
    expect(explain(reverted(data))).toEqual({
      kind: 'reverted',
      words:
        'WETH did not let the exchange take 1.5 WETH from your wallet: the balance or the allowance is too small.',
    });
  });

  it('says what lending refuses in the tokens of its market, where it is about one', () => {
    const { base, quote } = syntheticMarket;
    const lending = { loan: quote, collaterals: [base] };
    const about = createWording(syntheticMarket, [], undefined, lending);
    const data = encodeErrorResult({
      abi: lendingAbi,
      errorName: 'InsufficientCash',
      args: [5_000_000n, 7_000_000n],
    });
    expect(explainFailure(reverted(data), about)).toEqual({
      kind: 'reverted',
      words: 'The market has 5 USDC that is not lent out; 7 USDC were asked for.',
    });
    // A swap within a call of lending is the exchange's to explain.
    const swap = encodeErrorResult({ abi: exchangeAbi, errorName: 'OutputTooLow', args: [1n, 2n] });
    expect(explainFailure(reverted(swap), about).words).toContain('The price moved');
  });

  it('passes on what the page itself stopped', () => {
    expect(explain(new Stopped('Look again.'))).toEqual({ kind: 'stopped', words: 'Look again.' });
  });

  it('says what nobody foresaw in one short line', () => {
    expect(explain(new Error('odd'))).toEqual({
      kind: 'other',
      words: 'Something unforeseen: odd',
    });
    const long = explain(new Error(`0x${'ab'.repeat(200)} ${'word '.repeat(99)}\nRequest body: 1`));
    expect(long.words.length).toBeLessThan(200);
    expect(long.words).not.toMatch(/abab|Request body/);
    expect(explain(undefined).words).toContain('undefined');
    expect(explain({}).words).toContain(say.noWords);
  });
});

describe('a revert that is not the exchange’s own', () => {
  const generated = (type: string) => {
    if (type === 'address') return syntheticMarket.base.address;
    return type === 'bytes4' ? '0x12345678' : 1_987_654_321_987n;
  };

  it.each(['en', 'de'] as const)('has words for every error of the ABIs in %s', (language) => {
    if (language === 'de') speak('de', { failures: german });
    // The exchange's and lending's have tables of their own; Permit2 has an error of one of the names.
    const tabled = [...exchangeAbi, ...lendingAbi, ...priceGuardAbi];
    const own = new Set<string>(
      tabled.filter(({ type }) => type === 'error').map(({ name }) => name),
    );
    own.delete('SignatureExpired');
    const others = otherErrorAbi.filter(({ name }) => !own.has(name));
    expect(others.length).toBeGreaterThan(25);
    for (const { name, inputs } of others) {
      const data = encodeErrorResult({
        abi: otherErrorAbi,
        errorName: name,
        args: inputs.map(({ type }) => generated(type)),
      } as never);
      const { kind, words } = explain(reverted(data));
      expect(kind, name).toBe('reverted');
      expect(words, name).toMatch(/^\S.{8,}[.!]$/);
      expect(words, name).not.toMatch(/undefined|NaN|\d{5,}|0x/);
      expect(words, name).not.toBe(say.refusedWithoutReason);
      if (language === 'de') expect(Object.values(english), name).not.toContain(words);
    }
  });

  it('quotes the reason of an old token, on one line', () => {
    const reason = encodeAbiParameters([{ type: 'string' }], ['ERC20: transfer\namount too big']);
    expect(explain(reverted(`0x08c379a0${reason.slice(2)}`))).toEqual({
      kind: 'reverted',
      words: 'The contract refused it: “ERC20: transfer amount too big”.',
    });
  });

  it('has words for a panic, for an error of nobody, and for a revert without data', () => {
    const overflow = encodeAbiParameters([{ type: 'uint256' }], [0x11n]);
    expect(explain(reverted(`0x4e487b71${overflow.slice(2)}`)).words).toBe(say.panicked);
    expect(explain(reverted('0xdeadbeef')).words).toBe(say.refusedWithoutReason);
    const silent = new BaseError('outer', { details: 'execution reverted' });
    expect(explain(new Error('call failed', { cause: silent })).kind).toBe('reverted');
    expect(wordsForRevert(new Error('no revert'))).toBeNull();
  });
});

/** What wallets and nodes answer, as they answer it: through viem, and raw from a provider. */
const provider = (code: number, message: string, data?: unknown) =>
  Object.assign(new Error(message), { code, ...(data === undefined ? {} : { data }) });
const rpc = (code: number, message: string) =>
  new RpcRequestError({ body: {}, url: 'http://node', error: { code, message } });
const sending = (cause: BaseError) =>
  new TransactionExecutionError(cause, { account: null, chain: undefined } as never);
const calling = (cause: BaseError) =>
  new ContractFunctionExecutionError(cause, { abi: [], functionName: 'swap' } as never);

describe('what wallets and nodes say', () => {
  it.each<[string, unknown, string, string]>([
    [
      'MetaMask, no',
      provider(4001, 'MetaMask Tx Signature: User denied transaction signature.'),
      'rejected',
      'rejected',
    ],
    [
      'viem, no',
      sending(new UserRejectedRequestError(new Error('User rejected the request.'))),
      'rejected',
      'rejected',
    ],
    [
      'ethers, no',
      Object.assign(new Error('x'), { code: 'ACTION_REJECTED' }),
      'rejected',
      'rejected',
    ],
    ['WalletConnect, no', provider(5000, 'User rejected.'), 'rejected', 'rejected'],
    [
      'WalletConnect, closed',
      new Error('Connection request reset. Please try again.'),
      'rejected',
      'rejected',
    ],
    [
      'Ledger, no',
      provider(-32603, 'Internal JSON-RPC error.', { message: 'Transaction was rejected by user' }),
      'rejected',
      'rejected',
    ],
    [
      'unauthorized',
      provider(4100, 'The requested method and/or account has not been authorized by the user.'),
      'other',
      'unauthorized',
    ],
    [
      'unsupported',
      provider(4200, 'The Provider does not support the requested method.'),
      'other',
      'unsupportedMethod',
    ],
    [
      'disconnected',
      provider(4900, 'The Provider is disconnected from all chains.'),
      'other',
      'walletOffline',
    ],
    [
      'unknown chain',
      provider(
        4902,
        'Unrecognized chain ID "0x7a69". Try adding the chain using wallet_addEthereumChain first.',
      ),
      'other',
      'chainMissing',
    ],
    [
      'pending, MetaMask',
      provider(
        -32002,
        "Request of type 'wallet_requestPermissions' already pending for origin https://x. Please wait.",
      ),
      'other',
      'requestPending',
    ],
    [
      'pending, viem',
      new ResourceUnavailableRpcError(new Error('Requested resource not available.')),
      'other',
      'requestPending',
    ],
    ['nonsense', provider(-32603, 'Internal JSON-RPC error.'), 'other', 'internalError'],
    ['nonsense, viem', new InternalRpcError(new Error('Internal error')), 'other', 'internalError'],
    [
      'geth in MetaMask',
      provider(-32603, 'Internal JSON-RPC error.', {
        code: -32000,
        message: 'insufficient funds for gas * price + value: balance 0, tx cost 21000',
      }),
      'other',
      'noCoinForGas',
    ],
    [
      'geth, nonce',
      sending(rpc(-32000, 'nonce too low: next nonce 7, tx nonce 5')),
      'other',
      'nonceTooLow',
    ],
    [
      'Nethermind, nonce',
      rpc(-32010, 'OldNonce, Current nonce: 7, nonce of rejected tx: 5.'),
      'other',
      'nonceTooLow',
    ],
    ['reth, nonce', rpc(-32003, 'nonce too high'), 'other', 'nonceTooHigh'],
    [
      'geth, replacement',
      rpc(-32000, 'replacement transaction underpriced'),
      'other',
      'replacementUnderpriced',
    ],
    [
      'geth, underpriced',
      rpc(-32000, 'transaction underpriced: gas tip cap 0, minimum needed 1'),
      'other',
      'underpriced',
    ],
    [
      'anvil, base fee',
      rpc(-32003, 'max fee per gas less than block base fee'),
      'other',
      'underpriced',
    ],
    ['geth, known', rpc(-32000, 'already known'), 'other', 'alreadyKnown'],
    ['geth, big', rpc(-32000, 'exceeds block gas limit'), 'other', 'tooMuchGas'],
    [
      'geth, small',
      rpc(-32000, 'intrinsic gas too low: gas 20000, minimum needed 21000'),
      'other',
      'tooLittleGas',
    ],
    [
      'anvil, funds',
      calling(rpc(-32003, 'Insufficient funds for gas * price + value')),
      'other',
      'noCoinForGas',
    ],
    [
      'Infura, rate',
      new HttpRequestError({ url: 'https://node', status: 429, details: 'Too Many Requests' }),
      'unreachable',
      'rateLimited',
    ],
    [
      'Alchemy, rate',
      rpc(-32005, 'daily request count exceeded, request rate limited'),
      'unreachable',
      'rateLimited',
    ],
    [
      'no node',
      new HttpRequestError({ url: 'http://127.0.0.1:1', details: 'Failed to fetch' }),
      'unreachable',
      'nodeDown',
    ],
    [
      'bad gateway',
      new HttpRequestError({ url: 'https://node', status: 502, details: '<html>' }),
      'unreachable',
      'nodeDown',
    ],
  ])('%s', (_name, error, kind, phrase) => {
    expect(explain(error)).toEqual({ kind, words: say[phrase as keyof typeof say] });
  });
});
