import { Router } from 'express';
import { isEnumType, type GraphQLSchema } from 'graphql';
import type { Json, JsonObject } from '../../form-schemas/engine';
import { labelOf, wordAnswer } from '../../form-schemas/formats/catalogue/word-entry';
import { recordExport } from '../audit/record-export';
import { authorise } from '../platform/authorise';
import { ApiError } from '../platform/errors';
import { argumentOf, readJsonArgument } from '../platform/http/read-argument';
import type { Operation } from '../platform/operation';
import { columnOf } from '../platform/paging';
import { refuseUnstorable } from '../platform/text';
import { refuseInput } from '../platform/user-error';
import type { Column, WordedCondition } from '../platform/workbook/columns';
import { MOST_ROWS, refuseTooMany } from '../platform/workbook/most-rows';
import { takenAway } from '../platform/workbook/taken-away';
import { workbookRouter, type AskedInAddress, type WorkbookOptions } from '../platform/workbook/workbook.router';
import type { FurtherSheet, Workbook } from '../platform/workbook/write-workbook';
import type { PlainCell } from '../platform/workbook/workbook-thread';
import { wordState } from './actions';
import { CATALOGUE_ORDER, CatalogueOrder, CatalogueState } from './catalogue-entry.entity';
import { cityCatalogue, type CityCatalogue } from './city-catalogue';
import { entriesWhere, type CatalogueWhere } from './entries-where';
import { notation } from './import/read-cell';
import {
  ITEMS,
  itemColumns,
  ITEMS_SHEET,
  MAIN_SHEET,
  MOST_ITEM_ROWS,
  SAID_BESIDES,
  sheetColumns,
} from './import/sheet-columns';
import { wordCatalogueFilter } from './word-filter';

export interface CatalogueExportOptions extends WorkbookOptions {
  /** Its input types say what a filter is, here as in `catalogueEntries`. */
  readonly schema: GraphQLSchema;
}

interface Row {
  readonly fields: JsonObject;
  readonly extension: JsonObject;
  readonly state: CatalogueState;
  readonly edition: number;
  readonly organisation: string;
  readonly projects: string | null;
  readonly systems: string | null;
}

/**
 * `GET /exports/catalogue.xlsx?where={…}&orderBy=CODE`: the entries that `catalogueEntries` pages through, whole, as a workbook
 * that can be imported again; `GET /exports/catalogue-template.xlsx`: the same without rows, to be filled in.
 */
export function catalogueExportRouter({ schema, ...options }: CatalogueExportOptions): Router {
  const router = Router();
  router.use(workbookRouter('/catalogue.xlsx', options, (operation, query) => readList(operation, schema, query)));
  router.use(workbookRouter('/catalogue-template.xlsx', options, (operation) => readTemplate(operation)));
  return router;
}

async function readList(ctx: Operation, schema: GraphQLSchema, query: AskedInAddress): Promise<Workbook<Row>> {
  authorise(ctx, 'catalogue:read');
  refuseUnstorable(query, '');
  const where = readJsonArgument<CatalogueWhere>(
    schema,
    'CatalogueWhere',
    'where',
    argumentOf(query, 'where'),
    'catalogueEntries',
  );
  const orderBy = orderIn(schema, argumentOf(query, 'orderBy'));
  const city = await cityCatalogue(ctx);
  await checkItems(ctx, where ?? null);
  const rows = await rowsOf(ctx, where ?? null, orderBy);
  recordExport(ctx, 'catalogue:export', { entries: rows.length }, where ?? {});
  return {
    name: MAIN_SHEET,
    counted: '条',
    columns: columnsOf(city),
    rows,
    further: [itemSheet(rows)],
    about: [
      ...(await wordCatalogueFilter(ctx, where ?? null)),
      ['条数', `${rows.length} 条`],
      ...takenAway(ctx).slice(1),
    ],
  };
}

/** Before anything is read: an entry may have any number of items. @throws ApiError LIMIT_EXCEEDED */
async function checkItems(ctx: Operation, where: CatalogueWhere | null): Promise<void> {
  const counted = await entriesWhere(ctx, where)
    .select(
      `coalesce(sum(case jsonb_typeof(entry.fields -> '${ITEMS}') when 'array' then jsonb_array_length(entry.fields -> '${ITEMS}') end), 0)::int`,
      'items',
    )
    .getRawOne<{ items: number }>();
  if ((counted?.items ?? 0) > MOST_ITEM_ROWS)
    throw new ApiError(
      'LIMIT_EXCEEDED',
      `一次最多导出 ${MOST_ITEM_ROWS} 个信息项，所选条目共有 ${counted?.items} 个：请缩小筛选范围，分几次导出`,
    );
}

