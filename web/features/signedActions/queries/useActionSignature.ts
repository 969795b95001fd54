import { actionTypedData, type SignableAction } from '@weir/contracts';
import { useState } from 'react';
import { bytesToBigInt, type Hex } from 'viem';
import { signTypedData } from 'viem/actions';
import { useConfig } from 'wagmi';
import { getConnectorClient } from 'wagmi/actions';
import { useDeployment } from '#features/deployment';
import { explainFailure } from '#features/failures';
import type { SharedAction } from '../model/signedActionText.ts';

/** How long somebody else may take to send it, in seconds: longer, and the trade may have moved on. */
const LASTS = 3600;

/** Has the wallet sign an action, to be shared. Nothing is sent. @param now seconds since 1970. */
export function useActionSignature(escrow: SharedAction['escrow'], now: bigint) {
  const { chainId } = useDeployment();
  const config = useConfig();
  const [isSigning, setSigning] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [shared, setShared] = useState<SharedAction | null>(null);

  const sign = async (action: SignableAction, call: Hex) => {
    setSigning(true);
    setProblem(null);
    setShared(null);
    try {
      const wallet = await getConnectorClient(config, { chainId });
      const { account } = wallet;
      const signed = {
        actor: account.address,
        action,
        call,
        // Any number that was not used: drawn out of so many that none comes twice.
        nonce: bytesToBigInt(crypto.getRandomValues(new Uint8Array(32))),
        deadline: now + BigInt(LASTS),
      };
      const typedData = actionTypedData(chainId, escrow, signed);
      const signature = await signTypedData(wallet, { account, ...typedData });
      setShared({ ...signed, chainId, escrow, signature });
    } catch (error) {
      setProblem(explainFailure(error, null).words);
    } finally {
      setSigning(false);
    }
  };
  return { sign, isSigning, problem, shared };
}
