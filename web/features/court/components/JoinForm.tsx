import { bytesToHex } from '@weir/contracts/messages';
import { useState } from 'react';
import { useDeployment } from '#features/deployment';
import { exactTokenText } from '#features/peerTrades';
import { Button } from '#ui/Button.tsx';
import { FailureNotice } from '#ui/FailureNotice.tsx';
import { Notice } from '#ui/Notice.tsx';
import { keepSeatKey, newSeatKey } from '../model/seatKeys.ts';
import { useCourtCall } from '../queries/useCourtCall.ts';
import { type PoolTerms, usePool, useTokenAt } from '../queries/useCourtPool.ts';
import { say } from '../words/english.ts';

/** Takes a seat, with a fresh key for evidence that is kept on this device before it is announced. */
export function JoinForm({ terms }: { terms: PoolTerms }) {
  const { chainId } = useDeployment();
  const pool = usePool();
  const token = useTokenAt()(terms.stakeToken);
  const { call, isBusy, failure } = useCourtCall(token);
  const [isLost, setLost] = useState(false);
  const join = async () => {
    const fresh = newSeatKey();
    const isKept = keepSeatKey({ chainId, pool }, fresh);
    setLost(!isKept);
    if (!isKept) return;
    const needed = [{ token: terms.stakeToken, symbol: token.symbol, amount: terms.full }];
    await call('join', [bytesToHex(fresh.publicKey)], say.joinLabel, needed);
  };
  return (
    <div className="flex flex-col gap-2">
      <p className="text-xs text-quiet">
        {say.joinAbout(exactTokenText(terms.full, token))} {say.joinRisk}{' '}
        {say.poolHas(`${terms.activeSeats}`)}
      </p>
      {isLost && <Notice tone="error">{say.keyNotKept}</Notice>}
      <FailureNotice failure={failure} />
      <Button disabled={isBusy} onClick={() => void join()}>
        {say.join}
      </Button>
    </div>
  );
}
