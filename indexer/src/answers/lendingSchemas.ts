/**
 * Answers about lending. Conventions as in schemas.ts; fractions, factors and yearly rates (not compounded) are exact
 * decimals of 18 digits at most. What an account owes and owns is as the contract would say at the block's time.
 */
import { z } from '@hono/zod-openapi';
import { amount, blockSchema, cursor, fraction, hex, tokenSchema, withBlock } from './schemas.ts';

const lendingMarketHex = hex(32, "The lending market's id.");
const seconds = (description: string) => z.number().int().openapi({ description });
const collateralNumber = z
  .number()
  .int()
  .openapi({ description: "Which of the market's collaterals, from 0 on." });
const accountNumber = z.string().openapi({
  description: "The owner's own number of the position: one address keeps separate ones.",
  example: '0',
});

/** A price as people read it, and as the contract has it. */
const guardPriceSchema = z
  .object({
    borrow: fraction('Loan tokens for a whole collateral token, for new debt; 0 for none.'),
    borrowUnits: amount('The same: loan units for a collateral unit, times 10^36.'),
    liquidation: fraction(
      'The price by which positions are liquidated; null where the guard refuses to answer.',
    ).nullable(),
    liquidationUnits: amount('The same, in units.').nullable(),
    isLive: z.boolean().openapi({ description: 'Whether the guard has sources enough.' }),
    graceSince: seconds(
      'Since when a sequencer is down, or back: until an hour after that nobody is liquidated. Null where it hinders nothing.',
    ).nullable(),
    block: z.number().int().openapi({ description: 'The block at which the guard said so.' }),
  })
  .openapi('GuardPrice');

const lendingCollateralSchema = z
  .object({
    index: collateralNumber,
    token: tokenSchema,
    guard: hex(20, 'Whose prices count.'),
    borrowLtv: fraction('The part of its worth that may be borrowed.'),
    liquidationLtv: fraction('The part that may be owed before it is liquidated.'),
    maxIncentive: fraction('What a liquidator gets for each unit repaid, at most.'),
    cap: amount('Units that may be pledged for debts, all accounts together.'),
    pledged: amount('Units that count towards the cap.'),
    isDown: z.boolean().openapi({ description: 'Whether its price was reported down.' }),
    price: guardPriceSchema.nullable().openapi({ description: 'Null where nobody asked yet.' }),
  })
  .openapi('LendingCollateral');

/** What the bindings take as `LendingTotals`. */
const lendingTotals = {
  cash: amount('Loan units that the market holds.'),
  borrowed: amount('What all debts are together.'),
  fees: amount("The protocol's part of the interest that was not collected yet."),
  supplyShares: amount('Shares of all lenders.'),
  borrowShares: amount('Shares of all debts.'),
};
const rates = {
  supplied: amount('What lenders own together: cash and borrowed less the fees.'),
  use: fraction('The part that is lent.'),
  borrowRate: fraction("The borrowers' yearly rate at that use."),
  supplyRate: fraction("The lenders' yearly rate, fee taken off."),
};

const lendingMarketSchema = z
  .object({
    id: lendingMarketHex,
    loan: tokenSchema,
    dust: amount('Loan units: no debt and no pledged collateral is worth less.'),
    rates: z
      .object({
        base: fraction('The yearly rate at no use.'),
        kink: fraction('The use at which the slope changes.'),
        below: fraction('Added between no use and the kink.'),
        above: fraction('Added between the kink and full use.'),
      })
      .openapi('RateModel'),
    interestFee: fraction("The protocol's part of the interest."),
    collaterals: z.array(lendingCollateralSchema),
    state: z
      .object({ ...lendingTotals, accruedAt: seconds('When interest was last added.') })
      .openapi('LendingState', {
        description: 'The words of the contract, as of its last accrual.',
      }),
    now: z
      .object({ ...lendingTotals, ...rates })
      .openapi('LendingNow', { description: "With the interest until the block's time." }),
    pausedUntil: seconds(
      'The last second in which supplying and borrowing are refused; it may be over. 0 for none.',
    ),
    lenders: z.number().int().openapi({ description: 'Positions that supply.' }),
    borrowers: z.number().int().openapi({ description: 'Positions that owe.' }),
    interest: amount('All interest so far, as of the last accrual.'),
    feesCollected: amount('What the protocol took of it.'),
    writtenOff: amount('Debts that nobody repays any more: see /v1/lending/bad-debt.'),
    liquidations: z.number().int(),
    opener: hex(20, 'Who opened it.'),
    opened: z.object({ block: z.number().int(), timestamp: z.number().int() }),
  })
  .openapi('LendingMarket');

