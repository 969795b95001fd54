import { createHash } from 'node:crypto';
import type { AstNode } from './compiler.ts';

/** One change of one place of a source file. Offsets count bytes. */
export interface Mutant {
  /** File, place and change: the same in every run on the same source. */
  id: string;
  file: string;
  line: number;
  operator: string;
  start: number;
  end: number;
  before: string;
  after: string;
}

/** What each operator is swapped for. */
const binarySwaps: Record<string, string> = {
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '%': '*',
  '<<': '>>',
  '>>': '<<',
  '|': '&',
  '&': '|',
  '^': '|',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '==': '!=',
  '!=': '==',
  '&&': '||',
  '||': '&&',
  '+=': '-=',
  '-=': '+=',
  '*=': '/=',
  '/=': '*=',
  '|=': '&=',
  '&=': '|=',
  '<<=': '>>=',
  '>>=': '<<=',
};
const comparisons = new Set(['<', '<=', '>', '>=', '==', '!=']);

/** Functions that differ in their rounding or their direction. */
const nameSwaps: Record<string, string> = {
  quoteUp: 'quoteDown',
  quoteDown: 'quoteUp',
  partUp: 'partDown',
  partDown: 'partUp',
  fullMulDiv: 'fullMulDivUp',
  fullMulDivUp: 'fullMulDiv',
  min: 'max',
  max: 'min',
};

/** The same inside assembly blocks. */
const yulSwaps: Record<string, string> = {
  add: 'sub',
  sub: 'add',
  mul: 'div',
  div: 'mul',
  shl: 'shr',
  shr: 'shl',
  lt: 'gt',
  gt: 'lt',
  and: 'or',
  or: 'and',
};
const yulWrites = new Set(['sstore', 'tstore', 'mstore', 'revert', 'calldatacopy']);

const deletedStatements: Record<string, string> = {
  ExpressionStatement: 'delete statement',
  EmitStatement: 'delete emit',
  RevertStatement: 'delete revert',
  Return: 'delete return',
  Break: 'delete break',
  Continue: 'delete continue',
};

