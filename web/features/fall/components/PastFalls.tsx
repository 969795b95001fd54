import { useQuery } from '@tanstack/react-query';
import type { EncodedLog } from '@weir/contracts';
import { useState } from 'react';
import type { Address } from 'viem';
import { useDeployment } from '#features/deployment';
import { useNode } from '#features/wallet';
import { Segments } from '#ui/Segments.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { fillWords } from '../model/fillWords.ts';
import {
  type PastTrade,
  pastTrades,
  type ReplayedTrade,
  replayTrades,
} from '../model/pastTrades.ts';
import { pastMarkets } from '../queries/pastMarkets.ts';
import { say } from '../words/english.ts';
import { LazyFall } from './LazyFall.tsx';

interface PastFallsProps {
  account: Address;
  receipt: { logs: readonly (EncodedLog & { address: Address })[]; blockNumber: bigint };
}

/** How a finished trade ran down pool and book: one fall for each market that it took. Nothing where nobody traded. */
export function PastFalls({ account, receipt }: PastFallsProps) {
  const { exchange, markets } = useDeployment();
  const trades = pastTrades(receipt.logs, { account, exchange, markets });
  if (trades.length === 0) return null;
  return (
    <section aria-label={say.past}>
      <h3 className="mb-1 text-xs font-medium text-quiet">{say.past}</h3>
      <Replayed trades={trades} block={receipt.blockNumber} />
    </section>
  );
}

function Replayed({ trades, block }: { trades: readonly PastTrade[]; block: bigint }) {
  const deployment = useDeployment();
  const node = useNode();
  const [chosen, setChosen] = useState('0');
  const markets = [...new Set(trades.map(({ market }) => market))];
  const { data, error } = useQuery(pastMarkets(node, deployment, markets, block - 1n));
  if (error) return <Undrawn words={say.notReached} />;
  if (!data) return <Skeleton rows={4} label={say.readingPast} />;
  if (data === 'notKept') return <Undrawn words={say.notKept} />;
  const replayed = replayTrades(trades, data);
  const shown = replayed[Number(chosen)];
  return (
    <div className="flex flex-col gap-2">
      {replayed.length > 1 && (
        <Segments
          label={say.marketOfTrade}
          size="small"
          value={chosen}
          onChange={setChosen}
          segments={replayed.map((trade, place) => ({
            value: String(place),
            label: wayOf(trade),
          }))}
        />
      )}
      {shown?.walk ? (
        <>
          <LazyFall market={shown.market} {...shown.walk} limit={null} />
          <p className="px-1 text-xs text-quiet">{fillWords(shown.market, shown.walk.plan)}</p>
        </>
      ) : (
        <Undrawn words={say.otherFirst} />
      )}
    </div>
  );
}

function Undrawn({ words }: { words: string }) {
  return <p className="text-xs text-quiet">{words}</p>;
}

function wayOf({ market: { base, quote }, told }: ReplayedTrade): string {
  return told.baseIn ? `${base.symbol} → ${quote.symbol}` : `${quote.symbol} → ${base.symbol}`;
}
