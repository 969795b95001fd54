import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
import { badDebtAnswer, riskAnswer } from '../answers/lendingSchemas.ts';
import { unkept } from '../http/freshAnswers.ts';
import { RequestRefused } from '../http/requestRefused.ts';
import { answers } from '../http/routeAnswers.ts';
import { refuseInvalid } from '../http/validation.ts';
import { presentRisk, type RiskList } from '../risk/riskList.ts';
import type { ReadStore } from '../store/openStore.ts';
import { badDebtOf, type Debtors } from '../views/lending/positionsAtRisk.ts';
import { requireLendingMarket } from './lendingReading.ts';
import { riskQuery } from './lendingRequests.ts';

/** What liquidators and lenders watch, at the guards' present prices. */
export function riskRoutes(store: ReadStore, risk: RiskList) {
  const app = new OpenAPIHono({ defaultHook: refuseInvalid });
  const requireDebtors = async (): Promise<Debtors> => {
    const debtors = await risk.debtors();
    if (debtors) return debtors;
    throw new RequestRefused('not_ready', null, 'Nothing is indexed yet; ask again soon.');
  };

  app.openapi(
    createRoute({
      method: 'get',
      path: '/v1/lending/positions/at-risk',
      summary:
        'Positions that owe something, lowest health first, with what a liquidation would do.',
      description:
        "Healths are by the guards' prices for liquidation at the block `prices`, debts with the interest until the time " +
        'of `block`. Live: /v1/lending/positions/at-risk/stream.',
      request: { query: riskQuery },
      responses: answers(riskAnswer),
    }),
    async (c) => {
      const filter = c.req.valid('query');
      const { market } = filter;
      if (market !== undefined) await store.read((tx) => requireLendingMarket(tx, market));
      return c.json(presentRisk(await requireDebtors(), filter), 200, unkept);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/v1/lending/bad-debt',
      summary:
        'What was written off in each market, and what is owed above the worth of its pledges now.',
      responses: answers(badDebtAnswer),
    }),
    async (c) => {
      const debtors = await requireDebtors();
      return c.json({ block: debtors.block, markets: badDebtOf(debtors) }, 200, unkept);
    },
  );

  return app;
}
