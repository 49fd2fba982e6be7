import { compileExpression, type CompiledExpression } from '../expression/compile';
import { parseUnary, type UnaryTests } from '../expression/unary';
import { fine, found, isFine, type Finding, type Outcome } from '../finding';
import type { MatrixDocument, MatrixInput } from '../model/matrix';
import type { Type } from '../value';
import { writeValue } from '../vocabulary/read-value';
import type { Vocabulary } from '../vocabulary/vocabulary';
import type { Axis } from './axis';
import { both, hasBit, isEmpty, members, noBits, addBit, type Bits } from './bits';
import type { CompiledInput } from './compiled-matrix';
import { cutAxis } from './cut-axis';
import { fileOf, pointer } from './place';
import { wordByType, wordDemand, wordExtent } from './wording';

const ANY: UnaryTests = { text: '-', any: true, negated: false, tests: [] };

/** One column with all its cells; null where one of them cannot be read. */
export function compileColumn(
  document: MatrixDocument,
  index: number,
  vocabulary: Vocabulary,
): Outcome<CompiledInput | null> {
  const input = document.inputs[index]!;
  const place = fileOf(document, 'inputs', index);
  const compiled = compileExpression(input.expression, vocabulary.scope);
  if (!compiled.value)
    return found(
      null,
      compiled.findings.map((each) =>
        within(each, 'column-expression', `${place}/expression`, `列“${input.title}”的表达式：`),
      ),
    );

  const expression = compiled.value;
  const findings: Finding[] = compiled.findings.map((each) => ({ ...each, path: `${place}/expression` }));
  const fact = factOf(expression, vocabulary);
  const domain = readDomain(input, fact, expression.type, vocabulary, place);
  const cells = readCells(document, input, expression.type);
  findings.push(...domain.findings, ...cells.findings);
  if (!isFine(findings) || !domain.value) return found(null, findings);

  const axis = cutAxis(expression.type, [domain.value, ...cells.value.map((cell) => cell.tests)]);
  if (!axis) return found(null, [...findings, unsuitable(input, expression.type, place)]);
  const word =
    fact === null
      ? (value: Parameters<Axis['locate']>[0]) => wordByType(expression.type, value)
      : vocabulary.word.bind(vocabulary, fact);
  const allowed = axis.bits(domain.value);
  if (isEmpty(allowed)) {
    const message = `列“${input.title}”的取值范围“${domain.value.text}”不含任何值`;
    return found(null, [
      ...findings,
      { code: 'column-domain-empty', severity: 'error', message, path: `${place}/domain` },
    ]);
  }
  const clause = input.clause ?? (fact === null ? undefined : vocabulary.facts.get(fact)?.clause) ?? document.clause;
  const column = {
    document: input,
    expression,
    fact,
    axis,
    domain: allowed,
    clause,
    domainTests: domain.value,
    tests: cells.value.map(({ tests }) => tests),
    cells: cells.value.map(({ tests }) => both(axis.bits(tests), allowed)),
    cellOf: cells.cellOf,
    ...rowsPerAtom(axis, allowed, cells, document.rows.length),
    word,
    write: (value: Parameters<Axis['locate']>[0]) => writeValue(expression.type, value),
  };
  findings.push(...outsideDomain(document, column, cells));
  return found(column, findings);
}

interface Cell {
  readonly tests: UnaryTests;
  /** The first row that has it. */
  readonly row: number;
}

interface Cells {
  readonly value: readonly Cell[];
  readonly cellOf: readonly number[];
  readonly findings: readonly Finding[];
}

function readCells(document: MatrixDocument, input: MatrixInput, type: Type): Cells {
  const value: Cell[] = [];
  const findings: Finding[] = [];
  const known = new Map<string, number>();
  const cellOf = document.rows.map((row, index) => {
    const given: unknown = Object.hasOwn(row.when, input.code) ? row.when[input.code] : '-';
    const text = typeof given === 'string' ? given.trim() : '';
    const earlier = known.get(text);
    if (earlier !== undefined) return earlier;
    const path = `${fileOf(document, 'rows', index)}/when/${pointer(input.code)}`;
    const parsed = text === '-' ? fine(ANY) : parseUnary(text, type);
    const lead = `行“${row.id}”列“${input.title}”的条件“${text.slice(0, 60)}”：`;
    findings.push(...parsed.findings.map((each) => ({ ...within(each, 'cell-unreadable', path, lead), rule: row.id })));
    if (parsed.value?.tests.some((test) => test.kind === 'equal' && test.value === null)) {
      const message = `${lead}不能以空值为条件。未填的输入由引擎单独报告，从不落入任何一行`;
      findings.push({ code: 'cell-is-null', severity: 'error', message, path, rule: row.id });
    }
    const at = value.push({ tests: parsed.value ?? ANY, row: index }) - 1;
    if (isFine(parsed.findings)) known.set(text, at);
    return at;
  });
  return { value, cellOf, findings };
}

