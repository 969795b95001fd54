import { ExplorerLink, useDeployment } from '#features/deployment';
import { exchangeCall, useTransactions } from '#features/transactions';
import { useAccount } from '#features/wallet';
import { shortAddress } from '#lib/formatAmount.ts';
import { formatDayClock } from '#lib/formatTime.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import type { GivenRights } from '../model/givenRights.ts';
import { useGivenRights } from '../queries/useGivenRights.ts';
import { actionWords, say } from '../words/english.ts';

/** The rights in force, each with a button that ends it at once. */
export function GivenRightsList() {
  const { data, error } = useGivenRights();
  if (error && !data) {
    return (
      <div className="p-3">
        <Notice tone="error">{say.rightsUnknown}</Notice>
      </div>
    );
  }
  if (!data) return <Skeleton rows={2} label={say.readingRights} />;
  const { rights, isWhole } = data;
  return (
    <>
      {rights.length === 0 && <p className="px-3 py-3 text-quiet">{say.nobody}</p>}
      <ul className="mt-1 text-xs">
        {rights.map((given) => (
          <Given key={`${given.delegate}-${given.expiry}-${given.actions}`} given={given} />
        ))}
      </ul>
      {!isWhole && <p className="px-3 pb-2 text-2xs text-quiet">{say.onlyThisDevice}</p>}
    </>
  );
}

function Given({ given }: { given: GivenRights }) {
  const { exchange, markets } = useDeployment();
  const { isOnOtherChain } = useAccount();
  const { undertake, isBusy } = useTransactions();
  const { delegate, actions, expiry } = given;
  const names = given.markets.map((id) => {
    const market = markets.find(({ terms }) => terms.id === id);
    return market ? `${market.base.symbol}/${market.quote.symbol}` : say.otherMarket;
  });
  const revoke = () =>
    undertake({
      label: say.revokeOf(shortAddress(delegate)),
      call: exchangeCall(exchange, 'grantTrading', [delegate, [...given.markets], 0n, 0n]),
    });
  return (
    <li className="flex items-start justify-between gap-3 border-t border-line px-3 py-2">
      <div className="min-w-0">
        <p className="font-medium">
          <ExplorerLink kind="address" value={delegate} what={say.key} />
        </p>
        <p>{actions.map((action) => actionWords()[action].name).join(', ')}</p>
        <p className="text-2xs text-quiet">{names.join(', ')}</p>
        <p className="text-2xs text-quiet">{say.until(formatDayClock(Number(expiry)))}</p>
      </div>
      <Button
        size="small"
        disabled={isBusy || isOnOtherChain}
        aria-label={say.revokeOf(shortAddress(delegate))}
        onClick={() => void revoke()}
      >
        {say.revoke}
      </Button>
    </li>
  );
}
