import type { FormComponent, FormNode } from '../model/form';
import type { Type } from '../value';

/** What a component of the catalogue means: the JSON type of its node and which keys may stand in it. */
export interface ComponentProfile {
  readonly type: FormNode['type'];
  /** Type of the items, of arrays. */
  readonly items?: 'object' | 'string';
  /** Keys beside those that every component may carry. */
  readonly keys: readonly string[];
  /** Whether its options stand in `enum` of the node (`node`) or of its items (`items`). */
  readonly options?: 'node' | 'items';
  /** May be computed, have a default, set a fact. */
  readonly scalar: boolean;
}

/** Keys of every node, sections included. */
const COMMON = ['type', 'title', 'description', 'x-component', 'x-index', 'x-clause', 'x-roles', 'x-visible'] as const;
/** Keys of every node that holds a value. */
const VALUED = ['required', 'x-rules'] as const;
const SCALAR = ['x-fact', 'x-computed', 'default'] as const;
const TEXT = ['minLength', 'maxLength'] as const;
const BOUNDS = ['minimum', 'maximum'] as const;
const COUNT = ['minItems', 'maxItems'] as const;

function valued(type: FormNode['type'], keys: readonly string[], options?: 'node'): ComponentProfile {
  return {
    type,
    keys: [...COMMON, ...VALUED, ...SCALAR, ...keys],
    scalar: true,
    ...(options === undefined ? {} : { options }),
  };
}

/** The catalogue. A node whose `type` or keys differ from its component's is refused. */
export const COMPONENTS: ReadonlyMap<string, ComponentProfile> = new Map<FormComponent, ComponentProfile>([
  ['Section', { type: 'void', keys: [...COMMON, 'properties'], scalar: false }],
  ['Text', valued('string', ['x-format', ...TEXT])],
  ['LongText', valued('string', TEXT)],
  ['Money', valued('string', BOUNDS)],
  ['Integer', valued('number', BOUNDS)],
  ['Number', valued('string', BOUNDS)],
  ['Date', valued('string', BOUNDS)],
  ['Select', valued('string', ['enum'], 'node')],
  ['Radio', valued('string', ['enum'], 'node')],
  ['YesNo', valued('boolean', [])],
  ['Organisation', valued('string', [])],
  [
    'MultiSelect',
    {
      type: 'array',
      items: 'string',
      keys: [...COMMON, ...VALUED, 'x-fact', ...COUNT, 'items'],
      options: 'items',
      scalar: false,
    },
  ],
  [
    'Attachment',
    { type: 'array', keys: [...COMMON, ...VALUED, ...COUNT, 'x-accept', 'x-maxMegabytes'], scalar: false },
  ],
  ['Table', { type: 'array', items: 'object', keys: [...COMMON, ...VALUED, ...COUNT, 'items'], scalar: false }],
]);

/** One attached file, as expressions see it. */
const ATTACHMENT: Type = {
  kind: 'record',
  fields: { id: { kind: 'text' }, name: { kind: 'text' }, size: { kind: 'integer' }, digest: { kind: 'text' } },
};

function optionValues(options: readonly { readonly value: string }[] | undefined): readonly string[] {
  return (options ?? []).map((option) => option.value);
}

/** The type that a field's value has in expressions, or null for a section. Rows of a table are records of its columns. */
export function typeOfNode(node: FormNode): Type | null {
  switch (node['x-component']) {
    case 'Section':
      return null;
    case 'Text':
    case 'LongText':
    case 'Organisation':
      return { kind: 'text' };
    case 'Money':
      return { kind: 'money' };
    case 'Integer':
      return { kind: 'integer' };
    case 'Number':
      return { kind: 'number' };
    case 'Date':
      return { kind: 'date' };
    case 'YesNo':
      return { kind: 'boolean' };
    case 'Select':
    case 'Radio':
      return { kind: 'enum', values: optionValues(node.enum) };
    case 'MultiSelect':
      return { kind: 'list', of: { kind: 'enum', values: optionValues(node.items?.enum) } };
    case 'Attachment':
      return { kind: 'list', of: ATTACHMENT };
    case 'Table':
      return { kind: 'list', of: { kind: 'record', fields: columnTypes(node) } };
  }
}

function columnTypes(table: FormNode): Readonly<Record<string, Type>> {
  const fields: [string, Type][] = [];
  for (const [key, node] of Object.entries(table.items?.properties ?? {})) {
    const type = typeOfNode(node);
    if (type !== null) fields.push([key, type]);
  }
  return Object.fromEntries(fields);
}