/** The column's own domain, else the domain of the fact that it is, else every value of its type. */
function readDomain(
  input: MatrixInput,
  fact: string | null,
  type: Type,
  vocabulary: Vocabulary,
  place: string,
): Outcome<UnaryTests | null> {
  const text = input.domain;
  if (text === undefined) return fine((fact === null ? undefined : vocabulary.domains.get(fact)) ?? ANY);
  const parsed = parseUnary(text, type);
  return found(
    parsed.value,
    parsed.findings.map((each) =>
      within(each, 'column-domain', `${place}/domain`, `列“${input.title}”的取值范围“${text}”：`),
    ),
  );
}

function factOf(expression: CompiledExpression, vocabulary: Vocabulary): string | null {
  const text = expression.text.trim();
  const name = vocabulary.scope.aliases.get(text) ?? text;
  return vocabulary.facts.has(name) ? name : null;
}

function rowsPerAtom(axis: Axis, domain: Bits, cells: Cells, rows: number): { rowsAt: Bits; slots: Int32Array } {
  const words = (rows + 31) >>> 5;
  const rowsAt = new Uint32Array(axis.size * words);
  const rowsOf = cells.value.map(() => noBits(rows));
  cells.cellOf.forEach((cell, row) => addBit(rowsOf[cell]!, row));
  cells.value.forEach(({ tests }, cell) => {
    for (const atom of members(axis.bits(tests))) {
      for (let w = 0; w < words; w += 1) rowsAt[atom * words + w] = rowsAt[atom * words + w]! | rowsOf[cell]![w]!;
    }
  });
  const slots = Int32Array.from({ length: axis.size }, (_, atom) => (hasBit(domain, atom) ? atom * words : -1));
  return { rowsAt, slots };
}

function outsideDomain(document: MatrixDocument, column: CompiledInput, cells: Cells): Finding[] {
  const { axis, domain, document: input } = column;
  const demand = wordDemand(axis.extent(domain), axis.type, column.word);
  const findings: Finding[] = [];
  const told = new Set<number>();
  cells.cellOf.forEach((at, index) => {
    const row = document.rows[index]!;
    const { tests } = cells.value[at]!;
    const common = {
      path: `${fileOf(document, 'rows', index)}/when/${pointer(input.code)}`,
      rule: row.id,
      clause: column.clause,
    };
    if (isEmpty(column.cells[at]!)) {
      const all = axis.bits(tests);
      const message = isEmpty(all)
        ? `行“${row.id}”列“${input.title}”的条件“${tests.text}”不含任何值，此行永远不会命中`
        : `行“${row.id}”列“${input.title}”的条件“${tests.text}”全在该列取值范围之外（${input.title}${demand}），此行永远不会命中`;
      findings.push({ code: 'cell-outside-domain', severity: 'error', message, ...common });
    } else if (!tests.negated && !told.has(at)) {
      told.add(at);
      for (const test of tests.tests) {
        const part = axis.bits({ ...tests, tests: [test] });
        if (!isEmpty(both(part, domain))) continue;
        const words = isEmpty(part) ? '（空）' : wordExtent(axis.extent(part), axis.type, column.word);
        const message = `行“${row.id}”列“${input.title}”的条件“${tests.text}”中，${words} 不在该列取值范围之内（${input.title}${demand}），不起作用`;
        findings.push({ code: 'cell-partly-outside-domain', severity: 'warning', message, ...common });
      }
    }
  });
  return findings;
}

function unsuitable(input: MatrixInput, type: Type, place: string): Finding {
  const finite = type.kind === 'text' || type.kind === 'enum' || type.kind === 'boolean';
  const message = finite
    ? `列“${input.title}”的值没有大小之分，条件只能逐个列出所取的值`
    : `列“${input.title}”的值不能作为矩阵的输入：须为金额、整数、数值、是否、选项、日期或文本之一`;
  return {
    code: 'column-type',
    severity: 'error',
    message,
    path: `${place}/expression`,
    parameters: { type: type.kind },
  };
}

function within(finding: Finding, code: string, path: string, lead: string): Finding {
  return {
    ...finding,
    code,
    path,
    message: `${lead}${finding.message}`,
    parameters: { ...finding.parameters, reason: finding.code },
  };
}
