import { USCC } from './catalogue-answers';
import type { RawCell, RawSheet } from './workbook-bytes';

/** What is asked of imports of the catalogue, and a row that is right. */

export interface Finding {
  readonly sheet: string | null;
  readonly row: number | null;
  readonly column: string | null;
  readonly field: string | null;
  readonly code: string;
  readonly message: string;
  readonly given: string | null;
}
export interface Import {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly progress: number;
  readonly failure: string | null;
  readonly total: number;
  readonly good: number;
  readonly bad: number;
  readonly fresh: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly found: number;
  readonly findings: readonly Finding[];
}
export interface Payload {
  readonly import: Import | null;
  readonly findings: readonly { readonly code: string; readonly message: string }[];
}

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const IMPORT = `id version status progress failure total good bad fresh changed unchanged found
  findings { sheet row column field code message given }`;
export const START = `mutation ($input: StartCatalogueImportInput!) { startCatalogueImport(input: $input) { import { ${IMPORT} } findings { code message } } }`;
export const SAVE = `mutation ($input: SaveCatalogueImportInput!) { saveCatalogueImport(input: $input) { import { ${IMPORT} } findings { code message } } }`;
export const LOOK = `query ($id: ID!) { catalogueImport(id: $id) { ${IMPORT} } }`;
export const COUNT = `query ($where: CatalogueWhere) { catalogueEntries(first: 100, where: $where) { totalCount nodes { id code name state version } } }`;

export const HEAD = [
  '信息资源分类（类）',
  '信息资源分类（项）',
  '信息资源分类（目）',
  '信息资源名称',
  '信息资源代码',
  '信息资源提供方',
  '信息资源提供方代码',
  '信息资源摘要',
  '信息资源格式分类',
  '信息资源格式',
  '信息项信息',
  '共享类型',
  '使用要求',
  '共享方式',
  '是否向社会开放',
  '更新周期',
  '发布日期',
  '是否已按要求归集',
] as const;

export const ROW: Readonly<Record<(typeof HEAD)[number], RawCell>> = {
  '信息资源分类（类）': '部门信息资源',
  '信息资源分类（项）': '市教育局',
  '信息资源分类（目）': '学籍管理',
  信息资源名称: '学籍信息',
  信息资源代码: '307001/1',
  信息资源提供方: '市教育局',
  信息资源提供方代码: USCC,
  信息资源摘要: '在籍学生的基本信息',
  信息资源格式分类: '数据库',
  信息资源格式: '达梦',
  信息项信息: '姓名|字符型|50；入学日期|日期型',
  共享类型: '无条件共享',
  使用要求: '工作参考',
  共享方式: '共享平台（接口）',
  是否向社会开放: '否',
  更新周期: '每日',
  // 2026-01-05: 46027 days after 30 December 1899.
  发布日期: { serial: 46027 },
  是否已按要求归集: false,
};

export function row(changes: Readonly<Partial<Record<(typeof HEAD)[number], RawCell>>> = {}): readonly RawCell[] {
  return HEAD.map((title) => ({ ...ROW, ...changes })[title]);
}

export function sheet(...rows: readonly (readonly RawCell[])[]): RawSheet {
  return { name: '信息资源目录', rows: [HEAD, ...rows] };
}
