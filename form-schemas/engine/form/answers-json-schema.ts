import type { FormDocument, FormNode } from '../model/form';
import type { Json, JsonObject } from '../value';
import { MAX_ROWS } from './answers-bounds';
import { outlineOf, type OutlineEntry } from './outline';
import { textFormat } from './text-format';

const YUAN = '^-?\\d{1,13}(\\.\\d{1,2})?$';
const DECIMAL = '^-?\\d+(\\.\\d+)?$';
const DAY = '^\\d{4}-\\d{2}-\\d{2}$';

/**
 * JSON Schema (draft 2020-12) of a form's answers, for front-end teams. It says what can be said without
 * evaluating rules: types, options, lengths, counts, and as `required` only what is required in every case.
 * The engine's own findings are the authority.
 */
export function answersJsonSchema(document: FormDocument): JsonObject {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: document.title,
    ...objectOf(outlineOf(document.schema.properties, '')),
  };
}

function objectOf(entries: readonly OutlineEntry[]): JsonObject {
  const properties: [string, Json][] = [];
  const required: string[] = [];
  const always: boolean[] = [];
  entries.forEach((entry, index) => {
    const { key, node } = entry;
    always[index] = node['x-visible'] === undefined && (entry.parent < 0 || always[entry.parent] === true);
    if (node['x-component'] === 'Section') return;
    const needed =
      node.required === true &&
      always[index] === true &&
      node['x-computed'] === undefined &&
      node.default === undefined;
    if (needed) required.push(key);
    properties.push([key, { ...describe(node), ...valueSchema(node, needed) }]);
  });
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(required.length === 0 ? {} : { required }),
    additionalProperties: false,
  };
}

function describe(node: FormNode): JsonObject {
  return {
    ...(node.title === undefined ? {} : { title: node.title }),
    ...(node.description === undefined ? {} : { description: node.description }),
    ...(node['x-computed'] === undefined ? {} : { readOnly: true }),
    ...(node.default === undefined ? {} : { default: node.default }),
  };
}

function valueSchema(node: FormNode, needed: boolean): JsonObject {
  const type = (name: string): Json => (needed ? name : [name, 'null']);
  const count = (least: number): JsonObject => ({
    ...(Math.max(least, node.minItems ?? 0) > 0 ? { minItems: Math.max(least, node.minItems ?? 0) } : {}),
    ...(node.maxItems === undefined ? {} : { maxItems: node.maxItems }),
  });
  const options = (list: FormNode['enum']): Json[] => (list ?? []).map((option) => option.value);
  switch (node['x-component']) {
    case 'Money':
      return { type: type('string'), pattern: YUAN, ...bounds(node, '元') };
    case 'Number':
      return { type: type('string'), pattern: DECIMAL, ...bounds(node, '') };
    case 'Date':
      return { type: type('string'), format: 'date', pattern: DAY, ...bounds(node, '') };
    case 'Integer':
      return {
        type: type('integer'),
        minimum: node.minimum ?? Number.MIN_SAFE_INTEGER,
        maximum: node.maximum ?? Number.MAX_SAFE_INTEGER,
      };
    case 'YesNo':
      return { type: type('boolean') };
    case 'Select':
    case 'Radio':
      return { type: type('string'), enum: needed ? options(node.enum) : [...options(node.enum), null] };
    case 'MultiSelect':
      return {
        type: type('array'),
        items: { type: 'string', enum: options(node.items?.enum) },
        uniqueItems: true,
        ...count(needed ? 1 : 0),
      };
    case 'Attachment':
      return { type: type('array'), items: ATTACHMENT, ...count(needed ? 1 : 0) };
    case 'Table': {
      const rows = objectOf(outlineOf(node.items?.properties ?? {}, ''));
      return { type: type('array'), items: rows, ...count(needed ? 1 : 0), maxItems: node.maxItems ?? MAX_ROWS };
    }
    default: {
      const minLength = Math.max(needed ? 1 : 0, node.minLength ?? 0);
      return {
        type: type('string'),
        ...(minLength > 0 ? { minLength } : {}),
        ...(node.maxLength === undefined ? {} : { maxLength: node.maxLength }),
        ...formatted(node),
      };
    }
  }
}

/** The pattern of a format; what no pattern can say, a check character, is told in the comment. */
function formatted({ 'x-format': format }: FormNode): JsonObject {
  if (format === undefined) return {};
  const { pattern, words } = textFormat(format);
  return { pattern, $comment: format === 'uscc' ? `${words}，末位为校验码（GB 32100—2015）` : words };
}

/** Bounds of values that travel as text cannot be said in JSON Schema: they are told in a comment. */
function bounds(node: FormNode, unit: string): JsonObject {
  const words = [
    node.minimum === undefined ? '' : `不小于 ${node.minimum}${unit}`,
    node.maximum === undefined ? '' : `不大于 ${node.maximum}${unit}`,
  ].filter((word) => word !== '');
  return words.length === 0 ? {} : { $comment: words.join('，') };
}

const ATTACHMENT: JsonObject = {
  type: 'object',
  properties: {
    id: { type: 'string', minLength: 1, maxLength: 200 },
    name: { type: 'string', minLength: 1, maxLength: 255 },
    size: { type: 'integer', minimum: 0 },
    digest: { type: 'string', pattern: '^[0-9a-f]{64}$' },
  },
  required: ['id', 'name', 'size', 'digest'],
  additionalProperties: false,
};
