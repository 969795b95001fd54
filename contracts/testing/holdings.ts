import { GIVEN, GOT, type TwoChains } from './twoChains.ts';

/** Units of the first and the second chain's token that each has, or has more than before. */
export interface Holdings {
  alice: [bigint, bigint];
  bob: [bigint, bigint];
}

/** What both have now. */
export async function holdingsNow(stage: TwoChains): Promise<Holdings> {
  const of = async ({ address }: { address: `0x${string}` }): Promise<[bigint, bigint]> => [
    await stage.balance('first', address),
    await stage.balance('second', address),
  ];
  return { alice: await of(stage.alice), bob: await of(stage.bob) };
}

/** What each gained and lost since. */
export async function changesSince(start: Holdings, stage: TwoChains): Promise<Holdings> {
  const now = await holdingsNow(stage);
  const gained = (who: keyof Holdings): [bigint, bigint] => [
    now[who][0] - start[who][0],
    now[who][1] - start[who][1],
  ];
  return { alice: gained('alice'), bob: gained('bob') };
}

/** The changes of the usual swap that was completed, and of one that left all as it was. */
export const swapped: Holdings = { alice: [-GIVEN, GOT], bob: [GIVEN, -GOT] };
export const unchanged: Holdings = { alice: [0n, 0n], bob: [0n, 0n] };
