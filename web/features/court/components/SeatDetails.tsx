import { bytesToHex } from '@weir/contracts/messages';
import { useState } from 'react';
import { useDeployment } from '#features/deployment';
import { exactTokenText } from '#features/peerTrades';
import { useAccount } from '#features/wallet';
import { shortAddress } from '#lib/formatAmount.ts';
import { formatDayMinute } from '#lib/formatTime.ts';
import { saveFile } from '#lib/saveFile.ts';
import { Button } from '#ui/Button.tsx';
import { Detail } from '#ui/Detail.tsx';
import { FailureNotice } from '#ui/FailureNotice.tsx';
import { Notice } from '#ui/Notice.tsx';
import { type SeatDeed, type SeatStage, seatDeeds } from '../model/seatDeeds.ts';
import { keepSeatKey, keptSeatKey, newSeatKey } from '../model/seatKeys.ts';
import { useCourtCall } from '../queries/useCourtCall.ts';
import { type PoolTerms, usePool, useTokenAt } from '../queries/useCourtPool.ts';
import type { OwnSeat } from '../queries/useSeats.ts';
import { say } from '../words/english.ts';

interface SeatDetailsProps {
  seat: OwnSeat;
  terms: PoolTerms;
  now: bigint;
  /** Whether this device can open what is sealed to it. */
  isKeyHere: boolean;
}

/** One seat: its stage and stake, and, opened, all else and what can be done. */
export function SeatDetails({ seat: own, terms, now, isKeyHere }: SeatDetailsProps) {
  const { seat, stage, stake, locked, time, duties, keys } = own;
  const tokenAt = useTokenAt();
  const token = tokenAt(terms.stakeToken);
  const isTimed = stage === 'waiting' || stage === 'leaving';
  const key = keys.at(-1);
  return (
    <li className="border-b border-line last:border-0">
      <details>
        <summary className="min-h-10 cursor-pointer px-3 py-2.5">
          <span className="font-medium">{say.seat(`${seat}`)}</span>{' '}
          <span className="text-xs text-quiet">
            {stageWords(stage)}, {exactTokenText(stake, token)}
          </span>
        </summary>
        <div className="flex flex-col gap-3 px-3 pb-3">
          <dl>
            <Detail name={say.stake}>{exactTokenText(stake, token)}</Detail>
            <Detail name={say.locked}>{exactTokenText(locked, token)}</Detail>
            <Detail name={say.duties}>{duties}</Detail>
            {isTimed && (
              <Detail name={stage === 'waiting' ? say.activeFrom : say.freeFrom}>
                {formatDayMinute(time)}
              </Detail>
            )}
            {key && (
              <Detail name={say.evidenceKey}>
                {shortAddress(key)}, {isKeyHere ? say.keyHere : say.keyElsewhere}
              </Detail>
            )}
          </dl>
          {stage === 'suspended' && <Notice tone="warn">{say.suspendedAbout}</Notice>}
          <Deeds own={own} terms={terms} now={now} />
        </div>
      </details>
    </li>
  );
}

function Deeds({
  own,
  terms,
  now,
}: Omit<SeatDetailsProps, 'isKeyHere' | 'seat'> & { own: OwnSeat }) {
  const { chainId } = useDeployment();
  const { address } = useAccount();
  const pool = usePool();
  const token = useTokenAt()(terms.stakeToken);
  const { call, isBusy, failure } = useCourtCall(token);
  const [asked, setAsked] = useState<SeatDeed | null>(null);
  const [isLost, setLost] = useState(false);
  const { seat, stake, keys } = own;
  const key = keys.at(-1);
  const kept = key ? keptSeatKey({ chainId, pool }, key) : null;
  const label = (deed: SeatDeed) => say.deedLabel(say[deed], `${seat}`);
  const act = async (deed: SeatDeed) => {
    if (deed === 'activate') await call('activate', [seat], label(deed));
    if (deed === 'startLeaving') await call('startLeaving', [seat], label(deed));
    if (deed === 'takeStake' && address) await call('takeStake', [seat, address], label(deed));
    if (deed === 'topUp') {
      const amount = terms.full - stake;
      const needed = [{ token: terms.stakeToken, symbol: token.symbol, amount }];
      await call('topUp', [seat], label(deed), needed);
    }
    if (deed === 'setKey') {
      const fresh = newSeatKey();
      const isKept = keepSeatKey({ chainId, pool }, fresh);
      setLost(!isKept);
      if (isKept) await call('setKey', [seat, bytesToHex(fresh.publicKey)], label(deed));
    }
    setAsked(null);
  };
  return (
    <>
      <FailureNotice failure={failure} />
      {isLost && <Notice tone="error">{say.keyNotKept}</Notice>}
      <div className="flex flex-wrap gap-2">
        {seatDeeds(own, terms, now).map((deed) => (
          <Button
            key={deed}
            disabled={isBusy}
            aria-label={label(deed)}
            aria-expanded={deed === 'startLeaving' ? asked === deed : undefined}
            onClick={() => (deed === 'startLeaving' ? setAsked(deed) : void act(deed))}
          >
            {say[deed]}
          </Button>
        ))}
        {kept && (
          <Button
            onClick={() => {
              const text = `${bytesToHex(kept.secretKey)}\n`;
              saveFile(`weir-seat-key-${shortAddress(key ?? '')}.txt`, text, 'text/plain');
            }}
          >
            {say.saveKey}
          </Button>
        )}
      </div>
      {asked === 'startLeaving' && (
        <Notice tone="warn">
          {say.leavingAbout}{' '}
          <Button size="small" disabled={isBusy} onClick={() => void act('startLeaving')}>
            {say.sure}
          </Button>
        </Notice>
      )}
      <p className="text-xs text-quiet">
        {kept && say.saveKeyWarning} {say.setKeyAbout}
      </p>
    </>
  );
}

function stageWords(stage: SeatStage): string {
  const words = {
    empty: say.stageEmpty,
    waiting: say.stageWaiting,
    active: say.stageActive,
    suspended: say.stageSuspended,
    leaving: say.stageLeaving,
  };
  return words[stage];
}
