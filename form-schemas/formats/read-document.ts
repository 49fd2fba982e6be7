import { fine, found, isFine, type Finding, type Outcome } from '../engine/finding';
import type { JsonObject } from '../engine/value';
import { canonicalText } from './canonical';
import { checkShape } from './check-shape';
import type { DocumentKind, DocumentOf } from './document-kind';
import { positionsOf, readJson } from './read-json';

/**
 * Reads one file of a regime: JSON, then the shape of its kind. `$schema` is dropped.
 *
 * @returns the document, or null with the findings of {@link readJson} or {@link checkShape} (with line and column);
 * a warning `not-canonical` when the text is not what `regime format` would write
 */
export function readDocument<K extends DocumentKind>(
  kind: K,
  text: string,
  file: string,
): Outcome<DocumentOf[K] | null> {
  const json = readJson(text, file);
  if (!isFine(json.findings)) return found(null, json.findings);
  const shape = checkShape(kind, json.value, file);
  if (shape.length > 0) return found(null, withPositions(shape, text));
  const { $schema: _, ...document } = json.value as JsonObject;
  // The shape has just been proven to be that of this kind.
  const value = document as unknown as DocumentOf[K];
  return canonicalText(json.value) === text ? fine(value) : found(value, [notCanonical(file)]);
}

function notCanonical(file: string): Finding {
  const message = '文件不是规范写法（缩进、换行）；运行 regime format 即可改正，内容不变';
  return { code: 'not-canonical', severity: 'warning', message, path: file };
}

function withPositions(findings: readonly Finding[], text: string): readonly Finding[] {
  const positions = positionsOf(text);
  return findings.map((finding) => {
    const position = positions.get(finding.path?.split('#')[1] ?? '');
    return position
      ? { ...finding, parameters: { ...finding.parameters, line: position.line, column: position.column } }
      : finding;
  });
}
