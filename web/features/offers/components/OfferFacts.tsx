import { Link } from '@tanstack/react-router';
import { fiatOf } from '@weir/contracts';
import { zeroAddress } from 'viem';
import { ExplorerLink } from '#features/deployment';
import { RecordMeaning, recordWords } from '#features/peers';
import { TokenMark } from '#features/tokens';
import { exactDecimal, shortAddress } from '#lib/formatAmount.ts';
import { formatDuration } from '#lib/formatDuration.ts';
import { formatDayMinute } from '#lib/formatTime.ts';
import { Detail } from '#ui/Detail.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Panel } from '#ui/Panel.tsx';
import { keptTerms, NO_TERMS } from '../model/keptTerms.ts';
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
import { isReversible, OfferMarks } from './OfferMarks.tsx';

interface OfferFactsProps {
  shown: ShownOffer;
  data: Pick<OffersAtBlock, 'records' | 'methods'>;
  /** Seconds since 1970. */
  now: bigint;
}

/** All that an offer says. */
export function OfferFacts({ shown, data, now }: OfferFactsProps) {
  const { offer, token, currency, price } = shown;
  const most = mostNow(shown);
  const range = most < offer.least ? offer.greatest : most;
  const terms = keptTerms(offer.termsHash);
  const record = data.records.get(offer.maker.toLowerCase());
  const follows = offer.price.adapter !== zeroAddress;
  return (
    <Panel title={say.theOffer}>
      <div className="flex flex-col gap-2 p-3">
        <div className="flex items-center gap-2">
          <TokenMark address={token.address} size={28} />
          <span className="min-w-0">
            <span className="block text-lg leading-tight font-semibold">
              {price === null ? say.noPrice : priceOfWhole(price, token.decimals)}
            </span>
            <span className="block text-xs text-quiet">
              {say.priceFor(currency, token.symbol)}
              {follows && `, ${say.follows(premiumText(shown.state.figure))}`}
            </span>
          </span>
        </div>
        <div className="flex flex-wrap gap-1.5 empty:hidden">
          <OfferMarks offer={shown} why={whyUntakeable(shown, now)} />
        </div>
        {shown.hasUnknownJudge && <Notice tone="warn">{say.unknownJudgeWords}</Notice>}
        {!shown.isListed && <Notice tone="warn">{say.unlistedTokenWords(token.symbol)}</Notice>}
        <dl>
          <Detail name={say.limits}>
            {say.range(tokenText(offer.least, token), tokenText(range, token))}
            {price !== null && (
              <span className="block text-quiet">
                {say.range(
                  moneyText(fiatOf(price, offer.least), currency),
                  moneyText(fiatOf(price, range), currency),
                )}
              </span>
            )}
          </Detail>
          <Detail name={say.free}>{tokenText(shown.state.free, token)}</Detail>
          <Detail name={say.paidBy}>
            {shown.methods.map(({ id, name, window }) => (
              <span key={id} className="block">
                {say.payWithin(name, formatDuration(window))}
                {isReversible(data.methods.get(id)) && ` · ${say.reversible}`}
              </span>
            ))}
          </Detail>
          <Detail name={say.bonds}>
            {say.bondRates(percent(offer.sellerBond), percent(offer.buyerBond))}
          </Detail>
          <Detail name={say.toConfirm}>{formatDuration(offer.confirmWindow)}</Detail>
          <Detail name={say.judge}>
            {shown.hasUnknownJudge ? (
              <ExplorerLink kind="address" value={offer.arbitrator} what={say.judge} />
            ) : (
              say.usualJudges
            )}
          </Detail>
          <Detail name={say.maker}>
            <Link
              to="/p2p/traders/$account"
              params={{ account: offer.maker }}
              className="underline decoration-line underline-offset-2 hover:decoration-current"
            >
              {shortAddress(offer.maker)}
            </Link>
            {record && <span className="block text-quiet">{recordWords(record)}</span>}
          </Detail>
          {shown.transaction && (
            <Detail name={say.postedIn}>
              <ExplorerLink kind="tx" value={shown.transaction} what={say.postedIn} />
            </Detail>
          )}
          <Detail name={say.ends}>
            {formatDayMinute(offer.expiry)}
            {now < BigInt(offer.expiry) && (
              <span className="block text-quiet">
                {say.timeLeft(formatDuration(offer.expiry - Number(now)))}
              </span>
            )}
          </Detail>
        </dl>
        <RecordMeaning />
        {offer.termsHash !== NO_TERMS && (
          <div className="rounded-md bg-raised p-2 text-xs">
            <p className="text-quiet">{say.terms}</p>
            <p className="break-words whitespace-pre-wrap">{terms ?? say.termsElsewhere}</p>
          </div>
        )}
      </div>
    </Panel>
  );
}

/** 1e-4 in percent. */
function percent(rate: number): string {
  return `${exactDecimal(BigInt(rate), 2)} %`;
}

/** A premium's figure, in millionths of the market's price, as what it adds: `+2 %`. */
function premiumText(figure: bigint): string {
  const added = figure - 1_000_000n;
  return `${added >= 0n ? '+' : ''}${exactDecimal(added, 4)} %`;
}
