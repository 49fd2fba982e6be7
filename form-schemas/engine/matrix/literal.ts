import { compileExpression } from '../expression/compile';
import { printUnary } from '../expression/unary';
import { found, type Finding, type Outcome } from '../finding';
import type { MatrixDocument } from '../model/matrix';
import type { Vocabulary } from '../vocabulary/vocabulary';
import { fileOf, pointer } from './place';
import { parseBandWords, type BoundSemantics } from './words';

/** What 以上 and 以下 mean in a regulation that has no article about them: both include the number. */
export const BOTH_INCLUDED: BoundSemantics = { above: 'included', below: 'included', clause: [] };

/** The table as the text alone gives it: without the rows that settle a hole or an overlap of the text. */
export function literalMatrix(document: MatrixDocument): MatrixDocument {
  return { ...document, rows: document.rows.filter((row) => row.settles === undefined) };
}

/**
 * The table with every cell that has words rebuilt from them under the given meaning of 以上 and 以下; shows
 * what an article about the bounds is good for. Findings as of `parseBandWords`, `words-of-other-type`.
 */
export function literalBounds(
  document: MatrixDocument,
  vocabulary: Vocabulary,
  bounds: BoundSemantics = BOTH_INCLUDED,
): Outcome<MatrixDocument> {
  const kinds = new Map(
    document.inputs.map((input) => [
      input.code,
      compileExpression(input.expression, vocabulary.scope).value?.type.kind,
    ]),
  );
  const findings: Finding[] = [];
  const rows = document.rows.map((row, index) => {
    const when = { ...row.when };
    for (const [column, words] of Object.entries(row.words ?? {})) {
      const path = `${fileOf(document, 'rows', index)}/words/${pointer(column)}`;
      const read = parseBandWords(words, bounds);
      for (const each of read.findings) findings.push({ ...each, path, rule: row.id });
      if (read.value && kinds.get(column) === read.value.kind)
        when[column] = printUnary(read.value.tests, { kind: read.value.kind });
      else if (read.value) {
        const message = `原文“${words}”与列“${column}”的值不是同一种（${read.value.kind === 'money' ? '金额' : '百分比'}）`;
        findings.push({ code: 'words-of-other-type', severity: 'error', message, path, rule: row.id });
      }
    }
    return { ...row, when };
  });
  return found({ ...document, rows }, findings);
}