const flows = {
  supplied: amount('Loan units that lenders brought.'),
  withdrawn: amount('Loan units that lenders took.'),
  borrowed: amount('Loan units that borrowers took.'),
  repaid: amount('Loan units that were repaid, by liquidators too.'),
};

const lendingPeriodSchema = z
  .object({
    time: seconds('Its start.'),
    end: z
      .object({ ...lendingTotals, ...rates })
      .openapi({ description: "How the market stood at its end, or at the block's time." }),
    flows: z.object({
      ...flows,
      interest: amount('What the events of the period accrued, of the time since those before.'),
      feesCollected: amount('What the protocol took.'),
      writtenOff: amount('What was written off.'),
      liquidations: z.number().int(),
    }),
  })
  .openapi('LendingPeriod');

const place = {
  id: z.string().openapi({ description: 'Block number and log index.', example: '120-3' }),
  block: z.number().int(),
  logIndex: z.number().int(),
  timestamp: z.number().int(),
  transaction: hex(32, 'Hash of the transaction.'),
};
const account = { owner: hex(20, 'Whose position.'), number: accountNumber };

export const lendingEventKinds = [
  'open',
  'supply',
  'withdraw',
  'pledge',
  'unpledge',
  'borrow',
  'repay',
  'liquidate',
  'accrue',
  'collect',
  'pause',
  'price',
] as const;

const lendingEventSchema = z
  .object({
    kind: z.enum(lendingEventKinds),
    ...place,
    market: lendingMarketHex,
    owner: hex(20, 'Whose position; null where the event is of the market alone.').nullable(),
    number: accountNumber.nullable(),
    counterparty: hex(20, 'Who paid, was paid, opened, or liquidated.').nullable(),
    assets: amount('Loan units.').nullable(),
    shares: amount('Shares of supply or debt.').nullable(),
    collateral: collateralNumber.nullable(),
    amount: amount('Units of that collateral.').nullable(),
    isDown: z.boolean().nullable().openapi({ description: 'Of a report of a price.' }),
    until: seconds('Of a pause: its last second, 0 for its end.').nullable(),
    after: z
      .object({ ...lendingTotals, ...rates })
      .openapi({ description: 'The market after it, as of its last accrual.' }),
  })
  .openapi('LendingEvent');

const pledgeSchema = z
  .object({
    index: collateralNumber,
    token: tokenSchema,
    amount: amount('Units pledged.'),
    price: guardPriceSchema.nullable(),
    worth: amount(
      'Loan units at the price for liquidation; null where it is not known.',
    ).nullable(),
    liquidationPrice: fraction(
      "The collateral's price below which the position is liquidated, the others' staying. Null without a debt, or where " +
        'no price of it would do.',
    ).nullable(),
  })
  .openapi('LendingPledge');

const health = {
  debt: amount('Loan units owed.'),
  worth: amount(
    'Of all pledges, by the prices for liquidation; null where one is not known.',
  ).nullable(),
  limit: amount('What may be owed before it is liquidated; null likewise.').nullable(),
  health: fraction(
    'limit / debt, rounded down; null without a debt, or where a price is not known.',
  ).nullable(),
  isLiquidatable: z.boolean().openapi({ description: 'Whether it owes more than its limit.' }),
};

const lendingPositionSchema = z
  .object({
    market: lendingMarketHex,
    ...account,
    loan: tokenSchema,
    supplyShares: amount('Shares of the supply.'),
    supplied: amount('What they are worth, in loan units.'),
    debtShares: amount('Shares of the debts.'),
    ...health,
    borrowLimit: amount('What may be owed after new borrowing, by the prices for new debt.'),
    checkedAt: seconds(
      'When it last passed the check of new debt: in that second it cannot be liquidated.',
    ),
    isCounted: z.boolean().openapi({ description: 'Whether its pledges count towards the caps.' }),
    pledges: z.array(pledgeSchema),
    sums: z
      .object({
        ...flows,
        writtenOff: amount('Of the debt.'),
        earned: z
          .string()
          .openapi({ description: 'By lending: worth and withdrawn less supplied.' }),
        paid: z
          .string()
          .openapi({ description: 'In interest: debt, repaid and written off less borrowed.' }),
      })
      .openapi({ description: 'All that came and went so far, in loan units.' }),
    openedAt: seconds('Its first event.'),
    changedAt: seconds('Its last event.'),
  })
  .openapi('LendingPosition');

