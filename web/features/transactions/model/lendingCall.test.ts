import { lendingAbi } from '@weir/contracts';
import { decodeFunctionData, type Hex } from 'viem';
import { describe, expect, it } from 'vitest';
import {
  exchangeCall,
  lendingCall,
  lendingCalls,
  leverageCall,
  spenderOf,
} from './contractCall.ts';
import { contractRequest } from './contractRequest.ts';
import { isRisky } from './riskConsent.ts';
import { takesPermits } from './withPermits.ts';

const lending = '0x00000000000000000000000000000000000000AA';
const exchange = '0x00000000000000000000000000000000000000bb';
const owner = '0x00000000000000000000000000000000000000cC';
const key = { loan: 1n, rates: 2n, collaterals: `0x${'11'.repeat(32)}` as Hex };
const supply = lendingCall(lending, 'supply', [key, 3n, 4n, 0n]);
const repay = lendingCall(lending, 'repay', [key, 3n, 0n, 5n]);

describe('calls of lending', () => {
  it('go out alone as they are, and together in one multicall, in order', () => {
    expect(lendingCalls(lending, [supply])).toBe(supply);
    expect(contractRequest(supply, [], owner)).toMatchObject({
      address: lending,
      functionName: 'supply',
      args: [key, 3n, 4n, 0n],
      value: 0n,
    });
    const { functionName, args } = contractRequest(
      lendingCalls(lending, [repay, supply]),
      [],
      owner,
    );
    expect(functionName).toBe('multicall');
    const [inner] = args as [Hex[]];
    const names = inner.map((data) => decodeFunctionData({ abi: lendingAbi, data }).functionName);
    expect(names).toEqual(['repay', 'supply']);
  });

  it('are paid by an allowance to the contract that is called, never by a permit along', () => {
    expect(spenderOf(supply, exchange)).toBe(lending);
    expect(spenderOf(lendingCalls(lending, [repay, supply]), exchange)).toBe(lending);
    expect(spenderOf(exchangeCall(exchange, 'deposit', [owner, 1n, owner]), exchange)).toBe(
      exchange,
    );
    expect(takesPermits(supply)).toBe(false);
    expect(takesPermits(lendingCalls(lending, [repay, supply]))).toBe(false);
  });

  it('tell the risks before money is lent or borrowed, not before it is brought back', () => {
    expect(isRisky(supply)).toBe(true);
    expect(isRisky(repay)).toBe(false);
    expect(isRisky(lendingCalls(lending, [repay, repay]))).toBe(false);
    expect(isRisky(lendingCalls(lending, [repay, supply]))).toBe(true);
    const none = { nonce: 0n, deadline: 0n, signature: '0x' as Hex };
    const trade = {
      terms: { loan: 1n, rates: 2n, collaterals: [] },
      account: 3n,
      index: 0n,
      path: [],
      deadline: 0n,
    };
    const permission = { grant: none, revocation: none };
    expect(isRisky(leverageCall(lending, 'close', [trade, 0n, permission]))).toBe(false);
    expect(isRisky(leverageCall(lending, 'open', [trade, 1n, 0n, 1n, 1n, permission]))).toBe(true);
  });
});
