import type { Router } from 'express';
import type { GraphQLSchema } from 'graphql';
import { recordExport } from '../audit/record-export';
import { authorise } from '../platform/authorise';
import { readWhere } from '../platform/http/read-argument';
import type { Operation } from '../platform/operation';
import { refuseUnstorable } from '../platform/text';
import { takenAway } from '../platform/workbook/taken-away';
import { workbookRouter, type AskedInAddress, type WorkbookOptions } from '../platform/workbook/workbook.router';
import type { Workbook } from '../platform/workbook/write-workbook';
import { exportColumns } from './export-columns';
import { exportRows, type ExportedRow } from './export-rows';
import { askedRegister } from './record-totals';
import type { RecordWhere } from './records-where';
import { wordRecordFilter } from './word-filter';

export interface RecordsExportOptions extends WorkbookOptions {
  /** Its input types say what a filter is, here as in `records`. */
  readonly schema: GraphQLSchema;
}

/**
 * `GET /exports/records.xlsx?where={"regimeCode":…,"record":…}`: one register under a filter, whole, the oldest row first: what
 * `records` pages through. Who takes the list away is told in the audit.
 */
export function recordsExportRouter({ schema, ...options }: RecordsExportOptions): Router {
  return workbookRouter('/records.xlsx', options, (operation, query) => read(operation, schema, query));
}

/** Who may not ask hears so before what was asked is looked at. */
async function read(
  operation: Operation,
  schema: GraphQLSchema,
  query: AskedInAddress,
): Promise<Workbook<ExportedRow>> {
  authorise(operation, 'application:read');
  refuseUnstorable(query, '');
  const where = readWhere<RecordWhere>(schema, 'RecordWhere', query, 'records');
  const { regime, record } = await askedRegister(operation, where);
  const rows = await exportRows(operation, where);
  recordExport(operation, 'record:export', { records: rows.length }, where);
  return {
    name: regime.records.get(record)?.document.title ?? record,
    counted: '条',
    columns: exportColumns(regime, record),
    rows,
    about: [
      ...(await wordRecordFilter(operation, regime, where)),
      ['排序', '记录日，早的在前'],
      ['条数', `${rows.length} 条`],
      ...takenAway(operation),
    ],
  };
}
