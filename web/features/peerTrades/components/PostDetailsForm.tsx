import { bytesToHex, hexToBytes, sealDetails } from '@weir/contracts/messages';
import { useDeployment } from '#features/deployment';
import { keptTradeKeys } from '#features/messages';
import { escrowCall } from '#features/transactions';
import { Button } from '#ui/Button.tsx';
import { Detail } from '#ui/Detail.tsx';
import { Notice } from '#ui/Notice.tsx';
import { useTradeLog } from '../queries/usePeerTrade.ts';
import { useTradeAction } from '../queries/useTradeAction.ts';
import { say } from '../words/english.ts';
import type { ActionFormProps } from './ActionDialog.tsx';
import { useSeenTrade } from './TradeContext.tsx';

/** The seller puts its details on the chain, sealed to the buyer's present key: those that it committed to. */
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
  const buyersKey = keys.findLast(isOf(trade.buyer));
  const committed = own.find(({ details }) => details !== null);
  const present = own.at(-1);

  const post = async () => {
    if (!committed?.details || !present || !buyersKey) return;
    const { details, blinding } = committed.details;
    const theirs = hexToBytes(buyersKey.encryption);
    const between = {
      scope: { chainId, escrow, tradeId: id },
      mine: present.keys.encryption,
      theirs,
    };
    const sealed = bytesToHex(sealDetails(between, details, blinding));
    await send(escrowCall(escrow, 'postDetails', [id, expected, sealed]));
  };

  return (
    <>
      {!log && <p className="text-xs text-quiet">{say.readingDetails}</p>}
      {log && !committed && <Notice tone="error">{say.noDetailsHere}</Notice>}
      {log && !buyersKey && <Notice tone="warn">{say.buyerHasNoKeys}</Notice>}
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
      {failure && (
        <Notice tone={failure.kind === 'rejected' ? 'warn' : 'error'}>{failure.words}</Notice>
      )}
      <Button
        look="primary"
        size="large"
        disabled={!isOffered || isBusy || !committed || !buyersKey}
        onClick={() => void post()}
      >
        {say.PostDetailsAction}
      </Button>
    </>
  );
}
