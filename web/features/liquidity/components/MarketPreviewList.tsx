import type { Token } from '#features/deployment';
import { groupThousands } from '#lib/formatAmount.ts';
import { Detail } from '#ui/Detail.tsx';
import type { MarketPreview } from '../model/marketDraft.ts';
import { readablePrice } from '../model/readablePrice.ts';
import { say } from '../words/english.ts';

interface MarketPreviewListProps {
  preview: MarketPreview;
  base: Token;
  quote: Token;
}

/** What the market will be like, for ever. */
export function MarketPreviewList({ preview, base, quote }: MarketPreviewListProps) {
  const { terms } = preview;
  return (
    <dl>
      <Detail name={say.market}>
        <span className="font-medium">
          {base.symbol}/{quote.symbol}
        </span>
      </Detail>
      <Detail name={say.poolFee}>{terms.poolFee / 10_000} %</Detail>
      <Detail name={say.bookFee}>
        {terms.takerFee / 10_000} % ({say.rebate(terms.makerRebate / 10_000)})
      </Detail>
      <Detail name={say.oneLot}>
        {preview.lot} {base.symbol}
      </Detail>
      <Detail name={say.lotWorth}>
        {preview.lotWorth} {quote.symbol}
      </Detail>
      <Detail name={say.step}>
        {groupThousands(preview.step)} {quote.symbol} ({preview.stepPercent} %)
      </Detail>
      <Detail name={say.minQuote}>
        {groupThousands(preview.minQuote)} {quote.symbol}
      </Detail>
      <Detail name={say.priceRange}>
        {readablePrice(preview.lowest)} – {readablePrice(preview.highest)}
      </Detail>
    </dl>
  );
}
