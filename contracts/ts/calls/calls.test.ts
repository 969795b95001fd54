import {
  decodeFunctionData,
  encodeAbiParameters,
  encodePacked,
  hashTypedData,
  keccak256,
  recoverTypedDataAddress,
  toHex,
} from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { describe, expect, test } from 'vitest';
import { exchangeAbi } from '../generated/exchangeAbi.ts';
import { packOrderRef, packOrderTerms, packSwapTerms } from '../words/terms.ts';
import { type Batch, batchArgs } from './batchCall.ts';
import {
  packTradingActions,
  type TradingGrant,
  tradingGrantTypedData,
  unpackTradingActions,
} from './tradingGrant.ts';

const account = privateKeyToAccount(`0x${'11'.repeat(32)}`);
const exchange = '0x00000000000000000000000000000000000000ee';
const token = '0x00000000000000000000000000000000000000AA';
const key = { baseTerms: 1n, quoteTerms: 2n };

describe('batchArgs', () => {
  const order = { handle: 7n, lots: 3n, tick: 640_000, sell: true, timeInForce: 'gtc' } as const;
  const batch: Batch = {
    recipient: account.address,
    toInternal: true,
    actions: [
      { kind: 'cancel', key, ref: { handle: 5n } },
      { kind: 'place', key, terms: order },
      { kind: 'swap', key, amount: 9n, bound: 8n, terms: { baseIn: true, maxLevels: 4 } },
    ],
    permits: [
      {
        kind: 'permit2',
        token,
        amount: 10n,
        expiration: 11,
        nonce: 12,
        sigDeadline: 13n,
        signature: '0x1234',
      },
    ],
  };

  test('puts permits first and names source and destination once', () => {
    const [calls, recipient, flags] = batchArgs(batch);
    const decoded = calls.map((data) => decodeFunctionData({ abi: exchangeAbi, data }));
    expect(decoded.map(({ functionName }) => functionName)).toEqual([
      'permit2',
      'cancel',
      'place',
      'swap',
    ]);
    expect(decoded[0]?.args).toEqual([token, 10n, 11, 12, 13n, '0x1234']);
    expect(decoded[1]?.args).toEqual([key, packOrderRef({ handle: 5n })]);
    expect(decoded[2]?.args).toEqual([key, packOrderTerms(order)]);
    const nobody = '0x0000000000000000000000000000000000000000';
    const terms = packSwapTerms({ recipient: nobody, baseIn: true, maxLevels: 4 });
    expect(decoded[3]?.args).toEqual([key, 9n, 8n, terms]);
    expect({ recipient, flags }).toEqual({ recipient: account.address, flags: 8n });
    expect(batchArgs({ ...batch, fromInternal: true, toInternal: false })[2]).toBe(4n);
  });
});

describe('tradingGrantTypedData', () => {
  const grant: TradingGrant = {
    owner: account.address,
    delegate: exchange,
    markets: [3n, 4n],
    actions: ['place', 'cancel'],
    expiry: 100n,
    nonce: 5n,
    deadline: 90n,
  };

  test("is hashed as the contract's manual says", () => {
    // IExchangePermits: the type, the domain of eip712Domain, EIP-712's encoding of a list.
    const hash = (text: string) => keccak256(toHex(text));
    const words = 'bytes32 a, bytes32 b, bytes32 c, uint256 d, address e';
    const domain = keccak256(
      encodeAbiParameters(
        words.split(', ').map((word) => ({ type: word.split(' ')[0] as string })),
        [
          hash(
            'EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)',
          ),
          hash('Weir'),
          hash('1'),
          31_337n,
          exchange,
        ],
      ),
    );
    const types = ['bytes32', 'address', 'address', 'bytes32', ...Array(4).fill('uint256')];
    const terms = keccak256(
      encodeAbiParameters(
        types.map((type) => ({ type })),
        [
          hash(
            'TradingGrant(address owner,address delegate,uint256[] markets,uint256 actions,uint256 expiry,uint256 nonce,uint256 deadline)',
          ),
          grant.owner,
          grant.delegate,
          keccak256(encodePacked(['uint256', 'uint256'], [3n, 4n])),
          5n,
          100n,
          5n,
          90n,
        ],
      ),
    );
    const digest = keccak256(
      encodePacked(['bytes2', 'bytes32', 'bytes32'], ['0x1901', domain, terms]),
    );
    expect(hashTypedData(tradingGrantTypedData(31_337, exchange, grant))).toBe(digest);
  });

  test('is signed by its owner for one chain and one exchange', async () => {
    const data = tradingGrantTypedData(31_337, exchange, grant);
    const signature = await account.signTypedData(data);
    expect(await recoverTypedDataAddress({ ...data, signature })).toBe(account.address);
    const elsewhere = tradingGrantTypedData(1, exchange, grant);
    expect(await recoverTypedDataAddress({ ...elsewhere, signature })).not.toBe(account.address);
  });

  test('names actions by their bits, both ways', () => {
    expect(packTradingActions(['swap', 'reduce'])).toBe(18n);
    expect(unpackTradingActions(18n)).toEqual(['reduce', 'swap']);
    expect(unpackTradingActions(0n)).toEqual([]);
  });
});
