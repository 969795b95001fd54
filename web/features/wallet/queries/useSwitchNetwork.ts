import { useState } from 'react';
import { useConfig } from 'wagmi';
import { useDeployment } from '#features/deployment';

/** Moves the wallet to the exchange's network; what does it is loaded when it is asked for. */
export function useSwitchNetwork(): { switchNetwork: () => void; isPending: boolean } {
  const { chainId } = useDeployment();
  const config = useConfig();
  const [isPending, setPending] = useState(false);
  const run = async () => {
    setPending(true);
    try {
      const { switchNetwork } = await import('./switchNetwork.ts');
      await switchNetwork(config, chainId);
    } finally {
      setPending(false);
    }
  };
  return { switchNetwork: () => void run(), isPending };
}
