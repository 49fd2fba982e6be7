import {
  parseExpression,
  parseYuan,
  printExpression,
  wordMoney,
  type CompiledRegime,
  type Node,
} from '../../form-schemas/engine';
import { t } from '../i18n/t';

type Known = Pick<CompiledRegime, 'vocabulary'>;

/** A condition in words, for who reads: titles for names, options for their codes, a parameter with the value that it has now. */
export function wordCondition(text: string, regime: Known | null): string {
  const node = parseExpression(text).value;
  return node === null || regime === null ? text : word(node, regime, false);
}

function word(node: Node, regime: Known, inner: boolean): string {
  const name = nameOf(node);
  if (name !== null)
    return isBoolean(name, regime) ? t('{{subject}}为是', { subject: named(name, regime) }) : named(name, regime);
  switch (node.kind) {
    case 'logic': {
      const joint = node.operator === 'and' ? t('，并且') : t('，或者');
      const said = node.terms.map((term) => word(term, regime, true)).join(joint);
      return inner ? t('（{{condition}}）', { condition: said }) : said;
    }
    case 'compare':
      return wordCompare(node, regime);
    case 'between': {
      const [subject, low, high] = [
        side(node.value, regime),
        value(node.low, node.value, regime),
        value(node.high, node.value, regime),
      ];
      return t('{{subject}}在 {{low}} 与 {{high}} 之间（均含）', { subject, low, high });
    }
    case 'in': {
      const values = node.tests.flatMap((test) => (test.kind === 'value' ? [value(test.of, node.value, regime)] : []));
      return values.length < node.tests.length
        ? printExpression(node)
        : t('{{subject}}是{{values}}之一', { subject: side(node.value, regime), values: values.join(t('、')) });
    }
    case 'call':
      return wordCall(node, regime);
    default:
      return side(node, regime);
  }
}

function wordCompare(node: Node & { readonly kind: 'compare' }, regime: Known): string {
  const { left, right, operator } = node;
  const subject = side(left, regime);
  if (right.kind === 'null')
    return operator === '=' ? t('{{subject}}未填', { subject }) : t('{{subject}}已填', { subject });
  if (right.kind === 'boolean')
    return (operator === '=') === right.value ? t('{{subject}}为是', { subject }) : t('{{subject}}为否', { subject });
  const other = value(right, left, regime);
  switch (operator) {
    case '=':
      return t('{{subject}}等于 {{value}}', { subject, value: other });
    case '!=':
      return t('{{subject}}不等于 {{value}}', { subject, value: other });
    case '<':
      return t('{{subject}}小于 {{value}}', { subject, value: other });
    case '<=':
      return t('{{subject}}不超过 {{value}}', { subject, value: other });
    case '>':
      return t('{{subject}}大于 {{value}}', { subject, value: other });
    case '>=':
      return t('{{subject}}不小于 {{value}}', { subject, value: other });
  }
}

function wordCall(node: Node & { readonly kind: 'call' }, regime: Known): string {
  const [first, second] = node.args;
  if (!first) return printExpression(node);
  const subject = side(first, regime);
  switch (node.name) {
    case 'is defined':
      return t('{{subject}}已填', { subject });
    case 'not': {
      const name = nameOf(first);
      if (name !== null) return t('{{subject}}为否', { subject: named(name, regime) });
      return t('并非（{{condition}}）', { condition: word(first, regime, false) });
    }
    case 'list contains':
      return second
        ? t('{{subject}}含有 {{value}}', { subject, value: value(second, first, regime) })
        : printExpression(node);
    case 'year':
      return t('{{subject}}的年份', { subject });
    case 'month':
      return t('{{subject}}的月份', { subject });
    default:
      return printExpression(node);
  }
}

/** What is compared: a name by its title, a sum of names with its signs, else as it is written. */
function side(node: Node, regime: Known): string {
  const name = nameOf(node);
  if (name !== null) return named(name, regime);
  if (node.kind === 'arithmetic') return `${side(node.left, regime)} ${node.operator} ${side(node.right, regime)}`;
  if (node.kind === 'call') return wordCall(node, regime);
  return node.kind === 'date' ? node.value : printExpression(node);
}

/** What something is compared with, as that is worded: an amount in yuan, an option by its title. */
function value(node: Node, of: Node, regime: Known): string {
  const subject = nameOf(of);
  const type = subject === null ? undefined : regime.vocabulary.typeOf(subject);
  const kind = type?.kind === 'list' ? type.of.kind : type?.kind;
  if (node.kind === 'number' && kind === 'money') {
    const { value: fen } = parseYuan(node.source.includes('.') ? node.source : `${node.source}.00`);
    if (fen !== null) return wordMoney(fen);
  }
  if (node.kind === 'text' && subject !== null) {
    const option = regime.vocabulary.facts.get(subject)?.options?.find((one) => one.value === node.value);
    if (option) return t('“{{title}}”', { title: option.title });
  }
  return side(node, regime);
}

const PARAMETERS = 'parameters';

function named(name: string, { vocabulary }: Known): string {
  // Known to clocks and side cases without a fact of that name.
  if (name === 'clockYear' && !vocabulary.facts.has(name)) return t('时限所在年度');
  if (name === 'today' && !vocabulary.facts.has(name)) return t('今天');
  const title = vocabulary.titleOf(name);
  if (!name.startsWith(`${PARAMETERS}.`)) return t('“{{title}}”', { title });
  const all = vocabulary.reader({})(PARAMETERS);
  const field = name.slice(PARAMETERS.length + 1);
  const now = typeof all === 'object' && all !== null && Object.hasOwn(all, field) ? Reflect.get(all, field) : null;
  return t('参数「{{title}}」（{{now}}）', { title, now: vocabulary.word(name, now) });
}

function isBoolean(name: string, { vocabulary }: Known): boolean {
  return vocabulary.typeOf(name)?.kind === 'boolean';
}

function nameOf(node: Node): string | null {
  if (node.kind === 'name') return node.name;
  return node.kind === 'path' && node.of.kind === 'name' ? `${node.of.name}.${node.field}` : null;
}
