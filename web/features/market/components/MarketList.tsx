import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import { type ListedMarket, useDeployment } from '#features/deployment';
import { useFeed } from '#features/feed';
import { UnlistedMark } from '#features/registry';
import { formatAmount } from '#lib/formatAmount.ts';
import { Empty } from '#ui/Empty.tsx';
import { Icon } from '#ui/Icon.tsx';
import { readFavourites, toggleFavourite } from '../model/favourites.ts';
import { listMarkets, type MarketEntry, pairName } from '../model/marketList.ts';
import { formatDecimalPrice } from '../model/pairScale.ts';
import { say } from '../words/english.ts';
import { DayChange } from './DayChange.tsx';

interface MarketListProps {
  market: ListedMarket;
  markets: readonly ListedMarket[];
  onChoose: (slug: string) => void;
}

const columns =
  'grid grid-cols-[minmax(5.5rem,1fr)_4.5rem_4.5rem] sm:grid-cols-[minmax(5.5rem,1fr)_4.5rem_4.5rem_6.5rem] items-center gap-2 text-xs';

/** All markets with their day: searched while typing, walked with the arrows, favourites first. */
export default function MarketList({ market, markets, onChoose }: MarketListProps) {
  const { chainId } = useDeployment();
  const feed = useFeed();
  const query = feed?.queries.markets();
  const { data } = useQuery({
    queryKey: query?.queryKey ?? ['indexer', null, 'markets'],
    queryFn: query?.queryFn ?? (() => Promise.reject(new Error('No indexer to ask.'))),
    enabled: feed !== null,
  });
  const [typed, setTyped] = useState('');
  const [favourites, setFavourites] = useState(() => readFavourites(chainId));
  const entries = listMarkets(markets, typed, favourites, data?.markets ?? []);

  const walk = (event: KeyboardEvent<HTMLDivElement>) => {
    const places = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-walk]')];
    const at = event.target instanceof HTMLElement ? places.indexOf(event.target) : -1;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    places[Math.max(0, Math.min(to, places.length - 1))]?.focus();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows lead between its fields and buttons
    <div onKeyDown={walk}>
      <input
        type="search"
        data-walk
        aria-label={say.search}
        placeholder={say.search}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          const [first] = entries;
          if (event.key === 'Enter' && first) onChoose(first.market.slug);
        }}
        className="h-8 w-full rounded-md border border-line bg-paper px-2"
      />
      <div className={`${columns} mt-2 px-2 pl-9 text-2xs text-quiet`}>
        <span>{say.pair}</span>
        <span className="text-right">{say.price}</span>
        <span className="text-right">{say.change}</span>
        <span className="text-right max-sm:hidden">{say.volumeShort}</span>
      </div>
      {entries.length === 0 && <Empty>{say.noneFound(typed)}</Empty>}
      <ul className="max-h-80 overflow-y-auto">
        {entries.map((entry) => (
          <Entry
            key={entry.market.slug}
            entry={entry}
            isCurrent={entry.market.slug === market.slug}
            onChoose={onChoose}
            onFavourite={() => setFavourites(toggleFavourite(chainId, entry.market.slug))}
          />
        ))}
      </ul>
    </div>
  );
}

interface EntryProps {
  entry: MarketEntry;
  isCurrent: boolean;
  onChoose: (slug: string) => void;
  onFavourite: () => void;
}

function Entry({ entry, isCurrent, onChoose, onFavourite }: EntryProps) {
  const { market, day, isFavourite } = entry;
  const name = pairName(market);
  const volume = day
    ? `${formatAmount(BigInt(day.day.quoteVolume), market.quote.decimals, 0)} ${market.quote.symbol}`
    : '–';
  return (
    <li className="flex items-center">
      <button
        type="button"
        aria-pressed={isFavourite}
        aria-label={isFavourite ? say.drop(name) : say.keep(name)}
        onClick={onFavourite}
        className={`grid size-7 shrink-0 place-items-center rounded hover:bg-raised ${isFavourite ? 'text-accent' : 'text-quiet'}`}
      >
        <Icon name={isFavourite ? 'starred' : 'star'} />
      </button>
      <button
        type="button"
        data-walk
        aria-current={isCurrent}
        onClick={() => onChoose(market.slug)}
        className={`${columns} min-h-9 min-w-0 flex-1 rounded-md px-2 text-left hover:bg-raised aria-current:bg-accent-wash`}
      >
        <span
          className="flex min-w-0 flex-wrap items-center gap-x-1.5"
          title={`${market.base.name} / ${market.quote.name}`}
        >
          <span className="truncate font-medium">{name}</span>
          {market.unlisted && <UnlistedMark />}
        </span>
        <span className="text-right">
          {day?.lastPrice ? formatDecimalPrice(day.lastPrice) : '–'}
        </span>
        <span className="text-right">
          {day?.day.change ? <DayChange part={day.day.change} /> : '–'}
        </span>
        <span className="truncate text-right text-quiet max-sm:hidden" title={volume}>
          {volume}
        </span>
      </button>
    </li>
  );
}
