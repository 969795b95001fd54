/** Something about a swap that a person can mend. Its message says what, in words. */
export class SwapError extends Error {
  override readonly name: string = 'SwapError';
}

/**
 * What is wrong with a node. `silent`: no answer, or an error. `lies`: an answer that cannot be true. `otherChain`,
 * `noContract`: an answer about something else. `noFinality`: it names no finalised block.
 */
export type NodeFault = 'silent' | 'lies' | 'otherChain' | 'noContract' | 'noFinality';

/** A node gave no answer, or an error, or one that cannot be true. Trying again may help. */
export class NodeFailed extends SwapError {
  override readonly name = 'NodeFailed';
  constructor(
    readonly chainId: number,
    readonly reason: string,
    readonly fault: NodeFault = 'silent',
  ) {
    super(`Chain ${chainId}: ${reason}`);
  }
}
