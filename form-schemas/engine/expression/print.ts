import type { InTest, Node } from './ast';

/**
 * The canonical text of an expression: one space around operators, brackets only where they are needed. Reading
 * it again gives the same tree, so that a condition builder can write what it has read.
 */
export function printExpression(node: Node): string {
  return print(node, 0);
}

/** A text literal with what must be escaped escaped. */
export function writeText(text: string): string {
  const inner = text.replace(
    /["\\\n\r\t]/g,
    (character) => ({ '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' })[character] ?? '',
  );
  return `"${inner}"`;
}

const LEVEL = { or: 1, and: 2, compare: 3, sum: 4, product: 5, negate: 6, postfix: 7 } as const;

function print(node: Node, outer: number): string {
  const [level, text] = write(node);
  return level < outer ? `(${text})` : text;
}

function write(node: Node): readonly [level: number, text: string] {
  switch (node.kind) {
    case 'number':
      return [LEVEL.postfix, node.source];
    case 'text':
      return [LEVEL.postfix, writeText(node.value)];
    case 'boolean':
      return [LEVEL.postfix, String(node.value)];
    case 'null':
      return [LEVEL.postfix, 'null'];
    case 'date':
      return [LEVEL.postfix, `@"${node.value}"`];
    case 'name':
      return [LEVEL.postfix, node.name];
    case 'path':
      return [LEVEL.postfix, `${print(node.of, LEVEL.postfix)}.${node.field}`];
    case 'list':
      return [LEVEL.postfix, `[${node.items.map((item) => print(item, 0)).join(', ')}]`];
    case 'filter':
      return [LEVEL.postfix, `${print(node.of, LEVEL.postfix)}[${print(node.by, 0)}]`];
    case 'call':
      return [LEVEL.postfix, `${node.name}(${node.args.map((argument) => print(argument, 0)).join(', ')})`];
    case 'negate':
      return [LEVEL.negate, `-${print(node.of, LEVEL.negate)}`];
    case 'arithmetic': {
      const level = node.operator === '+' || node.operator === '-' ? LEVEL.sum : LEVEL.product;
      return [level, `${print(node.left, level)} ${node.operator} ${print(node.right, level + 1)}`];
    }
    case 'compare':
      return [LEVEL.compare, `${print(node.left, LEVEL.sum)} ${node.operator} ${print(node.right, LEVEL.sum)}`];
    case 'between':
      return [
        LEVEL.compare,
        `${print(node.value, LEVEL.sum)} between ${print(node.low, LEVEL.sum)} and ${print(node.high, LEVEL.sum)}`,
      ];
    case 'in':
      return [LEVEL.compare, `${print(node.value, LEVEL.sum)} in ${writeTests(node.tests)}`];
    case 'logic': {
      const level = LEVEL[node.operator];
      return [level, node.terms.map((term) => print(term, level + 1)).join(` ${node.operator} `)];
    }
    case 'if':
      return [0, `if ${print(node.condition, 0)} then ${print(node.then, 0)} else ${print(node.else, 0)}`];
    case 'quantifier':
      return [0, `${node.quantifier} ${node.name} in ${print(node.list, 0)} satisfies ${print(node.satisfies, 0)}`];
  }
}

function writeTests(tests: readonly InTest[]): string {
  const all = tests.map(writeTest).join(', ');
  const [only] = tests;
  return tests.length === 1 && only !== undefined && only.kind === 'interval' ? all : `(${all})`;
}

function writeTest(test: InTest): string {
  if (test.kind === 'value') return print(test.of, LEVEL.sum);
  if (test.kind === 'compare') return `${test.operator} ${print(test.of, LEVEL.sum)}`;
  return `${test.lowIncluded ? '[' : '('}${print(test.low, LEVEL.sum)}..${print(test.high, LEVEL.sum)}${test.highIncluded ? ']' : ')'}`;
}
