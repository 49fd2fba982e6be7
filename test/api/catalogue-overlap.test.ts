import type { JsonObject } from '../../form-schemas/engine';
import { CREATE, PUBLISH, WITHDRAW, type Answer } from '../support/ask-catalogue';
import { DATABASE_ENTRY } from '../support/catalogue-answers';
import { givenServer, type GivenOfficial, type GivenServer } from '../support/given';
import { GivenCity } from '../support/given-city';

/** What another project publishes already is told at filing, to the filer and to who screens it, with the words in common. */

const ALIKE = '{ title nameShare functionShare catalogueShare catalogueWords project { title } }';

interface Alike {
  readonly title: string;
  readonly catalogueShare: number | null;
  readonly catalogueWords: readonly string[];
}
type Unit = 'education' | 'transport' | 'health';

let given: GivenServer;
let city: GivenCity;
/** Published by education: a register of pupils of ten items. */
let published: { readonly id: string; readonly version: number };
let numbers = 0;

const PUPILS = ['姓名', '学籍号', '入学日期', '学段', '班级', '户籍地', '监护人', '毕业去向', '照片', '学校代码'];

beforeAll(async () => {
  given = await givenServer();
  city = await GivenCity.found(given, '511700');
  const school = await file('education', '学籍管理', '在校生台账');
  published = await publish(await entry('education', school.project, '中小学学籍信息', PUPILS));
});
afterAll(() => given?.close());

async function does(by: GivenOfficial, query: string, input: JsonObject): Promise<{ id: string; version: number }> {
  const [answer] = Object.values(
    await (await city.client(by)).data<Readonly<Record<string, Answer>>>(query, { input }),
  );
  if (!answer?.entry) throw new Error(JSON.stringify(answer));
  return answer.entry;
}

async function file(unit: Unit, projectName: string, content: string) {
  const { application } = await city.file(unit, '900000.00', { projectName, content });
  const { application: found } = await (
    await city.client(city.people.reader)
  ).data<{ application: { project: { id: string } } }>('query ($id: ID!) { application(id: $id) { project { id } } }', {
    id: application?.id,
  });
  return { application: application?.id ?? '', project: found.project.id };
}

function entry(unit: Unit, project: string, name: string, items: readonly string[]) {
  numbers += 1;
  const answers = {
    ...DATABASE_ENTRY,
    name,
    code: `307001/${numbers}`,
    items: items.map((itemName) => ({ itemName, dataType: 'C', dataLength: 20 })),
  };
  return does(city.filers[unit], CREATE, { answers, extension: { collected: false }, projects: [project] });
}

const publish = ({ id, version }: { readonly id: string; readonly version: number }) =>
  does(city.people.digital, PUBLISH, { id, expectedVersion: version });

async function screened(
  application: string,
): Promise<readonly (readonly [string, number | null, readonly string[]])[]> {
  const client = await city.client(city.people.digital);
  const found = await client.data<{ application: { similarSystems: readonly Alike[] } }>(
    `query ($id: ID!) { application(id: $id) { similarSystems ${ALIKE} } }`,
    { id: application },
  );
  return found.application.similarSystems.map((one) => [one.title, one.catalogueShare, one.catalogueWords]);
}

it('the filer is told of an entry that the filing names, of another unit and before handing in', async () => {
  const { draft } = await city.start('transport');
  const saved = await city.save(city.filers.transport, {
    id: draft?.id ?? null,
    answers: await city.form('transport', '700000.00', {
      projectName: '公交优惠核验',
      content: '凭中小学学籍信息核对乘车人身份，记录学校代码',
    }),
    expectedVersion: 1,
  });
  const client = await city.client(city.filers.transport);
  const { draft: own } = await client.data<{ draft: { similarSystems: readonly Alike[] } }>(
    `query ($id: ID!) { draft(id: $id) { similarSystems ${ALIKE} } }`,
    { id: saved.draft?.id },
  );
  expect(own.similarSystems).toEqual([
    {
      title: '学籍管理',
      nameShare: 0,
      functionShare: null,
      catalogueShare: 100,
      catalogueWords: ['中小学学籍信息', '学校代码'],
      project: { title: '学籍管理' },
    },
  ]);
});

it('who screens is told of items that the own entries have as well: from three in ten on, and never for one alone', async () => {
  const vaccine = await file('health', '疫苗接种台', '接种登记');
  expect(await screened(vaccine.application)).toEqual([]);
  await entry('health', vaccine.project, '接种对象', ['姓名', '学籍号', '疫苗批号']);
  // Two of ten.
  expect(await screened(vaccine.application)).toEqual([]);
  await entry('health', vaccine.project, '接种点', ['监护人']);
  // Three of ten, the regulation's 30.
  expect(await screened(vaccine.application)).toEqual([['学籍管理', 30, ['姓名', '学籍号', '监护人']]]);
});

it('what nobody may look up is not compared: a draft, or what has been withdrawn', async () => {
  const own = await file('transport', '驾培考核', '学员考试');
  const rival = await file('health', '体检预约', '号源');
  const drafted = await entry('health', rival.project, '驾驶人体检结论', ['体检编号', '视力']);
  await entry('transport', own.project, '驾驶人体检结论', ['视力']);
  expect(await screened(own.application)).toEqual([]);
  const { id, version } = await publish(drafted);
  expect(await screened(own.application)).toEqual([['体检预约', 100, ['驾驶人体检结论', '视力']]]);
  await does(city.people.digital, WITHDRAW, { id, expectedVersion: version, note: '系统停用' });
  expect(await screened(own.application)).toEqual([]);
});

it('asks the database as often for many entries as for one', async () => {
  const asked = await file('transport', '网约车稽查', '姓名、学籍号、监护人核对');
  const client = await city.client(city.people.digital);
  const count = async () => {
    const query = `query ($id: ID!) { application(id: $id) { similarSystems ${ALIKE} } }`;
    return given.statementsOf(await client.ask(query, { id: asked.application })).length;
  };
  await entry('transport', asked.project, '稽查对象', PUPILS);
  const few = await count();
  const more = await file('education', '助学发放', '补助');
  for (const name of ['助学名单', '助学账户']) await publish(await entry('education', more.project, name, PUPILS));
  expect(await count()).toBe(few);
  // Both are as much alike: which comes first is not said.
  const alike = (await screened(asked.application)).map(([title, share]) => [title, share]);
  expect(new Map(alike as [string, number][])).toEqual(
    new Map([
      ['学籍管理', 100],
      ['助学发放', 100],
    ]),
  );
  expect(alike).toHaveLength(2);
  expect(published.version).toBe(2);
});
