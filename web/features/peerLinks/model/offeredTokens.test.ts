import type { P2pOffer } from '@weir/indexer/client';
import { describe, expect, it } from 'vitest';
import { offeredTokens } from './offeredTokens.ts';

const weth = { address: '0xAb00000000000000000000000000000000000001', symbol: 'WETH' };
const usdc = { address: '0x0000000000000000000000000000000000000002', symbol: 'USDC' };
// What else an offer says is not looked at.
const offer = (token: string, side: 'buy' | 'sell', currency: string) =>
  ({ token: { address: token, symbol: 'FAKE' }, side, currency }) as P2pOffer;

describe('offeredTokens', () => {
  it('names each token once, with the currencies that it is sold for', () => {
    const found = offeredTokens(
      [weth, usdc],
      [
        offer(weth.address.toLowerCase(), 'sell', 'USD'),
        offer(weth.address, 'sell', 'EUR'),
        offer(weth.address, 'sell', 'USD'),
        offer(weth.address, 'buy', 'CHF'),
      ],
    );
    expect(found).toEqual([{ ...weth, isSold: true, currencies: ['EUR', 'USD'] }]);
  });

  it('says of a token that is only bought that it is not sold', () => {
    const found = offeredTokens([weth, usdc], [offer(usdc.address, 'buy', 'EUR')]);
    expect(found).toEqual([{ ...usdc, isSold: false, currencies: ['EUR'] }]);
  });
});
