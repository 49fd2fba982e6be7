import { readSheet } from 'read-excel-file/node';
import { GivenCity } from '../support/given-city';
import { givenServer, type GivenOfficial, type GivenServer } from '../support/given';

/** What the export says of its own filter, and of a filter that is none. */

let given: GivenServer;
let city: GivenCity;

beforeAll(async () => {
  given = await givenServer();
  city = await GivenCity.found(given, '511700', '2026-09-10');
  await city.file('education', '600000.00');
});
afterAll(() => given?.close());

async function exported(who: GivenOfficial, where: string): Promise<Response> {
  const client = await city.client(who);
  return fetch(`${given.server.url}/exports/projects.xlsx?where=${encodeURIComponent(where)}`, {
    headers: { authorization: `Bearer ${client.token ?? ''}` },
  });
}

async function about(who: GivenOfficial, where: object): Promise<string> {
  const file = Buffer.from(await (await exported(who, JSON.stringify(where))).arrayBuffer());
  return JSON.stringify(await readSheet(file, 2));
}

it('tells no stage or body by name of cases into which its reader may not look: the codes stay codes', async () => {
  const [task] = await city.government.system((ctx) =>
    ctx.tx.query<{ stage: string; stage_title: string; body: string; body_title: string }[]>(
      `select stage, stage_title, body, body_title from task where government = $1 and status = 'open'`,
      [ctx.government],
    ),
  );
  if (!task) throw new Error('nobody has the case');
  const where = { stages: [task.stage], waitingFor: task.body };
  for (const reader of [city.people.reader, city.filers.education]) {
    const words = await about(reader, where);
    expect(words).toContain(task.stage_title);
    expect(words).toContain(task.body_title);
  }
  const stranger = await about(city.filers.transport, where);
  expect(stranger).not.toContain(task.stage_title);
  expect(stranger).not.toContain(task.body_title);
  expect(stranger).toContain(task.stage);
  expect(stranger).toContain(task.body);
});

it.each(['{"titel":"x"}', '{"planYear":"2027"}', '{"declaredTotal":{"min":1.5}}', '[1]', '{"text":1}', '{'])(
  'says in Chinese alone what is wrong with %s',
  async (where) => {
    const { errors } = (await (await exported(city.people.reader, where)).json()) as { errors: { message: string }[] };
    expect(errors[0]?.message).toMatch(/[\u4e00-\u9fff]/);
    expect(errors[0]?.message).not.toMatch(/Expected|is not defined|cannot represent|must be/);
  },
);
