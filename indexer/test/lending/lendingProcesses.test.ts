import {
  type PostgresServer,
  postgresBinaries,
  startPostgres,
} from '@weir/contracts/testing/postgresServer';
import type { Address } from 'viem';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PositionsAtRisk } from '../../src/answers/lendingSchemas.ts';
import { createIndexerClient } from '../../src/client/index.ts';
import { readApiConfig } from '../../src/config.ts';
import { startApi } from '../../src/startApi.ts';
import type { RunningIndexer } from '../../src/startIndexer.ts';
import { EventStream } from '../eventStream.ts';
import { caughtUp, startIndexerOf } from '../liveExchange.ts';
import { lendByPlan } from './lendByPlan.ts';
import { type LendingChain, startLendingChain, startPrices } from './lendingChain.ts';

const isInstalled = postgresBinaries() !== null;
if (!isInstalled)
  console.warn('Skipped: PostgreSQL is not installed (apt-get install postgresql).');

// Far more than is needed: processors may be busy with other tests.
describe.skipIf(!isInstalled)('lending on a PostgreSQL server', { timeout: 300_000 }, () => {
  let server: PostgresServer;
  let lent: LendingChain;
  let indexer: RunningIndexer;
  let api: RunningIndexer;

  beforeAll(async () => {
    [server, lent] = await Promise.all([startPostgres(), startLendingChain()]);
    const settings = { DATABASE_URL: server.url, DEPLOYMENT: lent.chain.path };
    indexer = await startIndexerOf(lent.chain, settings);
    await lendByPlan(lent);
    await caughtUp(lent.chain, indexer);
    api = await startApi(readApiConfig({ ...settings, PORT: '0', LOG_LEVEL: 'silent' }));
  }, 300_000);
  afterAll(async () => {
    await api.stop();
    await indexer.stop();
    await lent.stop();
    await server.stop();
  }, 300_000);

  it('is answered, and told live with each reading of prices, by a process that talks to no node', async () => {
    const events = await EventStream.open(`${api.url}/v1/lending/positions/at-risk/stream`);
    await events.next('positions');
    const guard = lent.markets[1].terms.collaterals[0]?.guard as Address;
    await lent.setPrice(guard, startPrices.base / 3n);
    await lent.chain.mine();
    const { hash } = await lent.client.getBlock();
    let told: PositionsAtRisk;
    do {
      told = (await events.next('positions')).data as PositionsAtRisk;
    } while (told.block.hash !== hash || told.prices?.hash !== hash);
    const [one, other] = [createIndexerClient(indexer.url), createIndexerClient(api.url)];
    expect(told.positions.some(({ isLiquidatable }) => isLiquidatable)).toBe(true);
    expect(told).toEqual(await one.lending.atRisk());
    expect(await other.lending.atRisk()).toEqual(told);
    expect(await other.lending.markets()).toEqual(await one.lending.markets());
    expect(await other.lending.liquidations()).toEqual(await one.lending.liquidations());
    events.close();
  });
});
