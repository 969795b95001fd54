import { type TradingGrant, tradingGrantTypedData } from '@weir/contracts';
import { useState } from 'react';
import { BaseError, bytesToBigInt, UserRejectedRequestError } from 'viem';
import { signTypedData } from 'viem/actions';
import { useConfig } from 'wagmi';
import { getConnectorClient } from 'wagmi/actions';
import { useDeployment } from '#features/deployment';
import { grantFile } from '../model/grantFile.ts';
import { rememberedGrants } from '../model/rememberedGrants.ts';
import { say } from '../words/english.ts';
import { useGrantScope } from './useGivenRights.ts';

/** A nonce that nobody can guess: nonces are unordered, each used once. */
export function freshNonce(): bigint {
  return bytesToBigInt(crypto.getRandomValues(new Uint8Array(32)));
}

/** Has the wallet sign a grant, and remembers on this device that it did. */
export function useGrantSignature() {
  const { chainId, exchange } = useDeployment();
  const scope = useGrantScope();
  const config = useConfig();
  const [isSigning, setSigning] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [signed, setSigned] = useState<string | null>(null);

  const sign = async (grant: TradingGrant) => {
    setSigning(true);
    setProblem(null);
    try {
      const wallet = await getConnectorClient(config, { chainId });
      const typedData = tradingGrantTypedData(chainId, exchange, grant);
      const signature = await signTypedData(wallet, { account: wallet.account, ...typedData });
      rememberedGrants.addSignature(scope, grant);
      setSigned(grantFile({ chainId, exchange, grant, signature }));
    } catch (error) {
      setProblem(wordsFor(error));
    } finally {
      setSigning(false);
    }
  };
  return { sign, isSigning, problem, signed };
}

function wordsFor(error: unknown): string {
  if (!(error instanceof BaseError)) return error instanceof Error ? error.message : String(error);
  const isRejected = error.walk((cause) => cause instanceof UserRejectedRequestError) !== null;
  return isRejected ? say.rejected : error.shortMessage;
}
