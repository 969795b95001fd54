import { exchangeAbi, packMarketKey, packOrderTerms, packSwapTerms } from '@weir/contracts';
import type { LocalExchange } from '@weir/contracts/testing/localExchange';
import { type Address, encodeFunctionData } from 'viem';
import { readConfig } from '../src/config.ts';
import { type RunningIndexer, startIndexer } from '../src/startIndexer.ts';

/** An indexer of a local exchange, answering at a port of its own. */
export function startIndexerOf(
  chain: LocalExchange,
  settings: Record<string, string> = {},
): Promise<RunningIndexer> {
  return startIndexer(
    readConfig({
      RPC_URL: chain.anvil.url,
      DEPLOYMENT: chain.path,
      PORT: '0',
      POLL_MS: '10',
      LOG_LEVEL: 'silent',
      ...settings,
    }),
  );
}

/** Resolves once the indexer is at the chain's present block. */
export async function caughtUp({ anvil }: LocalExchange, { url }: RunningIndexer): Promise<void> {
  const { hash } = await anvil.rpc<{ hash: string }>('eth_getBlockByNumber', ['latest', false]);
  const start = performance.now();
  for (;;) {
    const health = (await (await fetch(`${url}/health`)).json()) as { block: { hash: string } };
    if (health.block.hash === hash) return;
    if (performance.now() - start > 120_000) throw new Error('the indexer does not catch up');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Queues a resting order of the local market into the next block. */
export function place(
  { market, send }: LocalExchange,
  from: Address,
  terms: { handle: bigint; lots: bigint; tick: number; sell: boolean },
): Promise<void> {
  const word = packOrderTerms({ ...terms, timeInForce: 'gtc' });
  const args = [packMarketKey(market), word] as const;
  return send(from, encodeFunctionData({ abi: exchangeAbi, functionName: 'place', args }));
}

/** Queues a swap of an exact input: base units where `baseIn`, else quote units. */
export function swap(
  { market, send }: LocalExchange,
  from: Address,
  amount: bigint,
  baseIn: boolean,
): Promise<void> {
  const terms = packSwapTerms({ recipient: from, baseIn });
  const args = [packMarketKey(market), amount, 0n, terms] as const;
  return send(from, encodeFunctionData({ abi: exchangeAbi, functionName: 'swap', args }));
}
