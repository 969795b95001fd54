import {
  batchArgs,
  exchangeAbi,
  packMarketKey,
  packOrderTerms,
  packSwapTerms,
  type TokenPermit,
} from '@weir/contracts';
import { getAddress } from 'viem';
import { describe, expect, it } from 'vitest';
import { syntheticMarket } from '#lib/testing/syntheticMarket.ts';
import { exchangeCall } from './contractCall.ts';
import { contractRequest } from './contractRequest.ts';
import { takesPermits } from './withPermits.ts';

const { terms, base, quote } = syntheticMarket;
const key = packMarketKey(terms);
const owner = getAddress('0x3000000000000000000000000000000000000003');
const recipient = getAddress('0x00000000000000000000000000000000000000aB');
const r = `0x${'11'.repeat(32)}` as const;
const s = `0x${'22'.repeat(32)}` as const;
const permit: TokenPermit = {
  kind: 'permit',
  token: quote.address,
  value: 7n,
  deadline: 9n,
  v: 27,
  r,
  s,
};

describe('a call with permits', () => {
  const swapTerms = { limitTick: 470_000, deadline: 1_800_000_000, baseIn: true, exactOut: true };
  const settled = { recipient, fromInternal: true, toInternal: true };

  it.each([{ recipient }, settled, { recipient, toInternal: true }])(
    'is the batch that the bindings make of a swap settled by %o',
    (settlement) => {
      const packed = packSwapTerms({ ...swapTerms, ...settlement });
      const call = exchangeCall(base.address, 'swap', [key, 5n, 4n, packed], 3n);
      const request = contractRequest(call, [permit], owner);
      const action = { kind: 'swap' as const, key, amount: 5n, bound: 4n, terms: swapTerms };
      expect(request).toEqual({
        address: base.address,
        abi: exchangeAbi,
        functionName: 'batch',
        args: batchArgs({ permits: [permit], actions: [action], ...settlement }).map((value) =>
          typeof value === 'string' ? value.toLowerCase() : value,
        ),
        value: 3n,
      });
    },
  );

  it.each([{}, { fromInternal: true, toInternal: true }, { toInternal: true }])(
    'is the batch of a placement settled by %o, whose proceeds are the owner’s',
    (settlement) => {
      const order = {
        handle: 5n,
        lots: 100n,
        tick: 470_000,
        sell: true,
        timeInForce: 'postOnly' as const,
        expiry: 1_900_000_000,
        slide: true,
      };
      const packed = packOrderTerms({ ...order, ...settlement });
      const call = exchangeCall(base.address, 'place', [key, packed]);
      const request = contractRequest(call, [permit], owner);
      const action = { kind: 'place' as const, key, terms: order };
      expect(request.args).toEqual(
        batchArgs({ permits: [permit], actions: [action], recipient: owner, ...settlement }),
      );
    },
  );

  it('is what it was where there are none', () => {
    const args = [key, 5n, 4n, packSwapTerms({ recipient })] as const;
    const request = contractRequest(exchangeCall(base.address, 'swap', args), [], owner);
    expect(request).toMatchObject({ functionName: 'swap', args });
  });

  it('is made of swaps, placements and batches only', () => {
    const swap = exchangeCall(base.address, 'swap', [key, 1n, 1n, 0n]);
    const path = exchangeCall(base.address, 'swapPath', [[key], 1n, 1n, 0n]);
    const deposit = exchangeCall(base.address, 'deposit', [quote.address, 1n, owner]);
    expect([swap, path, deposit].map(takesPermits)).toEqual([true, false, false]);
    expect(() => contractRequest(path, [permit], owner)).toThrow('swapPath');
  });
});
