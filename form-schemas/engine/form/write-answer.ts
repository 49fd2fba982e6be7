import { exactToText, isExact } from '../expression/exact';
import { fen, formatYuan } from '../money';
import type { Json, JsonObject, Value } from '../value';
import type { CompiledField } from './compiled-form';

/** Writes a value back as canonical JSON: yuan with two decimals, decimals as text. Not for tables. */
export function writeAnswer(field: CompiledField, value: Value): Json {
  if (value === null) return null;
  switch (field.component) {
    case 'Money':
      return typeof value === 'number' ? formatYuan(fen(value)) : null;
    case 'Number':
      return isExact(value) ? exactToText(value) : null;
    case 'Attachment':
      return Array.isArray(value) ? (value as readonly JsonObject[]).map((file) => ({ ...file })) : null;
    default:
      return value as Json;
  }
}
