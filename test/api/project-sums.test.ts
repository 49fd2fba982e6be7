import { givenServer, type GivenServer } from '../support/given';
import { GivenCity } from '../support/given-city';

let given: GivenServer;
let city: GivenCity;

beforeAll(async () => {
  given = await givenServer();
  city = await GivenCity.found(given, '511700');
  await city.file('transport', '2000000.00', { projectName: '治超联网' });
});
afterAll(() => given?.close());

describe('sums beyond what a number holds', () => {
  it('stay exact: two hundred times the largest amount there is', async () => {
    const id = (kind: number): string => `('00000000-0000-4000-${kind}-' || lpad(n::text, 12, '0'))::uuid`;
    await city.government.system(async (ctx) => {
      await ctx.tx.query(
        `insert into project (government, id, code, title, organisation, application, plan_year, declared_total, status, created_at)
         select government, ${id(8000)}, 'X-' || n, '巨额', organisation, ${id(9000)}, 2099, 99999999999999, 'in-progress', now()
         from project, generate_series(1, 200) n where government = $1 and title = '治超联网'`,
        [ctx.government],
      );
      await ctx.tx.query(
        `insert into application
         select (jsonb_populate_record(a, jsonb_build_object('id', ${id(9000)}, 'project', ${id(8000)}))).*
         from application a, generate_series(1, 200) n where a.government = $1 and a.title = '治超联网'`,
        [ctx.government],
      );
    });
    const totals = await (
      await city.client(city.people.reader)
    ).data('{ projectTotals(where: { planYear: 2099 }) { count declaredTotal } }');
    expect(totals).toEqual({ projectTotals: { count: 200, declaredTotal: '199999999999998.00' } });
  });
});
