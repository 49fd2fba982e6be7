import { GivenCity } from '../support/given-city';
import { givenServer, type GivenServer } from '../support/given';

/** 达市府发〔2023〕9号第十条: who decides on a project, by its total. Every step over GraphQL. */

let given: GivenServer;
let city: GivenCity;

beforeAll(async () => {
  given = await givenServer();
  city = await GivenCity.found(given, '511700');
});
afterAll(() => given?.close());

describe('a project from filing to founding', () => {
  it.each([
    ['1999999.99', ['viceEducation', 'viceDigital', 'viceFinance'], '第十条（一）'],
    ['2000000.00', ['viceEducation', 'viceDigital', 'viceFinance', 'mayor'], '第十条（二）'],
    ['4999999.99', ['viceEducation', 'viceDigital', 'viceFinance', 'mayor'], '第十条（二）'],
    ['5000000.00', ['executive'], '第十条（三）'],
    ['9999999.99', ['executive'], '第十条（三）'],
    ['10000000.00', ['executive', 'standing'], '第十条（四）'],
  ] as const)('of %s yuan is decided one by one by %j, under %s', async (total, offices, article) => {
    const id = await city.upTo('education', total, 'single');
    for (const office of offices) {
      expect((await city.tasks(city.people[office], id)).map((task) => task.article)).toEqual([article]);
      const isMeeting = office === 'executive' || office === ('standing' as string);
      const answered = await city.approve(
        city.people[office],
        id,
        isMeeting ? { minutes: `纪要〔2026〕${total}` } : {},
      );
      expect(answered.errors).toEqual([]);
    }
    expect((await city.foundProject(id)).application).toEqual({ id, stage: 'function-list', outcome: null });
    const client = await city.client(city.people.reader);
    const { application } = await client.data<{ application: unknown }>(
      `query ($id: ID!) { application(id: $id) { positive waitingFor { since } project { code planYear status declaredTotal arguedTotal approvedTotal } } }`,
      { id },
    );
    // Founded it is not at its end: the unit goes on with the list of functions (第三十五条).
    expect(application).toEqual({
      positive: null,
      waitingFor: [{ since: expect.any(String) }],
      project: {
        code: expect.stringMatching(/^2027-\d{4}$/),
        planYear: 2027,
        status: 'in-progress',
        declaredTotal: total,
        arguedTotal: total,
        approvedTotal: total,
      },
    });
  });
});
