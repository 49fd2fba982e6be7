import type { Fen } from '../../form-schemas/engine';
import type { Column } from '../platform/workbook/columns';
import { dayOf } from '../platform/scalars/time';

/** What is written of one project. */
export interface ExportRow {
  readonly code: string;
  readonly title: string;
  readonly organisation: string | null;
  readonly planYear: number;
  readonly status: string;
  /** The regime's own words for how the case ended. */
  readonly end: string | null;
  /** Null as well where the session may not look into the case. */
  readonly stage: string | null;
  readonly waitingFor: string | null;
  readonly waitingSince: Date | null;
  readonly declaredTotal: Fen | null;
  readonly arguedTotal: Fen | null;
  readonly approvedTotal: Fen | null;
  readonly openedAt: Date;
}

export type ExportColumn = Column<ExportRow>;

/** Columns that can be asked for, by the names under which they are asked for, in their usual order. */
export const EXPORT_COLUMNS = {
  code: { kind: 'text', title: '项目编号', width: 12, value: (row) => row.code },
  title: { kind: 'text', title: '项目名称', width: 40, value: (row) => row.title },
  organisation: { kind: 'text', title: '申报单位', width: 22, value: (row) => row.organisation },
  planYear: { kind: 'number', title: '计划年度', width: 10, value: (row) => row.planYear },
  status: { kind: 'text', title: '状态', width: 14, value: (row) => wordStatus(row.status, row.end) },
  stage: { kind: 'text', title: '所处环节', width: 18, value: (row) => row.stage },
  waitingFor: { kind: 'text', title: '在谁手里', width: 24, value: (row) => row.waitingFor },
  waitingSince: {
    kind: 'text',
    title: '自何日起',
    width: 12,
    value: ({ waitingSince }) => (waitingSince === null ? null : dayOf(waitingSince)),
  },
  declaredTotal: { kind: 'amount', title: '申报总投资（元）', width: 20, value: (row) => row.declaredTotal },
  arguedTotal: { kind: 'amount', title: '论证总投资（元）', width: 20, value: (row) => row.arguedTotal },
  approvedTotal: { kind: 'amount', title: '批准总投资（元）', width: 20, value: (row) => row.approvedTotal },
  openedOn: { kind: 'text', title: '首次申报日', width: 12, value: (row) => dayOf(row.openedAt) },
} as const satisfies Readonly<Record<string, ExportColumn>>;

export type ExportColumnName = keyof typeof EXPORT_COLUMNS;

export function isExportColumn(name: string): name is ExportColumnName {
  return Object.hasOwn(EXPORT_COLUMNS, name);
}

/** A project's status in words; how it ended is said in the words of its regime. */
export function wordStatus(status: string, end: string | null): string {
  if (status === 'in-progress') return '办理中';
  return status === 'withdrawn' ? '已撤回' : (end ?? status);
}
