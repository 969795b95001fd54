import { currencyBytes, type Offer } from '@weir/contracts';
import type { Address, Hex } from 'viem';
import type { P2pOffer } from '../answers/p2pSchemas.ts';

/**
 * An offer's terms as they were posted: what the contract is called with. Whoever does not trust the indexer compares their
 * `offerId` with the answer's `id`: no other terms have it. Throws where the answer's currency is no code.
 */
export function toOffer(answer: P2pOffer): Offer {
  const { price, methods } = answer;
  return {
    maker: answer.maker as Address,
    isSell: answer.side === 'sell',
    token: answer.token.address as Address,
    total: BigInt(answer.total),
    least: BigInt(answer.least),
    greatest: BigInt(answer.greatest),
    price: {
      adapter: price.adapter as Address,
      figure: BigInt(price.postedFigure),
      least: BigInt(price.least),
      greatest: BigInt(price.greatest),
      maxAge: price.maxAge,
    },
    currency: currencyBytes(answer.currency),
    methods: methods.map(({ id, window }) => ({ id: id as Hex, window })),
    termsHash: answer.termsHash as Hex,
    sellerBond: answer.sellerBond,
    buyerBond: answer.buyerBond,
    arbitrator: answer.arbitrator as Address,
    confirmWindow: answer.confirmWindow,
    takesStarters: answer.takesStarters,
    expiry: answer.expiry,
    nonce: BigInt(answer.nonce),
  };
}
