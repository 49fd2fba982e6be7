import type { DeadlineDocument } from '../model/deadline';
import type { EffectDocument } from '../model/effect';
import type { LaneDocument, ProcedureDocument, StageCheck, StageDocument } from '../model/procedure';
import type { WriteDocument } from '../model/record';
import type { Regime } from '../model/regime';

/** What stages of different kinds have in common, each with its JSON pointer within the stage. */
export interface Placed<T> {
  readonly item: T;
  readonly pointer: string;
}

/** Of a stage that is decided by bodies of its own, those bodies; of a parallel one those of its lanes. */
export function bodiesOf(stage: StageDocument): readonly Placed<string>[] {
  if ('by' in stage) return each(stage.by, '/by');
  return lanesOf(stage).flatMap(({ item, pointer }) => each(item.by, `${pointer}/by`));
}

/** Bodies that may act at a stage: of a route those of any row, with those who may be asked besides. */
export function actorsOf(regime: Regime, stage: StageDocument): ReadonlySet<string> {
  const rows =
    stage.kind === 'route' ? (regime.matrices.find((matrix) => matrix.code === stage.matrix)?.rows ?? []) : [];
  return new Set([
    ...bodiesOf(stage).map(({ item }) => item),
    ...signersOf(stage).map(({ item }) => item),
    ...rows.flatMap((row) => row.chain.flatMap((step) => step.bodies)),
  ]);
}

export function signersOf(stage: StageDocument): readonly Placed<string>[] {
  const own = 'signers' in stage ? each(stage.signers ?? [], '/signers') : [];
  return [...own, ...lanesOf(stage).flatMap(({ item, pointer }) => each(item.signers ?? [], `${pointer}/signers`))];
}

export function lanesOf(stage: StageDocument): readonly Placed<LaneDocument>[] {
  return stage.kind === 'parallel' ? each(stage.lanes, '/lanes') : [];
}

/** Forms that are filled at the stage itself or in its lanes. */
export function ownForms(stage: StageDocument): readonly Placed<string>[] {
  if ('form' in stage) return stage.form === undefined ? [] : [{ item: stage.form, pointer: '/form' }];
  return lanesOf(stage).flatMap(({ item, pointer }) =>
    item.form === undefined ? [] : [{ item: item.form, pointer: `${pointer}/form` }],
  );
}

export function checksOf(stage: StageDocument): readonly Placed<StageCheck>[] {
  return 'checks' in stage ? each(stage.checks ?? [], '/checks') : [];
}

export function checkCode(used: StageCheck): string {
  return typeof used === 'string' ? used : used.check;
}

export function returnsOf(stage: StageDocument): readonly Placed<string>[] {
  return 'returns' in stage ? each(stage.returns ?? [], '/returns') : [];
}

export function writesOf(stage: StageDocument): readonly Placed<WriteDocument>[] {
  return 'writes' in stage ? each(stage.writes ?? [], '/writes') : [];
}

export function effectsOf(stage: StageDocument): readonly Placed<EffectDocument>[] {
  return 'effects' in stage ? each(stage.effects ?? [], '/effects') : [];
}

/** Deadlines of a stage and of its lanes, with whose they are. */
export function deadlinesOf(stage: StageDocument): readonly (Placed<DeadlineDocument> & { readonly title: string })[] {
  const own =
    'deadline' in stage && stage.deadline !== undefined
      ? [{ item: stage.deadline, pointer: '/deadline', title: stage.title }]
      : [];
  return [
    ...own,
    ...lanesOf(stage).flatMap(({ item, pointer }) =>
      item.deadline === undefined
        ? []
        : [{ item: item.deadline, pointer: `${pointer}/deadline`, title: `${stage.title}·${item.title}` }],
    ),
  ];
}

/** The main procedures that a side procedure may stand beside: those of `opens.at`, else all of them. */
export function besidesOf(regime: Regime, procedure: ProcedureDocument): readonly ProcedureDocument[] {
  if (procedure.kind !== 'side' || procedure.opens?.of !== 'project') return [];
  const { at } = procedure.opens;
  return regime.procedures.filter(
    ({ kind, code }) => kind === 'main' && (at === undefined || at.some((place) => place.procedure === code)),
  );
}

/** Where side procedures send cases of a main procedure: to be done again, or to an end. */
export function sentTo(regime: Regime, main: ProcedureDocument): readonly string[] {
  return regime.procedures
    .filter((side) => besidesOf(regime, side).includes(main))
    .flatMap((side) => side.stages)
    .flatMap((stage) => effectsOf(stage))
    .flatMap(({ item }) => (item.effect === 'restart' || item.effect === 'end' ? [item.stage] : []));
}

export function each<T>(items: readonly T[], base: string): readonly Placed<T>[] {
  return items.map((item, index) => ({ item, pointer: `${base}/${index}` }));
}
