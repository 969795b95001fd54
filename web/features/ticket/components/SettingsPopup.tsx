import { lazy, Suspense } from 'react';
import { Icon } from '#ui/Icon.tsx';
import { Popup } from '#ui/Popup.tsx';
import { useTradeSettings } from '../model/tradeSettings.ts';
import { say } from '../words/english.ts';

// Opened by few: its fields come with the first opening.
const SettingsFields = lazy(() => import('./SettingsFields.tsx'));

/** The trade settings behind a button that shows the slippage. */
export function SettingsPopup() {
  const { slippage } = useTradeSettings();
  return (
    <Popup
      label={say.settings}
      trigger={
        <button
          type="button"
          className="flex h-8 items-center gap-1.5 rounded-md px-2 text-xs text-quiet hover:bg-raised hover:text-ink"
          aria-label={say.settings}
        >
          {slippage === null ? say.automaticShort : `${slippage / 100} %`}
          <Icon name="settings" />
        </button>
      }
    >
      <Suspense fallback={<div className="h-96 w-72" />}>
        <SettingsFields />
      </Suspense>
    </Popup>
  );
}
