import { found, isFine, type Finding, type Outcome } from '../finding';
import { evaluateForm } from '../form/evaluate-form';
import type { Facts } from '../value';
import type { CaseState, FileEvent } from './case';
import type { CompiledProcedure, CompiledRegime } from './compiled';
import { countYear } from './count-year';
import { leaveFor } from './enter-stage';
import { mergeFacts, readGiven, withoutFacts } from './given';
import { judgeScope } from './scope';
import { openOnes } from './slots';
import { nameBodies, speak, withArticle } from './speak';
import { runStageChecks } from './stage-checks';

/**
 * The unit files: scope again, host facts, window, form, checks; then the case moves on by itself as far as
 * it can.
 */
export function fileCase(
  regime: CompiledRegime,
  procedure: CompiledProcedure,
  state: CaseState,
  event: FileEvent,
): Outcome<CaseState> {
  const stage = procedure.stages.get(state.stage);
  if (stage?.kind !== 'file') {
    const message = `现在处于“${stage?.title ?? state.stage}”环节，不能申报；退回到申报环节后才能重新提交`;
    return found(state, [
      speak(regime, { code: 'not-filing-stage', message, clause: stage?.clause ?? [], rule: state.stage }),
    ]);
  }
  const bodies = openOnes(state.slots).flatMap((slot) => (event.actor.bodies.includes(slot.body) ? [slot.body] : []));
  if (bodies.length === 0) {
    const message = `“${stage.title}”应由${nameBodies(regime, stage.by)}提交`;
    return found(state, [speak(regime, { code: 'not-your-body', message, clause: stage.clause, rule: stage.code })]);
  }

  const given = readGiven(regime, event.given, ['scope', 'unit', 'unit-filings']);
  const clauseOfStage = (finding: Finding) => withArticle(regime, finding, stage.clause);
  if (!isFine(given.findings)) return found(state, given.findings.map(clauseOfStage));
  let facts = mergeFacts(state.facts, given.value);
  if (procedure.document.kind === 'main') {
    const scope = judgeScope(regime, facts);
    if (scope.refused.length > 0) return found(state, scope.refused);
    if (scope.undecided.length > 0) return found(state, scope.undecided);
  }

  const here = { stage: stage.code, visit: state.visit, bodies, person: event.actor.person, on: event.on };
  const year = countYear(regime, stage, state, event, here);
  facts = mergeFacts(mergeFacts(facts, caseFacts(regime, event)), year.facts);

  const form = regime.forms.get(stage.form);
  if (!form) {
    return found(state, [
      speak(regime, {
        code: 'form-unknown',
        message: `“${stage.title}”要填的表单 ${stage.form} 不存在`,
        clause: stage.clause,
        rule: stage.code,
      }),
    ]);
  }
  const previous = state.answers[stage.form];
  const evaluated = evaluateForm(form, regime.vocabulary, {
    answers: event.answers,
    facts: withoutFacts(facts, form.sets),
    bodies,
    ...(previous === undefined ? {} : { previous }),
  });
  const formFindings = evaluated.findings.map((finding) => withArticle(regime, finding, form.document.clause));
  if (!isFine([...year.findings, ...formFindings])) return found(state, [...year.findings, ...formFindings]);
  facts = mergeFacts(withoutFacts(facts, form.sets), evaluated.value.facts);

  const checked = runStageChecks(
    regime,
    stage.checks ?? [],
    facts,
    event.overrides ?? [],
    here,
    stage.window === undefined ? [] : [stage.window],
  );
  const findings = [...year.findings, ...formFindings, ...checked.findings];
  if (!isFine(findings)) return found(state, findings);

  const filed: CaseState = {
    ...state,
    facts,
    answers: { ...state.answers, [stage.form]: evaluated.value.answers },
    overrides: [...state.overrides, ...year.taken, ...checked.taken],
    undo: {
      act: 'file',
      person: event.actor.person,
      bodies,
      stage: state.stage,
      visit: state.visit,
      chain: state.chain,
      step: state.step,
      slots: state.slots,
      route: state.route,
      lines: state.lines,
      facts: {},
      answers: {},
      overrides: state.overrides.length,
    },
  };
  const moved = leaveFor(regime, procedure, filed, stage.next, { outcome: 'file', on: event.on });
  return found(moved.value, [...findings, ...moved.findings]);
}

/** Facts that the interpreter itself knows of a filing. */
function caseFacts(regime: CompiledRegime, event: FileEvent): Facts {
  return regime.vocabulary.facts.get('filedOn')?.owner.kind === 'case' ? { filedOn: event.on } : {};
}
