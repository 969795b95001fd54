import { BaseError, RpcRequestError } from 'viem';

/** Whether a call ran and failed: the node answered. Its words differ from node to node. */
export function isRevert(error: unknown): boolean {
  if (!(error instanceof BaseError)) return false;
  const cause = error.walk((inner) => inner instanceof RpcRequestError);
  const { code, message = '' } = (cause ?? {}) as { code?: number; message?: string };
  return (
    code === 3 || (cause instanceof BaseError && /revert|invalid opcode|out of gas/i.test(message))
  );
}
