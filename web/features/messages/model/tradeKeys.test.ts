import { bytesToHex, newTradeKeys, publicKeysOf } from '@weir/contracts/messages';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { stubLocalStorage } from '#lib/testing/stubLocalStorage.ts';
import {
  allTradeKeys,
  forgetTradeKeys,
  keepTradeKeys,
  keptTradeKeys,
  noteTrade,
} from './tradeKeys.ts';

const POOL = '0x00000000000000000000000000000000000000AA' as const;

const scope = { chainId: 1, escrow: POOL };
const keys = newTradeKeys((length) => new Uint8Array(length).fill(7));
const publicKey = bytesToHex(publicKeysOf(keys).encryption);

afterEach(() => vi.unstubAllGlobals());

describe('the keys of a trade', () => {
  it('come back by their public key, with the payment details', () => {
    stubLocalStorage();
    const details = {
      details: { payee: 'Ada Byron', fields: [{ name: 'IBAN', value: 'DE02 1203' }] },
      blinding: new Uint8Array(32).fill(9),
    };
    expect(keepTradeKeys(scope, { keys, details }, { madeAt: 50, account: POOL })).toBe(true);
    const known = { tradeId: null, account: POOL, madeAt: 50, isReadOnly: false };
    const made = { keys, details, ...known };
    expect(keptTradeKeys(scope, publicKey)).toEqual(made);
    expect(keptTradeKeys({ ...scope, chainId: 2 }, publicKey)).toBeNull();
  });

  it('are not sent where the device keeps nothing', () => {
    stubLocalStorage('refuses');
    expect(keepTradeKeys(scope, { keys, details: null })).toBe(false);
  });

  it('are none where what was kept is damaged', () => {
    const kept = stubLocalStorage();
    keepTradeKeys(scope, { keys, details: null });
    for (const key of kept.keys()) kept.set(key, '{"encryption":"0x');
    expect(keptTradeKeys(scope, publicKey)).toBeNull();
  });

  it('are all found, oldest first, with the trade in which they count', () => {
    stubLocalStorage();
    const older = newTradeKeys((length) => new Uint8Array(length).fill(8));
    keepTradeKeys(scope, { keys, details: null }, { madeAt: 60 });
    keepTradeKeys(scope, { keys: older, details: null }, { madeAt: 50, isReadOnly: true });
    keepTradeKeys({ ...scope, chainId: 2 }, { keys, details: null });
    noteTrade(scope, publicKey, 7n);
    const found = allTradeKeys(scope);
    expect(found.map(({ madeAt }) => madeAt)).toEqual([50, 60]);
    expect(found.map(({ tradeId }) => tradeId)).toEqual([null, 7n]);
    expect(found.map(({ isReadOnly }) => isReadOnly)).toEqual([true, false]);
  });

  it('are gone once they are forgotten, and no others', () => {
    stubLocalStorage();
    keepTradeKeys(scope, { keys, details: null });
    keepTradeKeys({ ...scope, chainId: 2 }, { keys, details: null });
    forgetTradeKeys(scope, { keys, details: null });
    expect(keptTradeKeys(scope, publicKey)).toBeNull();
    expect(keptTradeKeys({ ...scope, chainId: 2 }, publicKey)).not.toBeNull();
  });
});
