import { PeerNav } from '#features/offers';
import { useAccount } from '#features/wallet';
import { Empty } from '#ui/Empty.tsx';
import { say } from '../words/english.ts';
import { CasesPanel } from './CasesPanel.tsx';
import { ClaimsPanel } from './ClaimsPanel.tsx';
import { SeatsPanel } from './SeatsPanel.tsx';

/** An arbitrator's page: the disputes it is to rule on, what it is owed, and its seats. */
export function CourtPage() {
  const { address } = useAccount();
  return (
    <main className="mx-auto flex w-full max-w-5xl flex-col gap-2 p-2">
      <PeerNav />
      <p className="px-1 text-xs text-quiet">{say.about}</p>
      {address === undefined ? (
        <Empty>{say.connectToSee}</Empty>
      ) : (
        <div className="grid grid-cols-1 items-start gap-2 md:grid-cols-[minmax(0,1fr)_22rem]">
          <CasesPanel />
          <div className="flex min-w-0 flex-col gap-2">
            <ClaimsPanel />
            <SeatsPanel />
          </div>
        </div>
      )}
    </main>
  );
}
