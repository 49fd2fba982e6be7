import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import type { Json } from '../../../form-schemas/engine/value';

interface JsonLimits {
  readonly depth: number;
  readonly keys: number;
  readonly bytes: number;
}

const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'prototype', 'constructor']);

function refuse(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}

/** Looks at a JSON value before anything else does: depth, number of keys, size of texts, names that pollute prototypes. */
function guardJson(given: unknown, limits: JsonLimits): Json {
  let keys = 0;
  let bytes = 0;
  const walk = (value: unknown, depth: number): void => {
    if (depth > limits.depth) throw refuse(`JSON 嵌套不得超过 ${limits.depth} 层`);
    if (typeof value === 'string') bytes += value.length;
    else if (Array.isArray(value)) {
      keys += value.length;
      if (keys <= limits.keys) value.forEach((item) => walk(item, depth + 1));
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) {
        if (FORBIDDEN_KEYS.has(key)) throw refuse(`JSON 中不得有键“${key}”`);
        keys += 1;
        bytes += key.length;
        if (keys <= limits.keys) walk(item, depth + 1);
      }
    } else if (typeof value === 'number' ? !Number.isFinite(value) : value !== null && typeof value !== 'boolean') {
      throw refuse(`JSON 中不得有${typeof value === 'number' ? '非有限数' : ` ${typeof value} 值`}`);
    }
    if (keys > limits.keys) throw refuse(`JSON 的键与列表项合计不得超过 ${limits.keys} 个`);
    if (bytes > limits.bytes) throw refuse(`JSON 不得超过 ${limits.bytes} 个字符`);
  };
  walk(given, 1);
  return given as Json;
}

function literal(node: ValueNode, variables: Readonly<Record<string, unknown>> | null | undefined): unknown {
  switch (node.kind) {
    case Kind.STRING:
    case Kind.BOOLEAN:
    case Kind.ENUM:
      return node.value;
    case Kind.INT:
    case Kind.FLOAT:
      return Number(node.value);
    case Kind.NULL:
      return null;
    case Kind.LIST:
      return node.values.map((item) => literal(item, variables));
    case Kind.OBJECT: {
      const pairs = node.fields.map((field) => {
        if (FORBIDDEN_KEYS.has(field.name.value)) throw refuse(`JSON 中不得有键“${field.name.value}”`);
        return [field.name.value, literal(field.value, variables)] as const;
      });
      return Object.fromEntries(pairs);
    }
    case Kind.VARIABLE:
      return variables?.[node.name.value] ?? null;
  }
}

function jsonScalar(name: string, description: string, limits: JsonLimits): GraphQLScalarType<Json, Json> {
  return new GraphQLScalarType<Json, Json>({
    name,
    description,
    serialize: (value) => value as Json,
    parseValue: (value) => guardJson(value, limits),
    parseLiteral: (node, variables) => guardJson(literal(node, variables), limits),
  });
}

export const JsonScalar = jsonScalar(
  'JSON',
  '表单答案：任意 JSON，至多 16 层、5000 个键、100 万字符；拒绝 __proto__、prototype、constructor',
  { depth: 16, keys: 5_000, bytes: 1_000_000 },
);

export const RegimeDocumentScalar = jsonScalar('RegimeDocument', '制度文档：JSON，至多 64 层、1000 万字符', {
  depth: 64,
  keys: 500_000,
  bytes: 10_000_000,
});
