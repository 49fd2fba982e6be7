import type { Router } from 'express';
import { recordAudit } from '../audit/record-audit';
import { organisationById } from '../identity/identity.loader';
import { authorise } from '../platform/authorise';
import { argumentOf } from '../platform/http/read-argument';
import type { Operation } from '../platform/operation';
import { refuseUnstorable } from '../platform/text';
import { refuseInput } from '../platform/user-error';
import type { Column } from '../platform/workbook/columns';
import { takenAway } from '../platform/workbook/taken-away';
import { workbookRouter, type AskedInAddress, type WorkbookOptions } from '../platform/workbook/workbook.router';
import type { Workbook } from '../platform/workbook/write-workbook';
import { annualPlans } from './annual-plan';
import type { PlanLine } from './plan.types';

interface Line {
  readonly plan: string;
  readonly unit: string | null;
  readonly line: PlanLine;
}

const OUTCOMES = { approve: '同意', reject: '不同意', return: '移出' } as const;

/** `GET /exports/plan.xlsx?year=2027&regimeCode=…`: what `annualPlans` answers, line by line. */
export function planExportRouter(options: WorkbookOptions): Router {
  return workbookRouter('/plan.xlsx', options, read);
}

async function read(operation: Operation, query: AskedInAddress): Promise<Workbook<Line>> {
  authorise(operation, 'application:read');
  refuseUnstorable(query, '');
  const given = argumentOf(query, 'year') ?? '';
  if (!/^\d{4}$/.test(given)) throw refuseInput('year', '须为四位数的年度，如 2027');
  const regimeCode = argumentOf(query, 'regimeCode');
  const plans = await annualPlans(operation, Number(given), regimeCode);
  const rows = await Promise.all(
    plans.flatMap(({ title, lines }) =>
      lines.map(async (line): Promise<Line> => {
        const unit = await organisationById(operation).load(line.project.organisation);
        return { plan: title, unit: unit?.title ?? null, line };
      }),
    ),
  );
  recordAudit(operation, {
    verb: 'plan:export',
    subject: { type: 'Government', id: operation.government },
    details: { lines: rows.length, year: Number(given), regimeCode },
  });
  return {
    name: `${given} 年度计划`,
    counted: '项',
    columns: COLUMNS,
    rows,
    about: [
      ['年度', given],
      ...plans.map(
        ({ title, original, added, total }) =>
          [title, `年初 ${original.count} 个，年中增列 ${added.count} 个，共 ${total.count} 个`] as const,
      ),
      ...takenAway(operation),
    ],
  };
}

const COLUMNS: readonly Column<Line>[] = [
  { kind: 'text', title: '计划', width: 24, value: ({ plan }) => plan },
  { kind: 'text', title: '项目编号', width: 12, value: ({ line }) => line.project.code },
  { kind: 'text', title: '项目名称', width: 40, value: ({ line }) => line.project.title },
  { kind: 'text', title: '单位', width: 22, value: ({ unit }) => unit },
  { kind: 'text', title: '建设方式', width: 16, value: ({ line }) => line.modeWords },
  { kind: 'text', title: '优先类型', width: 24, value: ({ line }) => line.tags.join('、') || null },
  { kind: 'amount', title: '金额（元）', width: 20, value: ({ line }) => line.amount },
  { kind: 'text', title: '列入', width: 10, value: ({ line }) => (line.midYear ? '年中调整' : '年初') },
  {
    kind: 'text',
    title: '决定',
    width: 10,
    value: ({ line }) => (line.outcome === null ? '尚未决定' : OUTCOMES[line.outcome]),
  },
];
