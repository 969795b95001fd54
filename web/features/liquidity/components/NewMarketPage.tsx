import { Link } from '@tanstack/react-router';
import { packMarketKey } from '@weir/contracts';
import { useState } from 'react';
import { type ListedMarket, type Token, useDeployment } from '#features/deployment';
import { marketHex } from '#features/market';
import { rememberMarket, useReadRegistry } from '#features/registry';
import { TokenPicker } from '#features/tokens';
import { exchangeCall, useTransactions } from '#features/transactions';
import { SendButton } from '#features/wallet';
import { normalizeDecimal } from '#lib/decimalEntry.ts';
import { DecimalField } from '#ui/DecimalField.tsx';
import { FailureNotice } from '#ui/FailureNotice.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import {
  type DraftFound,
  type MarketDraft,
  marketsOfPair,
  previewMarket,
  suggestedMinQuote,
  validateMarketDraft,
} from '../model/marketDraft.ts';
import { commonRates } from '../model/poolRow.ts';
import { usePoolStates } from '../queries/poolsQuery.ts';
import { useTiers } from '../queries/tiersQuery.ts';
import { useDelivery } from '../queries/useDelivery.ts';
import { say } from '../words/english.ts';
import { LotField } from './LotField.tsx';
import { MarketPreviewList } from './MarketPreviewList.tsx';
import { PairLink } from './PairLink.tsx';
import { TierField } from './TierField.tsx';

/** The tier for pairs like most: the bindings' `major`. */
const USUAL_TIER = 1;

interface NewMarketPageProps {
  /** Told the market's id, and the price that was typed. */
  onOpened: (marketId: string, price: string) => void;
}

