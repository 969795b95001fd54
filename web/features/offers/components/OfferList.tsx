import { Link } from '@tanstack/react-router';
import { fiatOf } from '@weir/contracts';
import { isAddressEqual } from 'viem';
import { recordWords } from '#features/peers';
import { TokenMark } from '#features/tokens';
import { useAccount } from '#features/wallet';
import { shortAddress } from '#lib/formatAmount.ts';
import { formatDuration } from '#lib/formatDuration.ts';
import { Detail } from '#ui/Detail.tsx';
import type { OffersAtBlock } from '../model/offerSource.ts';
import {
  moneyText,
  mostNow,
  priceOfWhole,
  type ShownOffer,
  tokenText,
  whyUntakeable,
} from '../model/shownOffer.ts';
import { say } from '../words/english.ts';
import { OfferMarks } from './OfferMarks.tsx';

interface OfferListProps {
  offers: readonly ShownOffer[];
  records: OffersAtBlock['records'];
  /** Seconds since 1970. */
  now: bigint;
  /** Both sides stand in it, so each line says its own. */
  isMixed?: boolean;
}

/** Offers, one below the other; each leads to its page. */
export function OfferList({ offers, records, now, isMixed = false }: OfferListProps) {
  return (
    <ul>
      {offers.map((offer) => (
        <OfferLine key={offer.id} offer={offer} records={records} now={now} isMixed={isMixed} />
      ))}
    </ul>
  );
}

function OfferLine({
  offer,
  records,
  now,
  isMixed,
}: Omit<OfferListProps, 'offers'> & { offer: ShownOffer }) {
  const { address } = useAccount();
  const { token, currency, price, offer: terms } = offer;
  const most = mostNow(offer);
  const figure = price === null ? say.noPrice : priceOfWhole(price, token.decimals);
  const isOwn = address !== undefined && isAddressEqual(address, terms.maker);
  // The maker sells what others buy.
  const named = terms.isSell === isOwn ? say.sellTo : say.buyFrom;
  const record = records.get(terms.maker.toLowerCase());
  const range = most < terms.least ? terms.greatest : most;
  return (
    <li className="relative flex flex-col gap-1.5 border-b border-line px-3 py-3 last:border-0 hover:bg-raised">
      <div className="flex items-center justify-between gap-3">
        <Link
          to="/p2p/offers/$offer"
          params={{ offer: offer.id }}
          aria-label={named(token.symbol, figure, currency)}
          className="flex min-w-0 items-center gap-2 after:absolute after:inset-0"
        >
          <TokenMark address={token.address} size={22} />
          <span className="truncate font-semibold">{token.symbol}</span>
        </Link>
        <span className="text-right whitespace-nowrap">
          <span className="block text-base font-semibold">{figure}</span>
          <span className="block text-2xs text-quiet">{say.priceFor(currency, token.symbol)}</span>
        </span>
      </div>
      <dl className="grid gap-x-8 sm:grid-cols-2">
        <Detail name={say.limits}>
          {say.range(tokenText(terms.least, token, 2), tokenText(range, token, 2))}
          <span className="block text-quiet">
            {price !== null &&
              say.range(
                moneyText(fiatOf(price, terms.least), currency),
                moneyText(fiatOf(price, range), currency),
              )}
          </span>
        </Detail>
        <Detail name={say.paidBy}>
          {offer.methods.map(({ id, name, window }) => (
            <span key={id} className="block">
              {say.payWithin(name, formatDuration(window))}
            </span>
          ))}
        </Detail>
      </dl>
      <div className="flex flex-wrap items-center gap-1.5 text-2xs text-quiet">
        <span>
          {isMixed && `${terms.isSell ? say.isSale : say.isPurchase}, `}
          {isOwn ? say.yourOffer : shortAddress(terms.maker)}
          {record && `, ${recordWords(record)}`}
        </span>
        <OfferMarks offer={offer} why={whyUntakeable(offer, now)} />
      </div>
    </li>
  );
}
