import type { Finding } from '../finding';
import type { CompiledMatrix } from './compiled-matrix';
import type { MatrixAnalysis } from './matrix-analysis';
import type { Overlaps } from './overlap';
import { fileOf } from './place';

/** What an analysis comes to, for people: each with its place, its rows and their clauses. */
export function tellAnalysis(
  matrix: CompiledMatrix,
  analysis: MatrixAnalysis,
  { told, conflicts }: Overlaps,
  unreachable: readonly number[],
  outside: readonly boolean[],
): Finding[] {
  const { document } = matrix;
  const findings: Finding[] = [];
  const clause = document.clause;
  for (const box of analysis.gaps) {
    findings.push({
      code: 'matrix-gap',
      severity: 'error',
      message: `没有任何一行覆盖：${box.words}`,
      path: fileOf(document),
      rule: document.code,
      clause,
      parameters: { matrix: document.code, point: JSON.stringify(box.point) },
    });
  }
  if (analysis.moreGaps) {
    const message = `此处只列出 ${analysis.gaps.length} 处没有任何一行覆盖的情形，可能还有其他`;
    findings.push({
      code: 'matrix-gap',
      severity: 'error',
      message,
      path: fileOf(document),
      rule: document.code,
      clause,
    });
  }
  if (conflicts > 0) {
    analysis.overlaps.forEach(({ box }, at) => {
      const [first, second] = told[at]!.rows;
      const [a, b] = [document.rows[first]!, document.rows[second]!];
      findings.push({
        code: 'matrix-overlap',
        severity: 'error',
        message: `第 ${first + 1} 行“${a.id}”与第 ${second + 1} 行“${b.id}”同时覆盖：${box.words}`,
        path: fileOf(document, 'rows', second),
        rule: b.id,
        clause: [...new Set([...a.clause, ...b.clause])],
        parameters: { matrix: document.code, rows: [a.id, b.id], point: JSON.stringify(box.point) },
      });
    });
    if (conflicts > analysis.overlaps.length) {
      const message = `共有 ${conflicts} 对行相互重叠，此处只列出前 ${analysis.overlaps.length} 对`;
      findings.push({
        code: 'matrix-overlap',
        severity: 'error',
        message,
        path: fileOf(document),
        rule: document.code,
        clause,
      });
    }
  }
  for (const row of unreachable) {
    const { id, clause: cited } = document.rows[row]!;
    const message = `第 ${row + 1} 行“${id}”永远不会命中：它的全部情形已被上面的行占去`;
    findings.push({
      code: 'matrix-row-unreachable',
      severity: 'error',
      message,
      path: fileOf(document, 'rows', row),
      rule: id,
      clause: cited,
    });
  }
  document.rows.forEach(({ id, clause: cited }, row) => {
    if (!outside[row]) return;
    const message = `第 ${row + 1} 行“${id}”全在各列的取值范围之外，永远不会命中`;
    findings.push({
      code: 'matrix-row-outside-domain',
      severity: 'error',
      message,
      path: fileOf(document, 'rows', row),
      rule: id,
      clause: cited,
    });
  });
  if (!analysis.decided) {
    const message = `“${document.title}”各行重叠过多，未能在限定的计算量内证明是否完整，不作判断；请拆分矩阵或减少重叠的行`;
    findings.push({
      code: 'analysis-not-decided',
      severity: 'error',
      message,
      path: fileOf(document),
      rule: document.code,
      clause,
    });
  }
  return findings;
}
