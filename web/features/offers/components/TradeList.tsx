import { Link } from '@tanstack/react-router';
import { currencyCode, nameAt, tradeStates } from '@weir/contracts';
import { type Address, isAddressEqual } from 'viem';
import type { Token } from '#features/deployment';
import { TokenMark, useTokens } from '#features/tokens';
import { shortAddress } from '#lib/formatAmount.ts';
import { formatDayMinute } from '#lib/formatTime.ts';
import { Button } from '#ui/Button.tsx';
import { Empty } from '#ui/Empty.tsx';
import { Panel } from '#ui/Panel.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { moneyText, tokenText } from '../model/shownOffer.ts';
import { type ListedTrade, type TradesOf, useTradeList } from '../queries/useTradeList.ts';
import { say } from '../words/english.ts';
import { ReadingProblem } from './ReadingNotices.tsx';

interface TradeListProps {
  title: string;
  of: TradesOf;
  /** Said where there are none. */
  none: string;
}

/** Trades of an account or an offer, newest first; each leads to its page. */
export function TradeList({ title, of, none }: TradeListProps) {
  const { trades, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useTradeList(of);
  return (
    <Panel title={title}>
      {error && (
        <div className="p-2">
          <ReadingProblem error={error} onAgain={() => void refetch()} />
        </div>
      )}
      {!trades ? (
        !error && <Skeleton rows={3} label={say.readingTrades} />
      ) : trades.length === 0 ? (
        <Empty>{none}</Empty>
      ) : (
        <ul>
          {trades.map((listed) => (
            <TradeLine
              key={String(listed.id)}
              listed={listed}
              account={'account' in of ? of.account : null}
            />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <div className="border-t border-line p-2 text-center">
          <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {isFetchingNextPage ? say.readingTrades : say.olderTrades}
          </Button>
        </div>
      )}
    </Panel>
  );
}

function TradeLine({
  listed: { id, trade },
  account,
}: {
  listed: ListedTrade;
  /** Whose side is told; null: neither's. */
  account: Address | null;
}) {
  const tokens = useTokens();
  const known = tokens.find((token) => isAddressEqual(token.address, trade.token));
  // A token that the page does not know is counted in units.
  const symbol = shortAddress(trade.token);
  const token: Token = known ?? { address: trade.token, symbol, name: symbol, decimals: 0 };
  const amount = tokenText(trade.amount, token);
  const state = nameAt(tradeStates, trade.state);
  const label = () => {
    if (account === null) return amount;
    return isAddressEqual(account, trade.seller) ? say.sellLabel(amount) : say.buyLabel(amount);
  };
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
            {label()}
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