/** All mutants of a source file, from its syntax tree, in the order of their places. */
export function mutantsOf(file: string, source: Buffer, ast: AstNode): Mutant[] {
  const found: Mutant[] = [];
  const text = (start: number, end: number) => source.subarray(start, end).toString('utf8');

  function add(operator: string, start: number, end: number, after: string): void {
    const before = text(start, end);
    const lines = text(0, start).split('\n');
    const place = `${lines.length}:${(lines.at(-1) ?? '').length + 1}`;
    const id = `${file}:${place} ${operator}: ${oneLine(before)} -> ${oneLine(after)}`;
    found.push({ id, file, line: lines.length, operator, start, end, before, after });
  }

  /** Swaps the operator that stands between two expressions. */
  function swapBetween(left: AstNode, right: AstNode, operator: string): void {
    const swapped = binarySwaps[operator];
    if (swapped === undefined) return;
    const from = rangeOf(left).end;
    const at = from + Buffer.from(text(from, rangeOf(right).start)).indexOf(operator);
    const kind = comparisons.has(operator) ? 'comparison' : 'operator';
    add(kind, at, at + operator.length, swapped);
  }

  function visit(node: AstNode): void {
    const { start, end } = rangeOf(node);
    switch (node.nodeType) {
      case 'BinaryOperation':
        swapBetween(node.leftExpression, node.rightExpression, node.operator);
        break;
      case 'Assignment':
        swapBetween(node.leftHandSide, node.rightHandSide, node.operator);
        break;
      case 'UnaryOperation':
        if (node.operator === '!') add('negation', start, start + 1, '');
        break;
      case 'Literal':
        if (node.kind === 'bool') add('boolean', start, end, String(text(start, end) === 'false'));
        if (node.kind === 'number')
          addNeighbours(start, end, (step) => `(${text(start, end)} ${step})`);
        break;
      case 'YulLiteral':
        if (node.kind === 'number') {
          addNeighbours(start, end, (step) => String(neighbour(text(start, end), step)));
        }
        break;
      case 'IfStatement': {
        const condition = rangeOf(node.condition);
        add(
          'condition',
          condition.start,
          condition.end,
          `!(${text(condition.start, condition.end)})`,
        );
        break;
      }
      case 'Conditional': {
        const [yes, no] = [rangeOf(node.trueExpression), rangeOf(node.falseExpression)];
        const between = text(yes.end, no.start);
        add(
          'ternary',
          yes.start,
          no.end,
          text(no.start, no.end) + between + text(yes.start, yes.end),
        );
        break;
      }
      case 'MemberAccess':
      case 'Identifier': {
        const name: string = node.nodeType === 'Identifier' ? node.name : node.memberName;
        const swapped = Object.hasOwn(nameSwaps, name) ? nameSwaps[name] : undefined;
        if (swapped !== undefined) add('rounding', end - name.length, end, swapped);
        break;
      }
      case 'ModifierInvocation':
        if (node.kind === 'modifierInvocation') add('delete modifier', start, end, '');
        break;
      case 'YulFunctionCall': {
        const name = rangeOf(node.functionName);
        const swapped = yulSwaps[node.functionName.name];
        if (swapped !== undefined) add('operator', name.start, name.end, swapped);
        break;
      }
      case 'YulExpressionStatement':
        if (yulWrites.has(node.expression.functionName?.name))
          add('delete statement', start, end, '');
        break;
      case 'YulIf': {
        const condition = rangeOf(node.condition);
        const original = text(condition.start, condition.end);
        add('condition', condition.start, condition.end, `iszero(${original})`);
        break;
      }
      default: {
        const operator = deletedStatements[node.nodeType];
        if (operator !== undefined) add(operator, start, afterSemicolon(source, end), '{}');
      }
    }
    for (const [field, child] of Object.entries(node)) {
      // What steps a loop is left alone: without it the loop only never ends.
      if (field === 'loopExpression' || field === 'post') continue;
      for (const item of Array.isArray(child) ? child : [child]) {
        if (typeof item?.nodeType === 'string') visit(item);
      }
    }
  }

  /** A number one higher, and one lower where it is not 0. */
  function addNeighbours(
    start: number,
    end: number,
    stepped: (step: '+ 1' | '- 1') => string,
  ): void {
    add('boundary', start, end, stepped('+ 1'));
    if (Number(text(start, end).replaceAll('_', '')) !== 0) {
      add('boundary', start, end, stepped('- 1'));
    }
  }

  visit(ast);
  return found;
}

/** `count` of the mutants, by a hash of seed and id: an edit elsewhere leaves the choice as it is. */
export function sample(mutants: Mutant[], count: number, seed: string): Mutant[] {
  const keyed = mutants.map((mutant) => ({
    mutant,
    key: createHash('sha256').update(`${seed} ${mutant.id}`).digest('hex'),
  }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : 1));
  return keyed.slice(0, count).map(({ mutant }) => mutant);
}

/** The source with the mutant in it. */
export function applied(mutant: Mutant, source: Buffer): string {
  return Buffer.concat([
    source.subarray(0, mutant.start),
    Buffer.from(mutant.after),
    source.subarray(mutant.end),
  ]).toString('utf8');
}

function rangeOf(node: AstNode): { start: number; end: number } {
  const [start = 0, length = 0] = node.src.split(':').map(Number);
  return { start, end: start + length };
}

/** The end of a statement whose range may leave its semicolon out. */
function afterSemicolon(source: Buffer, end: number): number {
  const gap = /^\s*;/.exec(source.subarray(end, end + 200).toString('latin1'));
  return gap && source[end - 1] !== 0x3b ? end + gap[0].length : end;
}

/** A number of an assembly block, one higher or lower. */
function neighbour(number: string, step: '+ 1' | '- 1'): bigint {
  return step === '+ 1' ? BigInt(number) + 1n : BigInt(number) - 1n;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}
