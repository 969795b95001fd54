import { useDeployment } from '#features/deployment';
import { useTransactions } from '#features/transactions';
import type { ListedLending } from '../model/listedLending.ts';

/** Signs and follows transactions of a lending market, whose errors are said in its tokens. */
export function useLendingAction({ loan, collaterals }: ListedLending) {
  const { markets } = useDeployment();
  return useTransactions(markets[0], { loan, collaterals });
}
