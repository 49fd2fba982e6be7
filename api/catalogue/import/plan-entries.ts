import type { JsonObject } from '../../../form-schemas/engine';
import type { Context } from '../../platform/context';
import { CatalogueState } from '../catalogue-entry.entity';
import type { CityCatalogue } from '../city-catalogue';
import { entryJudge, type CheckedEntry } from './check-entries';
import { completeEntry } from './complete-entry';
import type { ImportFinding } from './import-finding';
import { pathOf, sheetColumns } from './sheet-columns';
import { wordRow } from './word-row';

interface Content {
  readonly fields: JsonObject;
  readonly extension: JsonObject;
}

/** An entry as it is kept now: what is in force, and the revision that waits beside it. */
export interface Known extends Content {
  readonly id: string;
  readonly code: string;
  readonly organisation: string;
  readonly state: CatalogueState;
  readonly version: number;
  readonly draft: Content | null;
  /** Who has had a hand in what is not published yet. */
  readonly writers: readonly string[];
}

export interface Plan {
  readonly fresh: readonly CheckedEntry[];
  readonly changed: readonly { readonly entry: CheckedEntry; readonly known: Known }[];
  readonly unchanged: number;
  /** Rows with something against them. */
  readonly bad: number;
  readonly findings: readonly ImportFinding[];
}

export interface PlanFor {
  readonly city: CityCatalogue;
  /** Paths of the answers that the workbook says. */
  readonly said: ReadonlySet<string>;
  /** Whose entries are written. */
  readonly organisation: string;
  /** Who writes them. */
  readonly person: string;
  /** The column of the code, by row. */
  readonly columns: ReadonlyMap<number, string>;
  /** Those entries stand still until the transaction ends. */
  readonly lock: boolean;
}

/**
 * What saving the rows would do to the catalogue as it stands. What says the same as the catalogue is left alone, whosever it is and
 * however it stands: an export, which says what is in force, changes nothing when it is taken in again. What the workbook has no
 * column for stays as it is.
 */
export async function planEntries(
  ctx: Context,
  rows: readonly CheckedEntry[],
  { city, said: paths, organisation, person, columns, lock }: PlanFor,
): Promise<Plan> {
  const entries = await ctx.tx.query<Known[]>(
    `select id, code, organisation, state, version, writers, fields, extension, draft
     from catalogue_entry where government = $1 and code = any ($2) order by id ${lock ? 'for update' : ''}`,
    [ctx.government, rows.map(({ code }) => code)],
  );
  const titles = sheetColumns(city).filter((column) => paths.has(pathOf(column)));
  const judge = entryJudge(ctx.today, city);
  const known = new Map(entries.map((entry) => [entry.code, entry]));
  const fresh: CheckedEntry[] = [];
  const changed: { entry: CheckedEntry; known: Known }[] = [];
  const findings: ImportFinding[] = [];
  let [unchanged, bad] = [0, 0];
  for (const given of rows) {
    const before = known.get(given.code);
    if (before && saysTheSame(given, before)) {
      unchanged += 1;
      continue;
    }
    const against = before ? objectionTo(before) : null;
    const row =
      before?.organisation === organisation ? completeEntry(given, before.draft ?? before, paths, judge) : given;
    const said = [...row.findings, ...(against ? [at(row, columns, against)] : [])];
    for (const finding of said) findings.push(finding);
    if (said.length > 0) bad += 1;
    else if (before) changed.push({ entry: row, known: before });
    else fresh.push(row);
  }
  return { fresh, changed, unchanged, bad, findings };

  function saysTheSame({ words }: CheckedEntry, { organisation: of, draft, ...inForce }: Known): boolean {
    // What another unit is about to change is nothing that its neighbours are told of.
    return (
      words === wordRow(titles, inForce) || (draft !== null && of === organisation && words === wordRow(titles, draft))
    );
  }

  function objectionTo({ organisation: of, state, writers }: Known): Objection | null {
    if (of !== organisation) return ['catalogue-code-taken', '信息资源代码已用于其他单位的条目'];
    if (state === CatalogueState.WITHDRAWN)
      return ['catalogue-withdrawn', '此代码的条目已撤销：要重新编制的，请先在条目页开始修订'];
    if (state === CatalogueState.REVISED && writers.some((writer) => writer !== person))
      return [
        'catalogue-revision-pending',
        '此条目有他人编制、尚未发布的修订，导入会将其覆盖：请在条目页改写该修订，或待其发布后再导入',
      ];
    return null;
  }
}

type Objection = readonly [code: string, message: string];

function at(
  { sheet, row, code }: CheckedEntry,
  columns: ReadonlyMap<number, string>,
  [finding, message]: Objection,
): ImportFinding {
  return {
    sheet,
    row,
    column: columns.get(row) ?? null,
    field: '信息资源代码',
    code: finding,
    message,
    given: code,
  };
}
