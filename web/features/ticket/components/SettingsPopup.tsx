import { useId, useState } from 'react';
import { Icon } from '#ui/Icon.tsx';
import { Popup } from '#ui/Popup.tsx';
import { Segments } from '#ui/Segments.tsx';
import {
  AUTOMATIC_SLIPPAGE,
  changeTradeSettings,
  readDeadline,
  readSlippage,
  useTradeSettings,
} from '../model/tradeSettings.ts';

/** Slippage, deadline and approval. */
export function SettingsPopup() {
  const settings = useTradeSettings();
  return (
    <Popup
      label="Trade settings"
      trigger={
        <button
          type="button"
          className="flex h-8 items-center gap-1.5 rounded-md px-2 text-xs text-quiet hover:bg-raised hover:text-ink"
          aria-label="Trade settings"
        >
          {(settings.slippage ?? AUTOMATIC_SLIPPAGE) / 100} %
          <Icon name="settings" />
        </button>
      }
    >
      <div className="flex w-64 flex-col gap-3">
        <SettingField
          label="Slippage"
          unit="%"
          placeholder={`${AUTOMATIC_SLIPPAGE / 100} (automatic)`}
          initial={settings.slippage === null ? '' : String(settings.slippage / 100)}
          problem="Above 0 and at most 50, with two decimals at most."
          accept={(text) => {
            const slippage = text === '' ? null : readSlippage(text);
            if (text !== '' && slippage === null) return false;
            changeTradeSettings({ slippage });
            return true;
          }}
        />
        <SettingField
          label="Deadline"
          unit="minutes"
          placeholder="20"
          initial={String(settings.deadlineMinutes)}
          problem="1 to 1440 minutes."
          accept={(text) => {
            const deadlineMinutes = readDeadline(text);
            if (deadlineMinutes === null) return false;
            changeTradeSettings({ deadlineMinutes });
            return true;
          }}
        />
        <div>
          <p className="mb-1 text-xs text-quiet">Approval of a token</p>
          <Segments
            label="Approval of a token"
            value={settings.unlimitedApproval ? 'unlimited' : 'exact'}
            onChange={(choice) =>
              changeTradeSettings({ unlimitedApproval: choice === 'unlimited' })
            }
            segments={[
              { value: 'exact', label: 'This amount' },
              { value: 'unlimited', label: 'Unlimited' },
            ]}
          />
        </div>
      </div>
    </Popup>
  );
}

interface SettingFieldProps {
  label: string;
  unit: string;
  placeholder: string;
  initial: string;
  problem: string;
  /** Takes what was typed, or says that it is not understood. */
  accept: (text: string) => boolean;
}

function SettingField({ label, unit, placeholder, initial, problem, accept }: SettingFieldProps) {
  const id = useId();
  const [text, setText] = useState(initial);
  const [isRefused, setRefused] = useState(false);
  return (
    <div>
      <label htmlFor={id} className="text-xs text-quiet">
        {label}
      </label>
      <div className="mt-1 flex items-center gap-2 rounded-md border border-line bg-paper px-2">
        <input
          id={id}
          inputMode="decimal"
          className="h-8 w-full min-w-0 bg-transparent outline-none"
          placeholder={placeholder}
          value={text}
          aria-invalid={isRefused}
          aria-describedby={isRefused ? `${id}-problem` : undefined}
          onChange={(event) => {
            setText(event.target.value);
            setRefused(!accept(event.target.value));
          }}
        />
        <span className="text-xs text-quiet">{unit}</span>
      </div>
      {isRefused && (
        <p id={`${id}-problem`} className="mt-1 text-xs text-sell">
          {problem}
        </p>
      )}
    </div>
  );
}
