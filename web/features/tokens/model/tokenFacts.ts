import { type Address, decodeAbiParameters, type Hex, hexToString, trim } from 'viem';
import type { Token } from '#features/deployment';
import { shortAddress } from '#lib/formatAmount.ts';
import { findLookAlike } from './lookAlike.ts';
import { hidesCharacters, readableText } from './readableText.ts';

/** Amounts reach 2^127, which is 39 digits: what has more decimals than this has no whole token. */
export const MOST_DECIMALS = 36;

/** What the node answered about an address; null where a call failed. */
export interface TokenAnswers {
  address: Address;
  hasCode: boolean;
  symbol: Hex | null;
  name: Hex | null;
  decimals: Hex | null;
  balance: Hex | null;
}

/** What an address is as a token. */
export type TokenFacts<Listed extends Token = Token> =
  | { kind: 'noContract' }
  | { kind: 'noToken' }
  | { kind: 'absurdDecimals'; decimals: bigint }
  | {
      kind: 'token';
      token: Token;
      /** A listed token that it could be taken for. */
      lookAlike: Listed | null;
      /** Its symbol or name holds characters that are not drawn or that turn the direction of writing. */
      hides: boolean;
    };

/**
 * Judges the answers of an address that the reader typed. One that names itself by nothing is named by its address, and
 * one that looks like a listed token carries digits of its address wherever its symbol is shown: `USDC·12ab`.
 */
export function judgeToken<Listed extends Token>(
  answers: TokenAnswers,
  listed: readonly Listed[],
): TokenFacts<Listed> {
  const { address, hasCode } = answers;
  if (!hasCode) return { kind: 'noContract' };
  const decimals = wholeOf(answers.decimals);
  if (decimals === null || wholeOf(answers.balance) === null) return { kind: 'noToken' };
  if (decimals > MOST_DECIMALS) return { kind: 'absurdDecimals', decimals };
  const said = { address, symbol: textOf(answers.symbol), name: textOf(answers.name) };
  const lookAlike = findLookAlike(said, listed);
  const plain = readableText(said.symbol, 'symbol') || shortAddress(address);
  const symbol = lookAlike ? `${plain}·${address.slice(2, 6).toLowerCase()}` : plain;
  const name = readableText(said.name, 'name') || symbol;
  return {
    kind: 'token',
    token: { address, symbol, name, decimals: Number(decimals), unlisted: true },
    lookAlike,
    hides: hidesCharacters(said.symbol) || hidesCharacters(said.name),
  };
}

/** A string, or the bytes32 that some old tokens give instead; empty where it is neither. */
function textOf(data: Hex | null): string {
  if (data === null) return '';
  if (data.length === 66) return hexToString(trim(data, { dir: 'right' }));
  try {
    const [text] = decodeAbiParameters([{ type: 'string' }], data);
    return text;
  } catch {
    return ''; // bytes that are no string: the caller names the token by its address
  }
}

function wholeOf(data: Hex | null): bigint | null {
  return data === null || data.length !== 66 ? null : BigInt(data);
}
