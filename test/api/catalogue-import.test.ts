import { readSheet } from 'read-excel-file/node';
import { CatalogueImports } from '../../api/catalogue/import/run-import';
import type { Log } from '../../api/platform/database/database';
import { fromGlobalId } from '../../api/platform/global-id';
import type { JsonObject } from '../../form-schemas/engine';
import { FILE_ENTRY, USCC } from '../support/catalogue-answers';
import { type Import, XLSX, START, SAVE, LOOK, COUNT, HEAD, row, sheet } from '../support/catalogue-sheets';
import type { TestClient } from '../support/client';
import { givenServer, type GivenServer } from '../support/given';
import { GivenCity } from '../support/given-city';
import { checkedBy, exportedBy, once as onceBy, savedBy } from '../support/import-catalogue';
import { ask, put, upload } from '../support/send-file';
import { archiveOf, workbookOf, workbookParts, type RawCell, type RawSheet } from '../support/workbook-bytes';

/** Workbooks of entries: looked at first, row by row and column by column; then saved whole, or not at all. */

let given: GivenServer;
let city: GivenCity;
let who: TestClient;

beforeAll(async () => {
  given = await givenServer();
  city = await GivenCity.found(given, '511700');
  who = await city.client(city.filers.education);
});
afterAll(() => given?.close());

const once = (query: string, input: JsonObject) => onceBy(who, query, input);
const checked = (bytes: Buffer) => checkedBy(who, bytes);
const saved = (one: Import, mode: 'ALL' | 'GOOD') => savedBy(who, one, mode);

async function entries(where: JsonObject = {}) {
  return (
    await who.data<{
      catalogueEntries: {
        totalCount: number;
        nodes: readonly { id: string; code: string; name: string; state: string; version: number }[];
      };
    }>(COUNT, { where })
  ).catalogueEntries;
}

const places = ({ findings }: Import) => findings.map(({ sheet: of, row: at, column, code }) => [of, at, column, code]);

