import type { Hex } from 'viem';
import type { Token } from '#features/deployment';
import { TokenPicker } from '#features/tokens';
import { formatDuration } from '#lib/formatDuration.ts';
import { CheckRow } from '#ui/CheckRow.tsx';
import { DecimalField } from '#ui/DecimalField.tsx';
import { Segments } from '#ui/Segments.tsx';
import { TextField } from '#ui/TextField.tsx';
import type { DraftProblems, OfferDraft } from '../model/offerDraft.ts';
import type { EscrowMethod } from '../model/offerSource.ts';
import { say } from '../words/english.ts';
import { CurrencyField } from './CurrencyField.tsx';
import { MethodChoices } from './MethodChoices.tsx';
import { SelectField } from './SelectField.tsx';

interface OfferFieldsProps {
  draft: OfferDraft;
  onChange: (change: Partial<OfferDraft>) => void;
  token: Token;
  onToken: (token: Token) => void;
  wrong: DraftProblems['wrong'];
  methods: ReadonlyMap<Hex, EscrowMethod>;
  isPegged: boolean;
}

const confirmWindows = [600, 1800, 3600, 21_600, 86_400];

/** All fields of an offer. */
export function OfferFields(props: OfferFieldsProps) {
  const { draft, onChange, token, onToken, wrong, methods, isPegged } = props;
  const amount = (field: 'total' | 'least' | 'greatest', label: string) => (
    <DecimalField
      label={label}
      unit={token.symbol}
      value={draft[field]}
      onChange={(text) => onChange({ [field]: text })}
      problem={wrong[field]}
    />
  );
  return (
    <div className="flex flex-col gap-3 p-3">
      <Segments
        label={say.side}
        value={draft.isSell ? 'sell' : 'buy'}
        onChange={(side) => onChange({ isSell: side === 'sell' })}
        segments={[
          { value: 'sell', label: say.wantSell },
          { value: 'buy', label: say.wantBuy },
        ]}
      />
      <div className="grid grid-cols-2 gap-2">
        <div className="flex flex-col items-start gap-1 text-xs">
          <span className="text-quiet">{say.token}</span>
          <TokenPicker label={say.token} chosen={token} onChoose={onToken} />
        </div>
        <CurrencyField
          value={draft.currency}
          onChange={(currency) => onChange({ currency })}
          problem={wrong.currency}
        />
      </div>
      {amount('total', say.total)}
      <div className="grid gap-2 sm:grid-cols-2">
        {amount('least', say.least)}
        {amount('greatest', say.greatest)}
      </div>
      <PriceFields draft={draft} onChange={onChange} wrong={wrong} />
      <MethodChoices
        chosen={draft.methods}
        onChange={(chosen) => onChange({ methods: chosen })}
        terms={methods}
        isPegged={isPegged}
      />
      {wrong.methods && <p className="text-xs text-sell">{wrong.methods}</p>}
      <TextField
        label={say.yourTerms}
        value={draft.terms}
        onChange={(terms) => onChange({ terms })}
        hint={say.termsHere}
        isLong
      />
      <div className="grid grid-cols-2 gap-2">
        <DecimalField
          label={say.sellerBond}
          unit="%"
          value={draft.sellerBond}
          onChange={(sellerBond) => onChange({ sellerBond })}
          problem={wrong.sellerBond}
        />
        <DecimalField
          label={say.buyerBond}
          unit="%"
          value={draft.buyerBond}
          onChange={(buyerBond) => onChange({ buyerBond })}
          problem={wrong.buyerBond}
        />
      </div>
      {draft.isSell && (
        <CheckRow
          checked={draft.takesStarters}
          onChange={(takesStarters) => onChange({ takesStarters })}
        >
          {say.takeStarters}
        </CheckRow>
      )}
      <div className="grid grid-cols-2 items-end gap-2">
        <SelectField
          label={say.youConfirm}
          value={String(draft.confirmWindow)}
          onChange={(next) => onChange({ confirmWindow: Number(next) })}
          choices={confirmWindows.map((seconds) => ({
            value: String(seconds),
            label: formatDuration(seconds),
          }))}
        />
        <DecimalField
          label={say.endsAfter}
          unit={say.days}
          value={draft.days}
          onChange={(days) => onChange({ days })}
          problem={wrong.days}
        />
      </div>
      <TextField
        label={say.otherJudge}
        value={draft.judge}
        onChange={(judge) => onChange({ judge })}
        placeholder="0x…"
        problem={wrong.judge}
        hint={say.otherJudgeWords}
      />
    </div>
  );
}

type PriceFieldsProps = Pick<OfferFieldsProps, 'draft' | 'onChange' | 'wrong'>;

/** A fixed price, or one that follows an adapter's within bounds. */
function PriceFields({ draft, onChange, wrong }: PriceFieldsProps) {
  const isFixed = draft.priceKind === 'fixed';
  return (
    <>
      <Segments
        label={say.priceKind}
        value={draft.priceKind}
        onChange={(priceKind) => onChange({ priceKind })}
        segments={[
          { value: 'fixed', label: say.fixedPrice },
          { value: 'market', label: say.marketPrice },
        ]}
      />
      {isFixed ? (
        <DecimalField
          label={say.priceOfOne}
          unit={draft.currency}
          value={draft.price}
          onChange={(price) => onChange({ price })}
          problem={wrong.price}
        />
      ) : (
        <>
          <TextField
            label={say.adapter}
            value={draft.adapter}
            onChange={(adapter) => onChange({ adapter })}
            placeholder="0x…"
            problem={wrong.adapter}
            hint={say.adapterWords}
          />
          <TextField
            label={say.premium}
            value={draft.premium}
            onChange={(premium) => onChange({ premium })}
            problem={wrong.premium}
          />
          <div className="grid grid-cols-2 gap-2">
            <DecimalField
              label={say.lowest}
              unit={draft.currency}
              value={draft.lowest}
              onChange={(lowest) => onChange({ lowest })}
              problem={wrong.lowest}
            />
            <DecimalField
              label={say.highest}
              unit={draft.currency}
              value={draft.highest}
              onChange={(highest) => onChange({ highest })}
              problem={wrong.highest}
            />
          </div>
        </>
      )}
    </>
  );
}
