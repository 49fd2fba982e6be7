import { compileExpression, type CompiledExpression } from '../expression/compile';
import { found, type Finding, type Outcome } from '../finding';
import type { CompiledMatrix } from '../matrix/compiled-matrix';
import type { CheckDocument, InTimeDocument, SameRowDocument } from '../model/check';
import type { Type } from '../value';
import type { Vocabulary } from '../vocabulary/vocabulary';
import { compileCondition, type Condition } from './condition';

export interface CompiledCheck {
  readonly document: CheckDocument;
  readonly applies: Condition | null;
  readonly require: Condition | null;
  readonly sameRow: CompiledSameRow | null;
  readonly inTime: CompiledInTime | null;
}

export interface CompiledInTime {
  readonly document: InTimeDocument;
  /** How many units the limit has. */
  readonly count: CompiledExpression;
}

/** Compares the row for the facts as they are with the row for some of them replaced; see `SameRowDocument`. */
export interface CompiledSameRow {
  readonly matrix: CompiledMatrix;
  readonly with: ReadonlyMap<string, CompiledExpression>;
  readonly among: SameRowDocument['among'] | null;
}

/**
 * Makes the checks ready, by code. Findings: what the expressions say, `check-without-condition`,
 * `check-same-row-ambiguous`, `check-matrix-unknown`, `check-fact-unknown`, `check-amounts-type`, `check-days-type`; paths are
 * `checks.json#/checks/<index>/…`.
 */
export function compileChecks(
  documents: readonly CheckDocument[],
  vocabulary: Vocabulary,
  matrices: ReadonlyMap<string, CompiledMatrix>,
): Outcome<ReadonlyMap<string, CompiledCheck>> {
  const findings: Finding[] = [];
  const checks = new Map<string, CompiledCheck>();
  documents.forEach((document, index) => {
    const at = `checks.json#/checks/${index}`;
    const say = (code: string, message: string, path: string) =>
      findings.push({ code, severity: 'error', message, path, rule: document.code, clause: document.clause });
    const heard = <T>(compiled: Outcome<T | null>, path: string): T | null => {
      findings.push(...compiled.findings.map((finding) => ({ ...finding, path, rule: document.code })));
      return compiled.value;
    };
    const condition = (text: string | undefined, path: string) =>
      text === undefined ? null : heard(compileCondition(text, vocabulary), path);
    const conditions = [document.require, document.sameRow, document.inTime].filter((one) => one !== undefined);
    if (conditions.length !== 1) {
      say('check-without-condition', `检查“${document.title}”须恰好写明 require、sameRow、inTime 之一`, at);
    }
    const applies = condition(document.applies, `${at}/applies`);
    const require = condition(document.require, `${at}/require`);
    let sameRow: CompiledSameRow | null = null;
    if (document.sameRow !== undefined) {
      const matrix = matrices.get(document.sameRow.matrix);
      if (!matrix) {
        say(
          'check-matrix-unknown',
          `检查“${document.title}”引用的矩阵 ${document.sameRow.matrix} 不存在或未能通过编译`,
          `${at}/sameRow/matrix`,
        );
      }
      const { with: replacements, among } = document.sameRow;
      if ((replacements === undefined) === (among === undefined)) {
        const message = `检查“${document.title}”的 sameRow 须恰好写明 with 与 among 之一`;
        say('check-same-row-ambiguous', message, `${at}/sameRow`);
      }
      const known = (name: string, path: string) => {
        if (vocabulary.facts.has(name)) return true;
        say('check-fact-unknown', `检查“${document.title}”引用的事实 ${name} 不在词汇表中`, path);
        return false;
      };
      const replaced = new Map<string, CompiledExpression>();
      for (const [name, text] of Object.entries(replacements ?? {})) {
        const path = `${at}/sameRow/with/${name}`;
        known(name, path);
        const compiled = heard(compileExpression(text, vocabulary.scope, vocabulary.typeOf(name)), path);
        if (compiled) replaced.set(name, compiled);
      }
      if (among) {
        const named = [known(among.list, `${at}/sameRow/among/list`), known(among.fact, `${at}/sameRow/among/fact`)];
        if (!named.includes(false) && !addsUp(vocabulary.typeOf(among.list), vocabulary.typeOf(among.fact))) {
          const message = `检查“${document.title}”的 among：${among.fact} 须为金额或整数，${among.list} 须为同类的列表`;
          say('check-amounts-type', message, `${at}/sameRow/among`);
        }
      }
      if (matrix) sameRow = { matrix, with: replaced, among: among ?? null };
    }
    let inTime: CompiledInTime | null = null;
    if (document.inTime !== undefined) {
      const { from, done, within } = document.inTime;
      if (!areDays(vocabulary.typeOf(from), vocabulary.typeOf(done))) {
        const message = `检查“${document.title}”的 inTime：${from} 与 ${done} 须同为日期，或者同为日期的列表`;
        say('check-days-type', message, `${at}/inTime`);
      }
      const path = `${at}/inTime/within/count`;
      const count = heard(compileExpression(`${within.count}`, vocabulary.scope, { kind: 'integer' }), path);
      if (count) inTime = { document: document.inTime, count };
    }
    checks.set(document.code, { document, applies, require, sameRow, inTime });
  });
  return found(checks, findings);
}

/** Whether the items of a list can be added to an amount: both are money, or both are integers. */
function addsUp(list: Type | undefined, amount: Type | undefined): boolean {
  return (
    list?.kind === 'list' && list.of.kind === amount?.kind && (amount.kind === 'money' || amount.kind === 'integer')
  );
}

function areDays(from: Type | undefined, done: Type | undefined): boolean {
  const isList = (type: Type | undefined): boolean => type?.kind === 'list' && type.of.kind === 'date';
  return (from?.kind === 'date' && done?.kind === 'date') || (isList(from) && isList(done));
}
