import { explainCourt } from '#features/courtErrors';
import type { Token } from '#features/deployment';
import { arbitratorsCall, useTransactions } from '#features/transactions';
import { usePool } from './useCourtPool.ts';

/** Signs calls of the arbitrators' pool; amounts in its errors whose token is not named are of `token`. */
export function useCourtCall(token: Pick<Token, 'decimals' | 'symbol'>) {
  const pool = usePool();
  const { undertake, isBusy, failure } = useTransactions();
  const call: Call = (functionName, args, label, approvals = []) =>
    undertake({
      label,
      call: arbitratorsCall(pool, functionName, args),
      approvals,
      explain: explainCourt(token),
    });
  return { call, isBusy, failure };
}

type Call = <name extends Parameters<typeof arbitratorsCall>[1]>(
  functionName: name,
  args: Parameters<typeof arbitratorsCall<name>>[2],
  label: string,
  approvals?: readonly { token: `0x${string}`; symbol: string; amount: bigint }[],
) => Promise<boolean>;