describe('a workbook', () => {
  it('is looked at without saving anything, row by row and column by column', async () => {
    const one = await checked(
      workbookOf(
        sheet(
          row(),
          row({ 信息资源代码: '307001/2', 共享方式: '共享平台（文件）' }),
          row({ 信息资源代码: '307001/3', 信息资源提供方代码: `${USCC.slice(0, 17)}0`, 更新周期: '每天' }),
          row({ 信息资源代码: '307001/1' }),
          row({ 信息资源代码: '307001/5', 信息项信息: '姓名|字符型|五十' }),
        ),
      ),
    );
    expect(one).toMatchObject({
      status: 'CHECKED',
      total: 5,
      good: 1,
      bad: 4,
      fresh: 1,
      changed: 0,
      unchanged: 0,
      found: 5,
    });
    const at = (title: (typeof HEAD)[number]): string => String.fromCharCode(65 + HEAD.indexOf(title));
    expect(one.findings).toEqual([
      expect.objectContaining({
        row: 3,
        column: at('共享方式'),
        field: '共享方式',
        code: 'rule-failed',
        given: '共享平台（文件）',
      }),
      expect.objectContaining({ row: 4, column: at('更新周期'), code: 'cell-type', given: '每天' }),
      expect.objectContaining({ row: 4, column: at('信息资源提供方代码'), code: 'text-format' }),
      expect.objectContaining({
        row: 5,
        column: at('信息资源代码'),
        code: 'catalogue-code-twice',
        message: '信息资源代码与第 2 行重复',
      }),
      expect.objectContaining({
        row: 6,
        column: at('信息项信息'),
        code: 'cell-type',
        message: '第 1 项的“数据长度”须为整数，不带单位和其他文字，所给为“五十”',
      }),
    ]);
    expect(one.findings[1]?.message).toBe('须为 实时、每日、每周、每月、每季度、每半年、每年、不定期 之一');
    expect((await entries()).totalCount).toBe(0);
    const refused = await once(SAVE, { id: one.id, expectedVersion: one.version, mode: 'ALL' });
    expect(refused.findings.map(({ code }) => code)).toEqual(['catalogue-import-bad']);
    const done = await saved(one, 'GOOD');
    expect(done).toMatchObject({ status: 'SAVED', fresh: 1, bad: 4, progress: 100 });
    expect((await entries()).nodes).toEqual([
      expect.objectContaining({ code: '307001/1', state: 'DRAFT', version: 1 }),
    ]);
    const again = await once(SAVE, { id: one.id, expectedVersion: done.version, mode: 'GOOD' });
    expect(again.findings.map(({ code }) => code)).toEqual(['catalogue-import-status']);
  });

  it('takes items from a sheet of their own, and says which belong nowhere', async () => {
    const items: RawSheet = {
      name: '信息项',
      rows: [
        ['信息资源代码', '信息项名称', '数据类型', '数据长度'],
        ['307009/1', '姓名', '字符型', 50],
        ['307009/1', '分数', '数值型', 0],
        ['307009/2', '姓名', 'C', null],
      ],
    };
    const one = await checked(workbookOf(sheet(row({ 信息资源代码: '307009/1', 信息项信息: null })), items));
    expect(places(one)).toEqual([
      ['信息项', 3, null, 'below-minimum'],
      ['信息项', 4, 'A', 'catalogue-item-loose'],
    ]);
  });

  it.each<[says: string, of: RawSheet, codes: readonly string[]]>([
    ['merged cells', { ...sheet(row()), merged: ['A2:A3'] }, ['workbook-merged']],
    [
      'a head that lacks a column',
      { name: '信息资源目录', rows: [HEAD.slice(1), row().slice(1)] },
      ['workbook-head-missing'],
    ],
    [
      'a head with a column that is none',
      { name: '信息资源目录', rows: [[...HEAD, '更新周其'], row()] },
      ['workbook-head-unknown'],
    ],
    ['a column twice', { name: '信息资源目录', rows: [[...HEAD, '更新周期'], row()] }, ['workbook-head-twice']],
    ['no rows', sheet(), ['workbook-empty']],
    ['nothing at all', { name: 'x', rows: [] }, ['workbook-empty']],
  ])('with %s is refused as a whole', async (_, of, codes) => {
    const one = await checked(workbookOf(of));
    expect([one.status, one.total]).toEqual(['FAILED', 0]);
    expect(one.findings.map(({ code }) => code)).toEqual(codes);
  });

  it('names the likely column, and the rows of a merged range', async () => {
    const one = await checked(
      workbookOf({ name: '信息资源目录', rows: [[...HEAD, '更新周其'], row()], merged: ['B2:B4'] }),
    );
    expect(one.findings.map(({ message, row: at, column }) => [at, column, message])).toEqual([
      [2, 'B', '合并的单元格 B2:B4：只有第一格有值，请取消合并，每一格都填写'],
      [1, 'S', '模板没有“更新周其”这一列，是否指“更新周期”？'],
    ]);
  });

  it('with a formula, an error, a day as any text, a number as words, or a code as a number says so at the cell', async () => {
    const bad = row({
      信息资源摘要: { formula: 'A1&"x"' },
      信息资源格式: { error: '#REF!' },
      发布日期: '2026年1月5日',
      信息资源提供方代码: 115100000000000000,
      是否向社会开放: '不',
    });
    const one = await checked(workbookOf(sheet(bad)));
    const said = new Map(one.findings.map(({ field, code, given: words }) => [field, [code, words]]));
    expect(said.get('信息资源摘要')).toEqual(['cell-formula', '=A1&"x"']);
    expect(said.get('信息资源格式')).toEqual(['cell-type', '#REF!']);
    expect(said.get('发布日期')).toEqual(['cell-type', '2026年1月5日']);
    expect(said.get('信息资源提供方代码')).toEqual(['cell-type', '115100000000000000']);
    expect(said.get('是否向社会开放')).toEqual(['cell-type', '不']);
    expect(one.findings).toHaveLength(5);
  });

  it('of more than ten thousand rows, or one that would unpack to too much, is refused before it is read through', async () => {
    const rows = Array.from({ length: 100_000 }, (_, index): readonly RawCell[] => [index]);
    const many = await checked(workbookOf({ name: '信息资源目录', rows }));
    expect([many.status, many.findings[0]?.code, many.failure]).toEqual([
      'FAILED',
      'workbook-too-many-rows',
      '工作表超过 10000 行（不含表头）：一次至多导入 10000 行，请分成几个文件',
    ]);
    const parts = workbookParts([sheet(row())]);
    const bomb = await checked(archiveOf(parts, { 'xl/worksheets/sheet1.xml': 900 * 1024 * 1024 }));
    expect([bomb.status, bomb.findings[0]?.code]).toEqual(['FAILED', 'workbook-too-large']);
    const entriesMany = Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`xl/media/${index}`, '']));
    expect((await checked(archiveOf({ ...parts, ...entriesMany }))).findings[0]?.code).toBe('workbook-too-large');
    const cut = archiveOf(parts, { 'xl/worksheets/sheet1.xml': 10 });
    expect((await checked(cut)).findings[0]?.code).toBe('workbook-unreadable');
  });

  it('with a macro, or an archive that is none, is not even taken up', async () => {
    const parts = workbookParts([sheet(row())]);
    const sent = async (bytes: Buffer): Promise<number> => {
      const { url } = await ask(who, '目录.xlsx', bytes.length, XLSX);
      return (await put(who, url, bytes)).status;
    };
    expect(await sent(archiveOf({ ...parts, 'xl/vbaProject.bin': 'x' }))).toBe(400);
    expect(await sent(archiveOf({ 'readme.txt': 'x' }))).toBe(400);
    expect(await sent(archiveOf(parts))).toBe(201);
    const { errors } = await ask(who, '目录.xlsm', 10, 'application/vnd.ms-excel.sheet.macroEnabled.12');
    expect(errors.map(({ path }) => path)).toEqual(['mediaType']);
  });
});

