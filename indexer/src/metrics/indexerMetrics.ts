import type { Streams } from '../live/streams.ts';
import type { Solvency } from '../solvency/solvencyReport.ts';
import type { IndexStatus, SyncCounts } from '../sync/syncStatus.ts';
import { Histogram, type Measured } from './metrics.ts';

export interface Observed {
  status: () => Readonly<IndexStatus>;
  counts: () => Readonly<SyncCounts>;
  streams: Streams;
  solvency: () => Solvency;
}

/** Seconds of answers, by route and status. */
export function requestDurations(): Histogram {
  return new Histogram(
    'weir_request_duration_seconds',
    'Time from a request to its answer.',
    [0.001, 0.0025, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
  );
}

/** All that is measured beside the requests. Numbers of blocks are NaN where they are unknown. */
export function indexerMetrics({ status, counts, streams, solvency }: Observed): Measured[] {
  const gauge = (name: string, help: string, read: Measured['read']): Measured => {
    return { name: `weir_${name}`, help, type: 'gauge', read };
  };
  const counter = (name: string, help: string, read: Measured['read']): Measured => {
    return { name: `weir_${name}_total`, help, type: 'counter', read };
  };
  const head = () => status().head ?? Number.NaN;
  return [
    gauge('block', 'The last block indexed.', () => status().block.number),
    gauge('head', "The node's last block.", head),
    gauge('lag_blocks', 'Blocks between the two.', () =>
      Math.max(0, head() - status().block.number),
    ),
    gauge(
      'block_timestamp_seconds',
      "The last indexed block's time.",
      () => status().block.timestamp,
    ),
    gauge('following', '1 where the last step went well.', () =>
      status().problem === null ? 1 : 0,
    ),
    counter(
      'events',
      'Logs that were indexed, of the exchange and of lending.',
      () => counts().events,
    ),
    counter('blocks', 'Blocks that were indexed one by one, at the head.', () => counts().blocks),
    counter('forks', 'Forks that were undone.', () => counts().forks),
    counter('step_failures', 'Steps that failed and were tried again.', () => counts().failures),
    gauge('subscribers', 'Live subscriptions.', () => streams.count),
    gauge('solvent', '1 where the exchange holds what it owes; NaN where it is not known.', () =>
      solvent(solvency()),
    ),
    gauge('solvency_block', 'The last block checked.', () => solvency().block ?? Number.NaN),
    gauge('insolvent_tokens', 'Tokens of which it holds less than it owes.', () =>
      solvency().shortfalls.map(({ token, owed, held }) => ({
        labels: { token, owed: owed.toString(), held: held.toString() },
        value: 1,
      })),
    ),
    gauge(
      'unreadable_tokens',
      'Tokens that do not say what is held.',
      () => solvency().unreadable.length,
    ),
    {
      name: 'process_resident_memory_bytes',
      help: 'Memory of the process.',
      type: 'gauge',
      read: () => process.memoryUsage.rss(),
    },
    {
      name: 'process_cpu_seconds_total',
      help: 'Processor time of the process.',
      type: 'counter',
      read: () => {
        const { user, system } = process.cpuUsage();
        return (user + system) / 1_000_000;
      },
    },
  ];
}

function solvent({ status }: Solvency): number {
  return status === 'unchecked' ? Number.NaN : Number(status === 'solvent');
}
