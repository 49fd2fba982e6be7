import type { Router } from 'express';
import type { GraphQLSchema } from 'graphql';
import { runningStatus, type Day } from '../../form-schemas/engine';
import { recordExport } from '../audit/record-export';
import { calendarOf } from '../calendar/calendar-of';
import { authorise } from '../platform/authorise';
import { readWhere } from '../platform/http/read-argument';
import type { Operation } from '../platform/operation';
import { refuseUnstorable } from '../platform/text';
import type { Column } from '../platform/workbook/columns';
import { MOST_ROWS, refuseTooMany } from '../platform/workbook/most-rows';
import { takenAway } from '../platform/workbook/taken-away';
import { workbookRouter, type AskedInAddress, type WorkbookOptions } from '../platform/workbook/workbook.router';
import type { Workbook } from '../platform/workbook/write-workbook';
import { clocksWhere } from './clocks-where';
import { CLOCK_STATE_WORDS } from './project-clock.entity';
import type { ProjectClockWhere } from './project-clock.types';
import { readSweep } from './sweep-state';

interface Found {
  readonly projectCode: string;
  readonly project: string;
  readonly unit: string;
  readonly title: string;
  readonly year: number | null;
  readonly words: string;
  readonly article: string;
  readonly who: readonly string[];
  readonly opens: Day | null;
  readonly due: Day;
  readonly provisional: boolean;
  readonly swept: Day;
}

interface Row extends Found {
  readonly state: string;
}

/** `GET /exports/project-clocks.xlsx?where={…}`: what `projectClocks` pages through, whole. */
export function clocksExportRouter({
  schema,
  ...options
}: WorkbookOptions & { readonly schema: GraphQLSchema }): Router {
  return workbookRouter('/project-clocks.xlsx', options, (operation, query) => read(operation, schema, query));
}

async function read(operation: Operation, schema: GraphQLSchema, query: AskedInAddress): Promise<Workbook<Row>> {
  authorise(operation, 'application:read');
  refuseUnstorable(query, '');
  const where = readWhere<ProjectClockWhere>(schema, 'ProjectClockWhere', query, 'projectClocks');
  const found = await (
    await clocksWhere(operation, where)
  )
    .innerJoin('project', 'p', 'p.government = clock.government and p.id = clock.project')
    .innerJoin('organisation', 'o', 'o.government = clock.government and o.id = clock.organisation')
    .select('p.code', 'projectCode')
    .addSelect('p.title', 'project')
    .addSelect('o.title', 'unit')
    .addSelect('clock.title', 'title')
    .addSelect('clock.year', 'year')
    .addSelect('clock.words', 'words')
    .addSelect('clock.article', 'article')
    .addSelect('clock.who', 'who')
    .addSelect('cast(clock.opensOn as text)', 'opens')
    .addSelect('cast(clock.dueOn as text)', 'due')
    .addSelect('clock.provisional', 'provisional')
    .addSelect('cast(clock.sweptOn as text)', 'swept')
    .orderBy('clock.dueOn', 'ASC')
    .addOrderBy('clock.id', 'ASC')
    .limit(MOST_ROWS + 1)
    .getRawMany<Found>();
  refuseTooMany(found, '项');
  recordExport(operation, 'clock:export', { clocks: found.length }, where);
  const calendar = await calendarOf(operation);
  const last = await readSweep(operation, 'project-clocks');
  return {
    name: '法定时限',
    counted: '项',
    columns: COLUMNS,
    rows: found.map((one) => ({
      ...one,
      state: CLOCK_STATE_WORDS[runningStatus(calendar, one, operation.today)],
    })),
    about: [['最近一次巡查', last?.day ?? '还没有巡查过'], ...takenAway(operation)],
  };
}

const COLUMNS: readonly Column<Row>[] = [
  { kind: 'text', title: '项目编号', width: 12, value: ({ projectCode }) => projectCode },
  { kind: 'text', title: '项目名称', width: 40, value: ({ project }) => project },
  { kind: 'text', title: '申报单位', width: 22, value: ({ unit }) => unit },
  {
    kind: 'text',
    title: '时限',
    width: 28,
    value: ({ title, year }) => (year === null ? title : `${title}（${year}年）`),
  },
  { kind: 'text', title: '说法', width: 36, value: ({ words }) => words },
  { kind: 'text', title: '依据', width: 28, value: ({ article }) => article },
  { kind: 'text', title: '由谁办理', width: 22, value: ({ who }) => who.join('、') },
  { kind: 'text', title: '最早可办', width: 12, value: ({ opens }) => opens },
  { kind: 'text', title: '到期日', width: 12, value: ({ due }) => due },
  { kind: 'text', title: '是否暂定', width: 10, value: ({ provisional }) => (provisional ? '暂定' : null) },
  { kind: 'text', title: '状态', width: 12, value: ({ state }) => state },
  { kind: 'text', title: '巡查之日', width: 12, value: ({ swept }) => swept },
];
