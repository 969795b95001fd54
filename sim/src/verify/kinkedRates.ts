import { borrowRate, type RateModel, WAD, YEAR } from '@weir/contracts/maths';
import type { Check, Yardstick } from './yardstick.ts';

const percent = (value: number) => (BigInt(value * 1000) * WAD) / 100_000n;
const model: RateModel = {
  base: percent(1),
  kink: percent(80),
  below: percent(2),
  above: percent(750),
};
/** Use in percent, and the year's yield in percent as published, to two decimals. */
const yields: readonly (readonly [number, number])[] = [
  [80, 3.05],
  [81, 49.93],
  [82, 118.15],
  [83, 217.4],
  [84, 361.82],
  [85, 571.94],
  [86, 877.67],
  [87, 1322.5],
  [100, 186_210.38],
];
/** Half of the last published digit, and float64's own error where the figure is large. */
const allowed = (reference: number) => 0.005 + reference * 1e-8;

/** Yardstick 6: the kinked rate of contracts/ts/lending, compounded each second. */
export const kinkedRates: Yardstick = {
  number: 6,
  title: 'Kinked rates compounded each second: base 1 %, kink 80 %, slopes 2 % and 750 %',
  source: 'two straight pieces, as Compound and Aave have them; (1 + rate/year)^year − 1',
  run: () => yields.map(([use, reference]) => check(use, reference)),
};

function check(use: number, reference: number): Check {
  const rate = Number(borrowRate(model, percent(use))) / Number(WAD);
  const figure = 100 * Math.expm1(Number(YEAR) * Math.log1p(rate / Number(YEAR)));
  const error = Math.abs(figure - reference);
  return {
    case: `use ${use} %`,
    figure: `${figure.toFixed(3)} %`,
    reference: `${reference.toFixed(2)} %`,
    error: `${error.toFixed(4)} pp`,
    allowed: `${allowed(reference).toFixed(4)} pp`,
    isMet: error <= allowed(reference),
  };
}
