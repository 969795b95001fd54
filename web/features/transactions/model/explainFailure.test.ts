import { ExchangeError, exchangeAbi } from '@weir/contracts';
import {
  BaseError,
  encodeErrorResult,
  HttpRequestError,
  RawContractError,
  UserRejectedRequestError,
} from 'viem';
import { describe, expect, it } from 'vitest';
import { createWording } from '#features/errors';
import { syntheticMarket } from '#lib/testing/syntheticMarket.ts';
import { explainFailure, OutcomeUnknown } from './explainFailure.ts';

const say = createWording(syntheticMarket, [syntheticMarket.base, syntheticMarket.quote]);
const reverted = (data: `0x${string}`) =>
  new BaseError('outer', { cause: new RawContractError({ data }) });

describe('explainFailure', () => {
  it("says an order's value in the quote token", () => {
    const error = new ExchangeError('OrderTooSmall', {
      quoteValue: 500_000n,
      minQuote: 1_000_000n,
    });
    expect(explainFailure(error, say).words).toBe(
      'The order is worth 0.5 USDC; the smallest here is 1 USDC.',
    );
  });

  it('decodes the revert of a simulation', () => {
    const data = encodeErrorResult({
      abi: exchangeAbi,
      errorName: 'PullFailed',
      args: [syntheticMarket.base.address, syntheticMarket.quote.address, 15n * 10n ** 17n],
    });
    expect(explainFailure(reverted(data), say)).toEqual({
      kind: 'reverted',
      words:
        'WETH did not let the exchange take 1.5 WETH from your wallet: the balance or the allowance is too small.',
    });
  });

  it('says a price where the error carries a tick', () => {
    const error = new ExchangeError('WouldCross', { tick: 1n, bestOpposite: 470_000n });
    expect(explainFailure(error, say).words).toContain('3,000 USDC');
  });

  it('tells a rejection from a failure', () => {
    const rejected = new BaseError('outer', {
      cause: new UserRejectedRequestError(new Error('no')),
    });
    expect(explainFailure(rejected, say).kind).toBe('rejected');
  });

  it('tells a node that does not answer', () => {
    const error = new HttpRequestError({ url: 'http://127.0.0.1:1' });
    expect(explainFailure(error, say).kind).toBe('unreachable');
  });

  it('never says that nothing was sent, once something was', () => {
    const cause = new HttpRequestError({ url: 'http://127.0.0.1:1' });
    const { kind, words } = explainFailure(new OutcomeUnknown('0x12', cause), say);
    expect(kind).toBe('unknown');
    expect(words).toMatch(/^It was sent/);
  });

  it('keeps the words of what it does not know', () => {
    expect(explainFailure(new Error('odd'), say)).toEqual({ kind: 'other', words: 'odd' });
  });
});
