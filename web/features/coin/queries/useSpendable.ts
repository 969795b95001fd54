import { useQuery } from '@tanstack/react-query';
import { type Address, zeroAddress } from 'viem';
import { getGasPrice } from 'viem/actions';
import { useDeployment } from '#features/deployment';
import { useBalance, useNode } from '#features/wallet';
import { type CoinHoldings, isCoinAsset, payableCoin } from '../model/coinSource.ts';
import { keptForGas } from '../model/keptForGas.ts';

/**
 * What the wallet can pay of a token, in units. The coin and the token that wraps it are one asset: both count, less
 * what gas needs, and what is missing of the one is made of the other before the payment (`planCoin`). Undefined while
 * unknown.
 */
export function useSpendable(token: Address): bigint | undefined {
  const { wrappedCoin } = useDeployment();
  const isCoin = isCoinAsset(token, wrappedCoin);
  const own = useBalance(token);
  const holdings = useCoinHoldings(isCoin);
  if (!isCoin) return own;
  return holdings ? payableCoin(holdings) : undefined;
}

/** What can be turned of the coin and of its wrapped form, in units: gas is kept. Undefined while unknown. */
export function useTurnable(): { wrap: bigint; unwrap: bigint } | undefined {
  const holdings = useCoinHoldings(true);
  if (!holdings) return undefined;
  return { wrap: payableCoin({ ...holdings, wrapped: 0n }), unwrap: holdings.wrapped };
}

/** The coin in both forms, and what of it is kept for gas; undefined while unknown or not wanted. */
function useCoinHoldings(isWanted: boolean): CoinHoldings | undefined {
  const { chainId, wrappedCoin } = useDeployment();
  const node = useNode();
  const coin = useBalance(zeroAddress, isWanted);
  const wrapped = useBalance(wrappedCoin ?? zeroAddress, isWanted && wrappedCoin !== null);
  const gasPrice = useQuery({
    queryKey: ['gas', chainId, 'price'],
    queryFn: () => getGasPrice(node),
    refetchInterval: 12_000,
    enabled: isWanted,
  }).data;
  if (coin === undefined || gasPrice === undefined) return undefined;
  if (wrappedCoin !== null && wrapped === undefined) return undefined;
  return { coin, wrapped: wrapped ?? 0n, gasReserve: keptForGas(gasPrice) };
}
