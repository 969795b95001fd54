import { bytesToHex, hexToBytes, sealDetails } from '@weir/contracts/messages';
import { useDeployment } from '#features/deployment';
import { keptTradeKeys } from '#features/messages';
import { escrowCall } from '#features/transactions';
import { Button } from '#ui/Button.tsx';
import { Detail } from '#ui/Detail.tsx';
import { FailureNotice } from '#ui/FailureNotice.tsx';
import { Notice } from '#ui/Notice.tsx';
import { usableKeys } from '../model/usableKeys.ts';
import { useTradeLog } from '../queries/usePeerTrade.ts';
import { useSeenTrade } from '../queries/useSeenTrade.ts';
import { useTradeAction } from '../queries/useTradeAction.ts';
import { say } from '../words/english.ts';
import type { ActionFormProps } from './ActionDialog.tsx';

/**
 * The seller puts its details on the chain, sealed to the buyer's last key: those that it committed to. A buyer who announced none that
 * anything can be sealed to does not make it miss its time: they are sealed to its own key then, and can be shown to a court.
 */
export function PostDetailsForm({ action, expected, isOffered, onDone }: ActionFormProps) {
  const { chainId } = useDeployment();
  const { trade, escrow, id } = useSeenTrade();
  const { data: log } = useTradeLog(escrow, id);
  const { send, isBusy, failure } = useTradeAction(action, onDone);
  const keys = log?.keys ?? [];
  const isOf = (party: string) => (key: { party: string }) => BigInt(key.party) === BigInt(party);
  const own = keys
    .filter(isOf(trade.seller))
    .flatMap(({ encryption }) => keptTradeKeys({ chainId, escrow }, encryption) ?? []);
  const buyersKeys = keys.filter(isOf(trade.buyer));
  const readable = usableKeys(keys, trade.buyer).at(-1);
  const committed = own.find(({ details }) => details !== null);
  const present = own.at(-1);

  const post = async () => {
    if (!committed?.details || !present || buyersKeys.length === 0) return;
    const { details, blinding } = committed.details;
    const mine = present.keys.encryption;
    const theirs = readable ? hexToBytes(readable.encryption) : mine.publicKey;
    const between = { scope: { chainId, escrow, tradeId: id }, mine, theirs };
    const sealed = bytesToHex(sealDetails(between, details, blinding));
    await send(escrowCall(escrow, 'postDetails', [id, expected, sealed]));
  };

  return (
    <>
      {!log && <p className="text-xs text-quiet">{say.readingDetails}</p>}
      {log && !committed && <Notice tone="error">{say.noDetailsHere}</Notice>}
      {log && buyersKeys.length === 0 && <Notice tone="warn">{say.buyerHasNoKeys}</Notice>}
      {buyersKeys.length > 0 && !readable && <Notice tone="warn">{say.buyersKeyUnusable}</Notice>}
      {committed?.details && (
        <dl>
          <Detail name={say.payee}>{committed.details.details.payee}</Detail>
          {committed.details.details.fields.map(({ name, value }) => (
            <Detail key={name} name={name}>
              {value}
            </Detail>
          ))}
        </dl>
      )}
      <FailureNotice failure={failure} />
      <Button
        look="primary"
        size="large"
        disabled={!isOffered || isBusy || !committed || buyersKeys.length === 0}
        onClick={() => void post()}
      >
        {say.PostDetailsAction}
      </Button>
    </>
  );
}
