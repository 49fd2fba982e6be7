import type { Context } from '../platform/context';
import { clocksWhere, IN_STATE } from './clocks-where';
import { ProjectClockState } from './project-clock.entity';
import type { ProjectClockCount, ProjectClockTotals, ProjectClockWhere } from './project-clock.types';
import { readSweep } from './sweep-state';

interface CountRow {
  /** Which of regime, code and unit it is not grouped by. */
  readonly grouping: number;
  readonly regimeCode: string;
  readonly code: string;
  readonly title: string;
  readonly unit: string;
  readonly count: number;
  readonly late: number;
  readonly near: number;
  readonly open: number;
  readonly notOpen: number;
}

const NONE: ProjectClockCount = { count: 0, late: 0, near: 0, open: 0, notOpen: 0 };

/** Counts what the same filter lists, in one statement: by state, whole, by kind and by unit. */
export async function countClocks(ctx: Context, where: ProjectClockWhere | null): Promise<ProjectClockTotals> {
  const among = (state: ProjectClockState): string => `(count(*) filter (where ${IN_STATE[state]}))::int`;
  const rows = await (
    await clocksWhere(ctx, where)
  )
    .select('grouping(clock.regimeCode, clock.code, clock.organisation)', 'grouping')
    .addSelect('clock.regimeCode', 'regimeCode')
    .addSelect('clock.code', 'code')
    .addSelect('max(clock.title)', 'title')
    .addSelect('clock.organisation', 'unit')
    .addSelect('count(*)::int', 'count')
    .addSelect(among(ProjectClockState.LATE), 'late')
    .addSelect(among(ProjectClockState.NEAR), 'near')
    .addSelect(among(ProjectClockState.OPEN), 'open')
    .addSelect(among(ProjectClockState.NOT_OPEN), 'notOpen')
    .groupBy('grouping sets ((), (clock.regimeCode, clock.code), (clock.organisation))')
    .getRawMany<CountRow>();
  const by = (grouping: number) =>
    rows.filter((row) => row.grouping === grouping).sort((a, b) => b.late - a.late || b.near - a.near || byName(a, b));
  const last = await readSweep(ctx, 'project-clocks');
  return {
    all: by(0b111).map(countOf)[0] ?? NONE,
    byKind: by(0b001).map((row) => ({
      regimeCode: row.regimeCode,
      code: row.code,
      title: row.title,
      ...countOf(row),
    })),
    byOrganisation: by(0b110).map((row) => ({ unit: row.unit, ...countOf(row) })),
    sweptAt: last?.ranAt ?? null,
  };
}

function countOf({ count, late, near, open, notOpen }: CountRow): ProjectClockCount {
  return { count, late, near, open, notOpen };
}

/** So that equal ones keep their places. */
function byName(a: CountRow, b: CountRow): number {
  const name = ({ regimeCode, code, unit }: CountRow): string => [regimeCode, code, unit].join(' ');
  return b.count - a.count || (name(a) < name(b) ? -1 : 1);
}
