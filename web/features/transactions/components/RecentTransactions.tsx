import { shortAddress } from '#lib/formatAmount.ts';
import { Button } from '#ui/Button.tsx';
import { type TransactionStatus, transactionLog } from '../model/transactionLog.ts';
import { useTransactionLog } from '../queries/useTransactions.ts';

const statusWords: Record<TransactionStatus, string> = {
  signing: 'In your wallet',
  pending: 'Pending',
  confirmed: 'Confirmed',
  failed: 'Failed',
  replaced: 'Replaced',
  rejected: 'Rejected',
  unknown: 'Outcome unknown',
};

/** What was signed since the page was loaded. */
export function RecentTransactions() {
  const entries = useTransactionLog();
  if (entries.length === 0) return <p className="text-xs text-quiet">No transactions yet.</p>;
  return (
    <>
      <div className="flex items-center justify-between">
        <h3 className="text-xs font-medium text-quiet">Recent transactions</h3>
        <Button look="plain" size="small" onClick={transactionLog.clear}>
          Clear
        </Button>
      </div>
      <ul className="mt-1 max-h-56 overflow-y-auto">
        {entries.map(({ id, label, status, hash, words }) => (
          <li key={id} className="border-t border-line py-1.5 text-xs first:border-t-0">
            <div className="flex justify-between gap-3">
              <span>{label}</span>
              <span className={status === 'failed' ? 'text-sell' : 'text-quiet'}>
                {statusWords[status]}
              </span>
            </div>
            {hash && <div className="text-2xs text-quiet">{shortAddress(hash)}</div>}
            {words && <div className="text-2xs text-quiet">{words}</div>}
          </li>
        ))}
      </ul>
    </>
  );
}
