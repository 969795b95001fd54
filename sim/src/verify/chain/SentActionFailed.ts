import type { NumberedAction } from './Side.ts';

/** The contracts refused a transaction that they accepted when it was tried. */
export class SentActionFailed extends Error {
  override readonly name = 'SentActionFailed';
  constructor({ number, kind }: NumberedAction) {
    super(`Action ${number} (${kind}) reverted in its block.`);
  }
}
