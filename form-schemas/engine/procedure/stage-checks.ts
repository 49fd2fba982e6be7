import { runCheck } from '../check/run';
import { clip } from '../clip';
import type { Finding } from '../finding';
import type { StageCheck } from '../model/procedure';
import type { Facts } from '../value';
import type { OverrideGiven, OverrideTaken } from './case';
import type { CompiledRegime } from './compiled';
import { takeOverride, wordNeeds, type OverrideStage } from './overrides';
import { nameBodies, speak, withArticle } from './speak';

export interface CheckedStage {
  readonly findings: readonly Finding[];
  readonly taken: readonly OverrideTaken[];
}

/**
 * Runs the checks of a stage. block refuses; override refuses unless it is lifted in this act or by a signature
 * of this visit that stands; warn (or a check used `as: warn`) only says so. What cannot be judged is not lifted: the missing fact is asked for.
 * An override that names no check of this stage is refused as `override-unknown`, since nobody would see it.
 */
export function runStageChecks(
  regime: CompiledRegime,
  checks: readonly StageCheck[],
  facts: Facts,
  overrides: readonly OverrideGiven[],
  here: OverrideStage,
  /** Rules besides the checks that this act may override, e.g. the window's code. */
  others: readonly string[] = [],
): CheckedStage {
  const findings: Finding[] = [];
  const taken: OverrideTaken[] = [];
  const known = new Set<string>(others);
  for (const used of checks) {
    const code = typeof used === 'string' ? used : used.check;
    const check = regime.checks.get(code);
    if (!check) {
      findings.push(
        speak(regime, {
          code: 'check-unknown',
          message: `本环节要做的检查 ${code} 在制度中不存在`,
          clause: [],
          rule: code,
        }),
      );
      continue;
    }
    known.add(code);
    const onlyWarns = typeof used !== 'string' || check.document.effect === 'warn';
    if (onlyWarns && overrides.some((override) => override.rule === code)) {
      const message = `“${check.document.title}”在本环节只作提醒，不须也不能准予例外，请去掉`;
      const { clause } = check.document;
      findings.push(speak(regime, { code: 'override-not-here', message, clause, rule: code }));
    }
    const { verdict, finding } = runCheck(check, regime.vocabulary, facts, regime.calendar ?? undefined);
    if (!finding) continue;
    const { document } = check;
    if (onlyWarns) {
      findings.push(withArticle(regime, { ...finding, severity: 'warning' }, document.clause));
      continue;
    }
    const given = overrides.find((override) => override.rule === code);
    if (document.effect === 'block' || !document.override || verdict === 'undecided') {
      findings.push(withArticle(regime, finding, document.clause));
    } else if (!given && here.standing?.includes(code)) {
      findings.push(overridden(regime, finding, document.clause));
    } else if (!given) {
      const { by, needs } = document.override;
      const message = `${finding.message}（可由${nameBodies(regime, by)}写明${wordNeeds(needs)}后准予例外）`;
      findings.push(
        withArticle(
          regime,
          { ...finding, message, parameters: { ...finding.parameters, overrideBy: by, overrideNeeds: needs } },
          document.clause,
        ),
      );
    } else {
      const result = takeOverride(regime, { ...document, override: document.override }, given, here);
      if ('severity' in result) findings.push(result);
      else {
        taken.push(result);
        findings.push(overridden(regime, finding, document.clause));
      }
    }
  }
  for (const override of overrides) {
    if (known.has(override.rule)) continue;
    const possible = [...known].join('、') || '无';
    findings.push(
      speak(regime, {
        code: 'override-unknown',
        message: `本环节没有名为 ${clip(override.rule)} 的检查可以准予例外；本环节的检查有：${possible}`,
        clause: [],
        rule: override.rule,
      }),
    );
  }
  return { findings, taken };
}

/**
 * Takes overrides that come with a signature which does not settle the stage yet, e.g. of the first of two
 * co-signers: they stand for the settling one. What is not in the way yet is not lifted in advance.
 */
export function takeEarlyOverrides(
  regime: CompiledRegime,
  checks: readonly StageCheck[],
  facts: Facts,
  overrides: readonly OverrideGiven[],
  here: OverrideStage,
): CheckedStage {
  const codes = checks.map((used) => (typeof used === 'string' ? used : used.check));
  const named = checks.filter((_, index) => overrides.some((override) => override.rule === codes[index]));
  const { findings, taken } = runStageChecks(regime, named, facts, overrides, here, codes);
  const lifted = taken.map((one) => one.rule);
  const idle = overrides.filter((override) => codes.includes(override.rule) && !lifted.includes(override.rule));
  return {
    findings: [
      ...findings.filter((finding) => finding.code !== 'check-undecided' && finding.code !== 'check-failed'),
      ...idle.map((override) =>
        speak(regime, {
          code: 'override-unused',
          severity: 'warning',
          message: `此时无须或不能对“${regime.checks.get(override.rule)?.document.title ?? override.rule}”准予例外，所给的未采用`,
          clause: regime.checks.get(override.rule)?.document.clause ?? [],
          rule: override.rule,
        }),
      ),
    ],
    taken,
  };
}

function overridden(regime: CompiledRegime, finding: Finding, clause: readonly string[]): Finding {
  const message = `已准予例外：${finding.message}`;
  return withArticle(regime, { ...finding, code: 'check-overridden', severity: 'warning', message }, clause);
}
