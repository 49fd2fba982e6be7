import {
  parseExpression,
  parseYuan,
  printExpression,
  formatYuan,
  type Node,
  type Type,
} from '../../../form-schemas/engine';
import { writeText } from '../../../form-schemas/engine/expression/print';

/**
 * A condition as rows "field – operator – value", one level of grouping. It is a view of an expression's text: a text
 * that the rows cannot say exactly is not shown as rows at all ({@link readCondition} answers null).
 */
export interface Condition {
  readonly join: Join;
  readonly items: readonly (ConditionRow | ConditionGroup)[];
}
export interface ConditionGroup {
  readonly kind: 'group';
  readonly join: Join;
  readonly rows: readonly ConditionRow[];
}
export interface ConditionRow {
  readonly kind: 'row';
  /** A name: `declaredTotal`, `parameters.ceiling`; empty while it is not chosen. */
  readonly subject: string;
  readonly operator: Operator;
  readonly operands: readonly Operand[];
}
export type Join = 'and' | 'or';

/** `text` holds a number as digits, money in yuan, a date as `2026-11-20`, `true` or `false`, else the text itself. */
export type Operand =
  | { readonly kind: 'number' | 'text' | 'date' | 'boolean'; readonly text: string }
  | { readonly kind: 'name'; readonly text: string };

export const OPERATORS = [
  'equals',
  'differs',
  'less',
  'at-most',
  'more',
  'at-least',
  'between',
  'one-of',
  'has',
  'has-not',
  'contains',
  'starts',
  'given',
  'missing',
] as const;
export type Operator = (typeof OPERATORS)[number];

const COMPARE = { equals: '=', differs: '!=', less: '<', 'at-most': '<=', more: '>', 'at-least': '>=' } as const;
const CALLS = { contains: 'contains', starts: 'starts with', has: 'list contains' } as const;

/** How many values follow an operator; `many`: one or more. */
export function arity(operator: Operator): number | 'many' {
  if (operator === 'given' || operator === 'missing') return 0;
  if (operator === 'between') return 2;
  return operator === 'one-of' ? 'many' : 1;
}

/** Operators that make sense of a type, the usual one first. */
export function operatorsFor(type: Type): readonly Operator[] {
  switch (type.kind) {
    case 'money':
    case 'integer':
    case 'number':
    case 'date':
      return ['at-least', 'more', 'at-most', 'less', 'between', 'equals', 'differs', 'given', 'missing'];
    case 'boolean':
      return ['equals', 'given', 'missing'];
    case 'enum':
      return ['equals', 'differs', 'one-of', 'given', 'missing'];
    case 'text':
      return ['equals', 'differs', 'contains', 'starts', 'given', 'missing'];
    case 'list':
      return type.of.kind === 'record' ? ['given', 'missing'] : ['has', 'has-not', 'given', 'missing'];
    default:
      return ['given', 'missing'];
  }
}

export function emptyRow(): ConditionRow {
  return { kind: 'row', subject: '', operator: 'equals', operands: [] };
}

/** The text as rows, or null where rows cannot say the same: then it is edited as text. */
export function readCondition(text: string): Condition | null {
  if (text.trim() === '') return { join: 'and', items: [] };
  const node = parseExpression(text).value;
  if (node === null) return null;
  const terms = node.kind === 'logic' ? node.terms : [node];
  const items = terms.map((term) => (term.kind === 'logic' ? groupOf(term) : rowOf(term)));
  if (items.some((item) => item === null)) return null;
  const read: Condition = {
    join: node.kind === 'logic' ? node.operator : 'and',
    items: items.filter((item) => item !== null),
  };
  // What is shown must be what is written: anything that would read back otherwise stays text.
  return writeCondition(read) === printExpression(node) ? read : null;
}

/** The canonical text; null where a row is not complete yet. No rows give the empty text. */
export function writeCondition(condition: Condition): string | null {
  const parts = condition.items.map((item) => {
    if (item.kind === 'row') return writeRow(item);
    const inner = item.rows.map(writeRow);
    if (inner.some((part) => part === null) || inner.length === 0) return null;
    return inner.length === 1 || item.join === condition.join
      ? inner.join(` ${item.join} `)
      : `(${inner.join(` ${item.join} `)})`;
  });
  if (parts.some((part) => part === null)) return null;
  if (parts.length === 0) return '';
  const node = parseExpression(parts.join(` ${condition.join} `)).value;
  return node === null ? null : printExpression(node);
}

