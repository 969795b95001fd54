import type { TimeInForce } from '@weir/contracts';
import type { Random } from '../../random/Random.ts';

/** One thing that an account does, in words that engine and chain both understand. Amounts are units, sizes lots. */
export type MarketAction = { number: number; account: number } & (
  | {
      kind: 'swap';
      baseIn: boolean;
      exactOut: boolean;
      amount: bigint;
      /** 0 for none. */
      limitTick: number;
      maxLevels: number;
    }
  | {
      kind: 'place';
      sell: boolean;
      lots: bigint;
      tick: number;
      timeInForce: TimeInForce;
      slide: boolean;
    }
  /** `order` is the number of the action that placed it; its account acts. 0 lots: all. */
  | { kind: 'reduce'; order: number; lots: bigint }
  | { kind: 'claim'; order: number }
  | { kind: 'add'; maxBase: bigint; maxQuote: bigint }
  | { kind: 'remove'; shares: bigint }
);

/** Accounts that act. */
const ACTORS = 4;

/** Where the market's prices lie and how large its lots are: actions are drawn around them. */
export interface ActionScale {
  middleTick: number;
  tickSpacing: number;
  /** In base units. */
  lot: bigint;
  /** In quote units, at the middle. */
  lotWorth: bigint;
}

/**
 * Actions that meet: few accounts, few price levels on both sides of the middle, sizes from dust to several levels.
 * Some must be refused, so that refusals are compared too.
 */
export function drawActions(count: number, random: Random, scale: ActionScale): MarketAction[] {
  const draw = (bound: number) => Math.floor(random.uniform() * bound);
  const placed: { number: number; account: number }[] = [];
  return Array.from({ length: count }, (_, number) => {
    const common = { number, account: draw(ACTORS) };
    const kind = draw(20);
    if (kind < 7) {
      placed.push(common);
      return { ...common, ...drawOrder(draw, scale) };
    }
    if (kind < 12) return { ...common, ...drawSwap(draw, scale) };
    // Of the latest orders mostly, which still rest.
    const order = placed[placed.length - 1 - draw(Math.min(placed.length, 60))];
    if (kind < 17 && order) {
      const { account, number: placement } = order;
      if (kind < 14) return { number, account, kind: 'claim', order: placement };
      const lots = kind === 14 ? BigInt(1 + draw(4000)) : 0n;
      return { number, account, kind: 'reduce', order: placement, lots };
    }
    if (kind < 19) {
      const lots = BigInt(1 + draw(100_000));
      const maxQuote = (lots * scale.lotWorth * BigInt(900 + draw(200))) / 1000n;
      return { ...common, kind: 'add', maxBase: lots * scale.lot, maxQuote };
    }
    return { ...common, kind: 'remove', shares: BigInt(1 + draw(1_000_000)) * 10n ** 9n };
  });
}

function drawOrder(draw: (bound: number) => number, { middleTick, tickSpacing }: ActionScale) {
  const sell = draw(2) === 1;
  // Down to one level beyond the middle, so that some orders cross.
  const tick = middleTick + (draw(6) - 1) * tickSpacing * (sell ? 1 : -1);
  const timeInForce = (['gtc', 'gtc', 'gtc', 'postOnly', 'ioc', 'fok'] as const)[draw(6)] ?? 'gtc';
  const slide = timeInForce === 'postOnly' && draw(2) === 0;
  const lots = BigInt(draw(12) === 0 ? draw(60) : 1 + draw(20_000));
  return { kind: 'place', sell, lots, tick, timeInForce, slide } as const;
}

function drawSwap(draw: (bound: number) => number, scale: ActionScale) {
  const baseIn = draw(2) === 1;
  const exactOut = draw(3) === 0;
  const lots = BigInt(1 + draw(30_000));
  const isBase = baseIn !== exactOut;
  const amount = isBase ? lots * scale.lot + BigInt(draw(1_000_000)) : lots * scale.lotWorth;
  const limitTick = draw(3) === 0 ? scale.middleTick + (draw(21) - 10) * scale.tickSpacing : 0;
  const maxLevels = draw(4) === 0 ? 1 + draw(4) : 0;
  return { kind: 'swap', baseIn, exactOut, amount, limitTick, maxLevels } as const;
}
