import { queryOptions } from '@tanstack/react-query';
import {
  type Address,
  BaseError,
  encodeFunctionData,
  erc20Abi,
  type Hex,
  HttpRequestError,
  TimeoutError,
} from 'viem';
import { call, getCode } from 'viem/actions';
import type { Token } from '#features/deployment';
import type { Node } from '#features/wallet';
import { shortAddress } from '#lib/formatAmount.ts';
import { judgeToken, type TokenFacts } from '../model/tokenFacts.ts';

const questions = {
  symbol: encodeFunctionData({ abi: erc20Abi, functionName: 'symbol' }),
  name: encodeFunctionData({ abi: erc20Abi, functionName: 'name' }),
  decimals: encodeFunctionData({ abi: erc20Abi, functionName: 'decimals' }),
};

/** What an address is as a token. Fails only where the node does not answer. */
export const tokenFactsQuery = <Listed extends Token>(
  node: Node,
  chainId: number,
  address: Address,
  listed: readonly Listed[],
) =>
  queryOptions({
    queryKey: ['tokens', chainId, 'facts', { address }],
    queryFn: () => readFacts(node, address, listed),
    staleTime: 60_000,
    retry: 1,
  });

/**
 * A token that the page does not know, as it may be shown: named by its address where it is none, or where its decimals are absurd, and
 * counted in units then. Fails only where the node does not answer.
 */
export async function readUnlisted(
  node: Node,
  address: Address,
  listed: readonly Token[],
): Promise<Token> {
  const facts = await readFacts(node, address, listed);
  if (facts.kind === 'token') return facts.token;
  const name = shortAddress(address);
  return { address, symbol: name, name, decimals: 0, unlisted: true };
}

async function readFacts<Listed extends Token>(
  node: Node,
  address: Address,
  listed: readonly Listed[],
): Promise<TokenFacts<Listed>> {
  const args = [address] as const;
  const balanceOf = encodeFunctionData({ abi: erc20Abi, functionName: 'balanceOf', args });
  const [code, symbol, name, decimals, balance] = await Promise.all([
    getCode(node, { address }),
    ask(node, address, questions.symbol),
    ask(node, address, questions.name),
    ask(node, address, questions.decimals),
    ask(node, address, balanceOf),
  ]);
  const hasCode = code !== undefined && code !== '0x';
  return judgeToken({ address, hasCode, symbol, name, decimals, balance }, listed);
}

/** The answer's bytes; null where the contract refuses. */
async function ask(node: Node, to: Address, data: Hex): Promise<Hex | null> {
  try {
    const answer = await call(node, { to, data });
    return answer.data ?? null;
  } catch (error) {
    if (isUnreachable(error)) throw error;
    return null;
  }
}

function isUnreachable(error: unknown): boolean {
  const isOfTransport = (cause: unknown) =>
    cause instanceof HttpRequestError || cause instanceof TimeoutError;
  return !(error instanceof BaseError) || error.walk(isOfTransport) !== null;
}
