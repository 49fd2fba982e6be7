import type { FieldRule, FormComponent, FormDocument, FormNode, Json, JsonObject } from '../../../form-schemas/engine';
import { t } from '../../i18n/t';
import { nodeAt, setNode } from './edit-form';
import { hasOptions, mayCarry } from './kinds';
import { containerOf, isColumn, keyOf } from './pointer';

/** What can be said of a node, in the words and units of the panel. Rules stand without their braces. */
export const PROPERTIES = [
  'title',
  'key',
  'kind',
  'section',
  'description',
  'options',
  'format',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
  'accept',
  'megabytes',
  'default',
  'fact',
  'required',
  'visible',
  'computed',
  'rules',
  'clause',
  'see',
  'fill',
] as const;
export type Property = (typeof PROPERTIES)[number];
export type Properties = Readonly<Partial<Record<Property, Json>>>;

/** The key of the document behind a property, for findings and for what a kind may carry. */
const BEHIND: Readonly<Record<Property, string>> = {
  title: 'title',
  key: '',
  kind: 'x-component',
  section: '',
  description: 'description',
  options: 'enum',
  format: 'x-format',
  minLength: 'minLength',
  maxLength: 'maxLength',
  minimum: 'minimum',
  maximum: 'maximum',
  minItems: 'minItems',
  maxItems: 'maxItems',
  accept: 'x-accept',
  megabytes: 'x-maxMegabytes',
  default: 'default',
  fact: 'x-fact',
  required: 'required',
  visible: 'x-visible',
  computed: 'x-computed',
  rules: 'x-rules',
  clause: 'x-clause',
  see: 'x-roles',
  fill: 'x-roles',
};

/** The order of keys in a document, so that an added one stands where people look for it. */
const ORDER = [
  'type',
  'title',
  'description',
  'x-component',
  'x-index',
  'x-clause',
  'x-fact',
  'x-roles',
  'x-visible',
  'required',
  'x-computed',
  'x-rules',
  'enum',
  'default',
  'x-format',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
  'x-accept',
  'x-maxMegabytes',
  'items',
  'properties',
];

export function wordProperty(property: Property, kind: FormComponent): string {
  const words: Readonly<Record<Property, string>> = {
    title: t('标题'),
    key: t('字段代码'),
    kind: t('种类'),
    section: t('所在分组'),
    description: t('填写说明'),
    options: t('选项'),
    format: t('写法'),
    minLength: t('最少字数'),
    maxLength: t('最多字数'),
    minimum: kind === 'Date' ? t('不早于') : t('不小于'),
    maximum: kind === 'Date' ? t('不晚于') : t('不大于'),
    minItems: kind === 'Table' ? t('最少行数') : kind === 'Attachment' ? t('最少附件数') : t('最少选几项'),
    maxItems: kind === 'Table' ? t('最多行数') : kind === 'Attachment' ? t('最多附件数') : t('最多选几项'),
    accept: t('可用的文件种类'),
    megabytes: t('每个文件的上限（MB）'),
    default: t('默认值'),
    fact: t('写入事实'),
    required: t('是否必填'),
    visible: t('何时显示'),
    computed: t('计算'),
    rules: t('其他规则'),
    clause: t('依据条款'),
    see: t('谁可以看'),
    fill: t('谁可以填'),
  };
  return words[property];
}

/** The properties that a kind has. A column sets no fact: only the whole table could. */
export function propertiesOf(kind: FormComponent, pointer: string): readonly Property[] {
  const column = isColumn(pointer);
  return PROPERTIES.filter((property) => {
    if (property === 'key' || property === 'kind') return true;
    if (property === 'section') return !column;
    if (property === 'options') return hasOptions(kind);
    if (property === 'fact' && column) return false;
    return mayCarry(kind, BEHIND[property]);
  });
}

/** The property that a place below a node belongs to: `x-rules/0/test` is `rules`, `items/enum/3/value` is `options`. */
export function propertyAt(place: string): Property {
  const [first = '', second = ''] = place.split('/');
  if (first === 'items') return second === 'enum' ? 'options' : 'kind';
  if (first === 'x-roles') return second === 'see' ? 'see' : 'fill';
  if (first === '' || first === 'x-index' || first === 'type' || first === 'properties') return 'key';
  return PROPERTIES.find((property) => BEHIND[property] === first) ?? 'title';
}

