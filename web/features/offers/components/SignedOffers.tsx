import { currencyCode, offerId } from '@weir/contracts';
import { useState } from 'react';
import { type Address, isAddressEqual } from 'viem';
import { useDeployment } from '#features/deployment';
import { usePeers } from '#features/peers';
import { useTokens } from '#features/tokens';
import { formatDayMinute } from '#lib/formatTime.ts';
import { termsTime } from '#lib/termsTime.ts';
import { Panel } from '#ui/Panel.tsx';
import { forgetSigned, keptSigned } from '../model/keptSigned.ts';
import { tokenText } from '../model/shownOffer.ts';
import { useOffers } from '../queries/useOffers.ts';
import { say } from '../words/english.ts';
import { RevokeOffer } from './RevokeOffer.tsx';

/** The maker's offers that were signed on this device and shared as text; nothing where there are none. */
export function SignedOffers({ maker: account }: { maker: Address }) {
  const { chainId } = useDeployment();
  const { escrow } = usePeers();
  const { data } = useOffers({ kind: 'maker', maker: account });
  const tokens = useTokens();
  const [, setForgotten] = useState(0);
  const own = keptSigned({ chainId, escrow }).flatMap((signed) => {
    const { maker, token: of } = signed.offer;
    const token = tokens.find((known) => isAddressEqual(known.address, of));
    return isAddressEqual(maker, account) && token ? [{ signed, token }] : [];
  });
  if (own.length === 0 || !data) return null;
  const now = BigInt(termsTime(data.block));
  return (
    <Panel title={say.signedHere}>
      <ul>
        {own.map(({ signed, token }) => {
          const { offer } = signed;
          const total = tokenText(offer.total, token);
          return (
            <li
              key={offerId(chainId, escrow, offer)}
              className="flex flex-col gap-2 border-b border-line p-3 last:border-0"
            >
              <p>
                <span className="font-medium">
                  {offer.isSell ? say.sellLabel(total) : say.buyLabel(total)}
                </span>{' '}
                <span className="text-2xs text-quiet">
                  {say.signedUntil(currencyCode(offer.currency), formatDayMinute(offer.expiry))}
                </span>
              </p>
              <RevokeOffer
                signed={signed}
                token={token}
                now={now}
                onForget={() => {
                  forgetSigned(signed);
                  setForgotten((count) => count + 1);
                }}
              />
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