/** What is in force stands in the list, whatever is under way. */
async function rowsOf(ctx: Operation, where: CatalogueWhere | null, orderBy: CatalogueOrder): Promise<readonly Row[]> {
  const ordering = CATALOGUE_ORDER[orderBy];
  const linked = (table: string, value: string): string =>
    `(select string_agg(${value}, '；' order by ${value}) from ${table} l
      ${table === 'catalogue_project' ? 'join project p on p.government = l.government and p.id = l.project' : ''}
      where l.government = entry.government and l.entry = entry.id)`;
  const rows = await entriesWhere(ctx, where)
    .innerJoin('organisation', 'o', 'o.government = entry.government and o.id = entry.organisation')
    .select('entry.fields', 'fields')
    .addSelect('entry.extension', 'extension')
    .addSelect('entry.state', 'state')
    .addSelect('entry.edition', 'edition')
    .addSelect('o.title', 'organisation')
    .addSelect(linked('catalogue_project', 'p.code'), 'projects')
    .addSelect(linked('catalogue_system', 'l.number'), 'systems')
    .orderBy(columnOf('entry', ordering), ordering.direction)
    .addOrderBy('entry.id', ordering.direction)
    .limit(MOST_ROWS + 1)
    .getRawMany<Row>();
  refuseTooMany(rows, '条');
  return rows;
}

function columnsOf(city: CityCatalogue): readonly Column<Row>[] {
  const [organisation, state, edition, projects, systems] = SAID_BESIDES;
  return [
    ...sheetColumns(city).map(({ title, of, field, form }): Column<Row> => ({
      kind: 'text',
      title,
      width: ['abstract', 'name', 'sharedWith', 'shareCondition', 'legalBasis'].includes(field.key) ? 36 : 18,
      // Items stand on their own sheet: one cell would not hold all of them.
      value: (row) => (field.key === ITEMS ? null : wordAnswer(form, field, answerIn(row[of], field.key))),
    })),
    { kind: 'text', title: organisation, width: 20, value: (row) => row.organisation },
    { kind: 'text', title: state, width: 10, value: (row) => wordState(row.state) },
    { kind: 'number', title: edition, width: 10, value: (row) => row.edition },
    { kind: 'text', title: projects, width: 20, value: (row) => row.projects },
    { kind: 'text', title: systems, width: 20, value: (row) => row.systems },
  ];
}

function answerIn(answers: JsonObject, key: string): Json {
  return Object.hasOwn(answers, key) ? (answers[key] ?? null) : null;
}

function itemSheet(rows: readonly Row[]): FurtherSheet {
  const columns = itemColumns();
  return {
    name: ITEMS_SHEET,
    columns: columns.map(({ title }, index) => ({ title, width: index < 2 ? 24 : 14 })),
    rows: rows.flatMap(({ fields }) => {
      const items = answerIn(fields, ITEMS);
      return (Array.isArray(items) ? (items as readonly JsonObject[]) : []).map((item): readonly PlainCell[] =>
        columns.map(({ field }, index) => {
          const value = index === 0 ? answerIn(fields, 'code') : answerIn(item, field.key);
          return typeof value === 'number' ? value : value === null ? null : labelOf(field, String(value));
        }),
      );
    }),
  };
}

async function readTemplate(ctx: Operation): Promise<Workbook<Row>> {
  authorise(ctx, 'catalogue:edit');
  const city = await cityCatalogue(ctx);
  const columns = sheetColumns(city);
  return {
    name: MAIN_SHEET,
    counted: '条',
    columns: columnsOf(city).slice(0, columns.length),
    rows: [],
    untotalled: true,
    further: [itemSheet([])],
    about: [
      [
        '怎样填',
        `第 1 行是表头，不得改动；自第 2 行起一行一条，至多 ${MOST_ROWS} 行。不得合并单元格，不得用公式，不得带宏`,
      ],
      [
        '信息项',
        `写在“${ITEMS_SHEET}”工作表，一行一项，以信息资源代码归属条目；也可写在“信息项信息”一格：${notation(
          itemColumns()
            .slice(1)
            .map(({ field }) => field),
        )}`,
      ],
      ['日期', '用日期单元格，或写作 2026-01-31 的文本'],
      ['代码', '信息资源提供方代码请设为文本格式：表格软件只保留数字的前 15 位'],
      ...columns.flatMap(({ title, field }): WordedCondition[] => {
        const options = (field.node.enum ?? field.node.items?.enum ?? []).map(({ label }) => label);
        const words = [
          field.required === true ? '必填' : field.required === false ? '选填' : '视情况必填',
          ...(options.length > 0 ? [`选项：${options.join('、')}`] : []),
          ...(field.component === 'YesNo' ? ['是 或 否'] : []),
          ...(field.node.description ? [field.node.description] : []),
          ...field.rules.map(({ document }) => document.message),
        ];
        return [[title, words.join('。')]];
      }),
    ],
  };
}

function orderIn(schema: GraphQLSchema, given: string | null): CatalogueOrder {
  if (given === null) return CatalogueOrder.CODE;
  const type = schema.getType('CatalogueOrder');
  if (!isEnumType(type)) throw new Error('the schema has no CatalogueOrder');
  const known = type.getValue(given);
  if (!known) {
    const names = type.getValues().map(({ name }) => name);
    throw refuseInput('orderBy', `须为 ${names.join('、')} 之一，所给为“${given.slice(0, 40)}”`);
  }
  return known.value as CatalogueOrder;
}
