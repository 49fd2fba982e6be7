/**
 * The part of JSON Schema 2020-12 that the formats use. A document is checked by walking these nodes rather than by
 * Ajv: Ajv generates code, which the API forbids at run time; its standalone output is 400 kB and names no place in the
 * schema, so it could not say what was expected. The tests hold this walker against Ajv on many broken documents.
 */
export interface SchemaNode {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, SchemaNode>>;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly patternProperties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: boolean;
  readonly required?: readonly string[];
  readonly items?: SchemaNode;
  readonly enum?: readonly string[];
  readonly const?: string | boolean;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly minItems?: number;
  readonly oneOf?: readonly SchemaNode[];
  readonly discriminator?: { readonly propertyName: string };
}

/** Every keyword that the walker knows; a test proves that the formats use no other. */
export const SCHEMA_KEYWORDS: readonly string[] = [
  '$schema',
  '$ref',
  '$defs',
  'title',
  'description',
  'type',
  'properties',
  'patternProperties',
  'additionalProperties',
  'required',
  'items',
  'enum',
  'const',
  'pattern',
  'minimum',
  'minItems',
  'oneOf',
  'discriminator',
];
