import { lendingAbi, leverageAbi, liquidatorAbi } from '@weir/contracts';
import { type Abi, type Address, isAddressEqual, type Log, parseEventLogs } from 'viem';
import { type LendingContracts, useDeployment } from '#features/deployment';
import { Skeleton } from '#ui/Skeleton.tsx';
import { describeLending, type LendingEvent } from '../model/lendingEvents.ts';
import { useLendingContracts, useLendingMarkets } from '../queries/useLending.ts';
import { say } from '../words/english.ts';

interface LendingEventsProps {
  /** Who sent the transaction. */
  account: Address;
  logs: readonly Log[];
}

/** What a transaction did in lending; nothing where it did nothing there. */
export function LendingEvents({ account, logs }: LendingEventsProps) {
  const { lending } = useDeployment();
  const events = lending ? readEvents(logs, lending) : [];
  return events.length === 0 ? null : <Listed account={account} events={events} />;
}

function Listed({ account, events }: { account: Address; events: readonly LendingEvent[] }) {
  const contracts = useLendingContracts();
  const { data } = useLendingMarkets();
  if (!data) return <Skeleton rows={2} label={say.readingMarkets} />;
  const { markets } = data;
  // A receipt's events never move: their place names them.
  const deeds = describeLending(events, { account, contracts, markets }).map((words, place) => ({
    id: String(place),
    words,
  }));
  if (deeds.length === 0) return null;
  return (
    <section aria-label={say.whatLendingDid}>
      <h3 className="mb-1 text-xs font-medium text-quiet">{say.whatLendingDid}</h3>
      <ul className="flex flex-col gap-0.5 text-xs">
        {deeds.map(({ id, words }) => (
          <li key={id}>{words}</li>
        ))}
      </ul>
    </section>
  );
}

/** The events of lending's own contracts, in their order. */
function readEvents(logs: readonly Log[], contracts: LendingContracts): LendingEvent[] {
  const abis: readonly (readonly [Address | null, Abi])[] = [
    [contracts.address, lendingAbi],
    [contracts.leverage, leverageAbi],
    [contracts.liquidator, liquidatorAbi],
  ];
  return logs.flatMap((log) => {
    const abi = abis.find(([of]) => of !== null && isAddressEqual(of, log.address))?.[1];
    // By the contract's own ABI: names and arguments are those of `LendingEvent`.
    return abi ? (parseEventLogs({ abi, logs: [log] }) as unknown as LendingEvent[]) : [];
  });
}
