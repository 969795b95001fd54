import { currencyCode } from '@weir/contracts';
import type { EscrowArgs } from '../../chain/decodeP2pLogs.ts';
import { p2pOfferMethods, p2pOffers } from '../../schema/p2pTables.ts';
import type { Row } from '../../store/changes.ts';
import type { Context } from '../context.ts';
import { InconsistentEvent } from '../indexState.ts';
import { addToken } from '../markets.ts';

type OfferRow = Row<typeof p2pOffers>;

export async function onOfferPosted(
  context: Context,
  { offerId: id, offer, reserve }: EscrowArgs<'OfferPosted'>,
): Promise<void> {
  const { state, block, log } = context;
  await addToken(context, offer.token);
  const { price, methods, currency, ...terms } = offer;
  state.changes.insert(p2pOffers, {
    id,
    ...terms,
    adapter: price.adapter,
    figure: price.figure,
    leastPrice: price.least,
    greatestPrice: price.greatest,
    maxAge: price.maxAge,
    currency: currencyCode(currency),
    blockNumber: block.number,
    logIndex: log.logIndex,
    postedAt: block.timestamp,
    transaction: log.transactionHash,
    free: offer.total,
    reserve,
    currentFigure: price.figure,
    version: 1,
    isOpen: true,
    starters: 0,
    trades: 0,
    changedAt: block.timestamp,
  });
  for (const [index, { id: method, window }] of methods.entries()) {
    state.changes.insert(p2pOfferMethods, { offer: id, index, method, window });
  }
}

export async function onOfferRepriced(
  context: Context,
  { offerId, version, figure }: EscrowArgs<'OfferRepriced'>,
): Promise<void> {
  await changeOffer(context, offerId, (offer) => {
    if (version !== BigInt(offer.version) + 1n) {
      throw new InconsistentEvent(
        `the price of offer ${offerId} has version ${version} after ${offer.version}`,
      );
    }
    return { currentFigure: figure, version: Number(version) };
  });
}

export async function onOfferReduced(
  context: Context,
  { offerId, free, reserve, isOpen }: EscrowArgs<'OfferReduced'>,
): Promise<void> {
  await changeOffer(context, offerId, (offer) => {
    if (free > offer.free || reserve > offer.reserve) {
      throw new InconsistentEvent(
        `offer ${offerId} was reduced to ${free} free and ${reserve} in reserve, from ${offer.free} and ${offer.reserve}`,
      );
    }
    return { free, reserve, isOpen };
  });
}

/** Changes an offer's row. Throws where it was never posted, or would have less than nothing free or in reserve. */
export async function changeOffer(
  { tx, state, block }: Context,
  id: string,
  change: (offer: OfferRow) => Partial<OfferRow>,
): Promise<void> {
  const offer = await state.changes.find(tx, p2pOffers, { id });
  if (!offer) throw new InconsistentEvent(`offer ${id} was never posted`);
  const changed = { ...offer, ...change(offer), changedAt: block.timestamp };
  if (changed.free < 0n || changed.reserve < 0n || changed.starters < 0) {
    throw new InconsistentEvent(
      `offer ${id} would have ${changed.free} units free, ${changed.reserve} in reserve and ${changed.starters} starters`,
    );
  }
  state.changes.put(p2pOffers, changed);
}
