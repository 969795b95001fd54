import type { Refusal, SwapSide } from '@weir/contracts';
import type { Address } from 'viem';

/** Something that the reader is told before anything is signed. */
export type StepStopped =
  /** The chains, looked at once more, do not allow it: the reading says why. */
  | { kind: 'refused'; refusals: readonly Refusal[] }
  /** It is not what is to be done any more. */
  | { kind: 'movedOn' }
  /** The lock would go by a contract that the reader has not named. */
  | { kind: 'unknownContract'; side: SwapSide }
  | { kind: 'otherAccount'; needed: Address }
  | { kind: 'tooLittle'; balance: bigint; side: SwapSide }
  | { kind: 'notApproved' }
  | { kind: 'noSecret' };

/** Nothing of the step was sent. */
export class StepNotTaken extends Error {
  override readonly name = 'StepNotTaken';
  constructor(readonly why: StepStopped) {
    super(`The step was not taken: ${why.kind}.`);
  }
}
