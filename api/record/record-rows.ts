import { randomUUID } from 'node:crypto';
import { In } from 'typeorm';
import { readRow, rowId, writeRow, type CaseState, type CompiledRegime, type Row } from '../../form-schemas/engine';
import type { Context } from '../platform/context';
import { defineLoader, loadById } from '../platform/loader';
import { RecordRow } from './record-row.entity';

export const recordRowById = loadById(RecordRow);

/** Whose rows a case is told of. */
export interface RowOwner {
  readonly project: string | null;
  readonly organisation: string;
}

/**
 * The rows that cases are told of, the oldest first: of each one's project, of its unit and of the government; one statement for
 * all. They are read by the vocabulary of the regime that asks: of a record or field that it does not know there is nothing to tell.
 */
export async function rowsAround(
  ctx: Context,
  asked: readonly (RowOwner & { readonly regime: CompiledRegime })[],
): Promise<readonly (readonly Row[])[]> {
  if (asked.every(({ regime }) => regime.records.size === 0)) return asked.map(() => []);
  const rows = await ctx.tx
    .createQueryBuilder(RecordRow, 'row')
    .where('row.government = :government and row.regimeCode = any (:regimes)', {
      government: ctx.government,
      regimes: [...new Set(asked.map(({ regime }) => regime.regime.code))],
    })
    .andWhere(
      `((row.owner = 'project' and row.project = any (cast(:projects as uuid[])))
        or (row.owner = 'unit' and row.organisation = any (cast(:units as uuid[]))) or row.owner = 'government')`,
      {
        projects: asked.flatMap(({ project }) => (project === null ? [] : [project])),
        units: asked.map(({ organisation }) => organisation),
      },
    )
    .orderBy('row.number', 'ASC')
    .getMany();
  return asked.map(({ regime, project, organisation }) =>
    rows
      .filter(
        (row) =>
          row.regimeCode === regime.regime.code &&
          regime.records.has(row.record) &&
          (row.owner === 'project'
            ? row.project === project
            : row.owner === 'government' || row.organisation === organisation),
      )
      .map((row) => toRow(regime, row)),
  );
}

function toRow(regime: CompiledRegime, { code, record, on, fields, about, closedOn }: RecordRow): Row {
  return { id: code, record, on, fields: readRow(regime, record, fields, code).value, about, closedOn };
}

/** A case as it stood before an act and after it. */
export interface RowsWritten {
  readonly application: {
    readonly id: string;
    readonly organisation: string;
    readonly project: string | null;
  };
  readonly regime: CompiledRegime;
  /** How many rows it had written and closed before. */
  readonly before: Pick<CaseState, 'rows' | 'closed'>;
  readonly after: CaseState;
  readonly person: string;
}

/** Keeps what an act has written into records, and closes what it has closed. */
export async function writeRows(
  ctx: Context,
  { application, regime, before, after, person }: RowsWritten,
): Promise<void> {
  const written = after.rows.slice(before.rows.length).map((row) => {
    const document = regime.records.get(row.record)?.document;
    return {
      government: ctx.government,
      id: randomUUID(),
      code: rowId(application.id, row.id),
      record: row.record,
      title: document?.title ?? row.record,
      owner: document?.of ?? ('project' as const),
      regimeCode: regime.regime.code,
      project: application.project,
      organisation: application.organisation,
      application: application.id,
      stage: row.stage,
      on: row.on,
      about: after.about,
      fields: writeRow(regime, row.record, row.fields) as object,
      clause: [...row.clause],
      writer: person,
      writtenAt: ctx.now,
      closedOn: null,
      closer: null,
    };
  });
  if (written.length > 0) await ctx.tx.insert(RecordRow, written);
  for (const { row, on } of after.closed.slice(before.closed.length)) {
    await ctx.tx
      .createQueryBuilder()
      .update(RecordRow)
      .set({ closedOn: on, closer: application.id })
      .where('government = :government and code = :code and closed_on is null', {
        government: ctx.government,
        code: row,
      })
      .execute();
  }
}

/** Rows by their engine code, of one's own government. */
export async function rowsByCode(ctx: Context, codes: readonly string[]): Promise<readonly RecordRow[]> {
  if (codes.length === 0) return [];
  return ctx.tx.find(RecordRow, { where: { government: ctx.government, code: In([...codes]) } });
}

/** The same one by one, gathered. */
export const recordRowByCode = defineLoader<string, RecordRow | null>(
  async (ctx, codes) => new Map((await rowsByCode(ctx, codes)).map((row) => [row.code, row])),
  () => null,
);
