import { found, type Finding, type Outcome } from '../finding';
import type { Value } from '../value';
import { BEYOND_TYPE, NOT_OF_TYPE } from './axis';
import type { CompiledInput, CompiledMatrix, MatrixDecision } from './compiled-matrix';
import { rowWithout } from './decide-partly';
import { settleHits } from './settle-hits';
import { wordDemand } from './wording';

/**
 * Finds the row, and with it the chain, for the facts that `read` answers.
 *
 * Each column's value is looked up among its atoms; the rows of all columns' atoms are intersected as bits.
 *
 * - `unique`: one row or the finding `matrix-several-rows`.
 * - `first`: the uppermost row.
 * - `any`: all rows hit, if they have the same chain, else `matrix-several-rows`.
 * - the others: see {@link settleHits}.
 *
 * A missing input that no row asks for in this situation is not missed (see {@link rowWithout}).
 *
 * Findings: `matrix-input-missing`, `matrix-input-type`, `matrix-input-out-of-domain` (cites the clause that
 * bounds the column), `matrix-no-row`, `matrix-several-rows`. With any of them the value is null.
 */
export function decide(matrix: CompiledMatrix, read: (name: string) => Value): Outcome<MatrixDecision | null> {
  const { inputs, words, outcomes, table, ranks } = matrix;
  const columns = inputs.length;
  const slots = new Array<number>(columns);
  for (let c = 0; c < columns; c += 1) {
    const input = inputs[c]!;
    const value = input.fact === null ? input.expression.evaluate(read) : read(input.fact);
    const atom = value === null ? NOT_OF_TYPE : input.axis.locate(value);
    const slot = atom < 0 ? -1 : input.slots[atom]!;
    if (slot < 0) return incomplete(matrix, read);
    slots[ranks[c]!] = slot;
  }

  let hit = -1;
  for (let w = 0; w < words; w += 1) {
    let rows = w === words - 1 ? lastWord(outcomes.length) : -1;
    for (let c = 0; c < columns && rows !== 0; c += 1) rows &= table[slots[c]! + w]!;
    if (rows === 0) continue;
    const first = (w << 5) + 31 - Math.clz32(rows & -rows);
    if (matrix.document.hit === 'first') return outcomes[first]!;
    if (hit >= 0 || (rows & (rows - 1)) !== 0) return several(matrix, slots, read);
    hit = first;
  }
  return hit >= 0 ? outcomes[hit]! : found(null, [noRow(matrix, read)]);
}

/** Not every input can be used: refused, unless all that is wrong is that something is missing which no row asks for. */
function incomplete(matrix: CompiledMatrix, read: (name: string) => Value): Outcome<MatrixDecision | null> {
  const findings = refusals(matrix, read);
  if (findings.some((finding) => finding.code !== 'matrix-input-missing')) return found(null, findings);
  const row = rowWithout(
    matrix,
    matrix.inputs.map((input) => valueOf(input, read)),
  );
  return row === null ? found(null, findings) : matrix.outcomes[row]!;
}

function lastWord(rows: number): number {
  const rest = rows & 31;
  return rest === 0 ? -1 : (1 << rest) - 1;
}

function several(
  matrix: CompiledMatrix,
  slots: readonly number[],
  read: (name: string) => Value,
): Outcome<MatrixDecision | null> {
  const { document, table } = matrix;
  const hit = document.rows.flatMap((_, row) =>
    slots.every((slot) => (table[slot + (row >>> 5)]! >>> (row & 31)) & 1) ? [row] : [],
  );
  const rows = hit.map((row) => document.rows[row]!);
  const settled = settleHits(document, rows);
  if (settled) return found(settled, []);
  const names = rows.map((row) => `“${row.id}”`).join('、');
  const why = document.hit === 'any' ? '而各行的程序不同' : '而只应有一行';
  return found(null, [
    {
      code: 'matrix-several-rows',
      severity: 'error',
      message: `“${document.title}”中 ${names} 行同时适用，${why}：${situation(matrix, read)}`,
      rule: document.code,
      clause: [...new Set(rows.flatMap((row) => row.clause))],
      parameters: { matrix: document.code, rows: rows.map((row) => row.id) },
    },
  ]);
}

function noRow(matrix: CompiledMatrix, read: (name: string) => Value): Finding {
  const { document } = matrix;
  return {
    code: 'matrix-no-row',
    severity: 'error',
    message: `“${document.title}”没有任何一行适用：${situation(matrix, read)}`,
    rule: document.code,
    clause: document.clause,
    parameters: { matrix: document.code },
  };
}

function situation(matrix: CompiledMatrix, read: (name: string) => Value): string {
  return (
    matrix.inputs.map((input) => `${input.document.title} = ${input.word(valueOf(input, read))}`).join('，') ||
    '没有条件列'
  );
}

function valueOf(input: CompiledInput, read: (name: string) => Value): Value {
  return input.fact === null ? input.expression.evaluate(read) : read(input.fact);
}

/** What is wrong with each input; all of them, not only the first. */
function refusals(matrix: CompiledMatrix, read: (name: string) => Value): Finding[] {
  return matrix.inputs.flatMap((input): Finding[] => {
    const value = valueOf(input, read);
    const atom = value === null ? NOT_OF_TYPE : input.axis.locate(value);
    if (atom >= 0 && input.slots[atom]! >= 0) return [];
    const { title, code } = input.document;
    const demand = wordDemand(input.axis.extent(input.domain), input.axis.type, input.word);
    const common = {
      severity: 'error',
      path: input.fact ?? code,
      rule: matrix.document.code,
      parameters: { matrix: matrix.document.code, column: code },
    } as const;
    if (value === null) {
      const needed = input.fact === null ? `（由 ${input.expression.dependencies.join('、')} 计算）` : '';
      return [
        {
          code: 'matrix-input-missing',
          message: `“${matrix.document.title}”需要“${title}”${needed}，尚未给出`,
          clause: input.clause,
          ...common,
        },
      ];
    }
    if (atom === NOT_OF_TYPE) {
      const message = `“${title}”须为${TYPE_WORDS[input.axis.type.kind] ?? '可比较的值'}，所给的值不是`;
      return [{ code: 'matrix-input-type', message, clause: input.clause, ...common }];
    }
    const given = input.word(value);
    const message =
      atom === BEYOND_TYPE && input.axis.type.kind !== 'enum'
        ? `${title}超出可表示的范围，所给为 ${given}`
        : `${title}${demand}，所给为 ${given}`;
    return [{ code: 'matrix-input-out-of-domain', message, clause: input.clause, ...common }];
  });
}

const TYPE_WORDS: Readonly<Partial<Record<string, string>>> = {
  money: '金额（精确到分）',
  integer: '整数',
  number: '数值',
  boolean: '是或否',
  date: '日期',
  text: '文本',
  enum: '所列选项之一',
};
