import { compileExpression } from '../expression/compile';
import type { ProcedureDocument, StageDocument } from '../model/procedure';
import type { CompiledRegime } from '../procedure/compiled';
import { checkCode, checksOf, effectsOf, lanesOf, ownForms, writesOf } from './stage-parts';

/** A fact read by a condition, with the text that reads it: a text that asks `= null` knows of its absence. */
export interface Reading {
  readonly text: string;
  readonly names: readonly string[];
  readonly path: string;
  readonly where: string;
  /** Conditions that guard themselves (a check's `applies`): an empty fact is a normal answer there. */
  readonly guarded: boolean;
}

/** What a stage reads when a case comes to it, or when it is approved there (checks run after its own form). */
export function readingsOf(
  compiled: CompiledRegime,
  stage: StageDocument,
  path: string,
  when: 'entering' | 'leaving',
): readonly Reading[] {
  const done = [...writeReadings(compiled, stage, path), ...effectReadings(compiled, stage, path)];
  if (when === 'leaving') return stage.kind === 'end' ? [] : [...checkReadings(compiled, stage, path), ...done];
  if (stage.kind === 'end') return done;
  if (stage.kind === 'gate') {
    const conditions =
      [...compiled.procedures.values()]
        .find((procedure) => procedure.stages.get(stage.code) === stage)
        ?.gates.get(stage.code) ?? [];
    return conditions.map((condition, index) => ({
      text: condition.text,
      names: condition.dependencies,
      path: `${path}/branches/${index}/if`,
      where: '判断去向',
      guarded: false,
    }));
  }
  if (stage.kind === 'route') {
    const matrix = compiled.matrices.get(stage.matrix);
    return (matrix?.inputs ?? []).map((input) => ({
      text: input.expression.text,
      names: input.expression.dependencies,
      path: `${path}/matrix`,
      where: '查矩阵',
      guarded: false,
    }));
  }
  const from = stage.kind === 'wait' ? stage.atLeast.from : undefined;
  return [
    ...ownForms(stage).flatMap(({ item, pointer }): readonly Reading[] => {
      const form = compiled.forms.get(item);
      return form ? [{ text: '', names: form.reads, path: `${path}${pointer}`, where: '的表单', guarded: true }] : [];
    }),
    ...lanesOf(stage).flatMap(({ item, pointer }) =>
      reading(compiled, item.when, {
        path: `${path}${pointer}/when`,
        where: `判断有无“${item.title}”一路`,
        guarded: false,
      }),
    ),
    ...(from === undefined
      ? []
      : [{ text: '', names: [from], path: `${path}/atLeast/from`, where: '计期间', guarded: false }]),
  ];
}

/** The condition under which a side procedure may be opened. */
export function openingReading(compiled: CompiledRegime, { code, opens }: ProcedureDocument): Reading | null {
  const path = `procedures/${code}.json#/opens/when/if`;
  return reading(compiled, opens?.when?.if, { path, where: '发起之前', guarded: false })[0] ?? null;
}

/** What a row is made of; a field that need not be filled may stay empty. */
function writeReadings(compiled: CompiledRegime, stage: StageDocument, path: string): readonly Reading[] {
  return writesOf(stage).flatMap(({ item, pointer }) => {
    const record = compiled.regime.records.find(({ code }) => code === item.record);
    const where = `写入台账“${record?.title ?? item.record}”`;
    return [
      ...reading(compiled, item.when, { path: `${path}${pointer}/when`, where, guarded: true }),
      ...Object.entries(item.fields ?? {}).flatMap(([name, text]) => {
        const guarded =
          item.when !== undefined || record?.fields.find((field) => field.name === name)?.required !== true;
        return reading(compiled, text, { path: `${path}${pointer}/fields/${name}`, where, guarded });
      }),
    ];
  });
}

function effectReadings(compiled: CompiledRegime, stage: StageDocument, path: string): readonly Reading[] {
  return effectsOf(stage).flatMap(({ item, pointer }) => [
    ...reading(compiled, item.when, { path: `${path}${pointer}/when`, where: '对主案的作用', guarded: true }),
    ...(item.effect === 'set'
      ? reading(compiled, item.value, {
          path: `${path}${pointer}/value`,
          where: '对主案的作用',
          guarded: item.when !== undefined,
        })
      : []),
  ]);
}

function reading(
  compiled: CompiledRegime,
  text: string | undefined,
  more: Omit<Reading, 'text' | 'names'>,
): readonly Reading[] {
  if (text === undefined) return [];
  const names = compileExpression(text, compiled.vocabulary.scope).value?.dependencies ?? [];
  return [{ text, names, ...more }];
}

function checkReadings(compiled: CompiledRegime, stage: StageDocument, path: string): readonly Reading[] {
  return checksOf(stage).flatMap(({ item, pointer }): readonly Reading[] => {
    const check = compiled.checks.get(checkCode(item));
    if (!check) return [];
    const base = { path: `${path}${pointer}`, where: `做检查“${check.document.title}”` };
    const guarded = check.applies !== null || check.document.effect === 'warn';
    const replaced = new Set([...(check.sameRow?.with.keys() ?? []), check.sameRow?.among?.fact]);
    return [
      ...(check.applies
        ? [{ ...base, text: check.applies.text, names: check.applies.dependencies, guarded: true }]
        : []),
      ...(check.require ? [{ ...base, text: check.require.text, names: check.require.dependencies, guarded }] : []),
      ...[...(check.sameRow?.with.values() ?? [])].map((expression) => ({
        ...base,
        text: expression.text,
        names: expression.dependencies,
        guarded,
      })),
      ...(check.sameRow?.among
        ? [{ ...base, text: '', names: [check.sameRow.among.fact, check.sameRow.among.list], guarded }]
        : []),
      ...(check.sameRow?.matrix.inputs ?? []).map(({ expression }) => ({
        ...base,
        text: expression.text,
        names: expression.dependencies.filter((name) => !replaced.has(name)),
        guarded,
      })),
    ];
  });
}
