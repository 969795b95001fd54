import { emptyExactMarket } from './emptyExactMarket.ts';
import type { Yardstick } from './yardstick.ts';

/** Input, reserve in, reserve out in tokens of 18 decimals; the output in units. */
const swaps: readonly (readonly [number, number, number, bigint])[] = [
  [1, 5, 10, 1_662_497_915_624_478_906n],
  [1, 10, 5, 453_305_446_940_074_565n],
  [2, 5, 10, 2_851_015_155_847_869_602n],
  [2, 10, 5, 831_248_957_812_239_453n],
  [1, 10, 10, 906_610_893_880_149_131n],
  [1, 100, 100, 987_158_034_397_061_298n],
  [1, 1000, 1000, 996_006_981_039_903_216n],
];

const token = (whole: number) => BigInt(whole) * 10n ** 18n;

/** Yardstick 1: the exact engine's pool gives Uniswap v2's outputs to the wei, in either direction. */
export const uniswapSwaps: Yardstick = {
  number: 1,
  title: 'Swaps to the wei, fee 0.3 %',
  source: 'Uniswap v2 core, UniswapV2Pair.spec.ts',
  run: () =>
    swaps.flatMap(([input, reserveIn, reserveOut, reference]) =>
      [true, false].map((baseIn) => {
        const market = emptyExactMarket({ poolFee: 3000 });
        const reserves = [token(reserveIn), token(reserveOut)] as const;
        const [base, quote] = baseIn ? reserves : [reserves[1], reserves[0]];
        market.addLiquidity('provider', base, quote);
        const request = { baseIn, exactOut: false, amount: token(input) };
        const { amountOut } = market.swap('trader', request);
        const error = amountOut > reference ? amountOut - reference : reference - amountOut;
        return {
          case: `${baseIn ? 'sell' : 'buy'} ${input} into ${reserveIn} : ${reserveOut}`,
          figure: amountOut.toString(),
          reference: reference.toString(),
          error: `${error} wei`,
          allowed: '0 wei',
          isMet: error === 0n,
        };
      }),
    ),
};
