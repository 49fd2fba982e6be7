import { parseYuan, type Fen } from '../../../form-schemas/engine';
import type { Context } from '../../platform/context';
import type { SheetFinding } from '../../platform/workbook/sheet-findings';
import { BudgetState } from '../budget-line.entity';
import type { CityBudget } from '../city-budget';
import { judgeLine } from '../propose-line';
import type { LineKey } from '../write-line';
import { COLUMNS, type ColumnKey, type ReadLine, type ReadLines } from './read-lines';

export interface PlannedLine {
  readonly key: LineKey;
  readonly amount: Fen;
}

export interface LinePlan {
  readonly fresh: readonly PlannedLine[];
  readonly changed: readonly (PlannedLine & { readonly id: string; readonly version: number })[];
  readonly unchanged: number;
  /** Rows with something against them. */
  readonly bad: number;
  readonly findings: readonly SheetFinding[];
}

interface Known {
  readonly id: string;
  readonly year: number;
  readonly source: string;
  readonly organisation: string | null;
  readonly project: string | null;
  readonly number: string;
  readonly state: BudgetState;
  /** In fen. */
  readonly amount: string | null;
  readonly pending: { readonly amount: string | null } | null;
  readonly version: number;
}

/** What saving the rows would do to the budget as it stands; three statements, however many rows. */
export async function planLines(ctx: Context, city: CityBudget | null, { sheet, lines }: ReadLines): Promise<LinePlan> {
  const owners = await ownersOf(ctx, lines);
  const known = new Map((await standing(ctx, lines)).map((line) => [textOf(line), line]));
  const fresh: PlannedLine[] = [];
  const changed: (PlannedLine & { readonly id: string; readonly version: number })[] = [];
  const findings: SheetFinding[] = [];
  const first = new Map<string, number>();
  let [unchanged, bad] = [0, 0];
  for (const line of lines) {
    const said = [...line.findings];
    const say = (key: ColumnKey, code: string, message: string): void => {
      const place = line.places.get(key);
      const column = place?.column ?? null;
      said.push({ sheet, row: line.row, column, field: COLUMNS[key], code, message, given: place?.words ?? null });
    };
    const planned = lineOf(city, line, owners, say);
    if (planned) judge(planned);
    if (said.length > 0) {
      bad += 1;
      for (const finding of said) findings.push(finding);
    }
    function judge({ key, amount }: PlannedLine): void {
      const text = textOf(key);
      const before = first.get(text);
      if (before !== undefined)
        return say('number', 'budget-line-twice', `与第 ${before} 行的年度、来源、单位、项目、文号相同`);
      first.set(text, line.row);
      const there = known.get(text);
      if (!there) fresh.push({ key, amount });
      else if (amountsOf(there).includes(amount)) unchanged += 1;
      else if (there.pending) say('amount', 'budget-pending', '这一条有待确认的改动：须先确认或退回');
      else changed.push({ key, amount, id: there.id, version: there.version });
    }
  }
  return { fresh, changed, unchanged, bad, findings };
}

/** What a line says already: the amount in force, which an export has and which stays until what waits is confirmed, and the one that waits. */
function amountsOf({ amount, pending }: Known): readonly (number | null)[] {
  return [
    ...(amount === null ? [] : [Number(amount)]),
    ...(pending?.amount == null ? [] : [parseYuan(pending.amount).value]),
  ];
}

type Say = (key: ColumnKey, code: string, message: string) => void;

/**
 * A row as a line of the budget; null where something of it is missing or wrong. All of it is said at once: of a cell that could not
 * be read that has been said, and the others are judged all the same.
 */
function lineOf(city: CityBudget | null, line: ReadLine, owners: Owners, say: Say): PlannedLine | null {
  const { year, source: given, unit, project, amount } = line;
  const source = given === null ? null : (city?.document.sources?.find(({ title }) => title === given)?.value ?? given);
  let isFine = line.findings.length === 0;
  const refuse: Say = (...finding) => {
    isFine = false;
    say(...finding);
  };
  for (const { code, message, path } of judgeLine(city, { year, source, amount }))
    refuse(path as ColumnKey, code, message);
  const [of, ...others] = unit === null ? [] : (owners.units.get(unit) ?? []);
  if (unit !== null && !of) refuse('unit', 'budget-unit-unknown', '没有这个单位：须为本级政府的单位名称');
  if (others.length > 0) refuse('unit', 'budget-unit-unknown', '有几个单位叫这个名称，请在页面上编列');
  const found = project === null ? null : (owners.projects.get(project) ?? null);
  if (project !== null && !found) refuse('project', 'budget-project-unknown', '没有这个项目编号');
  // Of a unit that there is not, or that could not be read, it cannot be told whose the project is.
  else if (found && (unit === null ? !isRefused(line, 'unit') : of !== undefined) && found.organisation !== of)
    refuse('project', 'budget-project-unit', '项目须属于所填的单位');
  if (!isFine || year === null || source === null || amount === null) return null;
  return {
    key: { year, source, organisation: of ?? null, project: found?.id ?? null, number: line.number },
    amount,
  };
}

/** Whether the cell of a column could not be read. */
function isRefused({ findings }: ReadLine, key: ColumnKey): boolean {
  return findings.some(({ field }) => field === COLUMNS[key]);
}

interface Owners {
  /** Ids by title. */
  readonly units: ReadonlyMap<string, readonly string[]>;
  readonly projects: ReadonlyMap<string, { readonly id: string; readonly organisation: string }>;
}

async function ownersOf(ctx: Context, lines: readonly ReadLine[]): Promise<Owners> {
  const rows = await ctx.tx.query<{ kind: string; name: string; id: string; organisation: string | null }[]>(
    `select 'unit' as kind, title as name, id, null::uuid as organisation from organisation
       where government = $1 and title = any ($2)
     union all
     select 'project', code, id, organisation from project where government = $1 and code = any ($3)`,
    [ctx.government, lines.flatMap(({ unit }) => unit ?? []), lines.flatMap(({ project }) => project ?? [])],
  );
  const units = new Map<string, string[]>();
  const projects = new Map<string, { id: string; organisation: string }>();
  for (const { kind, name, id, organisation } of rows)
    if (kind === 'unit') units.set(name, [...(units.get(name) ?? []), id]);
    else projects.set(name, { id, organisation: organisation ?? '' });
  return { units, projects };
}

function standing(ctx: Context, lines: readonly ReadLine[]): Promise<Known[]> {
  return ctx.tx.query(
    `select id, year, source, organisation, project, number, state, amount::text as amount, pending, version
     from budget_line where government = $1 and year = any ($2) and state <> 'withdrawn'`,
    [ctx.government, [...new Set(lines.flatMap(({ year }) => year ?? []))]],
  );
}

function textOf({ year, source, organisation, project, number }: LineKey): string {
  return JSON.stringify([year, source, organisation, project, number]);
}
