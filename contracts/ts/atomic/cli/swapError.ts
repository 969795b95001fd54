/** Something that the person at the command line can mend. Its message says what, in words. */
export class SwapError extends Error {
  override readonly name: string = 'SwapError';
}

/** The arguments are not a command. */
export class SwapUsageError extends SwapError {
  override readonly name = 'SwapUsageError';
}

/** A node gave no answer, or an error, or one that cannot be true. Trying again may help. */
export class NodeFailed extends SwapError {
  override readonly name = 'NodeFailed';
  constructor(
    readonly chainId: number,
    readonly reason: string,
  ) {
    super(`Chain ${chainId}: ${reason}`);
  }
}
