import { countOpenTasks, openTasks } from '../../api/dashboard/open-tasks';
import { talliesOf } from '../../api/dashboard/tallies';
import { countClocks } from '../../api/deadline/clock-totals';
import { clocksWhere } from '../../api/deadline/clocks-where';
import { clocksNow } from '../../api/deadline/clocks-now';
import { ProjectClockState } from '../../api/deadline/project-clock.entity';
import { TaskDue } from '../../api/application/task-due';
import { calendarOf } from '../../api/calendar/calendar-of';
import { executionRates } from '../../api/funds/execution-rates';
import { ExecutionBy } from '../../api/funds/funds.types';
import { toGlobalId } from '../../api/platform/global-id';
import { projectsWhere } from '../../api/library/project-where';
import { addUpProjects } from '../../api/library/project-totals';
import { annualPlans, planYears } from '../../api/plan/annual-plan';
import type { Context } from '../../api/platform/context';
import { rowsWhere } from '../../api/register/records-where';

export interface Compared {
  readonly what: string;
  readonly shown: readonly (number | string | null)[];
  readonly listed: readonly (number | string | null)[];
}

/** Every number of the dashboards beside what the list behind it comes to, counted and added up anew, row by row. */
export async function dashboardNumbers(ctx: Context): Promise<readonly Compared[]> {
  return [
    ...(await tallies(ctx)),
    ...(await tasks(ctx)),
    ...(await clocks(ctx)),
    ...(await investment(ctx)),
    ...(await execution(ctx)),
    ...(await plans(ctx)),
  ];
}

function fen(text: unknown): bigint {
  return typeof text === 'string' && /^-?\d+\.\d{2}$/.test(text) ? BigInt(text.replace('.', '')) : 0n;
}

async function tallies(ctx: Context): Promise<readonly Compared[]> {
  const found: Compared[] = [];
  for (const tally of await talliesOf(ctx, null)) {
    const { regimeCode, record, open, field, where } = tally;
    const rows = await (
      await rowsWhere(ctx, { regimeCode, record, ...(open ? { open } : {}), fields: where.map((one) => ({ ...one })) })
    ).getMany();
    found.push({ what: `${regimeCode} ${tally.code}`, shown: [tally.count], listed: [rows.length] });
    for (const { key, count, sum } of tally.groups) {
      if (key === null) continue;
      const own = await (
        await rowsWhere(ctx, {
          regimeCode,
          record,
          ...(open ? { open } : {}),
          fields: [...where, { name: field, in: [key] }],
        })
      ).getMany();
      const added = own.reduce((total, row) => total + fen(row.fields['amount']), 0n);
      found.push({
        what: `${regimeCode} ${tally.code} ${key}`,
        shown: [count, sum === null ? null : String(sum)],
        listed: [own.length, sum === null ? null : String(added)],
      });
    }
  }
  return found;
}

async function tasks(ctx: Context): Promise<readonly Compared[]> {
  const { all, byBody } = await countOpenTasks(ctx, null);
  const listed = async (body: string | null) =>
    Promise.all(
      [null, TaskDue.LATE, TaskDue.NEAR, TaskDue.ON_TIME].map(async (due) =>
        (await openTasks(ctx, { due, body })).getCount(),
      ),
    );
  const found: Compared[] = [];
  for (const { key, count, late, near, onTime } of [all, ...byBody])
    found.push({ what: `tasks ${key ?? ''}`, shown: [count, late, near, onTime], listed: await listed(key) });
  return found;
}

const STATES = [
  ProjectClockState.LATE,
  ProjectClockState.NEAR,
  ProjectClockState.OPEN,
  ProjectClockState.NOT_OPEN,
] as const;

/** Beside the list, and beside what the engine says of each project this moment: for a government that has just been swept. */
async function clocks(ctx: Context): Promise<readonly Compared[]> {
  const { all, byKind, byOrganisation } = await countClocks(ctx, null);
  const listed = (where: object) =>
    Promise.all(
      [null, ...STATES].map(async (state) =>
        (await clocksWhere(ctx, { ...where, ...(state && { states: [state] }) })).getCount(),
      ),
    );
  const shown = ({ count, late, near, open, notOpen }: typeof all) => [count, late, near, open, notOpen];
  const found: Compared[] = [{ what: 'clocks', shown: shown(all), listed: await listed({}) }];
  for (const { regimeCode, code, ...counts } of byKind)
    found.push({ what: `clocks ${code}`, shown: shown(counts), listed: await listed({ regimeCode, code }) });
  for (const { unit, ...counts } of byOrganisation)
    found.push({
      what: `clocks ${unit}`,
      shown: shown(counts),
      listed: await listed({ organisationIds: [toGlobalId('Organisation', unit)] }),
    });
  const calendar = await calendarOf(ctx);
  const said: string[] = [];
  for (const project of await projectsWhere(ctx, {}).getMany())
    said.push(...((await clocksNow(ctx, calendar, project))?.clocks ?? []).map(({ status }) => status));
  const running = STATES.map((state) => said.filter((status) => status === state).length);
  const whole = running.reduce((sum, count) => sum + count, 0);
  return [...found, { what: 'clocks of each project', shown: shown(all), listed: [whole, ...running] }];
}

async function investment(ctx: Context): Promise<readonly Compared[]> {
  const totals = await addUpProjects(ctx, null);
  const found: Compared[] = [];
  for (const { key, count, approvedTotal } of totals.byStage) {
    if (key === null) continue;
    const own = await projectsWhere(ctx, { stages: [key] }).getMany();
    const sum = own.reduce((total, project) => total + BigInt(project.approvedTotal ?? 0), 0n);
    found.push({ what: `stage ${key}`, shown: [count, String(approvedTotal)], listed: [own.length, String(sum)] });
  }
  return found;
}

async function execution(ctx: Context): Promise<readonly Compared[]> {
  const found: Compared[] = [];
  for (const measure of await executionRates(ctx, ExecutionBy.PROJECT, null)) {
    const add = (rows: typeof measure.rows, side: 'executed' | 'budgeted') =>
      String(rows.reduce((sum, row) => sum + row[side], 0n));
    found.push({
      what: `${measure.regimeCode} ${measure.code}`,
      shown: [String(measure.total.executed), String(measure.total.budgeted)],
      listed: [add(measure.rows, 'executed'), add(measure.rows, 'budgeted')],
    });
  }
  return found;
}

async function plans(ctx: Context): Promise<readonly Compared[]> {
  const found: Compared[] = [];
  for (const year of await planYears(ctx))
    for (const { regimeCode, lines, total, original, added } of await annualPlans(ctx, year)) {
      const agreed = lines.filter(({ outcome }) => outcome === 'approve');
      const sum = agreed.reduce((whole, { amount }) => whole + BigInt(amount ?? 0), 0n);
      found.push({
        what: `plan ${regimeCode} ${year}`,
        shown: [total.count, String(total.amount), original.count + added.count],
        listed: [agreed.length, String(sum), agreed.length],
      });
    }
  return found;
}
