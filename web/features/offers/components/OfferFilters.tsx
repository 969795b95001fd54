import { RecordMeaning, type RecordWish, recordWishes } from '#features/peers';
import { readDecimal } from '#lib/decimalEntry.ts';
import { groupThousands } from '#lib/formatAmount.ts';
import { useMediaQuery } from '#lib/useMediaQuery.ts';
import { CheckRow } from '#ui/CheckRow.tsx';
import { DecimalField } from '#ui/DecimalField.tsx';
import { Segments } from '#ui/Segments.tsx';
import { choicesOf, type OfferSearch } from '../model/offerFilter.ts';
import type { ShownOffer } from '../model/shownOffer.ts';
import { say } from '../words/english.ts';
import { SelectField } from './SelectField.tsx';

interface OfferFiltersProps {
  offers: readonly ShownOffer[];
  search: OfferSearch;
  onChange: (change: OfferSearch) => void;
  /** Whether makers' volumes are known: an indexer counts them. */
  hasVolumes: boolean;
  /** How many more there would be with judges that the page does not know. */
  unknownJudges: number;
}

const all = () => ({ value: '', label: say.all });
const same = (value: string) => ({ value, label: value });

/** What the reader looks for. It all stands in the URL. */
export function OfferFilters({
  offers,
  search,
  onChange,
  hasVolumes,
  unknownJudges,
}: OfferFiltersProps) {
  const { tokens, currencies, methods } = choicesOf(offers);
  const token = tokens.find(({ address }) => address.toLowerCase() === search.token?.toLowerCase());
  // On a phone the offers come first.
  const isWide = useMediaQuery('(width >= 768px)');
  const inCurrency = search.unit === 'currency';
  const unit = inCurrency ? search.currency : token?.symbol;
  const decimals = inCurrency ? 6 : (token?.decimals ?? 36);
  const isNumber = readDecimal(search.amount ?? '', decimals).kind !== 'malformed';
  return (
    <section
      aria-label={say.filters}
      className="flex flex-col gap-3 rounded-lg border border-line bg-panel p-3"
    >
      <Segments
        label={say.side}
        value={search.want ?? 'buy'}
        onChange={(want) => onChange({ want: want === 'sell' ? want : undefined })}
        segments={[
          { value: 'buy', label: say.wantBuy },
          { value: 'sell', label: say.wantSell },
        ]}
      />
      <div className="grid grid-cols-2 gap-2">
        <SelectField
          label={say.token}
          value={token?.address ?? ''}
          onChange={(address) => onChange({ token: address || undefined })}
          choices={[
            all(),
            ...tokens.map(({ address, symbol }) => ({ value: address, label: symbol })),
          ]}
        />
        <SelectField
          label={say.currency}
          value={search.currency ?? ''}
          onChange={(currency) => onChange({ currency: currency || undefined })}
          choices={[all(), ...withChosen(currencies, search.currency).map(same)]}
        />
      </div>
      <DecimalField
        label={say.amount}
        unit={unit ?? say.anyUnit}
        value={search.amount ?? ''}
        onChange={(amount) => onChange({ amount: amount || undefined })}
        problem={isNumber ? undefined : say.noNumber}
        aside={
          <Segments
            size="small"
            label={say.unitOfAmount}
            value={inCurrency ? 'currency' : 'token'}
            onChange={(next) => onChange({ unit: next === 'currency' ? next : undefined })}
            segments={[
              { value: 'token', label: say.inToken },
              { value: 'currency', label: say.currency },
            ]}
          />
        }
      />
      <details open={isWide || search.method !== undefined || search.makers !== undefined}>
        <summary className="min-h-6 cursor-pointer text-xs text-quiet">{say.moreFilters}</summary>
        <div className="flex flex-col gap-2 pt-2">
          <SelectField
            label={say.method}
            value={search.method ?? ''}
            onChange={(method) => onChange({ method: method || undefined })}
            choices={[all(), ...withChosen(methods, search.method).map(same)]}
          />
          <SelectField
            label={say.makersRecord}
            value={search.makers ?? ''}
            onChange={(wish) => onChange({ makers: recordWishes.find((known) => known === wish) })}
            choices={[
              { value: '', label: say.anyMaker },
              ...recordWishes.map((wish) => ({ value: wish, label: wishWords(wish) })),
            ]}
          />
          {search.makers && (
            <>
              {!hasVolumes && search.makers !== 'known' && (
                <p className="text-xs text-warn">{say.volumesUnknown}</p>
              )}
              <RecordMeaning />
            </>
          )}
          <CheckRow
            checked={search.state === 'all'}
            onChange={(isOn) => onChange({ state: isOn ? 'all' : undefined })}
          >
            {say.showClosed}
          </CheckRow>
          <CheckRow
            checked={search.judges === 'all'}
            onChange={(isOn) => onChange({ judges: isOn ? 'all' : undefined })}
          >
            {say.showJudges(String(unknownJudges))}
          </CheckRow>
        </div>
      </details>
    </section>
  );
}

/** What a record is asked to have, in words. */
function wishWords(wish: RecordWish): string {
  return wish === 'known' ? say.knownMakers : say.makersVolume(groupThousands(wish));
}

/** A choice of an old link stays in sight, though nobody offers it now. */
function withChosen(values: readonly string[], chosen: string | undefined): readonly string[] {
  return chosen === undefined || values.includes(chosen) ? values : [chosen, ...values];
}