describe('an export', () => {
  const exported = (path: string) => exportedBy(who, path);

  it('is exactly the filtered list, and imported again it changes nothing; what was changed in it becomes a revision', async () => {
    const rows = [
      row({ 信息资源代码: '307020/1' }),
      row({ 信息资源代码: '307020/2', 信息资源名称: '=1+1，不是公式' }),
      row({ 信息资源代码: '307020/3', 信息资源名称: '别的' }),
    ];
    await saved(await checked(workbookOf(sheet(...rows))), 'ALL');
    const where = encodeURIComponent(JSON.stringify({ text: '307020' }));
    const file = await exported(`catalogue.xlsx?where=${where}&orderBy=CODE`);
    const list = await readSheet(file, 1);
    const at = list[0]?.indexOf('信息资源代码') ?? -1;
    expect(list.slice(1).map((cells) => cells[at])).toEqual(['307020/1', '307020/2', '307020/3', null]);
    expect(await readSheet(file, 2)).toEqual([
      ['信息资源代码', '信息项名称', '数据类型', '数据长度'],
      ...['307020/1', '307020/2', '307020/3'].flatMap((code) => [
        [code, '姓名', '字符型', 50],
        [code, '入学日期', '日期型', null],
      ]),
    ]);
    const back = await checked(file);
    expect(back).toMatchObject({ status: 'CHECKED', total: 3, good: 3, bad: 0, fresh: 0, changed: 0, unchanged: 3 });
    const other = await checked(workbookOf(sheet(row({ 信息资源代码: '307020/1', 信息资源名称: '学籍基本信息' }))));
    expect(other).toMatchObject({ good: 1, fresh: 0, changed: 1 });
    await saved(other, 'ALL');
    const { nodes } = await entries({ text: '307020/1' });
    expect(nodes).toEqual([expect.objectContaining({ name: '学籍基本信息', state: 'DRAFT', version: 2 })]);
  });

  it('of more items than it could be imported with again is refused before they are read', async () => {
    await saved(await checked(workbookOf(sheet(row({ 信息资源代码: '307070/1' })))), 'ALL');
    const set = (items: number) =>
      city.government.system((ctx) =>
        ctx.tx.query(
          `update catalogue_entry set fields = jsonb_set(fields, '{items}', (select jsonb_agg('{}'::jsonb) from generate_series(1, $1::int)))
           where code = '307070/1'`,
          [items],
        ),
      );
    const where = encodeURIComponent(JSON.stringify({ text: '307070' }));
    await set(100_001);
    const { headers } = { headers: { authorization: `Bearer ${who.token}` } };
    const response = await fetch(`${who.url}/exports/catalogue.xlsx?where=${where}`, { headers });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('一次最多导出 100000 个信息项，所选条目共有 100001 个');
    await set(1);
    await exported(`catalogue.xlsx?where=${where}`);
  });

  it('has a template, whose head is the one that is read', async () => {
    const [head, ...rows] = await readSheet(await exported('catalogue-template.xlsx'), 1);
    expect(HEAD.filter((title) => !head?.includes(title))).toEqual([]);
    expect(rows).toEqual([]);
  });
});

it('another unit neither sees an import nor begins one with a file that is not its own', async () => {
  const other = await city.client(city.filers.transport);
  const one = await checked(workbookOf(sheet(row({ 信息资源代码: '307030/1' }))));
  const { id } = await upload(who, '目录.xlsx', workbookOf(sheet(row())), XLSX);
  const refusal = async (query: string, variables: JsonObject) =>
    (await other.ask(query, variables)).errors[0]?.extensions.code;
  expect(await refusal(LOOK, { id: one.id })).toBe('NOT_FOUND');
  expect(await refusal(START, { input: { attachment: id } })).toBe('NOT_FOUND');
  const input = { id: one.id, expectedVersion: one.version, mode: 'GOOD' };
  expect(await refusal(SAVE, { input })).toBe('NOT_FOUND');
  const { status } = await fetch(`${other.url}/exports/catalogue-template.xlsx`);
  expect(status).toBe(401);
});

