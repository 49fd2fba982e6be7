import { didYouMean } from '../expression/suggest';
import { found, isFine, type Finding, type Outcome } from '../finding';
import type { MatrixDocument } from '../model/matrix';
import type { Vocabulary } from '../vocabulary/vocabulary';
import { countBits } from './bits';
import { compileColumn } from './compile-column';
import type { CompiledInput, CompiledMatrix, MatrixDecision } from './compiled-matrix';
import { tooManyRows } from './most-rows';
import { fileOf, pointer } from './place';
import { settleHits } from './settle-hits';

/**
 * Makes a decision table ready: reads each cell with its column's static type and cuts the columns into atoms.
 *
 * Findings (paths like `matrices/founding.json#/rows/2/when/total`): `cell-unreadable`, `cell-outside-domain`,
 * `cell-partly-outside-domain` (warning), `cell-is-null`, `column-unknown`, `column-twice`, `column-expression`,
 * `column-type`, `column-domain`, `column-domain-empty`, `row-id-twice`, `matrix-too-many-rows`.
 *
 * @returns the table, or null where something in it cannot be read. A row that can never be hit is a finding
 * of severity error beside a table that is still good for analysis.
 */
export function compileMatrix(document: MatrixDocument, vocabulary: Vocabulary): Outcome<CompiledMatrix | null> {
  const tooMany = tooManyRows(document);
  if (tooMany.length > 0) return found(null, tooMany);
  const structure = [...columnsTwice(document), ...columnsUnknown(document)];
  const findings: Finding[] = [...structure, ...rowsTwice(document)];
  const inputs: CompiledInput[] = [];
  document.inputs.forEach((_, index) => {
    const column = compileColumn(document, index, vocabulary);
    findings.push(...column.findings);
    if (column.value) inputs.push(column.value);
  });
  if (inputs.length < document.inputs.length || !isFine(structure)) return found(null, findings);

  const classes = new Map<string, number>();
  const chainClass = document.rows.map((row, index) => {
    const text = JSON.stringify(row.chain);
    if (!classes.has(text)) classes.set(text, index);
    return classes.get(text) ?? index;
  });
  const outcomes = document.rows.map((row): Outcome<MatrixDecision> =>
    Object.freeze(
      found(settleHits(document, [row]) ?? { rows: [{ id: row.id, clause: row.clause }], chain: row.chain }, []),
    ),
  );
  const words = (document.rows.length + 31) >>> 5;
  return found({ document, ...joined(inputs), words, outcomes, chainClass }, findings);
}

/** Puts the columns' row sets into one array and ranks the columns by how many rows an atom leaves on average. */
function joined(columns: readonly CompiledInput[]): Pick<CompiledMatrix, 'inputs' | 'table' | 'ranks'> {
  const table = new Uint32Array(columns.reduce((sum, { rowsAt }) => sum + rowsAt.length, 0));
  let at = 0;
  const inputs = columns.map((column): CompiledInput => {
    const start = at;
    table.set(column.rowsAt, start);
    at += column.rowsAt.length;
    return {
      ...column,
      rowsAt: table.subarray(start, at),
      slots: column.slots.map((slot) => (slot < 0 ? slot : slot + start)),
    };
  });
  const left = columns.map((column) => countBits(column.rowsAt) / column.axis.size);
  const order = columns.map((_, c) => c).sort((a, b) => left[a]! - left[b]!);
  return { inputs, table, ranks: columns.map((_, c) => order.indexOf(c)) };
}

function columnsTwice(document: MatrixDocument): Finding[] {
  const seen = new Set<string>();
  return document.inputs.flatMap(({ code }, index): Finding[] => {
    if (!seen.has(code)) {
      seen.add(code);
      return [];
    }
    const message = `列代码“${code}”出现了两次，每列的代码须各不相同`;
    return [
      {
        code: 'column-twice',
        severity: 'error',
        message,
        path: fileOf(document, 'inputs', index),
        parameters: { column: code },
      },
    ];
  });
}

function columnsUnknown(document: MatrixDocument): Finding[] {
  const codes = new Set(document.inputs.map((input) => input.code));
  return document.rows.flatMap((row, index) =>
    (['when', 'words'] as const).flatMap((part) =>
      Object.keys(row[part] ?? {}).flatMap((column): Finding[] => {
        if (codes.has(column)) return [];
        const message = `行“${row.id}”的条件写给了不存在的列“${column}”${didYouMean(column, codes)}`;
        const path = `${fileOf(document, 'rows', index)}/${part}/${pointer(column)}`;
        return [{ code: 'column-unknown', severity: 'error', message, path, rule: row.id, parameters: { column } }];
      }),
    ),
  );
}

function rowsTwice(document: MatrixDocument): Finding[] {
  const first = new Map<string, number>();
  return document.rows.flatMap((row, index): Finding[] => {
    const earlier = first.get(row.id);
    if (earlier === undefined) {
      first.set(row.id, index);
      return [];
    }
    const message = `第 ${index + 1} 行与第 ${earlier + 1} 行同用代码“${row.id}”，每行的代码须各不相同`;
    return [
      { code: 'row-id-twice', severity: 'error', message, path: `${fileOf(document, 'rows', index)}/id`, rule: row.id },
    ];
  });
}
