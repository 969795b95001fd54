import { queryOptions } from '@tanstack/react-query';
import type { Hash } from 'viem';
import { getTransactionReceipt } from 'viem/actions';
import type { Node } from '#features/wallet';

/** The receipt of a transaction that is in a block. */
export const receiptQuery = (node: Node, chainId: number, hash: Hash) =>
  queryOptions({
    queryKey: ['transactions', chainId, 'receipt', { hash }],
    queryFn: () => getTransactionReceipt(node, { hash }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: 2,
  });
