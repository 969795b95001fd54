import { type ReactNode, useState } from 'react';
import { useSwitchChain } from 'wagmi';
import { useDeployment } from '#features/deployment';
import { useActiveOrders } from '#features/orders';
import { useAccount, useConnectDialog } from '#features/wallet';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { collectAssets } from '../model/assets.ts';
import { withCoinPrice } from '../model/coinAsset.ts';
import { referenceToken, tokenPrices } from '../model/prices.ts';
import { useHoldings } from '../queries/useHoldings.ts';
import { say } from '../words/english.ts';
import { ActivityPanel } from './ActivityPanel.tsx';
import { AssetsPanel } from './AssetsPanel.tsx';
import { OrdersSummary } from './OrdersSummary.tsx';
import { PositionsSummary } from './PositionsSummary.tsx';
import { TotalLine } from './TotalLine.tsx';
import { type AskedTransfer, TransferDialog } from './TransferDialog.tsx';

/** Everything the account has on the exchange and in its wallet; `aside` stands below pools and orders. */
export function PortfolioPage({ aside }: { aside: ReactNode }) {
  const { address } = useAccount();
  return (
    <main className="mx-auto flex w-full max-w-[100rem] flex-1 flex-col gap-2 p-2">
      {address ? <Portfolio key={address} aside={aside} /> : <Unconnected />}
    </main>
  );
}

function Unconnected() {
  const openConnect = useConnectDialog();
  return (
    <section className="mx-auto mt-12 flex max-w-lg flex-col gap-4 rounded-lg border border-line bg-panel p-6">
      <h1 className="text-base font-semibold">{say.portfolio}</h1>
      <p>{say.wouldShow}</p>
      <ul className="flex list-disc flex-col gap-1 pl-5 text-quiet">
        <li>{say.wouldShowBalances}</li>
        <li>{say.wouldShowOrders}</li>
        <li>{say.wouldShowActivity}</li>
        <li>{say.wouldShowRights}</li>
      </ul>
      <Button look="primary" size="large" onClick={openConnect}>
        {say.connect}
      </Button>
      <p className="text-xs text-quiet">{say.onlyReads}</p>
    </section>
  );
}

function Portfolio({ aside }: { aside: ReactNode }) {
  const { chainId, wrappedCoin } = useDeployment();
  const { isOnOtherChain } = useAccount();
  const switchChain = useSwitchChain();
  const holdings = useHoldings();
  const orders = useActiveOrders(null);
  const [asked, setAsked] = useState<AskedTransfer | null>(null);
  const { data } = holdings;
  const reference = data ? referenceToken(data.markets.map(({ market }) => market)) : null;
  const prices =
    data && reference
      ? withCoinPrice(tokenPrices(data.markets, reference), wrappedCoin)
      : new Map();
  const assets = data && collectAssets({ ...data, orders: orders.orders ?? [], prices });

  return (
    <>
      <div className="flex min-h-12 flex-wrap items-end justify-between gap-x-6 gap-y-1 px-1 pt-1">
        <h1 className="text-base font-semibold">{say.portfolio}</h1>
        {assets && reference && (
          <TotalLine assets={assets} reference={reference} isPartial={!orders.orders} />
        )}
      </div>
      {isOnOtherChain && (
        <Notice tone="warn">
          <span className="flex flex-wrap items-center gap-2">
            {say.onOtherChain}
            <Button size="small" onClick={() => switchChain.mutate({ chainId })}>
              {say.switchNetwork}
            </Button>
          </span>
        </Notice>
      )}
      <div className="grid flex-1 grid-cols-1 items-start gap-2 min-[1200px]:grid-cols-[minmax(0,1fr)_25rem]">
        <div className="flex min-w-0 flex-col gap-2">
          {assets ? (
            <AssetsPanel assets={assets} prices={prices} reference={reference} onMove={setAsked} />
          ) : (
            <div className="rounded-lg border border-line bg-panel">
              {holdings.error ? (
                <div className="p-3">
                  <Notice tone="error">{say.balancesUnknown}</Notice>
                </div>
              ) : (
                <Skeleton rows={6} label={say.readingBalances} />
              )}
            </div>
          )}
          <ActivityPanel />
        </div>
        <div className="flex min-w-0 flex-col gap-2">
          <PositionsSummary
            positions={data?.positions}
            prices={prices}
            referenceSymbol={reference?.symbol ?? ''}
          />
          <OrdersSummary {...orders} />
          {aside}
        </div>
      </div>
      <TransferDialog asked={asked} onClose={() => setAsked(null)} />
    </>
  );
}
