import { compileCondition, type Condition } from '../check/condition';
import { clip } from '../clip';
import { compileExpression, type CompiledExpression } from '../expression/compile';
import { didYouMean } from '../expression/suggest';
import { found, isFine, type Finding, type Outcome } from '../finding';
import type { EffectDocument } from '../model/effect';
import type { StageDocument } from '../model/procedure';
import type { RecordDocument, RecordField, WriteDocument } from '../model/record';
import type { Type } from '../value';
import type { Vocabulary } from '../vocabulary/vocabulary';
import type { CompiledDoings, CompiledEffect, CompiledRecord, CompiledWrite } from './compiled';

/** A record type with the static types of its fields. */
export function compileRecord(document: RecordDocument): CompiledRecord {
  return { document, fields: new Map(document.fields.map((field) => [field.name, { field, type: typeOf(field) }])) };
}

function typeOf({ type, options }: RecordField): Type {
  return type === 'enum' ? { kind: 'enum', values: (options ?? []).map((option) => option.value) } : { kind: type };
}

/**
 * Makes what a stage writes and does ready; null where it does nothing. Findings, with the place of each:
 * `record-unknown`, `record-field-unknown`, `effect-fact-unknown`, and those of the expressions.
 */
export function compileDoings(
  stage: StageDocument,
  vocabulary: Vocabulary,
  records: ReadonlyMap<string, CompiledRecord>,
  place: string,
): Outcome<CompiledDoings | null> {
  const [writes, effects] = stage.kind === 'gate' ? [undefined, undefined] : [stage.writes ?? [], stage.effects ?? []];
  if (!writes || !effects || writes.length + effects.length === 0) return found(null, []);
  const findings: Finding[] = [];
  const say = (code: string, path: string, message: string) => {
    findings.push({ code, severity: 'error', message, path: place + path, rule: stage.code, clause: stage.clause });
  };
  const keep = <T>(outcome: Outcome<T>, path: string): T => {
    findings.push(...outcome.findings.map((finding) => ({ ...finding, path: place + path, rule: stage.code })));
    return outcome.value;
  };
  const condition = (text: string | undefined, path: string): Condition | null =>
    text === undefined ? null : keep(compileCondition(text, vocabulary), path);

  const write = (document: WriteDocument, at: number): readonly CompiledWrite[] => {
    const path = `/writes/${at}`;
    const record = records.get(document.record);
    if (!record) {
      const hint =
        didYouMean(document.record, [...records.keys()]) || `；现有：${[...records.keys()].join('、') || '无'}`;
      say('record-unknown', `${path}/record`, `制度中没有台账 ${clip(document.record)}${hint}`);
      return [];
    }
    const fields = new Map<string, CompiledExpression>();
    for (const [name, text] of Object.entries(document.fields ?? {})) {
      const field = record.fields.get(name);
      if (!field) {
        const hint = didYouMean(name, [...record.fields.keys()]);
        say(
          'record-field-unknown',
          `${path}/fields/${name}`,
          `“${record.document.title}”没有字段 ${clip(name)}${hint || `；现有：${[...record.fields.keys()].join('、')}`}`,
        );
        continue;
      }
      const compiled = keep(compileExpression(text, vocabulary.scope, field.type), `${path}/fields/${name}`);
      if (compiled) fields.set(name, compiled);
    }
    return [{ document, record, when: condition(document.when, `${path}/when`), fields }];
  };
  const effect = (document: EffectDocument, at: number): readonly CompiledEffect[] => {
    const path = `/effects/${at}`;
    const when = condition(document.when, `${path}/when`);
    if (document.effect !== 'set') return [{ document, when, value: null }];
    const type = vocabulary.facts.has(document.fact) ? vocabulary.typeOf(document.fact) : undefined;
    if (!type) {
      const hint = didYouMean(document.fact, [...vocabulary.facts.keys()]);
      say('effect-fact-unknown', `${path}/fact`, `词汇表中没有事实 ${clip(document.fact)}${hint}`);
      return [];
    }
    return [
      { document, when, value: keep(compileExpression(document.value, vocabulary.scope, type), `${path}/value`) },
    ];
  };
  const done = { writes: writes.flatMap(write), effects: effects.flatMap(effect) };
  return found(isFine(findings) ? done : null, findings);
}
