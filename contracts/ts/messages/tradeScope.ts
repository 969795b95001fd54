import { type Address, getAddress } from 'viem';
import {
  type ByteReader,
  bytesToHex,
  concatBytes,
  hexToBytes,
  ofLength,
  uint,
} from './byteFormat.ts';
import { MessageError } from './messageError.ts';

/** Which trade: everything that is derived or signed names it, so that nothing passes from one trade to another. */
export interface TradeScope {
  chainId: number;
  escrow: Address;
  tradeId: bigint;
}

/** Chain 32 bytes, escrow 20, trade 32. Throws `OutOfRange`, `WrongLength`. */
export function encodeScope({ chainId, escrow, tradeId }: TradeScope): Uint8Array {
  return concatBytes(
    uint('chainId', chainId, 32),
    ofLength('escrow', hexToBytes(escrow), 20),
    uint('tradeId', tradeId, 32),
  );
}

/** What `encodeScope` made. Throws `Malformed`. */
export function readScope(reader: ByteReader): TradeScope {
  const chainId = reader.bigUint(32);
  if (chainId > Number.MAX_SAFE_INTEGER) throw reader.malformed(`its chain is ${chainId}`);
  const escrow = getAddress(bytesToHex(reader.take(20)));
  return { chainId: Number(chainId), escrow, tradeId: reader.bigUint(32) };
}

/** Such as `7 of 0xAbc… on chain 10`, for words. */
function scopeName({ chainId, escrow, tradeId }: TradeScope): string {
  return `${tradeId} of ${getAddress(escrow)} on chain ${chainId}`;
}

/** Throws `WrongTrade` unless both are one trade. */
export function requireScope(expected: TradeScope, found: TradeScope): void {
  const names = { expected: scopeName(expected), found: scopeName(found) };
  if (names.expected !== names.found) throw new MessageError('WrongTrade', names);
}
