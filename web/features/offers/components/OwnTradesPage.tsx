import { Link } from '@tanstack/react-router';
import { currencyCode, nameAt, tradeStates } from '@weir/contracts';
import { isAddressEqual } from 'viem';
import type { Token } from '#features/deployment';
import { KeysPanel } from '#features/messages';
import { TokenMark, useTokens } from '#features/tokens';
import { useAccount } from '#features/wallet';
import { shortAddress } from '#lib/formatAmount.ts';
import { formatDayMinute } from '#lib/formatTime.ts';
import { termsTime } from '#lib/termsTime.ts';
import { Empty } from '#ui/Empty.tsx';
import { Panel } from '#ui/Panel.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { moneyText, tokenText } from '../model/shownOffer.ts';
import { useOffers } from '../queries/useOffers.ts';
import { type OwnTrade, useOwnTrades } from '../queries/useOwnTrades.ts';
import { say } from '../words/english.ts';
import { EscrowPurse } from './EscrowPurse.tsx';
import { OfferList } from './OfferList.tsx';
import { PeerNav } from './PeerNav.tsx';
import { ReadingNotices } from './ReadingNotices.tsx';
import { SignedOffers } from './SignedOffers.tsx';

/** The account's trades and offers, and what it has free in escrow. */
export function OwnTradesPage() {
  const offers = useOffers();
  const { address } = useAccount();
  const { data } = offers;
  const trades = useOwnTrades(data);
  const own = data?.shown.filter(
    ({ offer }) => address !== undefined && isAddressEqual(offer.maker, address),
  );
  return (
    <main className="mx-auto flex w-full max-w-5xl flex-col gap-2 p-2">
      <PeerNav />
      <ReadingNotices offers={offers} />
      {address === undefined ? (
        <Empty>{say.connectToSee}</Empty>
      ) : (
        <div className="grid items-start gap-2 md:grid-cols-[minmax(0,1fr)_22rem]">
          <div className="flex min-w-0 flex-col gap-2">
            <Panel title={say.yourTrades}>
              {!trades ? (
                <Skeleton rows={3} label={say.readingOffers} />
              ) : trades.length === 0 ? (
                <Empty>{say.noTrades}</Empty>
              ) : (
                <ul>
                  {trades.map((own) => (
                    <TradeLine key={String(own.id)} own={own} />
                  ))}
                </ul>
              )}
            </Panel>
            <Panel title={say.yourOffers}>
              {!data || !own ? (
                <Skeleton rows={3} label={say.readingOffers} />
              ) : own.length === 0 ? (
                <Empty>{say.noOwnOffers}</Empty>
              ) : (
                <OfferList
                  offers={own.toReversed()}
                  records={data.records}
                  now={BigInt(termsTime(data.block))}
                />
              )}
            </Panel>
            {data && <SignedOffers now={BigInt(termsTime(data.block))} />}
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

function TradeLine({ own: { id, trade } }: { own: OwnTrade }) {
  const { address } = useAccount();
  const tokens = useTokens();
  const known = tokens.find((token) => isAddressEqual(token.address, trade.token));
  // A token that the page does not know is counted in units.
  const symbol = shortAddress(trade.token);
  const token: Token = known ?? { address: trade.token, symbol, name: symbol, decimals: 0 };
  const isSelling = address !== undefined && isAddressEqual(address, trade.seller);
  const amount = tokenText(trade.amount, token);
  const state = nameAt(tradeStates, trade.state);
  return (
    <li className="flex items-center justify-between gap-3 border-b border-line px-3 py-2.5 last:border-0">
      <span className="flex min-w-0 items-center gap-2">
        <TokenMark address={trade.token} size={22} />
        <span className="min-w-0">
          <Link
            to="/p2p/trades/$trade"
            params={{ trade: String(id) }}
            className="block truncate font-medium underline decoration-line underline-offset-2 hover:decoration-current"
          >
            {isSelling ? say.sellLabel(amount) : say.buyLabel(amount)}
          </Link>
          <span className="block text-2xs text-quiet">
            {say.tradeNumber(String(id))}, {moneyText(trade.fiat, currencyCode(trade.currency))},{' '}
            {formatDayMinute(Number(trade.since))}
          </span>
        </span>
      </span>
      <span className="text-right text-xs font-medium">{say[`state${state}`]}</span>
    </li>
  );
}
