import { getAddress, isAddress } from 'viem';
import { ExplorerLink } from '#features/deployment';
import { RecordDetails, useTraders } from '#features/peers';
import { Notice } from '#ui/Notice.tsx';
import { Panel } from '#ui/Panel.tsx';
import { say } from '../words/english.ts';
import { MakersOffers } from './MakersOffers.tsx';
import { PeerNav } from './PeerNav.tsx';
import { TradeList } from './TradeList.tsx';

/** One account: its record, its offers and its trades. @param account as it stands in the address. */
export function TraderPage({ account: typed }: { account: string }) {
  // Of an address only the digits count here: nothing is sent to it.
  const account = isAddress(typed, { strict: false }) ? getAddress(typed) : null;
  const records = useTraders(account ? [account] : []);
  return (
    <main className="mx-auto flex w-full max-w-5xl flex-col gap-2 p-2">
      <PeerNav />
      {account === null ? (
        <Notice tone="error">{say.addressMissing}</Notice>
      ) : (
        <div className="grid items-start gap-2 md:grid-cols-[minmax(0,1fr)_22rem]">
          <div className="order-last flex min-w-0 flex-col gap-2 md:order-none">
            <MakersOffers title={say.theirOffers} maker={account} none={say.noOffersOf} />
            <TradeList title={say.theirTrades} of={{ account }} none={say.noTrades} />
          </div>
          <Panel title={say.theAccount}>
            <div className="flex flex-col gap-2 p-3">
              <p className="text-base font-semibold">
                <ExplorerLink kind="address" value={account} what={say.theAccount} />
              </p>
              <RecordDetails record={records.get(account.toLowerCase())} />
            </div>
          </Panel>
        </div>
      )}
    </main>
  );
}
