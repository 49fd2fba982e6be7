import { compileExpression } from '../expression/compile';
import { isExact, type Exact } from '../expression/exact';
import { found, type Finding, type Outcome } from '../finding';
import type { IndicatorDocument, IndicatorTreeDocument } from '../model/evaluation';
import type { Vocabulary } from '../vocabulary/vocabulary';
import type { CompiledIndicator, CompiledTree } from './compiled-evaluation';
import { exactHundredths, FULL_SCORE, wordHundredths } from './hundredths';

const DEEPEST = 5;
export const MOST_INDICATORS = 300;

/** The number that an expression over parameters gives; null where it gives none. */
export function numberOf(text: string, vocabulary: Vocabulary): Outcome<Exact | null> {
  const { value, findings } = compileExpression(text, vocabulary.scope, { kind: 'number' });
  if (value === null) return found(null, findings);
  const facts = value.dependencies.filter((name) => vocabulary.facts.has(name));
  if (facts.length > 0) {
    const message = `只可用数和参数，不可用事实 ${facts.join('、')}`;
    return found(null, [{ code: 'expression-of-facts', severity: 'error', message }]);
  }
  const number = value.evaluate(vocabulary.reader({}));
  return found(isExact(number) ? number : null, []);
}

/**
 * An indicator tree made ready: lines in order, each with its weight. The leaves weigh 100 together, exactly. Findings, at
 * `<path>/indicators/…`: `indicator-twice`, `indicator-too-deep`, `indicator-kind`, `weight-missing`, `weight-invalid`, `weight-differs`, `weights-not-100`.
 */
export function compileTree(
  document: IndicatorTreeDocument,
  vocabulary: Vocabulary,
  path: string,
): Outcome<CompiledTree | null> {
  const findings: Finding[] = [];
  const say = (code: string, message: string, at: string) =>
    findings.push({ code, severity: 'error', message, path: at, rule: document.code, clause: document.clause });
  const lines: CompiledIndicator[] = [];
  const seen = new Set<string>();

  /** Takes an indicator and all beneath it; answers what they weigh, null where that cannot be said. */
  const take = (
    indicator: IndicatorDocument,
    depth: number,
    parent: IndicatorDocument | null,
    at: string,
  ): number | null => {
    const { code, title, kind, children = [], weight: text } = indicator;
    if (seen.has(code)) say('indicator-twice', `指标编码 ${code} 出现不止一次`, `${at}/code`);
    seen.add(code);
    if (depth >= DEEPEST) {
      say('indicator-too-deep', `指标至多 ${DEEPEST} 级，“${title}”在第 ${depth + 1} 级`, at);
      return null;
    }
    const isLeaf = children.length === 0;
    if (!isLeaf && kind !== undefined)
      say('indicator-kind', `“${title}”之下还有指标，类别只写在末级指标上`, `${at}/kind`);
    const place = lines.length;
    lines.push({
      code,
      title,
      depth,
      parent: parent?.code ?? null,
      isLeaf,
      weight: 0,
      kind: kind ?? null,
      guide: indicator.guide ?? null,
    });
    const beneath = children.map((child, index) => take(child, depth + 1, indicator, `${at}/children/${index}`));
    const sum = beneath.reduce<number | null>((all, one) => (all === null || one === null ? null : all + one), 0);
    const own = text === undefined ? null : weigh(text, title, `${at}/weight`);
    if (isLeaf && text === undefined) say('weight-missing', `末级指标“${title}”没有权重`, at);
    if (!isLeaf && own !== null && sum !== null && own !== sum)
      say(
        'weight-differs',
        `“${title}”的权重为 ${wordHundredths(own)}，其下各项合计 ${wordHundredths(sum)}，二者须相等`,
        `${at}/weight`,
      );
    const weight = isLeaf ? own : sum;
    const line = lines[place];
    if (line) lines[place] = { ...line, weight: weight ?? 0 };
    return weight;
  };
  const weigh = (text: string, title: string, at: string): number | null => {
    const { value, findings: said } = numberOf(text, vocabulary);
    const weight = value === null ? null : exactHundredths(value);
    if (weight !== null && weight > 0) return weight;
    const why = said[0]?.message ?? '';
    say(
      'weight-invalid',
      `“${title}”的权重须为正数、至多两位小数，所写为 ${text.slice(0, 80)}${why && `：${why}`}`,
      at,
    );
    return null;
  };

  const weights = document.indicators.map((one, index) => take(one, 0, null, `${path}/indicators/${index}`));
  if (lines.length > MOST_INDICATORS)
    say('indicator-too-many', `指标至多 ${MOST_INDICATORS} 项，现有 ${lines.length} 项`, `${path}/indicators`);
  const all = weights.reduce<number | null>((sum, one) => (sum === null || one === null ? null : sum + one), 0);
  if (all !== null && all !== FULL_SCORE)
    say(
      'weights-not-100',
      `指标体系“${document.title}”的权重合计为 ${wordHundredths(all)}，须恰为 100.00`,
      `${path}/indicators`,
    );
  if (findings.length > 0) return found(null, findings);
  const leaves = new Map(lines.filter(({ isLeaf }) => isLeaf).map((line) => [line.code, line]));
  return found({ document, indicators: lines, leaves }, []);
}
