import { encodeEvidence } from '@weir/contracts/messages';
import { useId, useMemo } from 'react';
import { zeroAddress } from 'viem';
import { useDeployment } from '#features/deployment';
import { keptTradeKeys } from '#features/messages';
import { formatDayMinute } from '#lib/formatTime.ts';
import { saveFile } from '#lib/saveFile.ts';
import { Button } from '#ui/Button.tsx';
import { Notice } from '#ui/Notice.tsx';
import { broughtItems, type OwnEvidence } from '../model/broughtItems.ts';
import { panelName, unreachableSeats } from '../model/panelSeal.ts';
import { useEvidenceLog, usePanel } from '../queries/useEvidence.ts';
import { useSending } from '../queries/useSending.ts';
import { say } from '../words/english.ts';
import type { EvidencePanelProps } from './EvidencePanel.tsx';

/** What both handed in, and the way of one's own to the panel. */
export function HandedIn({ of, account, chat }: EvidencePanelProps) {
  const { trade, id, escrow } = of;
  const { chainId, peers, mailboxUrls } = useDeployment();
  const { data: log } = useEvidenceLog(escrow, id);
  const isAt = (court: `0x${string}`) =>
    peers?.pool != null && BigInt(peers.pool) === BigInt(court);
  const isAsked = trade.requests > 0 && isAt(trade.court);
  const { data: panel } = usePanel(trade.court, isAsked ? trade.disputeId : null);
  const { seller } = trade;
  const scope = useMemo(() => ({ chainId, escrow, tradeId: id }), [chainId, escrow, id]);
  const present = log?.keys.findLast(({ party }) => BigInt(party) === BigInt(account));
  const signing = present ? (keptTradeKeys(scope, present.encryption)?.keys.signing ?? null) : null;
  const { kept, send, sendCopy, isSending, problem } = useSending(scope, panel, signing);
  const statements = chat.kind === 'open' ? chat.view.statements : null;
  // Evidence may be megabytes, and this is drawn each second.
  const items = useMemo(
    () => broughtItems(log?.brought ?? [], { account, seller, kept, statements }),
    [log, account, seller, kept, statements],
  );
  const own = items.flatMap(({ own: mine }) => mine ?? []);
  const isDrawn = panel !== undefined && panel.seats.length > 0;
  const unsent = own.filter(
    ({ evidence, sentTo }) => evidence && (!panel || sentTo !== panelName(panel)),
  );
  const made = own.flatMap(({ evidence }) => evidence ?? []);
  const court = trade.requests > 0 ? trade.court : trade.arbitrator;
  const lost = own.filter(({ evidence }) => evidence === null).map(({ hash }) => hash);
  return (
    <>
      {items.length === 0 && <p className="text-xs text-quiet">{say.nothingYet}</p>}
      <ul className="flex flex-col">
        {items.map(({ key, who, how, time, hash, own: mine }) => (
          <li
            key={key}
            className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 border-b border-line py-2 last:border-0"
          >
            <div className="min-w-0 text-xs">
              <p className="font-medium">{say.broughtBy(say[who], say[how])}</p>
              <p className="text-quiet">
                {formatDayMinute(Number(time))},{' '}
                {say.fingerprint(`${hash.slice(0, 10)}…${hash.slice(-8)}`)}
              </p>
              {mine && <p className="text-quiet">{statusWords(mine, panel && panelName(panel))}</p>}
            </div>
            {mine?.evidence && (
              <Button
                size="small"
                onClick={() => {
                  const name = `weir-evidence-${id}-${hash.slice(2, 10)}.bin`;
                  if (mine.evidence) {
                    const bytes = Uint8Array.from(encodeEvidence(mine.evidence));
                    saveFile(name, bytes, 'application/octet-stream');
                  }
                }}
              >
                {say.saveCopy}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {court !== zeroAddress && !isAt(court) && <Notice tone="plain">{say.outside}</Notice>}
      {isAt(court) && !isDrawn && <Notice tone="plain">{say.waitForPanel}</Notice>}
      {isDrawn && unreachableSeats(panel).length > 0 && (
        <Notice tone="warn">{say.unreachable(unreachableSeats(panel).join(', '))}</Notice>
      )}
      {isDrawn && own.length > 0 && !signing && <Notice tone="warn">{say.noKeys}</Notice>}
      {isDrawn && own.length > 0 && signing && mailboxUrls.length > 0 && (
        <>
          {unsent.length > 0 && (
            <Notice tone="warn">{say.panelDrawn(`${panel.seats.length}`)}</Notice>
          )}
          {unsent.length === 0 && made.length > 0 && <Notice tone="plain">{say.allSent}</Notice>}
          {problem && <Notice tone="error">{say.notSent(problem)}</Notice>}
          {made.length > 0 && (
            <Button
              look={unsent.length > 0 ? 'primary' : 'quiet'}
              size={unsent.length > 0 ? 'large' : 'normal'}
              disabled={isSending}
              onClick={() => void send(made)}
            >
              {isSending ? say.sending : unsent.length > 0 ? say.send : say.sendAgain}
            </Button>
          )}
          {lost.length > 0 && (
            <CopyField
              disabled={isSending}
              onFile={(file) => void sendCopy(file, lost, say.copyOfOther)}
            />
          )}
        </>
      )}
    </>
  );
}

function CopyField({ disabled, onFile }: { disabled: boolean; onFile: (file: File) => void }) {
  const id = useId();
  return (
    <label htmlFor={id} className="flex flex-col gap-1 text-xs text-quiet">
      {say.fromCopy}
      <input
        id={id}
        type="file"
        disabled={disabled}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) onFile(file);
        }}
        className="min-h-9 max-w-full text-ink file:mr-3 file:h-8 file:rounded-md file:border file:border-line file:bg-panel file:px-3 file:font-medium"
      />
    </label>
  );
}

function statusWords({ evidence, sentTo }: OwnEvidence, panel: string | undefined): string {
  if (evidence === null) return say.notHere;
  return panel !== undefined && sentTo === panel ? say.sent : say.keptHere;
}
