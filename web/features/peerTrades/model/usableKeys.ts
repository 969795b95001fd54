import { checkPublicKeys, hexToBytes, isMessageError } from '@weir/contracts/messages';
import type { Hex } from 'viem';

/** Public keys as the chain announces them. */
export interface AnnouncedKeys {
  encryption: Hex;
  signing: Hex;
}

/**
 * Those of the other side's keys to which something can be sealed, in their order. The contract takes any 64 bytes: weak ones, and
 * copies of one's own, are passed over, so that announcing them takes nothing away that was said before or has to be posted.
 */
export function usableKeys<Keys extends AnnouncedKeys>(
  theirs: readonly Keys[],
  own: readonly AnnouncedKeys[],
): Keys[] {
  return theirs.filter(
    (keys) =>
      isStrong(keys) &&
      own.every(
        ({ encryption, signing }) => encryption !== keys.encryption && signing !== keys.signing,
      ),
  );
}

function isStrong({ encryption, signing }: AnnouncedKeys): boolean {
  try {
    checkPublicKeys({ encryption: hexToBytes(encryption), signing: hexToBytes(signing) });
    return true;
  } catch (error) {
    if (isMessageError(error, 'WeakKey')) return false;
    throw error;
  }
}
