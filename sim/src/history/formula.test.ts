import { describe, expect, it } from 'vitest';
import { FormulaError, parseFormula } from './formula.ts';

const evaluate = (text: string, values: number[] = []) => parseFormula(text).evaluate(values);

describe('parseFormula', () => {
  it.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['7 - 2 - 1', 4],
    ['8 / 2 / 2', 2],
    ['2 ^ 3 ^ 2', 512],
    ['-2 ^ 2', -4],
    ['2 ^ -1', 0.5],
    ['1e3 + .5 + 1.', 1001.5],
    ['sqrt(16) * exp(0) + ln(1)', 4],
  ])('computes %s', (text, value) => {
    expect(evaluate(text)).toBe(value);
  });

  it('names each column once and takes their values in that order', () => {
    const formula = parseFormula('`Close Price` * $2 + `Close Price` / tick');
    expect(formula.columns).toEqual(['Close Price', '$2', 'tick']);
    expect(formula.evaluate([10, 3, 5])).toBe(32);
  });

  it.each([
    ['', 1, 'found the end'],
    ['1 +', 4, 'found the end'],
    ['1 2', 3, 'expected an operator or the end, found "2"'],
    ['(1', 3, 'a closing parenthesis'],
    ['log(2)', 1, 'one of the functions sqrt, exp, ln'],
    ['constructor(2)', 1, 'one of the functions'],
    ['a % b', 3, '"%" has no meaning'],
  ])('refuses %j at character %i', (text, column, message) => {
    expect(() => parseFormula(text)).toThrow(FormulaError);
    expect(() => parseFormula(text)).toThrow(`character ${column}: `);
    expect(() => parseFormula(text)).toThrow(message);
  });
});
