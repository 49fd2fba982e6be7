import { similarSystems } from '../../api/system/similar-systems';
import type { SimilarSystem } from '../../api/system/similar.types';
import type { Context } from '../../api/platform/context';
import { asAdministrator } from '../support/admin';
import { CREATE, PUBLISH, type Answer } from '../support/ask-catalogue';
import { DATABASE_ENTRY } from '../support/catalogue-answers';
import { copiedId, copiedRows } from '../support/copied-rows';
import { givenServer, type GivenServer } from '../support/given';
import { GivenCity } from '../support/given-city';
import { multiplyRows } from '../support/multiply-rows';
import { askedOf } from '../support/regime-of';

/** What is like each of a long page of cases, in a city with many projects: as it is for each alone, lot by lot, within the time of a statement. */

const PROJECTS = 600;
const ASKED = 20;

let given: GivenServer;
let city: GivenCity;

beforeAll(async () => {
  given = await givenServer();
  city = await GivenCity.found(given, '511700');
  await city.file('education', '900000.00', {
    projectName: '校园安全预警平台',
    content: '校门视频联动，宿舍门禁核验，食堂明厨亮灶，'.repeat(100),
  });
  await city.government.system(async (ctx) => {
    const copy = await copiedRows(ctx, PROJECTS - 1);
    await copy(
      'project',
      {
        id: copiedId('id'),
        application: copiedId('application'),
        code: `t.code || '-' || n`,
        title: "case when n % 3 = 0 then t.title || n else '其他工程' || n end",
      },
      'true',
    );
    await copy('application', { id: copiedId('id'), project: copiedId('project') }, 'true');
  });
}, 120_000);
afterAll(() => given?.close());

const names = Array.from({ length: ASKED }, (_, at) => `校园安全预警平台${at}`);
const proposals = () =>
  names.map((name) => ({
    regime: askedOf('dazhou'),
    name,
    answers: { application: { content: '校门视频联动，宿舍门禁核验'.repeat(20) } },
    project: null,
  }));

interface Watch {
  statements: number;
  /** The most rows with texts that one of them has found. */
  most: number;
}

/** A context whose statements are counted. */
function watched(ctx: Context, watch: Watch): Context {
  const { tx } = ctx;
  const query = async (sql: string, parameters?: unknown[]): Promise<unknown> => {
    watch.statements += 1;
    const rows = await tx.query<unknown[]>(sql, parameters);
    if (sql.includes('given.answers')) watch.most = Math.max(watch.most, rows.length);
    return rows;
  };
  return over(ctx, 'tx', over(tx, 'query', query as typeof tx.query));
}

/** The same object with one of its members replaced. */
function over<T extends object, K extends keyof T>(object: T, name: K, value: T[K]): T {
  return new Proxy(object, {
    get(target, key) {
      const own: unknown = key === name ? value : Reflect.get(target, key, target);
      return typeof own === 'function' && key !== name ? (own.bind(target) as unknown) : own;
    },
  });
}

const told = (found: readonly SimilarSystem[]) =>
  found.map(({ nameShare, functionShare, catalogueShare, projectId }) => [
    nameShare,
    functionShare,
    catalogueShare,
    projectId,
  ]);

it('a page asks for what one case asks for, lot by lot, and each is told the same as alone', async () => {
  const asks = async (asked: ReturnType<typeof proposals>) => {
    const watch: Watch = { statements: 0, most: 0 };
    const value = await city.people.digital.acts((ctx) => {
      const own = watched(ctx, watch);
      return Promise.all(asked.map((proposed) => similarSystems(own, proposed)));
    });
    return { ...watch, value };
  };
  const page = await asks(proposals());
  const alone = await asks(proposals().slice(1, 2));
  expect(page.statements).toBe(alone.statements);
  expect(page.most).toBe(200);
  expect(told(page.value[1] ?? [])).toEqual(told(alone.value[0] ?? []));
  expect(page.value.map((found) => found.length)).toEqual(names.map(() => 10));
});

it('whatever is like it is found in whichever lot it stands', async () => {
  const ids = await asAdministrator(given, (query) =>
    query<{ id: string; title: string }>('select id, title from project where government = $1 order by id', [
      city.government.code,
    ]),
  );
  const odd = [0, 199, 200, 399, 400, ids.length - 1].map((at) => ids[at]?.id ?? '');
  await asAdministrator(given, async (query) => {
    for (const [at, id] of odd.entries())
      await query('update project set title = $2 where id = $1', [id, `院前急救调度${at}`]);
  });
  const found = await city.people.digital.acts((ctx) =>
    similarSystems(ctx, { regime: askedOf('dazhou'), name: '院前急救调度', answers: {}, project: odd[0] ?? null }),
  );
  expect(found.map(({ projectId }) => projectId).sort()).toEqual(odd.slice(1).sort());
});

describe('what others publish', () => {
  const ITEMS = ['姓名', '学籍号', '监护人'];

  beforeAll(async () => {
    const publish = async (unit: 'transport' | 'health', title: string, name: string, items: readonly string[]) => {
      const { application } = await city.file(unit, '900000.00', { projectName: title, content: '其他' });
      const reader = await city.client(city.people.reader);
      const { application: found } = await reader.data<{ application: { project: { id: string } } }>(
        'query ($id: ID!) { application(id: $id) { project { id } } }',
        { id: application?.id },
      );
      const answers = {
        ...DATABASE_ENTRY,
        name,
        code: unit === 'transport' ? '307001/1' : '307001/2',
        items: items.map((itemName) => ({ itemName, dataType: 'C', dataLength: 20 })),
      };
      const input = { answers, extension: { collected: false }, projects: [found.project.id] };
      const { createCatalogueEntry } = await (
        await city.client(city.filers[unit])
      ).data<{ createCatalogueEntry: Answer }>(CREATE, { input });
      const { entry } = createCatalogueEntry;
      const published = await (
        await city.client(city.people.digital)
      ).data<{ publishCatalogueEntry: Answer }>(PUBLISH, { input: { id: entry?.id, expectedVersion: entry?.version } });
      expect(published.publishCatalogueEntry.entry?.state).toBe('PUBLISHED');
    };
    // Many entries of one project, before the one entry of the other by their names.
    await publish('transport', '疫苗接种运力调度', 'A 车辆位置', ['经度', '纬度']);
    await asAdministrator(given, (query) =>
      multiplyRows(
        query,
        city.government.code,
        [
          { table: 'catalogue_entry', keep: ['organisation'] },
          { table: 'catalogue_project', keep: ['project'] },
        ],
        600,
      ),
    );
    await publish('health', '疫苗接种对象台账', '接种对象', ITEMS);
  });

  it('is found whatever else is published: who publishes other things is not taken for one that publishes nothing', async () => {
    const found = await city.people.digital.acts((ctx) =>
      similarSystems(ctx, {
        regime: askedOf('dazhou'),
        name: '疫苗接种',
        answers: { application: { content: '登记姓名、学籍号、监护人' } },
        project: null,
      }),
    );
    // 姓名 is too short to be found in a sentence: two of three.
    expect(found.map(({ title, catalogueShare }) => [title, catalogueShare])).toEqual([
      ['疫苗接种对象台账', 66],
      ['疫苗接种运力调度', 0],
    ]);
  });
});
