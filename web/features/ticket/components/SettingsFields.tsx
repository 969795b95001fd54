import { useId, useState } from 'react';
import { useDeployment } from '#features/deployment';
import { useTokens } from '#features/tokens';
import { useAccount } from '#features/wallet';
import { Segments } from '#ui/Segments.tsx';
import { readRecipient } from '../model/recipient.ts';
import {
  changeTradeSettings,
  type Place,
  places,
  readDeadline,
  readSlippage,
  useTradeSettings,
  WIDE_SLIPPAGE,
} from '../model/tradeSettings.ts';
import { say } from '../words/english.ts';

/** Slippage, deadline, approval, and where swaps take and put tokens. */
export default function SettingsFields() {
  const settings = useTradeSettings();
  const recipient = useRecipient(settings.recipient);
  const isWide = settings.slippage !== null && settings.slippage >= WIDE_SLIPPAGE;
  return (
    <div className="flex w-72 max-w-full flex-col gap-3">
      <SettingField
        label={say.slippage}
        unit="%"
        placeholder={say.ownSlippage}
        initial={settings.slippage === null ? '' : String(settings.slippage / 100)}
        problem={say.slippageRange}
        hint={isWide ? say.wideSlippage : undefined}
        accept={(text) => {
          const slippage = text === '' ? null : readSlippage(text);
          if (text !== '' && slippage === null) return false;
          changeTradeSettings({ slippage });
          return true;
        }}
      />
      <SettingField
        label={say.deadline}
        unit={say.minutes}
        placeholder="20"
        initial={String(settings.deadlineMinutes)}
        problem={say.deadlineRange}
        accept={(text) => {
          const deadlineMinutes = readDeadline(text);
          if (deadlineMinutes === null) return false;
          changeTradeSettings({ deadlineMinutes });
          return true;
        }}
      />
      <Choice
        label={say.approval}
        value={settings.unlimitedApproval ? 'unlimited' : 'exact'}
        onChange={(choice) => changeTradeSettings({ unlimitedApproval: choice === 'unlimited' })}
        segments={[
          { value: 'exact', label: say.thisAmount },
          { value: 'unlimited', label: say.unlimited },
        ]}
      />
      <Choice
        label={say.payFrom}
        value={settings.payFrom}
        onChange={(payFrom) => changeTradeSettings({ payFrom })}
        segments={placeSegments()}
      />
      <Choice
        label={say.receiveIn}
        value={settings.receiveIn}
        onChange={(receiveIn) => changeTradeSettings({ receiveIn })}
        segments={placeSegments()}
      />
      <SettingField
        label={say.recipient}
        placeholder="0x…"
        initial={settings.recipient}
        problem={recipient.kind === 'refused' ? recipient.words : say.noAddress}
        isWrong={recipient.kind === 'refused'}
        hint={recipient.kind === 'other' ? say.checkRecipient : say.recipientHint}
        accept={(text) => {
          changeTradeSettings({ recipient: text });
          return true;
        }}
      />
    </div>
  );
}

function useRecipient(typed: string) {
  const { exchange } = useDeployment();
  const { address } = useAccount();
  return readRecipient(typed, address, exchange, useTokens());
}

function placeSegments() {
  const labels: Record<Place, string> = { wallet: say.wallet, exchange: say.exchangeBalance };
  return places.map((value) => ({ value, label: labels[value] }));
}

interface ChoiceProps<Value extends string> {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  segments: readonly { value: Value; label: string }[];
}

function Choice<Value extends string>(props: ChoiceProps<Value>) {
  return (
    <div>
      <p className="mb-1 text-xs text-quiet">{props.label}</p>
      <Segments {...props} size="small" />
    </div>
  );
}

interface SettingFieldProps {
  label: string;
  unit?: string;
  placeholder: string;
  initial: string;
  problem: string;
  /** What was typed is not accepted, though it was taken. */
  isWrong?: boolean;
  hint?: string | undefined;
  /** Takes what was typed, or says that it is not understood. */
  accept: (text: string) => boolean;
}

function SettingField(props: SettingFieldProps) {
  const { label, unit, placeholder, initial, problem, isWrong = false, hint, accept } = props;
  const id = useId();
  const [text, setText] = useState(initial);
  const [isRefused, setRefused] = useState(false);
  const isBad = isRefused || isWrong;
  const below = isBad ? problem : hint;
  return (
    <div>
      <label htmlFor={id} className="text-xs text-quiet">
        {label}
      </label>
      <div
        className={`mt-1 flex items-center gap-2 rounded-md border bg-paper px-2 focus-within:border-accent ${isBad ? 'border-sell' : 'border-control'}`}
      >
        <input
          id={id}
          inputMode={unit ? 'decimal' : 'text'}
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          className="h-8 w-full min-w-0 bg-transparent outline-none"
          placeholder={placeholder}
          value={text}
          aria-invalid={isBad}
          aria-describedby={below ? `${id}-below` : undefined}
          onChange={(event) => {
            setText(event.target.value);
            setRefused(!accept(event.target.value.trim()));
          }}
        />
        {unit && <span className="text-xs text-quiet">{unit}</span>}
      </div>
      {below && (
        <p id={`${id}-below`} className={`mt-1 text-xs ${isBad ? 'text-sell' : 'text-quiet'}`}>
          {below}
        </p>
      )}
    </div>
  );
}