export function readProperties(document: FormDocument, pointer: string): Properties {
  const node = nodeAt(document, pointer);
  if (!node) return {};
  const { required } = node;
  return compact({
    title: node.title ?? '',
    key: keyOf(pointer),
    kind: node['x-component'],
    section: containerOf(pointer),
    description: node.description ?? '',
    options: (node.enum ?? node.items?.enum ?? []) as unknown as Json,
    format: node['x-format'],
    minLength: node.minLength,
    maxLength: node.maxLength,
    minimum: node.minimum,
    maximum: node.maximum,
    minItems: node.minItems,
    maxItems: node.maxItems,
    accept: node['x-accept'] ?? [],
    megabytes: node['x-maxMegabytes'],
    default: node.default,
    fact: node['x-fact'],
    required: typeof required === 'string' ? unbraced(required) : (required ?? false),
    visible: unbraced(node['x-visible'] ?? ''),
    computed: unbraced(node['x-computed'] ?? ''),
    rules: (node['x-rules'] ?? []).map((rule) => ({ ...rule, test: unbraced(rule.test) })) as unknown as Json,
    clause: node['x-clause'] ?? [],
    see: node['x-roles']?.see ?? [],
    fill: node['x-roles']?.fill ?? [],
  });
}

/** Writes one property that stands in the node itself; key, kind and section change the form around it. */
export function setProperty(document: FormDocument, pointer: string, property: Property, value: Json): FormDocument {
  const node = nodeAt(document, pointer);
  if (!node) return document;
  return setNode(document, pointer, ordered(written(node, property, value)));
}

function written(node: FormNode, property: Property, value: Json): Record<string, Json | undefined> {
  const record = { ...(node as unknown as JsonObject) } as Record<string, Json | undefined>;
  switch (property) {
    case 'title':
      return { ...record, title: value ?? '' };
    case 'required':
      return { ...record, required: typeof value === 'string' ? braced(value) : value === true ? true : undefined };
    case 'visible':
    case 'computed':
      return {
        ...record,
        [BEHIND[property]]: typeof value === 'string' && value.trim() !== '' ? braced(value) : undefined,
      };
    case 'rules': {
      const rules = (value ?? []) as unknown as readonly FieldRule[];
      const kept = rules.map((rule) => ({ ...rule, test: braced(rule.test) }));
      return { ...record, 'x-rules': kept.length === 0 ? undefined : (kept as unknown as Json) };
    }
    case 'see':
    case 'fill': {
      const roles = { ...(node['x-roles'] ?? {}), [property]: value };
      const left = Object.entries(roles).filter(([, bodies]) => Array.isArray(bodies) && bodies.length > 0);
      return { ...record, 'x-roles': left.length === 0 ? undefined : (Object.fromEntries(left) as JsonObject) };
    }
    case 'options':
      return node.items ? { ...record, items: { type: 'string', enum: value } } : { ...record, enum: value };
    default: {
      const empty = value === null || value === '' || (Array.isArray(value) && value.length === 0);
      return { ...record, [BEHIND[property]]: empty ? undefined : value };
    }
  }
}

function ordered(record: Record<string, Json | undefined>): FormNode {
  const place = (key: string): number => {
    const at = ORDER.indexOf(key);
    return at < 0 ? ORDER.length : at;
  };
  const entries = Object.entries(record).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => place(a) - place(b))) as unknown as FormNode;
}

/** `{{a = 1}}` → `a = 1`; a text that is no rule at all is shown as it stands. */
export function unbraced(text: string): string {
  const inner = /^\s*\{\{([\s\S]*)\}\}\s*$/.exec(text)?.[1];
  return (inner ?? text).trim();
}

export function braced(expression: string): string {
  return `{{${expression}}}`;
}

function compact(record: Readonly<Record<string, Json | undefined>>): Properties {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Properties;
}
