import { type Offer, offerTypedData } from '@weir/contracts';
import { useState } from 'react';
import { signTypedData } from 'viem/actions';
import { useConfig } from 'wagmi';
import { getConnectorClient } from 'wagmi/actions';
import { useDeployment } from '#features/deployment';
import { explainFailure } from '#features/failures';
import { usePeers } from '#features/peers';
import { keepSigned } from '../model/keptSigned.ts';
import { signedOfferText } from '../model/signedOffer.ts';

/** Has the wallet sign an offer, to be shared as text. Nothing is sent: who takes it posts it. */
export function useOfferSignature() {
  const { chainId } = useDeployment();
  const { escrow } = usePeers();
  const config = useConfig();
  const [isSigning, setSigning] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [text, setText] = useState<string | null>(null);

  const sign = async (offer: Offer, terms: string) => {
    setSigning(true);
    setProblem(null);
    try {
      const wallet = await getConnectorClient(config, { chainId });
      const typedData = offerTypedData(chainId, escrow, offer);
      const signature = await signTypedData(wallet, { account: wallet.account, ...typedData });
      const signed = { chainId, escrow, offer, signature, terms };
      keepSigned(signed);
      setText(signedOfferText(signed));
    } catch (error) {
      setProblem(explainFailure(error, null).words);
    } finally {
      setSigning(false);
    }
  };
  return { sign, isSigning, problem, text };
}