it('is checked again before it is saved: a code taken meanwhile stops all of it, and good rows are saved without it', async () => {
  const rows = ['1', '2', '3'].map((number) => row({ 信息资源代码: `307050/${number}` }));
  const [all, good] = [await checked(workbookOf(sheet(...rows))), await checked(workbookOf(sheet(...rows)))];
  expect([all.good, good.good]).toEqual([3, 3]);
  const create = `mutation ($input: CreateCatalogueEntryInput!) { createCatalogueEntry(input: $input) { entry { id } } }`;
  const other = await city.client(city.filers.transport);
  await other.data(create, { input: { answers: { ...FILE_ENTRY, code: '307050/2' } } });
  const stopped = await saved(all, 'ALL');
  expect([stopped.status, stopped.bad, stopped.good]).toEqual(['CHECKED', 1, 2]);
  expect(stopped.failure).toBe('再次核对时有 1 行不合格（其间目录已有改动），没有保存任何内容');
  expect(places(stopped)).toEqual([['信息资源目录', 3, 'E', 'catalogue-code-taken']]);
  expect((await entries({ text: '307050' })).totalCount).toBe(0);
  expect(await saved(good, 'GOOD')).toMatchObject({ status: 'SAVED', good: 2, bad: 1 });
  expect((await entries({ text: '307050' })).nodes.map(({ code }) => code).sort()).toEqual(['307050/1', '307050/3']);
});

describe('saving is done', () => {
  /** An import that is asked to be saved, as a server finds it; `meanwhile` happens while its file is read. */
  const worked = async (number: number, before: string, meanwhile = async (): Promise<void> => undefined) => {
    const code = `307060/${number}`;
    const bytes = workbookOf(sheet(row({ 信息资源代码: code })));
    const id = fromGlobalId((await checked(bytes)).id)?.key ?? '';
    await sql(`update catalogue_import set status = 'saving', mode = 'good' where id = $1`, [id]);
    await sql(before, [id]);
    const errors: unknown[] = [];
    const log = { error: (of: unknown) => errors.push(of) } as unknown as Log;
    const read = async (): Promise<Buffer> => {
      await meanwhile();
      return bytes;
    };
    const imports = new CatalogueImports({ runtime: given.server, bytes: read, log });
    imports.start({ kind: 'catalogue-import', government: '511700', id });
    await imports.settled();
    const [{ status, failure }] = await sql<[{ status: string; failure: string | null }]>(
      'select status, failure from catalogue_import where id = $1',
      [id],
    );
    await sql(`update catalogue_import set status = 'failed' where id = $1`, [id]);
    return { status, failure, saved: (await entries({ text: code })).totalCount, errors: errors.length };
  };
  const sql = <T>(text: string, values: readonly unknown[] = []): Promise<T> =>
    city.government.system((ctx) => ctx.tx.query<T>(text, [...values]));
  const nothing = 'select $1::uuid';

  it('of what nobody else has taken up', async () => {
    expect(await worked(1, nothing)).toEqual({ status: 'saved', failure: null, saved: 1, errors: 0 });
  });

  it('not of what has waited so long that it counts as cut off', async () => {
    const before = `update catalogue_import set touched_at = touched_at - interval '10 minutes' where id = $1`;
    expect(await worked(2, before)).toEqual({ status: 'saving', failure: null, saved: 0, errors: 0 });
  });

  it('not beside another server that has taken it up meanwhile', async () => {
    const taken = await worked(3, nothing, async () => {
      await sql(`update catalogue_import set version = version + 1 where status = 'saving' and touched_at >= $1`, [
        given.clock(),
      ]);
    });
    expect(taken).toMatchObject({ status: 'saving', saved: 0 });
  });

  it('not for somebody whose office no longer lets them write the catalogue', async () => {
    const posts = `update post set roles = $1 where id = $2`;
    const { id } = city.filers.education.post;
    const refused = await worked(4, nothing, async () => {
      await sql(posts, [['reader'], id]);
    });
    await sql(posts, [['applicant'], id]);
    expect(refused).toMatchObject({ status: 'failed', errors: 0 });
    expect(refused.failure).toBe('开始导入的人现已无权编制本单位的目录，没有保存任何内容');
    expect((await entries({ text: '307060/4' })).totalCount).toBe(0);
  });
});

const MANY = Number(process.env['TONGCHOU_IMPORT_ROWS'] ?? 1_000);

it(`takes ${MANY} rows at once`, async () => {
  const rows = Array.from({ length: MANY }, (_, index) => row({ 信息资源代码: `307040/${index + 1}` }));
  const from = performance.now();
  const one = await checked(workbookOf(sheet(...rows)));
  const between = performance.now();
  expect(one).toMatchObject({ good: MANY, bad: 0, fresh: MANY });
  expect(await saved(one, 'ALL')).toMatchObject({ status: 'SAVED', fresh: MANY });
  const until = performance.now();
  expect((await entries({ text: '307040' })).totalCount).toBe(MANY);
  if (MANY > 1_000)
    process.stderr.write(
      `${MANY} rows: checked in ${Math.round(between - from)} ms, saved in ${Math.round(until - between)} ms\n`,
    );
});
