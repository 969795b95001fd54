import {
  createHash,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
  verify,
} from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { scope, seededRandom } from '../../testing/arbitraryMessages.ts';
import { expectMessageError } from '../../testing/expectMessageError.ts';
import { decrypt, directionKey, encrypt } from './authenticatedCipher.ts';
import { bytesToHex, hexToBytes } from './byteFormat.ts';
import { hashLink, type Link, linkStatement, signLink } from './link.ts';
import { checkPublicKeys, isSignedBy, newTradeKeys, sharedSecret, sign } from './tradeKeys.ts';

const bytes = (hex: string) => hexToBytes(`0x${hex}`);
const hex = (value: Uint8Array) => bytesToHex(value).slice(2);

/** Every encoding of a point of low order: those below 2^255 of https://cr.yp.to/ecdh.html, and with the bit that X25519 ignores. */
const lowOrder = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
].flatMap((key) => {
  const last = (Number.parseInt(key.slice(62), 16) | 0x80).toString(16);
  return [key, key.slice(0, 62) + last];
});

// Curves in JavaScript take seconds where a machine has other work: longer than a test usually may.
describe('sharedSecret', { timeout: 60_000 }, () => {
  it.each([
    // RFC 7748, section 5.2, and 6.1 from both sides.
    [
      'a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4',
      'e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c',
      'c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552',
    ],
    [
      '4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d',
      'e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493',
      '95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957',
    ],
    [
      '77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a',
      'de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f',
      '4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742',
    ],
    [
      '5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb',
      '8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a',
      '4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742',
    ],
  ])('of %s and %s is that of RFC 7748', (secret, publicKey, expected) => {
    expect(hex(sharedSecret(bytes(secret), bytes(publicKey)))).toBe(expected);
  });

  it.each(lowOrder)('refuses %s, a point of low order', (key) => {
    const { encryption, signing } = newTradeKeys(seededRandom('low order'));
    const wrong = () => sharedSecret(encryption.secretKey, bytes(key));
    expectMessageError(wrong, 'WeakKey', { key: `0x${key}` });
    const keys = { encryption: bytes(key), signing: signing.publicKey };
    expectMessageError(() => checkPublicKeys(keys), 'WeakKey', { key: `0x${key}` });
  });

  it('refuses keys of other lengths', () => {
    const { encryption } = newTradeKeys(seededRandom('lengths'));
    const wrong = () => sharedSecret(encryption.secretKey, new Uint8Array(31));
    expectMessageError(wrong, 'WrongLength', { length: 31, expected: 32 });
  });
});

describe('sign', { timeout: 60_000 }, () => {
  const vectors = [
    // RFC 8032, section 7.1, tests 1 to 3.
    [
      '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
      '',
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    ],
    [
      '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
      '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
      '72',
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    ],
    [
      'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
      'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
      'af82',
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
    ],
  ] as const;

  it.each(vectors)('with %s is as in RFC 8032', (secret, publicKey, message, expected) => {
    const pair = { secretKey: bytes(secret), publicKey: bytes(publicKey) };
    const signature = sign(bytes(message), pair);
    expect(hex(signature)).toBe(expected);
    expect(isSignedBy(bytes(message), signature, pair.publicKey)).toBe(true);
    expect(isSignedBy(bytes(`${message}00`), signature, pair.publicKey)).toBe(false);
  });

  it('refuses a scalar of the same signature that is not reduced: there would be a second one', () => {
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    const [, publicKey, message, signature] = vectors[1];
    const reversed = (part: string) => (part.match(/../g) ?? []).toReversed().join('');
    const scalar = BigInt(`0x${reversed(signature.slice(64))}`) + order;
    const second = signature.slice(0, 64) + reversed(scalar.toString(16).padStart(64, '0'));
    expect(isSignedBy(bytes(message), bytes(second), bytes(publicKey))).toBe(false);
  });

  it('believes no key of small order, under which anybody could sign anything', () => {
    const neutral = `01${'00'.repeat(31)}`;
    const signature = bytes(neutral + '00'.repeat(32));
    expect(isSignedBy(new Uint8Array(3), signature, bytes(neutral))).toBe(false);
    const { encryption } = newTradeKeys(seededRandom('small order'));
    for (const signing of [bytes(neutral), new Uint8Array(32).fill(2)]) {
      const keys = { encryption: encryption.publicKey, signing };
      expectMessageError(() => checkPublicKeys(keys), 'WeakKey', { key: bytesToHex(signing) });
    }
  });
});

