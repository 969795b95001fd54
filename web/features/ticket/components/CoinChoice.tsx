import { useDeployment } from '#features/deployment';
import { changeTradeSettings, useTradeSettings } from '../model/tradeSettings.ts';
import { say } from '../words/english.ts';

/** Whether what a swap brings of the coin's wrapped form shall be the coin itself. */
export function CoinChoice() {
  const { coin } = useDeployment();
  const { receiveCoin } = useTradeSettings();
  return (
    <label className="flex items-center gap-2 px-1 text-xs">
      <input
        type="checkbox"
        className="accent-accent"
        checked={receiveCoin}
        onChange={(event) => changeTradeSettings({ receiveCoin: event.target.checked })}
      />
      {say.receiveCoin(coin.symbol)}
    </label>
  );
}
