import type { Router } from 'express';
import type { GraphQLSchema } from 'graphql';
import { recordExport } from '../audit/record-export';
import { organisationById } from '../identity/identity.loader';
import { authorise } from '../platform/authorise';
import { readWhere } from '../platform/http/read-argument';
import type { Operation } from '../platform/operation';
import { refuseUnstorable } from '../platform/text';
import type { Column } from '../platform/workbook/columns';
import { takenAway } from '../platform/workbook/taken-away';
import { workbookRouter, type AskedInAddress, type WorkbookOptions } from '../platform/workbook/workbook.router';
import type { Workbook } from '../platform/workbook/write-workbook';
import { projectById } from '../project/project.loader';
import type { BuiltSystem } from './built-system.entity';
import { codeOf, nameOf, stateOf } from './system-words';
import { systemsWhere, type SystemWhere } from './systems-where';
import { MOST_ROWS, refuseTooMany } from '../platform/workbook/most-rows';

interface Row {
  readonly system: BuiltSystem;
  readonly name: string;
  readonly code: string | null;
  readonly state: string | null;
  readonly unit: string | null;
  readonly project: string | null;
}

/** `GET /exports/systems.xlsx?where={…}`: the directory under a filter, whole, the latest first: what `systems` pages through. */
export function systemsExportRouter({
  schema,
  ...options
}: WorkbookOptions & { readonly schema: GraphQLSchema }): Router {
  return workbookRouter('/systems.xlsx', options, (operation, query) => read(operation, schema, query));
}

async function read(operation: Operation, schema: GraphQLSchema, query: AskedInAddress): Promise<Workbook<Row>> {
  authorise(operation, 'project:read');
  refuseUnstorable(query, '');
  const where = readWhere<SystemWhere>(schema, 'SystemWhere', query, 'systems');
  const systems = await (
    await systemsWhere(operation, where)
  )
    .orderBy('system.number', 'DESC')
    .limit(MOST_ROWS + 1)
    .getMany();
  refuseTooMany(systems, '条');
  const rows = await Promise.all(
    systems.map(async (system): Promise<Row> => ({
      system,
      name: await nameOf(operation, system),
      code: await codeOf(operation, system),
      state: await stateOf(operation, system),
      unit: (await organisationById(operation).load(system.organisation))?.title ?? null,
      project: system.project === null ? null : ((await projectById(operation).load(system.project))?.title ?? null),
    })),
  );
  recordExport(operation, 'system:export', { systems: rows.length }, where);
  return {
    name: '系统目录',
    counted: '个',
    columns: COLUMNS,
    rows,
    about: [...(where.text == null ? [] : ([['含有', where.text]] as const)), ...takenAway(operation)],
  };
}

const COLUMNS: readonly Column<Row>[] = [
  { kind: 'text', title: '系统名称', width: 36, value: ({ name }) => name },
  { kind: 'text', title: '目录编号', width: 16, value: ({ code }) => code },
  { kind: 'text', title: '单位', width: 22, value: ({ unit }) => unit },
  { kind: 'text', title: '项目', width: 36, value: ({ project }) => project },
  { kind: 'text', title: '状态', width: 16, value: ({ state }) => state },
  { kind: 'text', title: '来自', width: 16, value: ({ system }) => system.title },
  { kind: 'text', title: '列入目录之日', width: 12, value: ({ system }) => system.on },
];
