import { found, type Finding, type Outcome } from '../finding';
import type { EvaluationDocument, EvaluationKindDocument, GradeDocument } from '../model/evaluation';
import type { Vocabulary } from '../vocabulary/vocabulary';
import { compileTree, numberOf } from './compile-tree';
import type { CompiledEvaluation, CompiledGrade, CompiledTree } from './compiled-evaluation';
import { exactHundredths, FULL_SCORE, wordHundredths } from './hundredths';

const FILE = 'evaluation.json#';

/**
 * Makes `evaluation.json` ready. Findings of {@link compileTree}, and `grade-invalid`, `grade-order`, `grades-missing`, `tree-unknown`,
 * `procedure-unknown`, `code-twice`.
 *
 * @param procedures codes of the side procedures of each owner
 */
export function compileEvaluation(
  document: EvaluationDocument,
  vocabulary: Vocabulary,
  procedures: ReadonlyMap<string, 'project' | 'unit' | 'government'>,
): Outcome<CompiledEvaluation | null> {
  const findings: Finding[] = [];
  const grades = compileGrades(document.grades, vocabulary, findings);
  const trees = new Map<string, CompiledTree>();
  const codes = new Set<string>();
  document.trees.forEach((tree, index) => {
    const path = `${FILE}/trees/${index}`;
    twice(codes, tree.code, path, findings);
    const compiled = compileTree(tree, vocabulary, path);
    findings.push(...compiled.findings);
    if (compiled.value) trees.set(tree.code, compiled.value);
  });
  const kinds = new Map<string, EvaluationKindDocument>();
  const known = new Set(document.trees.map(({ code }) => code));
  const kindCodes = new Set<string>();
  document.kinds.forEach((kind, index) => {
    const path = `${FILE}/kinds/${index}`;
    const { title, code, clause, of } = kind;
    twice(kindCodes, code, path, findings);
    kinds.set(code, kind);
    const say = (finding: string, message: string, at: string) =>
      findings.push({ code: finding, severity: 'error', message, path: at, rule: code, clause });
    if (!known.has(kind.tree)) say('tree-unknown', `“${title}”所用的指标体系 ${kind.tree} 不存在`, `${path}/tree`);
    if (kind.procedure === undefined) return;
    const owner = procedures.get(kind.procedure);
    const at = `${path}/procedure`;
    if (owner === undefined) say('procedure-unknown', `“${title}”引用的旁支流程 ${kind.procedure} 不存在`, at);
    else if (of === 'project' && owner !== 'project')
      say('procedure-unknown', `“${title}”评价的是项目，流程 ${kind.procedure} 不在项目之下`, at);
  });
  return found(findings.length > 0 ? null : { grades, kinds, trees }, findings);
}

function compileGrades(
  documents: readonly GradeDocument[],
  vocabulary: Vocabulary,
  findings: Finding[],
): readonly CompiledGrade[] {
  const grades: CompiledGrade[] = [];
  const seen = new Set<string>();
  const say = (code: string, message: string, path: string, clause: readonly string[] = []) =>
    findings.push({ code, severity: 'error', message, path, clause });
  if (documents.length === 0) say('grades-missing', '没有写明评价等次', `${FILE}/grades`);
  documents.forEach((document, index) => {
    const path = `${FILE}/grades/${index}`;
    twice(seen, document.value, path, findings);
    const { value, findings: said } = numberOf(document.from, vocabulary);
    const from = value === null ? null : exactHundredths(value);
    if (from === null || from > FULL_SCORE) {
      const why = said[0]?.message ?? '';
      const message = `等次“${document.title}”的最低分须为 0 至 100、至多两位小数，所写为 ${document.from.slice(0, 80)}${why && `：${why}`}`;
      say('grade-invalid', message, `${path}/from`, document.clause);
      return;
    }
    const above = grades.at(-1);
    if (above && above.from <= from)
      say(
        'grade-order',
        `等次由高到低排列：“${document.title}”自 ${wordHundredths(from)} 分起，不低于“${above.document.title}”的 ${wordHundredths(above.from)} 分`,
        `${path}/from`,
        document.clause,
      );
    grades.push({ document, from });
  });
  const last = grades.at(-1);
  if (last && grades.length === documents.length && last.from !== 0)
    say(
      'grade-order',
      `最低的等次“${last.document.title}”须自 0 分起，所写为 ${wordHundredths(last.from)}`,
      `${FILE}/grades/${grades.length - 1}/from`,
      last.document.clause,
    );
  return grades;
}

function twice(seen: Set<string>, code: string, path: string, findings: Finding[]): void {
  if (seen.has(code))
    findings.push({ code: 'code-twice', severity: 'error', message: `编码 ${code} 出现不止一次`, path });
  seen.add(code);
}

/** The grade of a score in hundredths: the first whose lowest score it reaches. */
export function gradeOf(grades: readonly CompiledGrade[], score: number): CompiledGrade | null {
  return grades.find(({ from }) => score >= from) ?? null;
}
