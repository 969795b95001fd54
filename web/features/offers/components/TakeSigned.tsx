import { offerId } from '@weir/contracts';
import { useMemo, useState } from 'react';
import { isAddressEqual } from 'viem';
import { useDeployment } from '#features/deployment';
import { usePeers } from '#features/peers';
import { useTokens } from '#features/tokens';
import { useAccount } from '#features/wallet';
import { Notice } from '#ui/Notice.tsx';
import { TextField } from '#ui/TextField.tsx';
import type { OffersAtBlock } from '../model/offerSource.ts';
import { showOffer } from '../model/shownOffer.ts';
import { readSignedOffer } from '../model/signedOffer.ts';
import { useIsPosted } from '../queries/useIsPosted.ts';
import { useUnpostedPrice } from '../queries/useSignedStanding.ts';
import { say } from '../words/english.ts';
import { AcceptForm } from './AcceptForm.tsx';
import { OfferFacts } from './OfferFacts.tsx';
import { RevokeOffer } from './RevokeOffer.tsx';

interface TakeSignedProps {
  data: OffersAtBlock;
  isStale: boolean;
  now: bigint;
  onTaken: () => void;
}

/** Takes an offer that somebody signed and sent: it is posted and taken in one transaction. */
export function TakeSigned({ data, isStale, now, onTaken }: TakeSignedProps) {
  const { chainId, tokens: listed } = useDeployment();
  const { escrow, pool } = usePeers();
  const known = useTokens();
  const { address } = useAccount();
  const [text, setText] = useState('');
  const signed = useMemo(
    () => (text.trim() === '' ? null : readSignedOffer(text, { chainId, escrow })),
    [text, chainId, escrow],
  );
  const found = signed === null || signed === 'elsewhere' ? null : signed;
  const id = found && offerId(chainId, escrow, found.offer);
  const price = useUnpostedPrice(found?.offer ?? null);
  const isPosted = useIsPosted(id);
  const shown = useMemo(() => {
    if (!found || !id) return null;
    const { offer } = found;
    // As it will stand once it is posted.
    const state = {
      free: offer.total,
      reserve: 0n,
      figure: offer.price.figure,
      version: 1,
      starters: 0,
      isOpen: true,
    };
    return showOffer({ id, offer, state, price, transaction: null }, known, listed, pool);
  }, [found, id, price, known, listed, pool]);
  const isOwn =
    found !== null && address !== undefined && isAddressEqual(found.offer.maker, address);
  const problem = () => {
    if (text.trim() === '' || (shown && (!isPosted || isOwn))) return null;
    if (signed === 'elsewhere') return say.signedElsewhere;
    if (!found) return say.noSignedOffer;
    return isPosted ? say.signedPosted : say.signedUnknownToken;
  };
  return (
    <details className="rounded-lg border border-line bg-panel">
      <summary className="min-h-9 cursor-pointer px-3 py-2 font-medium">{say.takeSigned}</summary>
      <div className="flex flex-col gap-3 p-3 pt-0">
        <TextField
          label={say.pasteSigned}
          value={text}
          onChange={setText}
          problem={problem()}
          isLong
        />
        {found && shown && isOwn && <RevokeOffer signed={found} token={shown.token} now={now} />}
        {found && shown && !isPosted && !isOwn && (
          <>
            <Notice tone="plain">{say.signedWarning}</Notice>
            <div className="grid items-start gap-2 md:grid-cols-2">
              <OfferFacts shown={shown} data={data} now={now} />
              <AcceptForm
                key={id}
                shown={shown}
                signature={found.signature}
                data={data}
                isStale={isStale}
                now={now}
                onTaken={onTaken}
              />
            </div>
          </>
        )}
      </div>
    </details>
  );
}
