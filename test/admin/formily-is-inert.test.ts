import '../../admin/widgets/formily-compiler';
import { createForm } from '@formily/core';
import { Schema } from '@formily/json-schema';

describe('Formily in the console', () => {
  afterEach(() => {
    delete (globalThis as { compiled?: boolean }).compiled;
  });

  it('never runs what stands between braces, wherever a schema can hold it', () => {
    const attack = '{{(globalThis.compiled = true)}}';
    const schema = new Schema({
      type: 'object',
      properties: {
        name: {
          type: 'string',
          title: attack,
          description: attack,
          enum: [{ label: attack, value: attack }],
          default: attack,
          'x-component': 'Text',
          'x-component-props': { placeholder: attack },
          'x-data': { note: attack },
          'x-visible': attack as never,
          'x-reactions': attack as never,
        },
      },
    });
    const props = schema.properties?.['name']?.toFieldProps({ scope: {} });
    const field = createForm().createField({ name: 'name', ...props } as never);
    expect((globalThis as { compiled?: boolean }).compiled).toBeUndefined();
    expect(field.title).toBe(attack);
  });

  it('is one copy, so that the compiler that is replaced is the one that is used', () => {
    const seen = [
      require.resolve('@formily/json-schema'),
      require.resolve('@formily/json-schema', { paths: [require.resolve('@formily/react')] }),
    ];
    expect(new Set(seen).size).toBe(1);
  });
});
