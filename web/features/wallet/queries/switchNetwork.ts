import { toast } from 'sonner';
import type { Config } from 'wagmi';
import { switchChain } from 'wagmi/actions';
import { explainFailure } from '#features/failures';
import { say } from '../words/english.ts';

/** Moves the wallet to a chain, adding it where the wallet lacks it (4902); a refusal is told in words. */
export async function switchNetwork(config: Config, chainId: number): Promise<void> {
  try {
    await switchChain(config, { chainId });
  } catch (error) {
    toast.error(say.notSwitched, { description: explainFailure(error, null).words });
  }
}
