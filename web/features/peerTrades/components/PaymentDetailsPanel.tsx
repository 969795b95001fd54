import { useState } from 'react';
import { useDeployment } from '#features/deployment';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { postedDetails, sentDetails } from '../model/receivedDetails.ts';
import { fiatText, methodText, paymentDigits } from '../model/shownTrade.ts';
import { useTradeLog } from '../queries/usePeerTrade.ts';
import { useSeenTrade } from '../queries/useSeenTrade.ts';
import { say } from '../words/english.ts';

/** Whom the buyer pays, what, and how: each with a button that copies it. */
export function PaymentDetailsPanel() {
  const { chainId } = useDeployment();
  const { trade, escrow, id, chat } = useSeenTrade();
  const { data: log } = useTradeLog(escrow, id);
  if (!log) return <p className="text-xs text-quiet">{say.readingDetails}</p>;
  const { buyer, seller, details: commitment } = trade;
  const posted = postedDetails(log, { chainId, escrow, id, buyer, seller, commitment });
  const sent = sentDetails(chat, commitment);
  // Those on the chain came later, on demand; a swapped payee is told wherever it came from.
  const found = posted.kind === 'found' || sent.kind === 'none' ? posted : sent;
  if (found.kind === 'noKeys') return <Notice tone="warn">{say.noKeysHere}</Notice>;
  if (found.kind === 'unreadable') {
    return <Notice tone="error">{say.detailsUnreadable(found.why)}</Notice>;
  }
  if (found.kind === 'none') {
    return (
      <Notice tone="plain">
        {say.noDetailsYet} {trade.wasDemanded && say.demandAgain}
      </Notice>
    );
  }
  const { payee, fields } = found.details;
  return (
    <div className="flex flex-col gap-2 rounded-md bg-raised p-3">
      <Copied name={say.payee} value={payee} isLarge />
      <Copied name={say.payAmount} value={paymentDigits(trade)} shown={fiatText(trade)} isLarge />
      <Copied name={say.payBy} value={methodText(trade)} />
      {fields.map(({ name, value }) => (
        <Copied key={name} name={name} value={value} />
      ))}
      <p className="text-xs">{say.ownName}</p>
    </div>
  );
}

interface CopiedProps {
  name: string;
  /** What is copied. */
  value: string;
  shown?: string;
  isLarge?: boolean;
}

function Copied({ name, value, shown = value, isLarge = false }: CopiedProps) {
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    // Refused where the page has no leave to: the text stands beside the button.
    const done = await navigator.clipboard.writeText(value).then(
      () => true,
      () => false,
    );
    setCopied(done);
  };
  return (
    <div className="flex items-center justify-between gap-3">
      <div className="min-w-0">
        <p className="text-xs text-quiet">{name}</p>
        <p className={`break-words ${isLarge ? 'text-lg font-semibold' : ''}`}>{shown}</p>
      </div>
      <Button aria-label={say.copyOf(name)} onClick={() => void copy()}>
        {isCopied ? say.copied : say.copy}
      </Button>
    </div>
  );
}
