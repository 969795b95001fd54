import { Link } from '@tanstack/react-router';
import type { SwapRecord } from '@weir/contracts';
import { formatDayMinute } from '#lib/formatTime.ts';
import { Empty } from '#ui/Empty.tsx';
import { Panel } from '#ui/Panel.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { promptOf } from '../model/swapPrompt.ts';
import { useKeptSwaps, useSwapChains } from '../queries/useSwap.ts';
import { say } from '../words/english.ts';
import { OpenPanel } from './OpenPanel.tsx';
import { SwapFrame } from './SwapFrame.tsx';
import { legAmount, useLegTokens } from './SwapTerms.tsx';

/** The swaps of this device, and the way to open one that somebody proposes. */
export function SwapsPage({ onOpen }: { onOpen: (path: string, behind: string) => void }) {
  const { data } = useKeptSwaps();
  return (
    <SwapFrame title={say.title}>
      <p className="px-1 text-xs text-quiet">{say.whatItIs}</p>
      <div className="grid grid-cols-1 items-start gap-2 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <Panel title={say.onThisDevice}>
          {data === undefined ? (
            <Skeleton rows={4} label={say.readingKept} />
          ) : data.length === 0 ? (
            <Empty>{say.noSwaps}</Empty>
          ) : (
            <ul>
              {data.map((record) => (
                <SwapRow key={record.terms.hash} record={record} />
              ))}
            </ul>
          )}
        </Panel>
        <OpenPanel onOpen={onOpen} />
      </div>
    </SwapFrame>
  );
}

function SwapRow({ record }: { record: SwapRecord }) {
  const { terms, role } = record;
  const tokens = useLegTokens(terms, useSwapChains(terms));
  const sides = role === 'holder' ? (['first', 'second'] as const) : (['second', 'first'] as const);
  const [give, get] = sides.map(
    (side) => `${legAmount(terms, side, tokens)} ${say.onChain(say.chain(terms[side].chainId))}`,
  );
  const ended = promptOf(record, undefined);
  return (
    <li className="border-b border-line last:border-b-0">
      <Link
        to="/p2p/swaps/$swap"
        params={{ swap: terms.hash }}
        className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 px-3 py-2 hover:bg-raised"
      >
        <span className="min-w-0 font-medium break-words">
          {give} → {get}
        </span>
        <span className="text-xs text-quiet">
          {role === 'holder' ? say.asHolder : say.asResponder} ·{' '}
          {ended ? say[`${ended.kind}Title`] : say.running} ·{' '}
          {say.untilAt(formatDayMinute(terms[role === 'holder' ? 'first' : 'second'].expiry))}
        </span>
      </Link>
    </li>
  );
}
