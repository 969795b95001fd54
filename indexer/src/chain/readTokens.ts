import { COIN } from '@weir/contracts';
import {
  type Address,
  BaseError,
  decodeAbiParameters,
  type Hex,
  hexToString,
  toFunctionSelector,
  trim,
} from 'viem';
import type { TokenFacts } from './chainBlock.ts';
import type { ChainNode } from './node.ts';
import { runCall } from './runCall.ts';

/** Longer names than this are cut: a token may call itself anything. */
const longestName = 64;

/**
 * What a token says of itself. One that does not say, or says it oddly, gets its address for a name and 0 decimals
 * (its amounts are then shown in units). The chain's own coin is no contract: it is named as the exchange names it.
 * Throws only where the node does not answer.
 */
export async function readToken(node: ChainNode, address: Address): Promise<TokenFacts> {
  if (address === COIN) return { address, symbol: 'COIN', name: 'coin', decimals: 18 };
  const [symbol, name, decimals] = await Promise.all([
    call(node, address, 'symbol()'),
    call(node, address, 'name()'),
    call(node, address, 'decimals()'),
  ]);
  const short = `${address.slice(0, 6)}…${address.slice(-4)}`;
  return {
    address,
    symbol: textOf(symbol) || short,
    name: textOf(name) || address,
    decimals: wholeOf(decimals),
  };
}

async function call(node: ChainNode, to: Address, signature: string): Promise<Hex> {
  const ran = await runCall(node, { to, data: toFunctionSelector(signature) }, 'latest');
  return 'data' in ran ? ran.data : '0x';
}

/**
 * A string, or the bytes32 that some old tokens give instead; without control characters. Cut between characters, for a half of
 * one is no text that a store takes.
 */
function textOf(data: Hex): string {
  let text = '';
  if (data.length === 66) text = hexToString(trim(data, { dir: 'right' }));
  else if (data.length > 66) {
    try {
      [text] = decodeAbiParameters([{ type: 'string' }], data);
    } catch (error) {
      // Bytes that are no string: the caller names the token by its address.
      if (!(error instanceof BaseError)) throw error;
    }
  }
  return [...text.replace(/\p{C}/gu, '').trim()].slice(0, longestName).join('');
}

function wholeOf(data: Hex): number {
  if (data.length < 66) return 0;
  const value = BigInt(data.slice(0, 66));
  return value <= 255n ? Number(value) : 0;
}
