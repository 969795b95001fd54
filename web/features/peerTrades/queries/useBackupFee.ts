import { useQuery } from '@tanstack/react-query';
import { arbitratorPoolAbi, type Trade } from '@weir/contracts';
import { encodeAbiParameters } from 'viem';
import { readContract } from 'viem/actions';
import { useDeployment } from '#features/deployment';
import { useNode } from '#features/wallet';

/** What the trade's backup court asks for now, in units of the trade's token, by its own word: the escrow asks it the same. */
export function useBackupFee({ backup, amount, value, token }: Trade) {
  const { chainId } = useDeployment();
  const node = useNode();
  return useQuery({
    queryKey: ['peerTrades', chainId, 'backupFee', { backup, token, amount: `${amount}` }],
    queryFn: () => {
      const about = encodeAbiParameters(
        [{ type: 'uint256' }, { type: 'uint256' }],
        [amount, value],
      );
      // Every court says it by this function; the pool's ABI has it.
      return readContract(node, {
        address: backup,
        abi: arbitratorPoolAbi,
        functionName: 'arbitrationCost',
        args: [about, token],
      });
    },
    refetchInterval: 10_000,
    retry: 1,
  });
}