const liquidationSchema = z
  .object({
    ...place,
    market: lendingMarketHex,
    loan: tokenSchema,
    ...account,
    liquidator: hex(20, 'Who repaid.'),
    repaid: amount('Loan units.'),
    writtenOff: amount('Loan units of debt that nobody repays any more.'),
    feesLost: amount("The part of that which the protocol's fees bore; the lenders bore the rest."),
    seized: z.array(
      z.object({
        index: collateralNumber,
        token: tokenSchema,
        amount: amount('Units.'),
        worth: amount(
          "Loan units at the guard's price at the end of the block; null where no node told it.",
        ).nullable(),
      }),
    ),
    gain: z.string().nullable().openapi({
      description: 'Loan units: worth of what was seized less what was repaid, gas left out.',
    }),
  })
  .openapi('Liquidation');

const badDebtSchema = z
  .object({
    market: lendingMarketHex,
    loan: tokenSchema,
    writtenOff: amount('Debts that nobody repays any more, so far.'),
    feesLost: amount("What the protocol's fees bore of it."),
    lendersLost: amount('What the lenders bore.'),
    liquidations: z.number().int(),
    uncovered: amount('What debts are above the worth of their pledges now; not written off yet.'),
    unknown: z
      .number()
      .int()
      .openapi({ description: 'Debts left out of that for want of a price.' }),
  })
  .openapi('BadDebt');

const riskSchema = z
  .object({
    market: lendingMarketHex,
    ...account,
    loan: tokenSchema,
    debtShares: amount('Shares of the debts.'),
    ...health,
    checkedAt: seconds('In that second it cannot be liquidated.'),
    pledges: z.array(pledgeSchema),
    liquidation: z
      .object({
        steps: z.array(collateralNumber).openapi({
          description: 'Collaterals in the order of seizure, of each as much as the rules allow.',
        }),
        repaid: amount('Loan units to bring.'),
        seized: z.array(amount("Units of each of the market's collaterals.")),
        writtenOff: amount('Loan units that nobody repays then.'),
        gain: z.string().openapi({
          description:
            "Loan units: worth of what is seized by the guards' prices, less what is repaid. Gas comes off it.",
        }),
      })
      .nullable()
      .openapi({
        description:
          "What a liquidation would do at the block's time; null where it is not due, or no order of steps is allowed.",
      }),
  })
  .openapi('PositionAtRisk');

const riskList = {
  prices: blockSchema.nullable().openapi({
    description:
      'The block of the prices; null before the first were read. Interest runs until the time of `block`.',
  }),
  positions: z.array(riskSchema).openapi({ description: 'Lowest health first.' }),
  total: z
    .number()
    .int()
    .openapi({ description: 'Positions that owe something and whose health is known.' }),
  unknown: z
    .number()
    .int()
    .openapi({ description: 'Those that owe something and whose health is not known.' }),
};

export const lendingMarketsAnswer = withBlock({ markets: z.array(lendingMarketSchema) });
export const lendingMarketAnswer = withBlock({ market: lendingMarketSchema });
export const lendingHistoryAnswer = withBlock({ periods: z.array(lendingPeriodSchema) });
export const lendingEventsAnswer = withBlock({ events: z.array(lendingEventSchema), cursor });
export const lendingPositionsAnswer = withBlock({
  positions: z.array(lendingPositionSchema),
  operators: z.array(hex(20, 'May act for all accounts of the owner.')),
  cursor,
});
export const liquidationsAnswer = withBlock({ liquidations: z.array(liquidationSchema), cursor });
export const badDebtAnswer = withBlock({ markets: z.array(badDebtSchema) });
export const riskAnswer = withBlock(riskList).openapi('PositionsAtRisk');

export type GuardPrice = z.infer<typeof guardPriceSchema>;
export type LendingCollateral = z.infer<typeof lendingCollateralSchema>;
export type LendingMarket = z.infer<typeof lendingMarketSchema>;
export type LendingStanding = LendingMarket['now'];
export type LendingPeriod = z.infer<typeof lendingPeriodSchema>;
export type LendingEvent = z.infer<typeof lendingEventSchema>;
export type LendingPledge = z.infer<typeof pledgeSchema>;
export type LendingPosition = z.infer<typeof lendingPositionSchema>;
export type Liquidation = z.infer<typeof liquidationSchema>;
export type BadDebt = z.infer<typeof badDebtSchema>;
export type PositionAtRisk = z.infer<typeof riskSchema>;
export type LendingMarketsAnswer = z.infer<typeof lendingMarketsAnswer>;
export type LendingMarketAnswer = z.infer<typeof lendingMarketAnswer>;
export type LendingHistoryAnswer = z.infer<typeof lendingHistoryAnswer>;
export type LendingEventsAnswer = z.infer<typeof lendingEventsAnswer>;
export type LendingPositionsAnswer = z.infer<typeof lendingPositionsAnswer>;
export type LiquidationsAnswer = z.infer<typeof liquidationsAnswer>;
export type BadDebtAnswer = z.infer<typeof badDebtAnswer>;
export type PositionsAtRisk = z.infer<typeof riskAnswer>;
