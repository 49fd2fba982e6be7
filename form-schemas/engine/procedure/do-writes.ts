import type { Condition } from '../check/condition';
import { missingFacts } from '../check/missing';
import type { Day } from '../day';
import { found, isFine, type Finding, type Outcome } from '../finding';
import type { StageDocument } from '../model/procedure';
import type { Value } from '../value';
import type { CaseState, ClosedRow, Effect, WrittenRow } from './case';
import type { CompiledEffect, CompiledProcedure, CompiledRegime, CompiledWrite } from './compiled';
import { sourceOf, wordMissing } from './given';
import { speak } from './speak';

/**
 * Writes the rows of a stage that is left forwards, or of an end that is entered, closes the row that the case is
 * about, and puts down what is to be done to the case that it stands beside. Nothing is guessed: a condition that cannot
 * be judged, or a value that is needed and missing, refuses and names the fact.
 * Findings: `write-undecided`, `row-field-missing`, `close-without-about`, `effect-undecided`, `effect-value-missing`,
 * `effect-fact-not-owned`.
 */
export function doWrites(
  regime: CompiledRegime,
  procedure: CompiledProcedure,
  state: CaseState,
  stage: StageDocument,
  on: Day,
): Outcome<CaseState> {
  const doings = procedure.doings.get(stage.code);
  if (!doings) return found(state, []);
  const findings: Finding[] = [];
  const here: Doing = { regime, state, stage, on, findings };
  const rows = [...state.rows];
  const closed = [...state.closed];
  for (const write of doings.writes) {
    if (!holds(here, write.when, 'write-undecided', `是否记入“${write.record.document.title}”`)) continue;
    if (write.document.close) closeRow(here, write, closed);
    else rows.push(rowOf(here, write, rows));
  }
  const effects = [...state.effects];
  for (const effect of doings.effects) {
    if (!holds(here, effect.when, 'effect-undecided', `是否${wordEffect(regime, effect.document)}`)) continue;
    const done = effectOf(here, procedure, effect);
    if (done) effects.push({ ...done, on, stage: stage.code, clause: effect.document.clause });
  }
  return found(isFine(findings) ? { ...state, rows, closed, effects } : state, findings);
}

/** What an act needs at hand while it is done. */
interface Doing {
  readonly regime: CompiledRegime;
  readonly state: CaseState;
  readonly stage: StageDocument;
  readonly on: Day;
  readonly findings: Finding[];
}

function holds(here: Doing, when: Condition | null, code: string, what: string): boolean {
  const { regime, state, stage, findings } = here;
  const value = when === null ? true : when.judge(regime.vocabulary, state.facts);
  if (value === null) {
    const missing = missingFacts(when?.dependencies ?? [], regime.vocabulary, state.facts);
    const words = wordMissing(regime, missing);
    findings.push(
      speak(regime, {
        code,
        message: `办结“${stage.title}”时无法判断${what}：${words === '' ? `条件 ${when?.text ?? ''} 得不出结果` : `尚不知道${words}`}`,
        clause: stage.clause,
        rule: stage.code,
        parameters: { missing },
      }),
    );
  }
  return value === true;
}

function rowOf(here: Doing, write: CompiledWrite, before: readonly WrittenRow[]): WrittenRow {
  const { regime, state, stage, on, findings } = here;
  const read = regime.vocabulary.reader(state.facts);
  const fields: Record<string, Value> = {};
  for (const [name, { field }] of write.record.fields) {
    const expression = write.fields.get(name);
    const value = expression?.evaluate(read) ?? null;
    if (value !== null) fields[name] = value;
    else if (field.required) {
      const missing = missingFacts(expression?.dependencies ?? [], regime.vocabulary, state.facts);
      const words = wordMissing(regime, missing);
      findings.push(
        speak(regime, {
          code: 'row-field-missing',
          message: `“${write.record.document.title}”须记明“${field.title}”${words === '' ? '，现有事实得不出它' : `：尚不知道${words}`}`,
          clause: stage.clause,
          rule: stage.code,
          path: name,
          parameters: { record: write.document.record, field: name, missing },
        }),
      );
    }
  }
  const number = before.filter((row) => row.id.startsWith(`${state.visit}.`)).length + 1;
  const id = `${state.visit}.${number}`;
  return { id, record: write.document.record, on, stage: stage.code, fields, clause: stage.clause };
}

