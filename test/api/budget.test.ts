import { fromGlobalId } from '../../api/platform/global-id';
import { asAdministrator } from '../support/admin';
import {
  CONFIRM,
  CORRECT,
  DISMISS,
  inForce,
  LIST,
  ONE,
  PROPOSE,
  proposed,
  run,
  TOTALS,
  WITHDRAW,
  type Answer,
  type Line,
} from '../support/ask-budget';
import type { TestClient } from '../support/client';
import { givenServer, type GivenServer } from '../support/given';
import { GivenCity } from '../support/given-city';

/** The yearly budget: entered by who keeps it, in force once somebody else has confirmed it. */

let given: GivenServer;
let city: GivenCity;
let finance: TestClient;
let digital: TestClient;
let filer: TestClient;

beforeAll(async () => {
  given = await givenServer();
  city = await GivenCity.found(given, '511700');
  finance = await city.client(city.people.finance);
  digital = await city.client(city.people.digital);
  filer = await city.client(city.filers.education);
});
afterAll(() => given?.close());

const GENERAL = 'city-budget';
const GENERAL_TITLE = '市级财政预算资金';
const BOND = 'local-bond';
const BOND_TITLE = '地方政府新增债券、专项债和项目配套融资';
const codes = ({ findings }: Answer) => findings.map(({ code, path }) => `${code} ${path}`);
const refusal = async (client: TestClient, document: string, input: object) =>
  (await client.ask(document, { input })).errors[0];
const list = async (client: TestClient, where: object = {}) =>
  (await client.data<{ budgetLines: { totalCount: number; nodes: readonly Line[] } }>(LIST, { where })).budgetLines;

describe('a line', () => {
  let line: Line;

  it('is entered by who keeps the budget, and by nobody else', async () => {
    expect(await refusal(digital, PROPOSE, { year: 2026, source: GENERAL, amount: '1.00' })).toMatchObject({
      message: '年度预算由市财政局编列',
      extensions: { code: 'FORBIDDEN' },
    });
    expect((await refusal(filer, PROPOSE, { year: 2026, source: GENERAL, amount: '1.00' }))?.extensions.code).toBe(
      'FORBIDDEN',
    );
    line = await proposed(finance, {
      year: 2026,
      source: GENERAL,
      organisationId: await unitId('市教育局'),
      number: '达市财预〔2026〕1号',
      amount: '2000000.00',
      reason: '年度计划',
    });
    expect(line).toMatchObject({
      year: 2026,
      state: 'PROPOSED',
      amount: null,
      organisation: { title: '市教育局' },
      pending: { act: 'PROPOSE', amount: '2000000.00', reason: '年度计划' },
    });
  });

  it('of an amount that is none, is negative, has a third decimal or is above the domain is refused', async () => {
    const of = (amount: string, year = 2026) => run(finance, PROPOSE, { year, source: GENERAL, amount, number: 'x' });
    expect(codes(await of('0.00'))).toEqual(['budget-amount amount']);
    expect(codes(await of('-5.00'))).toEqual(['budget-amount amount']);
    expect(codes(await of('5.00', 1999))).toEqual(['budget-year year']);
    for (const amount of ['1.005', '1000000000000.01', '200万元'])
      expect(
        (await refusal(finance, PROPOSE, { year: 2026, source: GENERAL, amount, number: 'x' }))?.extensions.code,
      ).toBe('BAD_USER_INPUT');
  });

  it('stands once for a year, a source, a unit, a project and a number', async () => {
    const same = await run(finance, PROPOSE, {
      year: 2026,
      source: GENERAL,
      organisationId: await unitId('市教育局'),
      number: '达市财预〔2026〕1号',
      amount: '1.00',
    });
    expect(codes(same)).toEqual(['budget-line-twice number']);
  });

  it('is confirmed by another person of the bodies that the regime names, not by who has entered it', async () => {
    const which = { lines: [{ id: line.id, expectedVersion: line.version }] };
    // 第二十八条：市财政局会同市数字经济局。Who enters them alone is not both.
    expect((await refusal(finance, CONFIRM, which))?.message).toBe('年度预算由市数字经济局确认');
    const development = await city.client(city.people.development);
    expect((await refusal(development, CONFIRM, which))?.message).toBe('年度预算由市数字经济局确认');
    const { lines } = await run(digital, CONFIRM, which);
    expect(lines).toEqual([expect.objectContaining({ state: 'IN_FORCE', amount: '2000000.00' })]);
    expect((await refusal(digital, CONFIRM, which))?.extensions.code).toBe('CONFLICT');
  });

  it('is confirmed by somebody else even where one person holds a post in both bodies', async () => {
    const both = await city.client(
      await city.government.official(city.desk, ['decider'], ['finance-bureau', 'digital-bureau']),
    );
    const own = await proposed(both, { year: 2030, source: GENERAL, amount: '3.00' });
    const which = { lines: [{ id: own.id, expectedVersion: own.version }] };
    expect((await refusal(both, CONFIRM, which))?.message).toBe('须由提出之外的另一人确认');
    expect((await run(digital, CONFIRM, which)).lines).toEqual([expect.objectContaining({ amount: '3.00' })]);
  });

  it('is corrected with a reason; until that is confirmed the former amount holds', async () => {
    const corrected = await run(finance, CORRECT, {
      id: line.id,
      expectedVersion: 2,
      amount: '1800000.00',
      reason: '评审核减',
    });
    expect(corrected.line).toMatchObject({ amount: '2000000.00', pending: { act: 'CORRECT', amount: '1800000.00' } });
    expect((await refusal(finance, WITHDRAW, { id: line.id, expectedVersion: 3, reason: '不要了' }))?.message).toBe(
      '有待确认的改动：须先确认或退回',
    );
    const dismissed = await run(digital, DISMISS, { id: line.id, expectedVersion: 3, reason: '请附评审报告' });
    expect(dismissed.line).toMatchObject({ state: 'IN_FORCE', amount: '2000000.00', pending: null });
    const again = await run(finance, CORRECT, {
      id: line.id,
      expectedVersion: 4,
      amount: '1800000.00',
      reason: '评审核减，附报告',
    });
    await run(digital, CONFIRM, { lines: [{ id: line.id, expectedVersion: again.line?.version }] });
    expect((await list(finance, { years: [2026] })).nodes).toEqual([
      expect.objectContaining({ amount: '1800000.00', pending: null }),
    ]);
    const blank = await run(finance, CORRECT, { id: line.id, expectedVersion: 6, amount: '1.00', reason: ' ' });
    expect(blank.errors.map(({ path }) => path)).toEqual(['reason']);
  });

  it('keeps each step with who, how much and why; and the audit each of them', async () => {
    const { budgetLine } = await finance.data<{
      budgetLine: { steps: readonly { act: string; reason: string; amount: string | null }[] };
    }>(ONE, { id: line.id });
    expect(budgetLine.steps.map(({ act, amount, reason }) => [act, amount, reason])).toEqual([
      ['PROPOSE', '2000000.00', '年度计划'],
      ['CONFIRM', '2000000.00', ''],
      ['CORRECT', '1800000.00', '评审核减'],
      ['DISMISS', '2000000.00', '请附评审报告'],
      ['CORRECT', '1800000.00', '评审核减，附报告'],
      ['CONFIRM', '1800000.00', ''],
    ]);
    const rows = await asAdministrator(given, (query) =>
      query<{ verb: string }>(
        `select verb from audit_event where government = $1 and subject_type = 'BudgetLine' and subject = $2 order by seq`,
        ['511700', fromGlobalId(line.id)?.key],
      ),
    );
    expect(rows.map(({ verb }) => verb)).toEqual([
      'budget:propose',
      'budget:confirm',
      'budget:correct',
      'budget:dismiss',
      'budget:correct',
      'budget:confirm',
    ]);
  });

  it('is withdrawn with a reason, by two', async () => {
    const other = await inForce(finance, digital, { year: 2026, source: GENERAL, amount: '5.00' });
    const asked = await run(finance, WITHDRAW, { id: other.id, expectedVersion: other.version, reason: '重复' });
    expect(asked.line?.state).toBe('IN_FORCE');
    await run(digital, CONFIRM, { lines: [{ id: other.id, expectedVersion: asked.line?.version }] });
    expect((await list(finance, { states: ['WITHDRAWN'] })).nodes.map(({ id }) => id)).toEqual([other.id]);
  });
});

