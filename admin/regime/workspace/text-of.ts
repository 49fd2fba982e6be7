import type { Json, JsonObject } from '../../../form-schemas/engine';
import { canonicalText } from '../../../form-schemas/formats/canonical';
import { kindOfPath, schemaReference } from '../../../form-schemas/formats/document-kind';

/** Canonical text with the `$schema` that belongs there: written once, compared byte by byte ever after. */
export function textOf(path: string, document: JsonObject): string {
  const kind = kindOfPath(path)?.kind;
  const { $schema: _dropped, ...content } = document;
  const whole: Json = kind === undefined ? content : { $schema: schemaReference(path, kind), ...content };
  return canonicalText(whole);
}
