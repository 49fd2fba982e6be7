import { isFine, type Finding } from '../finding';
import { compileMatrix } from '../matrix/compile';
import { decide } from '../matrix/decide';
import { literalBounds, literalMatrix } from '../matrix/literal';
import type { TextGap } from '../model/clause';
import type { MatrixDocument } from '../model/matrix';
import type { CompiledRegime } from '../procedure/compiled';
import type { JsonObject } from '../value';
import { readFacts } from '../vocabulary/read-facts';
import { placeByCode } from './place-by-code';
import { at, type ProofRule } from './rule';

/** A hole of the text is really there, a parameter or a place of the regime settles it, and rows that settle one name it. */
export const rule: ProofRule = {
  code: 'text-gaps-are-settled',
  title: '条文空档有据可查，并由参数或者制度中写明的一处确定',
  needs: 'compiled',
  prove(compiled) {
    const { regime } = compiled;
    const gaps = new Set(regime.textGaps.map((gap) => gap.id));
    return [
      ...regime.textGaps.flatMap((gap, index) => judge(compiled, gap, `clauses.json#/textGaps/${index}`)),
      ...regime.matrices.flatMap((matrix) =>
        matrix.rows.flatMap((row, index) => {
          if (row.settles === undefined || gaps.has(row.settles)) return [];
          return [
            at(
              `matrices/${matrix.code}.json#/rows/${index}/settles`,
              'text-gap-unknown',
              `行 ${row.id} 要补的条文空档 ${row.settles} 不在清单中`,
              { rule: row.id, clause: row.clause },
            ),
          ];
        }),
      ),
    ];
  },
};

function judge(compiled: CompiledRegime, gap: TextGap, path: string): readonly Finding[] {
  const { regime } = compiled;
  const findings: Finding[] = [];
  const say = (where: string, code: string, message: string) =>
    findings.push(at(`${path}${where}`, code, message, { rule: gap.id, clause: gap.clause }));
  if ((gap.parameter === undefined) === (gap.settled === undefined)) {
    say(
      '',
      'text-gap-unsettled',
      `条文空档“${gap.title}”须由参数（parameter）或者制度中的一处（settled）确定，二者居一`,
    );
  }
  if (gap.settled && placeByCode(regime, gap.settled.at) === null) {
    say(
      '/settled/at',
      'text-gap-place-unknown',
      `条文空档“${gap.title}”说写在 ${gap.settled.at}，制度中没有这一处；各项以编码指称`,
    );
  }
  if (gap.parameter !== undefined && !regime.parameters.some((parameter) => parameter.name === gap.parameter)) {
    say(
      '/parameter',
      'text-gap-parameter-unknown',
      `条文空档“${gap.title}”要由参数 ${gap.parameter} 确定，但没有这个参数`,
    );
  }
  if (gap.matrix === undefined) return findings;
  const document = regime.matrices.find((matrix) => matrix.code === gap.matrix);
  if (!document) say('/matrix', 'matrix-unknown', `条文空档“${gap.title}”引用的矩阵 ${gap.matrix} 不存在`);
  else if (gap.witness === undefined)
    say('/witness', 'text-gap-witness-missing', `条文空档“${gap.title}”须给出一个例证`);
  else if (gap.kind !== 'open') {
    const read = readFacts(compiled.vocabulary, gap.witness as JsonObject);
    if (!isFine(read.findings))
      return [...findings, ...read.findings.map((finding) => ({ ...finding, path: `${path}/witness`, rule: gap.id }))];
    const wanted = gap.kind === 'gap' ? 'matrix-no-row' : 'matrix-several-rows';
    const literal = literalMatrix(document);
    const inBounds = literalBounds(literal, compiled.vocabulary, regime.bounds).value;
    const loose = literalBounds(literal, compiled.vocabulary).value;
    const shown = [literal, inBounds, loose].some((reading) =>
      verdictAt(compiled, reading, read.value).includes(wanted),
    );
    if (!shown) {
      const expected = gap.kind === 'gap' ? '没有任何一行覆盖' : '有两行同时覆盖';
      say(
        '/witness',
        'text-gap-not-there',
        `按条文原文，例证处应${expected}，实际并非如此：条文空档“${gap.title}”不成立`,
      );
    }
  }
  return findings;
}

function verdictAt(
  compiled: CompiledRegime,
  document: MatrixDocument,
  facts: Parameters<CompiledRegime['vocabulary']['reader']>[0],
): readonly string[] {
  const matrix = compileMatrix({ ...document, hit: 'unique' }, compiled.vocabulary).value;
  return matrix ? decide(matrix, compiled.vocabulary.reader(facts)).findings.map((finding) => finding.code) : [];
}