async function unitId(title: string): Promise<string> {
  const { organisations } = await finance.data<{ organisations: { nodes: readonly { id: string; title: string }[] } }>(
    'query ($where: OrganisationWhere) { organisations(first: 50, where: $where) { nodes { id title } } }',
    { where: { own: true } },
  );
  return organisations.nodes.find((one) => one.title === title)?.id ?? '';
}

describe('lists', () => {
  beforeAll(async () => {
    await inForce(finance, digital, { year: 2027, source: GENERAL, number: '一', amount: '100000.10' });
    await inForce(finance, digital, { year: 2027, source: BOND, amount: '0.20' });
    await proposed(finance, {
      year: 2027,
      source: GENERAL,
      organisationId: await unitId('市交通运输局'),
      amount: '7.00',
    });
  });

  it('are filtered and added up to the fen; what waits is not added', async () => {
    expect((await list(finance, { years: [2027] })).totalCount).toBe(3);
    expect((await list(finance, { pending: true })).nodes.map(({ source }) => source)).toEqual([GENERAL]);
    expect((await list(finance, { text: '交通' })).totalCount).toBe(1);
    const { budgetTotals } = await finance.data<{ budgetTotals: unknown }>(TOTALS, { where: { years: [2027] } });
    expect(budgetTotals).toEqual({
      count: 3,
      amount: '100000.30',
      pending: 1,
      byYear: [{ key: '2027', count: 3, amount: '100000.30' }],
      bySource: [
        { key: GENERAL, count: 2, amount: '100000.10' },
        { key: BOND, count: 1, amount: '0.20' },
      ],
    });
  });

  it('hold what is for one’s own unit, for who only files', async () => {
    expect((await list(filer)).nodes.map(({ organisation }) => organisation?.title)).toEqual(['市教育局']);
    const mine = await list(finance, { years: [2027] });
    const foreign = await filer.ask(ONE, { id: mine.nodes[0]?.id });
    expect(foreign.errors[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('are read with as many statements for three lines as for one', async () => {
    const count = async (where: object) => given.statementsOf(await finance.ask(LIST, { where })).length;
    expect(await count({ years: [2027] })).toBe(await count({ years: [2027], pending: true }));
  });

  it('give execution of the budget by source and by year, against what was paid', async () => {
    const { executionRates } = await finance.data<{
      executionRates: readonly { code: string; ofBudget: boolean; rows: readonly object[] }[];
    }>(
      `{ executionRates(by: SOURCE, where: { measures: ["budget"], years: [2027] }) { code ofBudget
         rows { key title budgeted executed left rate } } }`,
    );
    expect(executionRates).toEqual([
      {
        code: 'budget',
        ofBudget: true,
        rows: [
          {
            key: GENERAL,
            title: GENERAL_TITLE,
            budgeted: '100000.10',
            executed: '0.00',
            left: '100000.10',
            rate: '0.00',
          },
          { key: BOND, title: BOND_TITLE, budgeted: '0.20', executed: '0.00', left: '0.20', rate: '0.00' },
        ],
      },
    ]);
  });
});
