import { ExplorerLink, useDeployment } from '#features/deployment';
import { useAccount } from '#features/wallet';
import { Button } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { shownDetails } from '../model/shownDetails.ts';
import { statusWords } from '../model/statusWords.ts';
import {
  isRunning,
  type LoggedTransaction,
  type TransactionStatus,
  transactionLog,
} from '../model/transactionLog.ts';
import { useTransactionLog } from '../queries/useTransactions.ts';
import { say } from '../words/english.ts';

/** The account's transactions, newest first: state, link, details, and a way to take each off the list. */
export default function TransactionList() {
  const { chainId } = useDeployment();
  const { address } = useAccount();
  const entries = useTransactionLog().filter(
    (entry) => entry.chainId === chainId && entry.account === address,
  );
  if (entries.length === 0) return <p className="text-xs text-quiet">{say.none}</p>;
  const ended = entries.filter((entry) => !isRunning(entry));
  return (
    <>
      <div className="flex items-center justify-between">
        <h3 className="text-xs font-medium text-quiet">{say.recent}</h3>
        <Button
          look="plain"
          size="small"
          disabled={ended.length === 0}
          onClick={() => transactionLog.remove(ended.map(({ id }) => id))}
        >
          {say.clearAll}
        </Button>
      </div>
      <ul className="mt-1 max-h-64 overflow-y-auto" aria-label={say.recent}>
        {entries.map((entry) => (
          <Row key={entry.id} {...entry} />
        ))}
      </ul>
    </>
  );
}

const tones: Partial<Record<TransactionStatus, string>> = {
  confirmed: 'text-buy',
  failed: 'text-sell',
  dropped: 'text-warn',
  unknown: 'text-warn',
};

function Row({ id, label, status, sent, words }: LoggedTransaction) {
  return (
    <li className="border-t border-line py-1.5 text-xs first:border-t-0">
      <div className="flex items-baseline justify-between gap-3">
        <span className="min-w-0 break-words">{label}</span>
        <span className={`shrink-0 ${tones[status] ?? 'text-quiet'}`}>{statusWords(status)}</span>
      </div>
      {words && <p className="text-2xs text-quiet">{words}</p>}
      {sent && (
        <div className="flex h-6 items-center gap-3 text-2xs text-quiet">
          <ExplorerLink kind="tx" value={sent.hash} what={say.transaction} />
          <button
            type="button"
            className="rounded underline decoration-line underline-offset-2 hover:text-ink"
            aria-label={say.details(label)}
            onClick={() => shownDetails.show(id)}
          >
            {say.show}
          </button>
          <button
            type="button"
            className="-mr-1 ml-auto grid size-6 place-items-center rounded hover:bg-raised hover:text-ink"
            aria-label={say.clearOne(label)}
            onClick={() => transactionLog.remove([id])}
          >
            <Icon name="close" />
          </button>
        </div>
      )}
    </li>
  );
}
