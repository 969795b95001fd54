import { useMemo, useState } from 'react';
import { useDeployment } from '#features/deployment';
import { usePeers } from '#features/peers';
import { readSharedAction } from '#features/signedActions';
import { TextField } from '#ui/TextField.tsx';
import type { LiveOffers } from '../queries/useOffers.ts';
import { say } from '../words/english.ts';
import { SharedActionForm } from './SharedActionForm.tsx';

interface SendSignedProps {
  /** What the page's link brought; empty for none. */
  linked: string;
  data: NonNullable<LiveOffers['data']>;
  /** Seconds since 1970. */
  now: bigint;
}

/** Sends what somebody without gas signed; opened by its link, it stands open. */
export function SendSigned({ linked, data, now }: SendSignedProps) {
  const { chainId } = useDeployment();
  const { escrow } = usePeers();
  const [text, setText] = useState(linked);
  const read = useMemo(
    () => (text.trim() === '' ? null : readSharedAction(text, { chainId, escrow })),
    [text, chainId, escrow],
  );
  const isRead = read !== null && read !== 'elsewhere';
  const problem = () => {
    if (text.trim() === '') return null;
    if (read === 'elsewhere') return say.sharedElsewhere;
    return read === null ? say.noShared : null;
  };
  return (
    <details open={linked !== ''} className="rounded-lg border border-line bg-panel">
      <summary className="min-h-9 cursor-pointer px-3 py-2 font-medium">{say.sendShared}</summary>
      <div className="flex flex-col gap-3 p-3 pt-0">
        {(linked === '' || !isRead) && (
          <TextField
            label={say.pasteShared}
            value={text}
            onChange={setText}
            problem={problem()}
            isLong
          />
        )}
        {isRead && (
          <SharedActionForm key={read.shared.signature} read={read} data={data} now={now} />
        )}
      </div>
    </details>
  );
}
