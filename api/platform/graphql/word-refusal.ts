/** What graphql-js says in English of a request that does not fit the schema, in a sentence for people. */
type Wording = readonly [pattern: RegExp, word: (...parts: readonly string[]) => string];

const NAME = '"([^"]*)"';
const like = (text: string): RegExp => new RegExp(`^${text.replaceAll('%', NAME)}`, 's');

/** What single values are refused with; also inside what is said of a variable. */
const VALUES: readonly Wording[] = [
  [like('Expected non-nullable type % not to be null'), (type) => `须给出值（${typed(type)}），不能为 null`],
  [like('Expected type % to be an object'), (type) => `须为对象（输入类型 ${type}）`],
  [
    like('Field % of required type % was not provided'),
    (field, type) => `缺少必填的输入项 ${last(field)}（${typed(type)}）`,
  ],
  [like('Field % must be non-null'), (field) => `输入项 ${last(field)} 不能为 null`],
  [like('Field % is not defined by type %'), (field, type) => `输入类型 ${type} 没有“${clip(field)}”这一项`],
  [like('Exactly one key must be specified for OneOf type %'), (type) => `输入类型 ${type} 须给出恰好一项`],
  [like('Value % does not exist in % enum'), (value, type) => `${type} 没有“${clip(value)}”这个取值`],
  [like('Enum % cannot represent non-(?:enum|string) value'), (type) => `须为 ${type} 的一个取值（枚举名，不加引号）`],
  [like('Int cannot represent non 32-bit signed integer'), () => '整数超出范围，须在 -2147483648 至 2147483647 之间'],
  [/^Int cannot represent/, () => '须为整数'],
  [/^Float cannot represent/, () => '须为数字'],
  [/^String cannot represent/, () => '须为文本'],
  [/^Boolean cannot represent/, () => '须为 true 或 false'],
  [/^ID cannot represent/, () => '须为标识（文本）'],
  // Of a type of one's own, which says in Chinese what it expects.
  [/^Expected (?:value of )?type "([^"]*)"(?:, found .*?; |\. )(.*[\u4e00-\u9fff].*)$/s, (_, reason) => reason ?? ''],
  [like('Expected (?:value of )?type %'), (type) => `须为 ${typed(type)}`],
];

const DOCUMENTS: readonly Wording[] = [
  [like('Cannot query field % on type %'), (field, type) => `类型 ${type} 没有字段“${clip(field)}”`],
  [like('Unknown argument % on field %'), (argument, field) => `字段 ${field} 没有参数“${clip(argument)}”`],
  [like('Unknown argument % on directive %'), (argument, name) => `指令 ${name} 没有参数“${clip(argument)}”`],
  [like('Unknown type %'), (type) => `没有类型“${clip(type)}”`],
  [like('Unknown directive %'), (name) => `没有指令“${clip(name)}”`],
  [like('Unknown fragment %'), (name) => `没有声明片段“${clip(name)}”`],
  [like('Unknown operation named %'), (name) => `查询中没有名为“${clip(name)}”的操作`],
  [/^Must provide operation name/, () => '查询中有多个操作，须以 operationName 指明执行哪一个'],
  [
    like('Field % argument % of type % is required'),
    (field, argument, type) => `字段 ${field} 缺少必填的参数 ${argument}（${typed(type)}）`,
  ],
  [
    like('Directive % argument % of type % is required'),
    (name, argument, type) => `指令 ${name} 缺少必填的参数 ${argument}（${typed(type)}）`,
  ],
  [like('Field % must not have a selection'), (field) => `字段 ${field} 是单个值，不能再选取其中的字段`],
  [
    like('Field % of type % must have (?:a selection|at least one)'),
    (field, type) => `字段 ${field}（类型 ${type}）须选取其中的字段，如 ${field} { … }`,
  ],
  [like('Variable % is not defined'), (name) => `变量 ${name} 没有声明`],
  [like('Variable % is never used'), (name) => `变量 ${name} 声明而未用`],
  [
    like('Variable % of type % used in position expecting type %'),
    (name, type, expected) => `变量 ${name} 的类型为 ${type}，用处要求 ${expected}`,
  ],
  [like('Variable % cannot be non-input type %'), (name, type) => `变量 ${name} 的类型 ${type} 不是输入类型`],
  [like('Fragment % is never used'), (name) => `片段“${clip(name)}”声明而未用`],
  [like('Fields % conflict'), (field) => `名为 ${field} 的字段互相矛盾，请另取别名`],
  [/^There can be only one (\w+(?: \w+)?) named "([^"]*)"/, (_, name) => `“${clip(name)}”给出了两次`],
];

const VARIABLES: readonly Wording[] = [
  [like('Variable % of required type % was not provided'), (name, type) => `缺少必填的变量 ${name}（${typed(type)}）`],
  [like('Variable % of non-null type % must not be null'), (name, type) => `变量 ${name}（${typed(type)}）不能为 null`],
];

const INVALID = /^Variable "\$([^"]*)" got invalid value /;
const REASON =
  /(?: at "([\w.[\]]*)")?; ((?:Expected|Exactly|Field|Value|Enum|Int|Float|String|Boolean|ID) .*|[^\u0000-\u007f].*)$/s;

/** @returns null for what is not among the usual */
export function wordRefusal(message: string): string | null {
  const invalid = INVALID.exec(message);
  if (!invalid) return worded([...VARIABLES, ...DOCUMENTS, ...VALUES], message);
  const [, at, reason = ''] = REASON.exec(message.slice(invalid[0].length)) ?? [];
  const variable = invalid[1] ?? '';
  // Its path begins with the variable’s own name.
  const place = at?.slice(variable.length).replace(/^\./, '') ?? '';
  const where = place === '' ? `变量 $${variable}` : `变量 $${variable} 的 ${place}`;
  // A type of one's own says in Chinese what it expects.
  const said = /^[^\u0000-\u007f]/.test(reason) ? reason : worded(VALUES, reason);
  return `${where}：${said ?? '值不合要求'}`;
}

function worded(wordings: readonly Wording[], message: string): string | null {
  for (const [pattern, word] of wordings) {
    const found = pattern.exec(message);
    if (found) return word(...found.slice(1));
  }
  return null;
}

const SCALARS: Readonly<Record<string, string>> = {
  Int: '整数',
  Float: '数字',
  String: '文本',
  Boolean: '是否',
  ID: '标识',
};

/** `类型 Int，整数`. */
function typed(type: string): string {
  const word = SCALARS[type.replace(/[![\]]/g, '')];
  return word === undefined || type.includes('[') ? `类型 ${type}` : `类型 ${type}，${word}`;
}

function last(field: string): string {
  return clip(field.slice(field.lastIndexOf('.') + 1));
}

function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
