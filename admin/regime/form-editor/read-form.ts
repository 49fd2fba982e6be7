import {
  found,
  isFine,
  type Finding,
  type FormDocument,
  type JsonObject,
  type Outcome,
} from '../../../form-schemas/engine';
import { checkShape } from '../../../form-schemas/formats/check-shape';
import { readJson } from '../../../form-schemas/formats/read-json';

/** Shapes that are wrong in what they say, not in how they are built: a title that is empty for a moment. */
const HARMLESS: ReadonlySet<string> = new Set(['shape-text', 'shape-number', 'shape-unknown-key']);
/** Past this number of findings the rest has not been looked at. */
const MOST = 100;

/**
 * Reads a form to be edited: more patient than the reading before publication. Null only where it cannot be drawn as
 * an outline (no JSON, a key used twice, a node that is none); everything wrong is told either way.
 */
export function readForm(text: string, path: string): Outcome<FormDocument | null> {
  const json = readJson(text, path);
  if (!isFine(json.findings)) return found(null, json.findings);
  const shape = checkShape('form', json.value, path);
  if (shape.length >= MOST || shape.some(isGrave)) return found(null, shape);
  const { $schema: _, ...document } = json.value as JsonObject;
  // What is left to be wrong are texts and numbers, not how the document is built.
  return found(document as unknown as FormDocument, shape);
}

function isGrave({ code }: Finding): boolean {
  return !HARMLESS.has(code);
}
