import { KeysPanel } from '#features/messages';
import { useAccount } from '#features/wallet';
import { Empty } from '#ui/Empty.tsx';
import { say } from '../words/english.ts';
import { EscrowPurse } from './EscrowPurse.tsx';
import { MakersOffers } from './MakersOffers.tsx';
import { PeerNav } from './PeerNav.tsx';
import { SignedOffers } from './SignedOffers.tsx';
import { TradeList } from './TradeList.tsx';

/** The account's trades and offers, and what it has free in escrow. */
export function OwnTradesPage() {
  const { address } = useAccount();
  return (
    <main className="mx-auto flex w-full max-w-5xl flex-col gap-2 p-2">
      <PeerNav />
      {address === undefined ? (
        <Empty>{say.connectToSee}</Empty>
      ) : (
        <div className="grid items-start gap-2 md:grid-cols-[minmax(0,1fr)_22rem]">
          <div className="flex min-w-0 flex-col gap-2">
            <TradeList title={say.yourTrades} of={{ account: address }} none={say.noTrades} />
            <MakersOffers title={say.yourOffers} maker={address} none={say.noOwnOffers} />
            <SignedOffers maker={address} />
          </div>
          <div className="flex min-w-0 flex-col gap-2">
            <EscrowPurse />
            <div id="keys">
              <KeysPanel />
            </div>
          </div>
        </div>
      )}
    </main>
  );
}
