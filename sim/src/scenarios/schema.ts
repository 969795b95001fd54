import { tiers } from '@weir/contracts/maths';
import type { z } from 'zod';
import type { AgentKind } from '../agents/Agent.ts';
import { agentConditions, conditionsSchema } from '../conditions/schema.ts';
import { parseUnits } from '../engine/tokenAmount.ts';
import { lendingSchema } from '../lending/schema.ts';
import { experimentShape } from '../yaml/experimentFields.ts';
import { amount, byKind, listOf, oneOf, positive, section, text, whole } from '../yaml/fields.ts';
import { feeFault } from './fees.ts';
import { pathFields } from './pathFields.ts';
import { defaultShown, shownFault } from './scenarioMetrics.ts';

const token = section({
  symbol: text('a symbol such as WETH'),
  decimals: whole('decimals', 0, 36),
});

const market = section({
  base: token,
  quote: token,
  /** Fees and price grid; the fields after it replace single ones. */
  tier: oneOf(['stable', 'major', 'other', 'new']).default('major'),
  /** Parts per million of the pool's input. */
  poolFee: whole('poolFee in parts per million', 0, 999_999).optional(),
  /** Parts per million of what a taker pays the book, and of the same amount the maker's part. */
  takerFee: whole('takerFee in parts per million', 0, 999_999).optional(),
  makerRebate: whole('makerRebate in parts per million', 0, 999_999).optional(),
  /** Ticks from one price of the book to the next. */
  tickSpacing: whole('tickSpacing in ticks', 1, 65_535).optional(),
  /** A lot is 10^lotExponent units of base. */
  lotExponent: whole('lotExponent', 0, 36),
  /** Smallest order, in quote tokens. */
  smallestOrder: amount('smallestOrder in quote tokens').default('1'),
}).transform((terms, context) => {
  const { tier, poolFee, takerFee, makerRebate, tickSpacing, ...rest } = terms;
  const own = { poolFee, takerFee, makerRebate, tickSpacing };
  const given = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
  const fees = { ...tiers[tier], ...given };
  const fault = feeFault(fees);
  if (fault) context.issues.push({ code: 'custom', input: terms, message: fault });
  const smallest = parseUnits(rest.smallestOrder, rest.quote.decimals);
  if (smallest === null) {
    const message = `expected at most ${rest.quote.decimals} decimals`;
    context.issues.push({ code: 'custom', input: terms, path: ['smallestOrder'], message });
  }
  return { ...rest, tier, fees };
});

const measure = section({
  /** Sizes of the slippage curve, in quote tokens. */
  slippageSizes: listOf(positive('a size in quote tokens'), 'sizes').default([
    100, 1000, 10_000, 100_000,
  ]),
  /** Slippage is sampled at every so many points. */
  slippageEvery: whole('slippageEvery in points', 1).default(10),
  /** Which runs have a series: the first seed at each point of the grid, all, or none. */
  series: oneOf(['first', 'all', 'none']).default('first'),
  /** The series has a row at every so many points, and at the last. */
  seriesEvery: whole('seriesEvery in points', 1).default(1),
  /** With lending: the health of the loans is sampled at every so many points. */
  healthEvery: whole('healthEvery in points', 1).default(100),
  /**
   * The figures that summary and report show: columns of runs, or cells of other tables such as agents[noise].result or
   * slippage[10000, buy, pool].p95. Without, those that fit the scenario's loans and agents.
   */
  show: listOf(text('a metric such as pool_fees'), 'metrics').optional(),
});

/** A scenario with the given kinds of agents. */
export function scenarioSchema(kinds: readonly AgentKind[]) {
  const sections = Object.fromEntries(
    kinds.map(({ kind, parameters }) => [
      kind,
      section({
        ...parameters.shape,
        name: text('a name').optional(),
        ...agentConditions,
      }),
    ]),
  );
  return section({
    /** What it is about, for people. */
    title: text('a title').default(''),
    /** The same seed and scenario give the same results, byte for byte. */
    seed: whole('seed', 0).default(1),
    /** exact counts as the contracts do; float is within 1e-9 of it and some thirty times as fast, for many runs. */
    arithmetic: oneOf(['exact', 'float']).default('exact'),
    market,
    pool: section({
      /** Quote tokens of the deposit; as much in base comes with it, at the path's first price. */
      quote: amount('quote tokens of the deposit'),
    }),
    path: pathFields,
    /** Loans against the base, liquidated into pool and book; without it there are none. */
    lending: lendingSchema.optional(),
    conditions: conditionsSchema.prefault({}),
    /** In the order in which they act at each block, unless the conditions say otherwise. */
    agents: listOf(byKind(sections), 'agents'),
    measure: measure.prefault({}),
    ...experimentShape,
  })
    .check((context) => {
      for (const [index, metric] of (context.value.measure.show ?? []).entries()) {
        const message = shownFault(metric, context.value);
        if (message === null) continue;
        const path = ['measure', 'show', index];
        context.issues.push({ code: 'custom', input: metric, path, message });
      }
    })
    .check((context) => {
      const { lending, agents } = context.value;
      if (lending) return;
      const lenders = new Set(
        kinds.flatMap(({ kind, needsLending }) => (needsLending ? [kind] : [])),
      );
      for (const [index, { kind }] of agents.entries()) {
        if (!lenders.has(kind)) continue;
        const message = `expected a section lending, which agents of kind ${kind} act on`;
        const path = ['agents', index, 'kind'];
        context.issues.push({ code: 'custom', input: kind, path, message });
      }
    })
    .transform(({ measure, ...scenario }) => {
      const show = measure.show ?? defaultShown({ ...scenario, measure }, kinds);
      return { ...scenario, measure: { ...measure, show } };
    });
}

/** A scenario that was checked, its defaults filled in. */
export type Scenario = z.output<ReturnType<typeof scenarioSchema>>;
