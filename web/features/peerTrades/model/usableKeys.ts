import { checkPublicKeys, hexToBytes, isMessageError } from '@weir/contracts/messages';
import type { Address, Hex } from 'viem';
import type { AnnouncedKeys } from './tradeLog.ts';

/**
 * A party's keys by which messages go on, in their order: the contract takes any 64 bytes. Passed over are weak ones, to which nothing
 * can be sealed, and those that the other announced before, which are the other's in evidence too. So no announcement takes away
 * what was said before or has to be posted; and who finds its own key announced before it sets another.
 *
 * @param announced by both, in the chain's order.
 */
export function usableKeys(announced: readonly AnnouncedKeys[], party: Address): AnnouncedKeys[] {
  const owners = new Map<Hex, bigint>();
  return announced.filter((keys) => {
    const by = BigInt(keys.party);
    const isFirst = [keys.encryption, keys.signing].every((key) => {
      const owner = owners.get(key) ?? by;
      owners.set(key, owner);
      return owner === by;
    });
    return isFirst && by === BigInt(party) && isStrong(keys);
  });
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
