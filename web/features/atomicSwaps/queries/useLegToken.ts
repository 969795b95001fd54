import { skipToken, useQuery } from '@tanstack/react-query';
import { type Address, createClient, defineChain, http } from 'viem';
import { type Token, useDeployment } from '#features/deployment';
import { tokenFactsQuery } from '#features/tokens';
import { readAddress } from '#lib/readAddress.ts';
import type { ReadChain } from '../model/chainEntry.ts';
import { say } from '../words/english.ts';

/** A token of a leg, or why there is none to show. */
export interface LegToken {
  token: Token | undefined;
  problem: string | undefined;
  /** It looks like a listed one, or hides characters. */
  isSuspicious: boolean;
}

/** What is at an address of a chain, as its first node says. Its symbol proves nothing: anyone may call a token anything. */
export function useLegToken(chain: ReadChain | null, typed: string): LegToken {
  const { chainId: ownChain, tokens } = useDeployment();
  const read = readAddress(typed);
  const address: Address | null = read.kind === 'address' ? read.address : null;
  const chainId = chain?.settings.chainId ?? 0;
  const listed = chainId === ownChain ? tokens : [];
  const known = listed.find((token) => token.address === address);
  const [url] = chain?.settings.urls ?? [];
  const node = createClient({
    chain: defineChain({
      id: chainId,
      name: String(chainId),
      nativeCurrency: { name: 'Coin', symbol: 'COIN', decimals: 18 },
      rpcUrls: { default: { http: url === undefined ? [] : [url] } },
    }),
    transport: http(url),
  });
  const isWanted = address !== null && url !== undefined && known === undefined;
  const query = tokenFactsQuery(node, chainId, address ?? '0x', listed);
  const { data, isError } = useQuery({
    ...query,
    queryKey: [...query.queryKey, url ?? null] as never,
    ...(!isWanted && { queryFn: skipToken }),
  });
  if (known) return { token: known, problem: undefined, isSuspicious: false };
  if (data?.kind === 'token') {
    const isSuspicious = data.lookAlike !== null || data.hides;
    return { token: data.token, problem: undefined, isSuspicious };
  }
  const problem = isError
    ? say.tokenNodeSilent
    : data && (data.kind === 'absurdDecimals' ? say.absurdDecimals : say.noTokenThere);
  return { token: undefined, problem, isSuspicious: false };
}
