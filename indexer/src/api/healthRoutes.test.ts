import { describe, expect, it } from 'vitest';
import type { Solvency } from '../solvency/solvencyReport.ts';
import type { IndexStatus } from '../sync/syncStatus.ts';
import { healthRoutes } from './healthRoutes.ts';

const unchecked: Solvency = {
  status: 'unchecked',
  block: null,
  shortfalls: [],
  unreadable: [],
  problem: null,
};
const at = (number: number, head: number | null, problem: string | null = null) => {
  const identity = { chainId: 1, genesisHash: '0x', exchange: '0x' };
  return { identity, epoch: '', block: { number }, head, problem } as IndexStatus;
};

async function ready(status: IndexStatus, readyLag: number, solvency = unchecked) {
  const app = healthRoutes({ status: () => status, solvency: () => solvency, readyLag });
  const response = await app.request('/ready');
  return { code: response.status, body: await response.json() };
}

describe('/ready', () => {
  it.each([
    [at(7, 10), 3, 200, 'live'],
    [at(7, 10), 2, 503, 'syncing'],
    [at(10, 10), 0, 200, 'live'],
    [at(10, null), 9, 503, 'syncing'],
    [at(10, 10, 'the node is gone'), 9, 503, 'stalled'],
  ])('of %o with a lag of at most %i is %i: %s', async (status, readyLag, code, word) => {
    expect(await ready(status, readyLag)).toMatchObject({ code, body: { status: word } });
  });

  it('shows what the exchange lacks, in units of the token', async () => {
    const token = '0x0000000000000000000000000000000000000009';
    const shortfalls = [{ token, owed: 10n ** 30n, held: 1n, block: 9 } as const];
    const { body } = await ready(at(9, 9), 0, {
      ...unchecked,
      status: 'insolvent',
      shortfalls: [...shortfalls],
    });
    expect(body).toMatchObject({
      solvency: {
        status: 'insolvent',
        shortfalls: [{ token, owed: '1000000000000000000000000000000', held: '1', block: 9 }],
      },
    });
  });
});
