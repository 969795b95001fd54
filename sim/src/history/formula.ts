import { InputError } from '../inputError.ts';

/** A formula that cannot be read; `column` counts its characters from 1. */
export class FormulaError extends InputError {
  constructor(
    readonly formula: string,
    readonly column: number,
    readonly what: string,
  ) {
    super(`formula "${formula}", character ${column}: ${what}`);
  }
}

/** A formula ready to be computed over the named columns, in the order of `columns`. */
export interface Formula {
  columns: readonly string[];
  evaluate(values: readonly number[]): number;
}

type Node = (values: readonly number[]) => number;

const functions: Record<string, (value: number) => number> = {
  sqrt: Math.sqrt,
  exp: Math.exp,
  ln: Math.log,
};

const tokenPattern =
  /\s*(?:(\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)|([A-Za-z_$][\w$]*)|`([^`]*)`|([-+*/^()]))/y;

interface Token {
  kind: 'number' | 'name' | 'quotedName' | 'symbol' | 'end';
  text: string;
  column: number;
}

/**
 * Reads an arithmetic formula over a CSV's columns, such as `1e12 / 1.0001^closeTick` or just `close`.
 *
 * Numbers, `+ - * / ^` (power, to the right first, above the sign), parentheses, sqrt, exp and ln. A column is named by
 * its header, in backquotes where that is no plain word, or by its place: `$1` is the first. Throws `FormulaError`.
 */
export function parseFormula(text: string): Formula {
  return new Parser(text).formula();
}

class Parser {
  readonly #text: string;
  readonly #columns: string[] = [];
  #position = 0;
  #token: Token;

  constructor(text: string) {
    this.#text = text;
    this.#token = this.#read();
  }

  formula(): Formula {
    const evaluate = this.#sum();
    if (this.#token.kind !== 'end') throw this.#unexpected('an operator or the end');
    return { columns: this.#columns, evaluate };
  }

  #sum(): Node {
    let left = this.#product();
    for (;;) {
      const operator = this.#takeSymbol('+', '-');
      if (operator === undefined) return left;
      const a = left;
      const b = this.#product();
      left =
        operator === '+' ? (values) => a(values) + b(values) : (values) => a(values) - b(values);
    }
  }

  #product(): Node {
    let left = this.#signed();
    for (;;) {
      const operator = this.#takeSymbol('*', '/');
      if (operator === undefined) return left;
      const a = left;
      const b = this.#signed();
      left =
        operator === '*' ? (values) => a(values) * b(values) : (values) => a(values) / b(values);
    }
  }

  #signed(): Node {
    const sign = this.#takeSymbol('-', '+');
    if (sign === undefined) return this.#power();
    const value = this.#signed();
    return sign === '-' ? (values) => -value(values) : value;
  }

  #power(): Node {
    const base = this.#atom();
    if (this.#takeSymbol('^') === undefined) return base;
    const exponent = this.#signed();
    return (values) => base(values) ** exponent(values);
  }

  #atom(): Node {
    const token = this.#token;
    if (this.#takeSymbol('(') !== undefined) return this.#parenthesised();
    if (token.kind === 'number') {
      this.#next();
      const value = Number(token.text);
      return () => value;
    }
    if (token.kind !== 'name' && token.kind !== 'quotedName') {
      throw this.#unexpected('a number, a column or an opening parenthesis');
    }
    this.#next();
    if (token.kind === 'name' && this.#takeSymbol('(') !== undefined) return this.#call(token);
    return this.#column(token.text);
  }

  #call(name: Token): Node {
    const known = Object.hasOwn(functions, name.text) ? functions[name.text] : undefined;
    if (!known) {
      const names = Object.keys(functions).join(', ');
      throw new FormulaError(this.#text, name.column, `expected one of the functions ${names}`);
    }
    const argument = this.#parenthesised();
    return (values) => known(argument(values));
  }

  #parenthesised(): Node {
    const inner = this.#sum();
    if (this.#takeSymbol(')') === undefined) throw this.#unexpected('a closing parenthesis');
    return inner;
  }

  #column(name: string): Node {
    let index = this.#columns.indexOf(name);
    if (index < 0) index = this.#columns.push(name) - 1;
    return (values) => values[index] ?? Number.NaN;
  }

  #takeSymbol(...symbols: string[]): string | undefined {
    const { kind, text } = this.#token;
    if (kind !== 'symbol' || !symbols.includes(text)) return undefined;
    this.#next();
    return text;
  }

  #next(): void {
    this.#token = this.#read();
  }

  #read(): Token {
    tokenPattern.lastIndex = this.#position;
    const match = tokenPattern.exec(this.#text);
    if (!match) {
      const rest = this.#text.slice(this.#position);
      const column = this.#position + (rest.length - rest.trimStart().length) + 1;
      if (rest.trim() === '') return { kind: 'end', text: '', column };
      throw new FormulaError(this.#text, column, `"${rest.trim()[0]}" has no meaning here`);
    }
    const [all, number, name, quotedName, symbol] = match;
    this.#position += all.length;
    const column = this.#position - all.trimStart().length + 1;
    if (number !== undefined) return { kind: 'number', text: number, column };
    if (name !== undefined) return { kind: 'name', text: name, column };
    if (quotedName !== undefined) return { kind: 'quotedName', text: quotedName, column };
    return { kind: 'symbol', text: symbol ?? '', column };
  }

  #unexpected(expected: string): FormulaError {
    const found = this.#token.kind === 'end' ? 'the end' : `"${this.#token.text}"`;
    return new FormulaError(this.#text, this.#token.column, `expected ${expected}, found ${found}`);
  }
}