/** Opens a market: two tokens, a tier, lots and the smallest order, with what comes of them before it is signed. */
export function NewMarketPage({ onOpened }: NewMarketPageProps) {
  const { chainId, exchange, markets } = useDeployment();
  const tiers = useTiers();
  const [draft, setDraft] = useState<MarketDraft>({
    base: null,
    quote: null,
    price: '',
    tier: USUAL_TIER,
    lotExponent: null,
    minQuote: null,
  });
  const change = (next: Partial<MarketDraft>) => setDraft((before) => ({ ...before, ...next }));
  const { base, quote } = draft;
  const tier = tiers?.[draft.tier];
  const states = usePoolStates();
  const rates = commonRates(
    markets[0]?.quote,
    markets.map((market) => ({ market, state: states?.get(market.slug) })),
  );
  const rate = (quote && rates.get(quote.address)) ?? null;
  const found = previewMarket(draft, tier, rate);
  const preview = found.kind === 'preview' ? found.preview : null;
  const ofPair = marketsOfPair(markets, base, quote);
  const existing = ofPair.find(({ terms }) => terms.id === preview?.terms.id);
  const delivery = { base: useDelivery(base), quote: useDelivery(quote) };
  const readRegistry = useReadRegistry();
  // The errors of opening are said in the tokens of the market that would open.
  const wouldBe: ListedMarket | undefined =
    preview && base && quote ? { terms: preview.terms, base, quote, slug: '' } : undefined;
  const { undertake, isBusy, failure, clearFailure } = useTransactions(wouldBe);
  const takesFees =
    delivery.base === 'lessens' ? base : delivery.quote === 'lessens' ? quote : null;
  const obstacle = validateMarketDraft({ found, existing, takesFees, isBusy });

  const choose = (side: 'base' | 'quote', token: Token) => {
    clearFailure();
    // What was suggested or typed for other tokens says nothing about these.
    change({ [side]: token, lotExponent: null, minQuote: null });
  };

  const submit = async () => {
    if (!preview || !base || !quote || !wouldBe) return;
    const isDone = await undertake({
      label: say.openLabel(`${base.symbol}/${quote.symbol}`),
      call: exchangeCall(exchange, 'openMarket', [
        packMarketKey(preview.terms),
        BigInt(draft.tier),
      ]),
    });
    if (!isDone) return;
    rememberMarket({ chainId, exchange }, preview.terms.id);
    void readRegistry();
    onOpened(marketHex(wouldBe), normalizeDecimal(draft.price) ?? '');
  };

  return (
    <main className="mx-auto flex w-full max-w-4xl flex-col gap-2 p-2">
      <div className="flex flex-wrap items-baseline gap-x-4 px-1 pt-1">
        <Link to="/pools" className="text-quiet hover:text-ink">
          <span aria-hidden="true">← </span>
          {say.allPools}
        </Link>
        <h1 className="text-base font-semibold">{say.newMarket}</h1>
      </div>
      <div className="grid gap-2 md:grid-cols-[minmax(0,1fr)_20rem]">
        <section
          aria-label={say.terms}
          className="flex flex-col gap-4 rounded-lg border border-line bg-panel p-3"
        >
          <div className="grid gap-3 sm:grid-cols-2">
            <TokenSide
              label={say.baseToken}
              meaning={say.baseMeaning}
              chosen={base}
              other={quote}
              onChoose={(token) => choose('base', token)}
            />
            <TokenSide
              label={say.quoteToken}
              meaning={say.quoteMeaning}
              chosen={quote}
              other={base}
              onChoose={(token) => choose('quote', token)}
            />
          </div>
          {ofPair.length > 0 && (
            <Notice tone="warn">
              <p>{say.pairExists}</p>
              <ul className="mt-1">
                {ofPair.map((market) => (
                  <li key={market.slug} className="relative">
                    <PairLink market={market} />
                  </li>
                ))}
              </ul>
            </Notice>
          )}
          {takesFees && <Notice tone="error">{say.takesFees(takesFees.symbol)}</Notice>}
          {tiers ? (
            <TierField
              tiers={tiers}
              value={draft.tier}
              onChange={(next) => change({ tier: next })}
            />
          ) : (
            <Skeleton rows={4} label={say.readingTiers} />
          )}
          <DecimalField
            label={base && quote ? say.aboutPrice(base.symbol) : say.aboutPriceOfBase}
            unit={quote?.symbol ?? ''}
            value={draft.price}
            onChange={(price) => change({ price })}
            problem={problemOf(found, 'price')}
          />
          <LotField draft={draft} rate={rate} problem={problemOf(found, 'lot')} onChange={change} />
          <MinQuoteField draft={draft} rate={rate} found={found} onChange={change} />
        </section>
        <section
          aria-label={say.preview}
          className="flex flex-col gap-3 self-start rounded-lg border border-line bg-panel p-3"
        >
          <h2 className="font-medium">{say.preview}</h2>
          {preview && base && quote ? (
            <MarketPreviewList preview={preview} base={base} quote={quote} />
          ) : (
            <p className="text-quiet">{found.kind === 'preview' ? '' : found.words}</p>
          )}
          {preview && delivery.base !== 'lessens' && delivery.quote !== 'lessens' && (
            <p className="text-xs text-quiet">{say.termsAreForEver}</p>
          )}
          <FailureNotice failure={failure} />
          <SendButton obstacle={obstacle} label={say.open} onSubmit={() => void submit()} />
          <p className="text-xs text-quiet">{say.depositFollows}</p>
        </section>
      </div>
    </main>
  );
}

function problemOf(found: DraftFound, field: 'price' | 'lot' | 'minQuote'): string | undefined {
  return found.kind === 'refused' && found.field === field ? found.words : undefined;
}

interface TokenSideProps {
  label: string;
  meaning: string;
  chosen: Token | null;
  other: Token | null;
  onChoose: (token: Token) => void;
}

function TokenSide({ label, meaning, chosen, other, onChoose }: TokenSideProps) {
  return (
    <div className="flex flex-col items-start gap-1.5">
      <span aria-hidden="true" className="text-xs font-medium">
        {label}
      </span>
      <TokenPicker
        label={label}
        chosen={chosen}
        onChoose={onChoose}
        exclude={other ? [other.address] : []}
      />
      <p className="text-xs text-quiet">{meaning}</p>
    </div>
  );
}

interface MinQuoteFieldProps {
  draft: MarketDraft;
  rate: string | null;
  found: DraftFound;
  onChange: (change: Partial<MarketDraft>) => void;
}

function MinQuoteField({ draft, rate, found, onChange }: MinQuoteFieldProps) {
  if (!draft.quote) return null;
  const suggested = suggestedMinQuote({ ...draft.quote, rate });
  return (
    <DecimalField
      label={say.minQuote}
      unit={draft.quote.symbol}
      value={draft.minQuote ?? suggested}
      computed={draft.minQuote === null}
      onChange={(minQuote) => onChange({ minQuote })}
      problem={problemOf(found, 'minQuote')}
    />
  );
}