describe('encrypt', { timeout: 60_000 }, () => {
  it('is XChaCha20-Poly1305 as in draft-irtf-cfrg-xchacha-03, A.3.1', () => {
    const key = bytes('808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f');
    const nonce = bytes('404142434445464748494a4b4c4d4e4f5051525354555657');
    const associated = bytes('50515253c0c1c2c3c4c5c6c7');
    const text =
      "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.";
    const plain = new TextEncoder().encode(text);
    const sealed = encrypt(key, nonce, associated, plain);
    expect(hex(sealed)).toBe(
      'bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb' +
        '731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452' +
        '2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9' +
        '21f9664c97637da9768812f615c68b13b52ec0875924c1c7987947deafd8780acf49',
    );
    expect(decrypt('text', key, nonce, associated, sealed)).toEqual(plain);
  });
});

// OpenSSL knows nothing of this folder's code: the same bytes from the format page's words alone.
describe('the formats', { timeout: 60_000 }, () => {
  const purpose = (name: string) => {
    const text = Buffer.from(`weir.messages.v1 ${name}`);
    return Buffer.concat([Buffer.from([text.length]), text]);
  };
  const word = (value: bigint | number, length: number) =>
    Buffer.from(
      BigInt(value)
        .toString(16)
        .padStart(2 * length, '0'),
      'hex',
    );
  const trade = Buffer.concat([
    word(scope.chainId, 32),
    Buffer.from(scope.escrow.slice(2), 'hex'),
    word(scope.tradeId, 32),
  ]);
  const openssl = (prefix: string, key: Uint8Array) =>
    Buffer.concat([Buffer.from(prefix, 'hex'), key]);
  const mine = newTradeKeys(seededRandom('openssl mine'));
  const theirs = newTradeKeys(seededRandom('openssl theirs'));

  it('derive the keys that OpenSSL derives', () => {
    const secret = diffieHellman({
      privateKey: createPrivateKey({
        key: openssl('302e020100300506032b656e04220420', mine.encryption.secretKey),
        format: 'der',
        type: 'pkcs8',
      }),
      publicKey: createPublicKey({
        key: openssl('302a300506032b656e032100', theirs.encryption.publicKey),
        format: 'der',
        type: 'spki',
      }),
    });
    const info = Buffer.concat([
      purpose('envelope'),
      trade,
      mine.encryption.publicKey,
      theirs.encryption.publicKey,
    ]);
    const expected = Buffer.from(hkdfSync('sha256', secret, purpose('root'), info, 32));
    const sending = { mine: mine.encryption, theirs: theirs.encryption.publicKey };
    const receiving = { mine: theirs.encryption, theirs: mine.encryption.publicKey };
    const key = directionKey('envelope', scope, { ...sending, way: 'sending' });
    expect(hex(key)).toBe(expected.toString('hex'));
    expect(directionKey('envelope', scope, { ...receiving, way: 'receiving' })).toEqual(key);
    expect(directionKey('envelope', scope, { ...sending, way: 'receiving' })).not.toEqual(key);
    expect(directionKey('details', scope, { ...sending, way: 'sending' })).not.toEqual(key);
    const next = { ...scope, tradeId: scope.tradeId + 1n };
    expect(directionKey('envelope', next, { ...sending, way: 'sending' })).not.toEqual(key);
  });

  it('sign and hash the link that OpenSSL verifies and hashes', () => {
    const link: Link = {
      sender: mine.signing.publicKey,
      recipient: theirs.signing.publicKey,
      sequence: 3,
      previous: new Uint8Array(32).fill(5),
      acknowledged: { sequence: 2, hash: new Uint8Array(32).fill(6) },
      sentAt: 1_800_000_000,
      bodyHash: new Uint8Array(32).fill(7),
    };
    const statement = Buffer.concat([
      purpose('link'),
      trade,
      link.sender,
      link.recipient,
      word(3, 4),
      link.previous,
      word(2, 4),
      link.acknowledged.hash,
      word(1_800_000_000, 6),
      link.bodyHash,
    ]);
    expect(hex(linkStatement(scope, link))).toBe(statement.toString('hex'));
    const key = createPublicKey({
      key: openssl('302a300506032b6570032100', link.sender),
      format: 'der',
      type: 'spki',
    });
    expect(verify(null, statement, key, signLink(scope, link, mine.signing))).toBe(true);
    const hash = createHash('sha256').update(statement).digest('hex');
    expect(hex(hashLink(scope, link))).toBe(hash);
  });
});
