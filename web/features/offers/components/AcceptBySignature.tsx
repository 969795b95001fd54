import { type Acceptance, actionCall, type Offer } from '@weir/contracts';
import { useState } from 'react';
import { zeroAddress } from 'viem';
import { usePeers } from '#features/peers';
import { SignInstead } from '#features/signedActions';
import { readAddress } from '#lib/readAddress.ts';
import { TextField } from '#ui/TextField.tsx';
import { sponsorProblem } from '../model/sponsoring.ts';
import { say } from '../words/english.ts';

interface AcceptBySignatureProps {
  offer: Offer;
  acceptance: Acceptance;
  /** Why the offer cannot be taken, whoever pays the bond; null where it can. */
  obstacle: string | null;
  /** Whether the bond lies in escrow already. */
  isBondThere: boolean;
  now: bigint;
  /** Keeps the keys for messages; false where the device keeps nothing. */
  keepKeys: () => boolean;
}

/** A buyer without gas, and perhaps without a bond, signs; somebody else sends it and may post the bond. */
export function AcceptBySignature(props: AcceptBySignatureProps) {
  const { offer, acceptance, obstacle, isBondThere, now, keepKeys } = props;
  const { escrow } = usePeers();
  const [typed, setTyped] = useState('');
  const entry = readAddress(typed);
  const needsSponsor = !acceptance.isStarter;
  const problem = needsSponsor ? sponsorProblem(typed, { isBondThere, escrow }) : null;
  const sponsor = needsSponsor && entry.kind === 'address' ? entry.address : zeroAddress;
  const call =
    obstacle === null && problem === null
      ? actionCall('accept', [offer, { ...acceptance, sponsor }])
      : null;
  return (
    <SignInstead escrow={escrow} action="accept" call={call} now={now} before={keepKeys}>
      {needsSponsor && (
        <TextField
          label={say.sponsor}
          value={typed}
          onChange={setTyped}
          placeholder="0x…"
          problem={typed.trim() === '' ? null : problem}
          hint={say.sponsorHint}
        />
      )}
      {obstacle !== null && <p className="text-xs text-quiet">{obstacle}</p>}
    </SignInstead>
  );
}
