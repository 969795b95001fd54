/** A pool's price as a logarithm, to the unit equal to the Solidity libraries LogPrice and solady's FixedPointMathLib. */

/** ln(1.0001) * 10^18, cut. */
const LN_STEP = 99_995_000_333_308n;

/**
 * floor(log(quote / base) / log(1.0001)), in units of one basis point, both reserves being token units,
 * 0 < base, quote < 2^103: below 714,000 in size.
 */
export function logPrice(base: bigint, quote: bigint): number {
  const difference = lnWad(quote) - lnWad(base);
  const tick = difference / LN_STEP;
  // Division cuts towards zero; the floor is one less for what is below.
  return Number(difference < 0n && tick * LN_STEP !== difference ? tick - 1n : tick);
}

/** Coefficients of solady's (8, 8)-term rational approximation, in powers of 2^96. */
const numerator = [
  3_273_285_459_638_523_848_632_254_066_296n,
  24_828_157_081_833_163_892_658_089_445_524n,
  43_456_485_725_739_037_958_740_375_743_393n,
  -11_111_509_109_440_967_052_023_855_526_967n,
  -45_023_709_667_254_063_763_336_534_515_857n,
  -14_706_773_417_378_608_786_704_636_184_526n,
] as const;
const denominator = [
  71_694_874_799_317_883_764_090_561_454_958n,
  283_447_036_172_924_575_727_196_451_306_956n,
  401_686_690_394_027_663_651_624_208_769_553n,
  204_048_457_590_392_012_362_485_061_816_622n,
  31_853_899_698_501_571_402_653_359_427_138n,
  909_429_971_244_387_300_277_376_558_375n,
] as const;

/**
 * ln(x / 10^18) * 10^18 as FixedPointMathLib.lnWad gives it, x > 0. A bigint's shift floors like `sar`, its division
 * cuts like `sdiv`, and no product passes 2^255, so no wrapping is left out.
 */
function lnWad(value: bigint): bigint {
  const log2 = value.toString(2).length - 1;
  // Into [1, 2) * 2^96.
  const x = log2 > 96 ? value >> BigInt(log2 - 96) : value << BigInt(96 - log2);
  let p = x;
  const [first, second, third, ...rest] = numerator;
  p = (((first + x) * x) >> 96n) + second;
  p = ((p * x) >> 96n) + third;
  for (const term of rest) p = ((p * x) >> 96n) + term;
  p = p * x - (795_164_235_651_350_426_258_249_787_498n << 96n);
  let q = 5_573_035_233_440_673_466_300_451_813_936n + x;
  for (const term of denominator) q = ((x * q) >> 96n) + term;
  // To base 5^18 * 2^192: the scale, the power of two that was taken out, and ln(2^96 / 10^18).
  let r = (p / q) * 1_677_202_110_996_718_588_342_820_967_067_443_963_516_166n;
  r +=
    16_597_577_552_685_614_221_487_285_958_193_947_469_193_820_559_219_878_177_908_093_499_208_371n *
    BigInt(log2 - 96);
  r +=
    600_920_179_829_731_861_736_702_779_321_621_459_595_472_258_049_074_101_567_377_883_020_018_308n;
  return r >> 174n;
}
