import { COMPONENTS } from '../../../form-schemas/engine/form/component';
import {
  FORM_COMPONENTS,
  type FormComponent,
  type FormNode,
  type TextFormat,
} from '../../../form-schemas/engine/model/form';
import { t } from '../../i18n/t';

/** The kinds of nodes in words, in the order in which they are offered. */
const WORDS: Readonly<Record<FormComponent, readonly [word: string, help: string]>> = {
  Text: [t('单行文字'), t('名称、编号、联系人等短文字')],
  LongText: [t('多行文字'), t('说明、理由等长文字')],
  Money: [t('金额'), t('以元存储，可按万元填写')],
  Integer: [t('整数'), t('个数、人数、年数')],
  Number: [t('小数'), t('比例、系数，精确到所填的位数')],
  Date: [t('日期'), t('年月日')],
  YesNo: [t('是否'), t('答“是”或“否”')],
  Radio: [t('单选'), t('选项不多，全部列出')],
  Select: [t('下拉单选'), t('选项较多，点开再选')],
  MultiSelect: [t('多选'), t('可选几项')],
  Attachment: [t('附件'), t('上传文件')],
  Organisation: [t('单位'), t('申报单位等机构的名称')],
  Table: [t('明细表'), t('若干行，每行填同样的几列')],
  Section: [t('分组'), t('把若干字段归在一个标题下，本身没有值')],
};

export function wordKind(kind: string): string {
  return isKind(kind) ? WORDS[kind][0] : kind;
}

/** What a text may be said to be; `x-format`. */
const FORMATS: Readonly<Record<TextFormat, string>> = {
  digits: t('半角数字'),
  uscc: t('统一社会信用代码（18 位，核对校验码）'),
  phone: t('手机或带区号的固定电话'),
  email: t('电子邮箱'),
  postcode: t('邮政编码（6 位）'),
  'resource-code': t('政务信息资源代码（如 307001/000012）'),
};

export function wordFormat(format: TextFormat): string {
  return FORMATS[format];
}

/** As short as a line of the outline wants it. */
const SHORT: Partial<Readonly<Record<FormComponent, string>>> = {
  Text: t('单行'),
  LongText: t('多行'),
  Select: t('下拉'),
  Table: t('明细'),
};

export function shortKind(kind: string): string {
  return (isKind(kind) ? SHORT[kind] : undefined) ?? wordKind(kind);
}

export function isKind(kind: string): kind is FormComponent {
  return (FORM_COMPONENTS as readonly string[]).includes(kind);
}

/** Kinds to choose from; a column of a table is neither a section nor a table. */
export function kindOptions(
  inTable: boolean,
): readonly { readonly value: FormComponent; readonly label: string; readonly help: string }[] {
  return (Object.keys(WORDS) as FormComponent[])
    .filter((kind) => !inTable || (kind !== 'Section' && kind !== 'Table'))
    .map((kind) => ({ value: kind, label: WORDS[kind][0], help: WORDS[kind][1] }));
}

/** Whether a node of this kind may carry this key of the document, e.g. `maxLength`. */
export function mayCarry(kind: FormComponent, key: string): boolean {
  return COMPONENTS.get(kind)?.keys.includes(key) === true;
}

/** Whether it offers options to choose from. */
export function hasOptions(kind: FormComponent): boolean {
  return COMPONENTS.get(kind)?.options !== undefined;
}

/** A new node of a kind, ready to be used. Index and key are given by where it is put. */
export function newNode(kind: FormComponent, title: string): Omit<FormNode, 'x-index'> {
  const profile = COMPONENTS.get(kind);
  const base = { type: profile?.type ?? 'string', title, 'x-component': kind } as const;
  const options = [1, 2].map((count) => ({ value: `option${count}`, label: t('选项{{count}}', { count }) }));
  if (kind === 'Section') return { ...base, properties: {} };
  if (profile?.options === 'node') return { ...base, enum: options };
  if (profile?.options === 'items') return { ...base, items: { type: 'string', enum: options } };
  if (kind !== 'Table') return base;
  const column: FormNode = { type: 'string', title: t('内容'), 'x-component': 'Text', 'x-index': 10 };
  return { ...base, items: { type: 'object', properties: { column1: column } } };
}

/** The same field as another kind: keeps what the new kind knows, options included; says nothing of what it drops. */
export function asKind(node: FormNode, kind: FormComponent): FormNode {
  const profile = COMPONENTS.get(kind);
  if (!profile) return node;
  const fresh = newNode(kind, node.title ?? '');
  const kept = Object.fromEntries(
    Object.entries(node).filter(
      ([key]) => profile.keys.includes(key) && !['type', 'x-component', 'enum', 'items', 'properties'].includes(key),
    ),
  );
  const options = node.enum ?? node.items?.enum;
  const bounds = node['x-component'] === kind ? [] : ['minimum', 'maximum', 'default'];
  for (const key of bounds) delete kept[key];
  return {
    ...kept,
    ...fresh,
    'x-index': node['x-index'],
    ...(options && profile.options === 'node' ? { enum: options } : {}),
    ...(options && profile.options === 'items' ? { items: { type: 'string', enum: options } } : {}),
  };
}
