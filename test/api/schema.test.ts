import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  isIntrospectionType,
  isObjectType,
  isInterfaceType,
  isInputObjectType,
  isEnumType,
  isScalarType,
  isSpecifiedScalarType,
  validateSchema,
} from 'graphql';
import { buildApiSchema, printApiSchema } from '../../api/schema';

const FILE = join(__dirname, '../../api/schema.graphql');
const CHINESE = /[\u4e00-\u9fff]/;

describe('the committed schema', () => {
  it('is what the code emits (UPDATE_SCHEMA=1 npx jest test/api/schema writes it)', () => {
    const emitted = printApiSchema();
    if (process.env['UPDATE_SCHEMA'] === '1') writeFileSync(FILE, emitted);
    expect(readFileSync(FILE, 'utf8')).toBe(emitted);
  });

  it('is a valid schema', () => {
    expect(validateSchema(buildApiSchema())).toEqual([]);
  });

  it('describes every type, field and enum in Chinese', () => {
    const silent: string[] = [];
    for (const type of Object.values(buildApiSchema().getTypeMap())) {
      if (isIntrospectionType(type) || (isScalarType(type) && isSpecifiedScalarType(type))) continue;
      const isRoot = ['Query', 'Mutation', 'Subscription'].includes(type.name);
      if (!isRoot && !CHINESE.test(type.description ?? '')) silent.push(type.name);
      if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)) {
        for (const field of Object.values(type.getFields())) {
          if (!CHINESE.test(field.description ?? '')) silent.push(`${type.name}.${field.name}: ${String(field.type)}`);
        }
      }
      if (isEnumType(type)) expect(type.description).toMatch(CHINESE);
    }
    expect(silent).toEqual([]);
  });
});
