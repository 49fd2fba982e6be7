import fc from 'fast-check';
import type { Json } from '../../form-schemas/engine/value';

const key = fc
  .stringMatching(/^[a-zA-Z\u4e00-\u4e20 "\\/-]{1,30}$/)
  .filter((text) => !['constructor', 'prototype'].includes(text));

/** JSON values of every kind, with awkward keys and texts around the width of a line. */
export const anyJson: fc.Arbitrary<Json> = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.string({ unit: 'grapheme', maxLength: 130 }),
    fc.array(tie('json'), { maxLength: 8 }),
    fc.dictionary(key, tie('json'), { maxKeys: 8, noNullPrototype: true }),
  ),
})).json;
