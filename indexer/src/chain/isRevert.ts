import { BaseError } from 'viem';
import { NodeRefused } from './nodeErrors.ts';

/** Whether a call ran and failed: the node answered. Its words differ from node to node. */
export function isRevert(error: unknown): boolean {
  if (!(error instanceof BaseError)) return false;
  const cause = error.walk((inner) => inner instanceof NodeRefused);
  if (!(cause instanceof NodeRefused)) return false;
  return cause.code === 3 || /revert|invalid opcode|out of gas/i.test(cause.words);
}