function writeRow({ subject, operator, operands }: ConditionRow): string | null {
  const values = operands.map(writeOperand);
  const wanted = arity(operator);
  const complete = wanted === 'many' ? values.length > 0 : values.length === wanted;
  if (subject === '' || !complete || values.some((value) => value === null)) return null;
  const [first = '', second = ''] = values as readonly string[];
  switch (operator) {
    case 'between':
      return `${subject} between ${first} and ${second}`;
    case 'one-of':
      return `${subject} in (${values.join(', ')})`;
    case 'has-not':
      return `not(list contains(${subject}, ${first}))`;
    case 'has':
    case 'contains':
    case 'starts':
      return `${CALLS[operator]}(${subject}, ${first})`;
    case 'given':
      return `is defined(${subject})`;
    case 'missing':
      return `not(is defined(${subject}))`;
    default:
      return `${subject} ${COMPARE[operator]} ${first}`;
  }
}

function writeOperand({ kind, text }: Operand): string | null {
  if (kind === 'text') return writeText(text);
  if (text === '') return null;
  if (kind === 'date') return /^\d{4}-\d\d-\d\d$/.test(text) ? `@"${text}"` : null;
  if (kind === 'number') return /^-?\d{1,30}(?:\.\d{1,30})?$/.test(text) ? text : null;
  return text;
}

function groupOf(node: Node & { readonly kind: 'logic' }): ConditionGroup | null {
  const rows = node.terms.map(rowOf);
  return rows.some((row) => row === null)
    ? null
    : { kind: 'group', join: node.operator, rows: rows.filter((row) => row !== null) };
}

function rowOf(node: Node): ConditionRow | null {
  switch (node.kind) {
    case 'compare': {
      const operator = OPERATORS.find(
        (one) => one in COMPARE && COMPARE[one as keyof typeof COMPARE] === node.operator,
      );
      return operator ? row(node.left, operator, [node.right]) : null;
    }
    case 'between':
      return row(node.value, 'between', [node.low, node.high]);
    case 'in': {
      const values = node.tests.flatMap((test) => (test.kind === 'value' ? [test.of] : []));
      return values.length === node.tests.length ? row(node.value, 'one-of', values) : null;
    }
    case 'call':
      return rowOfCall(node);
    default:
      return null;
  }
}

function rowOfCall(node: Node & { readonly kind: 'call' }): ConditionRow | null {
  const [first, second] = node.args;
  if (!first) return null;
  if (node.name === 'is defined') return row(first, 'given', []);
  if (node.name === 'not' && first.kind === 'call') {
    const [subject, value] = first.args;
    if (first.name === 'is defined' && subject) return row(subject, 'missing', []);
    return first.name === 'list contains' && subject && value ? row(subject, 'has-not', [value]) : null;
  }
  const operator = (['contains', 'starts', 'has'] as const).find((one) => CALLS[one] === node.name);
  return operator && second ? row(first, operator, [second]) : null;
}

function row(subject: Node, operator: Operator, operands: readonly Node[]): ConditionRow | null {
  const name = nameOf(subject);
  const values = operands.map(operandOf);
  if (name === null || values.some((value) => value === null)) return null;
  return { kind: 'row', subject: name, operator, operands: values.filter((value) => value !== null) };
}

function operandOf(node: Node): Operand | null {
  switch (node.kind) {
    case 'number':
      return { kind: 'number', text: node.source };
    case 'negate':
      return node.of.kind === 'number' ? { kind: 'number', text: `-${node.of.source}` } : null;
    case 'text':
      return { kind: 'text', text: node.value };
    case 'boolean':
      return { kind: 'boolean', text: String(node.value) };
    case 'date':
      return { kind: 'date', text: node.value };
    default: {
      const name = nameOf(node);
      return name === null ? null : { kind: 'name', text: name };
    }
  }
}

function nameOf(node: Node): string | null {
  if (node.kind === 'name') return node.name;
  return node.kind === 'path' && node.of.kind === 'name' ? `${node.of.name}.${node.field}` : null;
}

/** The kind of literal that a type is compared with. */
export function literalKind(type: Type): Operand['kind'] {
  const of = type.kind === 'list' ? type.of : type;
  if (of.kind === 'money' || of.kind === 'integer' || of.kind === 'number') return 'number';
  return of.kind === 'boolean' || of.kind === 'date' ? of.kind : 'text';
}

/** Yuan as they stand in an expression: `5000000`, `0.5`; the decimals that say nothing are left out. */
export function yuanLiteral(yuan: string): string {
  const { value } = parseYuan(yuan);
  return value === null ? yuan : formatYuan(value).replace(/\.00$/, '');
}
