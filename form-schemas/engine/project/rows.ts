import type { CaseState } from '../procedure/case';
import type { CompiledRegime } from '../procedure/compiled';
import type { Row } from './project';

/** Id of a row among all rows: the case's code and the row's id in it. */
export function rowId(code: string, id: string): string {
  return `${code}/${id}`;
}

/**
 * Rows with what one act has written and closed: new ones at the end, closed ones with their day. For whoever keeps rows
 * along with the cases; the order of writing is theirs.
 *
 * @param before null where the case was not there yet.
 */
export function rowsAfter(
  rows: readonly Row[],
  code: string,
  before: CaseState | null,
  after: CaseState,
): readonly Row[] {
  const written = after.rows.slice(before?.rows.length ?? 0).map((row): Row => ({
    id: rowId(code, row.id),
    record: row.record,
    on: row.on,
    fields: row.fields,
    about: after.about,
    closedOn: null,
  }));
  const closed = new Map(after.closed.slice(before?.closed.length ?? 0).map(({ row, on }) => [row, on]));
  if (written.length === 0 && closed.size === 0) return rows;
  return [...rows, ...written].map((row) => {
    const on = closed.get(row.id);
    return on === undefined || row.closedOn !== null ? row : { ...row, closedOn: on };
  });
}

/**
 * Rows of cases from their states, the oldest first, after those that were there before. Rows of one day stand in the order
 * in which the cases are given.
 */
export function rowsOf(cases: Readonly<Record<string, CaseState>>, before: readonly Row[] = []): readonly Row[] {
  const all = Object.entries(cases).reduce((rows, [code, state]) => rowsAfter(rows, code, null, state), before);
  // One case may close a row that a case given later has written.
  const closed = new Map(
    Object.values(cases).flatMap((state) => state.closed.map(({ row, on }) => [row, on] as const)),
  );
  return all
    .map((row) => ({ ...row, closedOn: row.closedOn ?? closed.get(row.id) ?? null }))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** Whether some stage closes rows of a record: those of any other are only put down. */
export function canBeClosed({ procedures }: CompiledRegime, record: string): boolean {
  return [...procedures.values()].some(({ document }) =>
    document.stages.some(
      (stage) => 'writes' in stage && stage.writes?.some((write) => write.record === record && write.close === true),
    ),
  );
}
