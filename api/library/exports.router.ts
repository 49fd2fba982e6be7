import type { Router } from 'express';
import { isEnumType, type GraphQLSchema } from 'graphql';
import { recordAudit } from '../audit/record-audit';
import type { JsonObject } from '../../form-schemas/engine';
import { authorise } from '../platform/authorise';
import { argumentOf, readJsonArgument } from '../platform/http/read-argument';
import type { Operation } from '../platform/operation';
import { refuseUnstorable } from '../platform/text';
import { refuseInput } from '../platform/user-error';
import { takenAway } from '../platform/workbook/taken-away';
import { workbookRouter, type AskedInAddress, type WorkbookOptions } from '../platform/workbook/workbook.router';
import type { Workbook } from '../platform/workbook/write-workbook';
import {
  EXPORT_COLUMNS,
  isExportColumn,
  type ExportColumn,
  type ExportColumnName,
  type ExportRow,
} from './export-columns';
import { exportRows } from './export-rows';
import { ProjectOrder } from './project-order';
import type { ProjectWhere } from './project-where';
import { wordFilter, wordOrder } from './word-filter';

export interface ExportsOptions extends WorkbookOptions {
  /** Its input types say what a filter is, here as in `projects`. */
  readonly schema: GraphQLSchema;
}

interface Asked {
  readonly where: ProjectWhere | null;
  readonly orderBy: ProjectOrder;
  readonly columns: readonly ExportColumnName[];
}

/**
 * `GET /exports/projects.xlsx?where={…}&orderBy=NEWEST&columns=code,title`: the list that `projects` pages through
 * under the same arguments, whole. Who takes the list away is told in the audit.
 */
export function exportsRouter({ schema, ...options }: ExportsOptions): Router {
  return workbookRouter('/projects.xlsx', options, (operation, query) => read(operation, schema, query));
}

/** Who may not ask hears so before what was asked is looked at. */
async function read(operation: Operation, schema: GraphQLSchema, query: AskedInAddress): Promise<Workbook<ExportRow>> {
  authorise(operation, 'project:read');
  const { where, orderBy, columns } = readAsked(schema, query);
  const rows = await exportRows(operation, where, orderBy);
  const about = [
    ...(await wordFilter(operation, where)),
    ['排序', wordOrder(orderBy)],
    ['个数', `${rows.length} 个`],
    ...takenAway(operation),
  ] as const;
  recordAudit(operation, {
    verb: 'project:export',
    subject: { type: 'Government', id: operation.government },
    details: {
      projects: rows.length,
      where: JSON.parse(JSON.stringify(where ?? {})) as JsonObject,
      orderBy,
      columns,
    },
  });
  return {
    name: '项目',
    counted: '个',
    rows,
    about,
    columns: columns.map((name): ExportColumn => EXPORT_COLUMNS[name]),
  };
}

function readAsked(schema: GraphQLSchema, query: AskedInAddress): Asked {
  refuseUnstorable(query, '');
  return {
    where: readJsonArgument<ProjectWhere>(schema, 'ProjectWhere', 'where', argumentOf(query, 'where'), 'projects'),
    orderBy: readOrder(schema, argumentOf(query, 'orderBy')),
    columns: readColumns(argumentOf(query, 'columns')),
  };
}

function readOrder(schema: GraphQLSchema, given: string | null): ProjectOrder {
  if (given === null) return ProjectOrder.NEWEST;
  const type = schema.getType('ProjectOrder');
  if (!isEnumType(type)) throw new Error('the schema has no ProjectOrder');
  const known = type.getValue(given);
  if (!known) {
    const names = type.getValues().map(({ name }) => name);
    throw refuseInput('orderBy', `须为 ${names.join('、')} 之一，所给为“${given.slice(0, 40)}”`);
  }
  return known.value as ProjectOrder;
}

function readColumns(given: string | null): readonly ExportColumnName[] {
  const all = Object.keys(EXPORT_COLUMNS).filter(isExportColumn);
  if (given === null) return all;
  const names = [...new Set(given.split(','))];
  return names.map((name) => {
    if (!isExportColumn(name)) throw refuseInput('columns', `没有“${name.slice(0, 40)}”这一列；可选 ${all.join('、')}`);
    return name;
  });
}
