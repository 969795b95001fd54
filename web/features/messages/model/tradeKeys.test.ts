import { bytesToHex, newTradeKeys, publicKeysOf } from '@weir/contracts/messages';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { keepTradeKeys, keptTradeKeys } from './tradeKeys.ts';

const POOL = '0x00000000000000000000000000000000000000Aa' as const;

const scope = { chainId: 1, escrow: POOL };
const keys = newTradeKeys((length) => new Uint8Array(length).fill(7));
const publicKey = bytesToHex(publicKeysOf(keys).encryption);

function storage(refuses = false) {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (refuses) throw new Error('QuotaExceededError');
      kept.set(key, value);
    },
  });
  return kept;
}
afterEach(() => vi.unstubAllGlobals());

describe('the keys of a trade', () => {
  it('come back by their public key, with the payment details', () => {
    storage();
    const details = {
      details: { payee: 'Ada Byron', fields: [{ name: 'IBAN', value: 'DE02 1203' }] },
      blinding: new Uint8Array(32).fill(9),
    };
    expect(keepTradeKeys(scope, { keys, details })).toBe(true);
    expect(keptTradeKeys(scope, publicKey)).toEqual({ keys, details });
    expect(keptTradeKeys({ ...scope, chainId: 2 }, publicKey)).toBeNull();
  });

  it('are not sent where the device keeps nothing', () => {
    storage(true);
    expect(keepTradeKeys(scope, { keys, details: null })).toBe(false);
  });

  it('are none where what was kept is damaged', () => {
    const kept = storage();
    keepTradeKeys(scope, { keys, details: null });
    for (const key of kept.keys()) kept.set(key, '{"encryption":"0x');
    expect(keptTradeKeys(scope, publicKey)).toBeNull();
  });
});
