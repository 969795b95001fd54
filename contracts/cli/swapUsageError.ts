import { SwapError } from '../ts/atomic/swapError.ts';

/** The arguments are not a command. */
export class SwapUsageError extends SwapError {
  override readonly name = 'SwapUsageError';
}
