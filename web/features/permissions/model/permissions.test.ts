import { packTradingActions, tradingGrantTypedData } from '@weir/contracts';
import { recoverTypedDataAddress } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { describe, expect, test } from 'vitest';
import { readAddress } from '#lib/readAddress.ts';
import { givenRights } from './givenRights.ts';
import { grantFile } from './grantFile.ts';
import { parseGrants } from './rememberedGrants.ts';
import { canLose, validateGrant } from './validateGrant.ts';

const owner = '0x1000000000000000000000000000000000000001';
const exchange = '0x2000000000000000000000000000000000000002';
const key = '0x90F79bf6EB2c4f870365E785982E1f101E93b906';
const other = '0x3000000000000000000000000000000000000003';

describe('validateGrant', () => {
  const draft = { delegate: readAddress(key), markets: [1n], actions: ['cancel'] as const };
  const words = (change: object, isOnOtherChain = false) =>
    validateGrant({ draft: { ...draft, ...change }, owner, exchange, isOnOtherChain });

  test('lets a key, a market and an action be enough', () => expect(words({})).toBe(null));

  test('says what is missing or wrong', () => {
    expect(words({}, true)).toBe('Switch your wallet’s network first');
    expect(words({ delegate: readAddress('') })).toBe('Enter the key’s address');
    expect(words({ delegate: readAddress(key.replace('F79b', 'f79b')) })).toMatch(/mistake/);
    expect(words({ delegate: readAddress(owner) })).toBe('This is your own address');
    expect(words({ delegate: readAddress(exchange) })).toBe('Nobody has a key to this address');
    const nobody = readAddress(`0x${'0'.repeat(40)}`);
    expect(words({ delegate: nobody })).toBe('Nobody has a key to this address');
    expect(words({ markets: [] })).toBe('Choose a market');
    expect(words({ actions: [] })).toBe('Choose what it may do');
  });
});

test('canLose tells rights that can lose money from those that cannot', () => {
  expect(canLose(['place'])).toBe(true);
  expect(canLose(['claim', 'swap'])).toBe(true);
  expect(canLose(['reduce', 'cancel', 'claim'])).toBe(false);
});

test('givenRights takes equal rights together and leaves out what ended or was revoked', () => {
  const rights = { delegate: key, market: 1n, actions: 5n, expiry: 100n } as const;
  const found = [
    rights,
    { ...rights, market: 2n },
    { ...rights, market: 3n, actions: 0n },
    { ...rights, market: 4n, expiry: 49n },
    { ...rights, market: 5n, expiry: 50n },
    { ...rights, delegate: other, market: 1n, expiry: 200n } as const,
  ];
  expect(givenRights(found, 50n)).toEqual([
    { delegate: other, markets: [1n], actions: ['place', 'cancel'], expiry: 200n },
    { delegate: key, markets: [1n, 2n], actions: ['place', 'cancel'], expiry: 100n },
    { delegate: key, markets: [5n], actions: ['place', 'cancel'], expiry: 50n },
  ]);
});

test('grantFile holds all that the exchange checks the signature with', async () => {
  const signer = privateKeyToAccount(`0x${'7'.repeat(64)}`);
  const grant = {
    owner: signer.address,
    delegate: key,
    markets: [2n ** 255n + 1n, 7n],
    actions: ['place', 'swap'],
    expiry: 2n ** 60n,
    nonce: 2n ** 256n - 1n,
    deadline: 5n,
  } as const;
  const signature = await signer.signTypedData(tradingGrantTypedData(31337, exchange, grant));
  const file = JSON.parse(grantFile({ chainId: 31337, exchange, grant, signature }));
  expect(Object.keys(file)).toEqual(
    'chainId,exchange,owner,delegate,markets,actions,expiry,nonce,deadline,signature'.split(','),
  );
  expect(BigInt(file.actions)).toBe(packTradingActions(grant.actions));
  const read = {
    ...grant,
    markets: file.markets.map(BigInt),
    expiry: BigInt(file.expiry),
    nonce: BigInt(file.nonce),
    deadline: BigInt(file.deadline),
  };
  const typedData = tradingGrantTypedData(file.chainId, file.exchange, read);
  const found = await recoverTypedDataAddress({ ...typedData, signature: file.signature });
  expect(found).toBe(signer.address);
});

test('parseGrants leaves out what is damaged', () => {
  const signature = { delegate: key, nonce: '12', deadline: '99' };
  const half = { delegate: key, nonce: '9' };
  const kept = {
    delegates: [key, 'nobody', 4],
    signatures: [signature, half, { delegate: key, deadline: '9' }, null],
  };
  expect(parseGrants(JSON.stringify(kept))).toEqual({
    delegates: [key],
    signatures: [{ delegate: key, nonce: 12n, deadline: 99n }],
  });
  const nothing = { delegates: [], signatures: [] };
  expect([parseGrants('{'), parseGrants(null), parseGrants('[]'), parseGrants('null')]).toEqual(
    Array.from({ length: 4 }, () => nothing),
  );
});