function closeRow(here: Doing, write: CompiledWrite, closed: ClosedRow[]): void {
  const { regime, state, stage, on, findings } = here;
  const { about } = state;
  if (about === null) {
    const message = `“${stage.title}”要了结一条“${write.record.document.title}”，本案却没有指明是哪一条；须在开启时指明`;
    findings.push(speak(regime, { code: 'close-without-about', message, clause: stage.clause, rule: stage.code }));
  } else if (!closed.some(({ row }) => row === about)) closed.push({ row: about, on, stage: stage.code });
}

function effectOf(here: Doing, procedure: CompiledProcedure, effect: CompiledEffect): Effect | null {
  const { regime, state, stage, findings } = here;
  const { document } = effect;
  switch (document.effect) {
    case 'suspend':
      return { effect: 'suspend' };
    case 'resume': {
      // A row's id is the code of the case that wrote it and its own.
      const lifts = state.about?.slice(0, state.about.lastIndexOf('/')) ?? '';
      return lifts === '' ? { effect: 'resume' } : { effect: 'resume', lifts };
    }
    case 'restart':
    case 'end':
      return { effect: document.effect, to: document.stage };
    case 'set': {
      const say = (code: string, message: string, missing: readonly string[] = []) => {
        const clause = document.clause;
        findings.push(speak(regime, { code, message, clause, rule: stage.code, parameters: { missing } }));
        return null;
      };
      const title = regime.vocabulary.titleOf(document.fact);
      const owner = regime.vocabulary.facts.get(document.fact)?.owner;
      if (owner?.kind !== 'effect' || owner.procedure !== procedure.document.code)
        return say(
          'effect-fact-not-owned',
          `“${title}”不由“${procedure.document.title}”设定：它${sourceOf(regime, document.fact)}`,
        );
      const value = effect.value?.evaluate(regime.vocabulary.reader(state.facts)) ?? null;
      if (value !== null) return { effect: 'set', fact: document.fact, value };
      const missing = missingFacts(effect.value?.dependencies ?? [], regime.vocabulary, state.facts);
      const words = wordMissing(regime, missing);
      return say(
        'effect-value-missing',
        `无法设定“${title}”：${words === '' ? '得不出它的值' : `尚不知道${words}`}`,
        missing,
      );
    }
  }
}

/** An effect in words: `中止项目`, `设定“批准总投资”`. */
export function wordEffect(regime: CompiledRegime, effect: EffectWords): string {
  switch (effect.effect) {
    case 'suspend':
      return '中止项目';
    case 'resume':
      return '恢复项目';
    case 'restart':
      return `使项目退回“${stageTitle(regime, effect.stage)}”重新办理`;
    case 'end':
      return `使项目以“${stageTitle(regime, effect.stage)}”办结`;
    case 'set':
      return `设定“${regime.vocabulary.titleOf(effect.fact)}”`;
  }
}

type EffectWords = CompiledEffect['document'];

/** The title of a stage of any main procedure. */
function stageTitle(regime: CompiledRegime, code: string): string {
  for (const { document, stages } of regime.procedures.values())
    if (document.kind === 'main' && stages.has(code)) return stages.get(code)?.title ?? code;
  return code;
}

/** Whether an act has left something behind that taking it back would not undo. */
export function hasWritten(before: CaseState, after: CaseState): boolean {
  return (
    after.rows.length > before.rows.length ||
    after.closed.length > before.closed.length ||
    after.effects.length > before.effects.length
  );
}
