import { skipToken, useQuery } from '@tanstack/react-query';
import { type Address, createClient, defineChain, http } from 'viem';
import { type Token, useDeployment } from '#features/deployment';
import { tokenFactsQuery } from '#features/tokens';
import type { Node } from '#features/wallet';
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
  const isWanted = address !== null && url !== undefined && known === undefined;
  const { data, isError } = useQuery({
    // Of this node: another one may tell another token.
    queryKey: ['swapToken', chainId, { address, url: url ?? null }],
    queryFn: isWanted
      ? ({ client }) => {
          const query = tokenFactsQuery(nodeAt(chainId, url), chainId, address, listed);
          return client.fetchQuery({ ...query, staleTime: 0 });
        }
      : skipToken,
    staleTime: 60_000,
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

/** A client of a chain that the page's wallets know nothing of; nothing is paid in its coin here. */
function nodeAt(chainId: number, url: string): Node {
  const chain = defineChain({
    id: chainId,
    name: String(chainId),
    nativeCurrency: { name: 'Coin', symbol: 'COIN', decimals: 18 },
    rpcUrls: { default: { http: [url] } },
  });
  return createClient({ chain, transport: http(url) });
}
