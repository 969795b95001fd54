import { endlessMarket, liquidatePart, ltvOf, toxicFrontier } from './liquidationSpiral.ts';
import { type Check, withinShare, type Yardstick } from './yardstick.ts';

const incentive = 0.05;
const closeFactor = 0.5;
const text = (value: number) => value.toFixed(4);
/** Half of the fourth decimal. */
const halfDigit = 0.000_05;
/** The LTVs after one, two and three liquidations of half the debt, as published. */
const spirals: readonly (readonly [number, readonly number[]])[] = [
  [0.95, [0.9476, 0.9429]],
  [0.97, [0.9883, 1.027, 1.1143]],
];

/** Yardstick 7: with a fixed incentive i, a liquidation above 1/(1 + i) makes the position worse. */
export const toxicIncentive: Yardstick = {
  number: 7,
  title: 'Toxic liquidation with a fixed incentive: LTV > 1/(1 + i), i = 5 %, close factor 50 %',
  source: 'Warmuz, Chaudhary, Pinna, "Toxic liquidation spirals", arXiv 2212.07306',
  run: () => [
    withinShare(
      'frontier, found by bisection',
      toxicFrontier(() => endlessMarket, 1, closeFactor, incentive),
      1 / (1 + incentive),
      1e-6,
      text,
    ),
    ...spirals.flatMap(([start, ltvs]) => follow(start, ltvs)),
  ],
};

function follow(start: number, ltvs: readonly number[]): Check[] {
  let position = { debt: start, collateral: 1 };
  return ltvs.map((reference, index) => {
    position = liquidatePart(position, endlessMarket, closeFactor, incentive);
    const figure = ltvOf(position, endlessMarket);
    const error = Math.abs(figure - reference);
    return {
      case: `from ${start}, liquidation ${index + 1}`,
      figure: figure.toFixed(6),
      reference: text(reference),
      error: error.toFixed(6),
      allowed: halfDigit.toFixed(5),
      isMet: error <= halfDigit,
    };
  });
}
