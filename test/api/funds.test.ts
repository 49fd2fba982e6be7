import { createServiceAccount } from '../../api/identity/create-service-account';
import type { Right } from '../../api/platform/rights';
import { readSheet } from 'read-excel-file/node';
import type { StoryCase } from '../../form-schemas/engine';
import type { TestClient } from '../support/client';
import { asAdministrator } from '../support/admin';
import { givenServer, type GivenServer } from '../support/given';
import { regimeFiles } from '../support/given-regime';
import { readPdf } from '../support/read-pdf';
import { ToldCity } from '../support/told-city';
import { expected, ToldStory } from '../support/told-story';

/** The way of a project's money, and what was executed of what was budgeted: amounts as the worked stories tell them. */

const CHAIN = `query ($id: ID!) { project(id: $id) { fundChain { code amount article record silent clock { code status due }
  entries { on amount application { procedure } record { record } } caps { check used bound headroom article } } } }`;
const RATES = `query ($by: ExecutionBy!, $where: ExecutionWhere) { executionRates(by: $by, where: $where) {
  regimeCode code article count total { budgeted executed rate } rows { key title budgeted executed rate } } }`;

interface Link {
  readonly code: string;
  readonly amount: string | null;
  readonly article: string;
  readonly record: string | null;
  readonly silent: string | null;
  readonly clock: { readonly code: string; readonly status: string; readonly due: string | null } | null;
  readonly entries: readonly {
    readonly on: string;
    readonly amount: string;
    readonly application: { readonly procedure: string } | null;
    readonly record: { readonly record: string } | null;
  }[];
  readonly caps: readonly {
    readonly check: string;
    readonly used: string;
    readonly bound: string;
    readonly headroom: string;
    readonly article: string;
  }[];
}
interface Row {
  readonly key: string | null;
  readonly title: string | null;
  readonly budgeted: string;
  readonly executed: string;
  readonly rate: string | null;
}
interface Measure {
  readonly code: string;
  readonly article: string;
  readonly count: number;
  readonly total: Omit<Row, 'key' | 'title'>;
  readonly rows: readonly Row[];
}

let given: GivenServer;
beforeAll(async () => {
  given = await givenServer();
});
afterAll(() => given?.close());

async function rates(client: TestClient, by: string, where: object = {}): Promise<readonly Measure[]> {
  return (await client.data<{ executionRates: Measure[] }>(RATES, { by, where })).executionRates;
}

/** Plays a worked story as its people would, up to a day, without what is refused and without these cases. */
async function told(
  city: ToldCity,
  code: string,
  until: string,
  wanted: (label: string) => boolean = () => true,
): Promise<void> {
  const story = city.regime.cases
    .flatMap(({ cases }) => cases)
    .find((worked): worked is StoryCase => worked.kind === 'story' && worked.code === code);
  if (!story) throw new Error('no story');
  const playing = new ToldStory(city, story);
  for (const event of story.events) {
    if (event.on > until) break;
    if (event.do === 'look' || event.expect.refused !== undefined || !wanted(event.case ?? '')) continue;
    expect(await playing.play(event)).toEqual(expected(event));
  }
}

describe('the chain of a project’s money', () => {
  const CASES = [
    '',
    'fund-0',
    'fund-1',
    'more-1',
    'more-2',
    'adjust-1',
    'adjust-2',
    'pay-early',
    'pay-rest',
    'surplus',
  ];
  let city: ToldCity;
  let project: string;
  let client: TestClient;
  let chain: readonly Link[];
  const link = (code: string) => chain.find((one) => one.code === code);

  beforeAll(async () => {
    city = await ToldCity.found(given, '914001', '2020-01-02', regimeFiles('dazhou'));
    await told(city, 'dz-beside-project', '2026-04-12', (label) => CASES.includes(label));
    client = await city.client('finance-bureau');
    const { projects } = await client.data<{ projects: { nodes: { id: string }[] } }>(
      '{ projects(first: 1) { nodes { id } } }',
    );
    project = projects.nodes[0]?.id ?? '';
    chain = (await client.data<{ project: { fundChain: Link[] } }>(CHAIN, { id: project })).project.fundChain;
  });

  it('has every link with its amount, from the declared total to what was given back', () => {
    expect(chain.map(({ code, amount }) => [code, amount])).toEqual([
      ['rough', '1800000.00'],
      ['founded', '1800000.00'],
      ['estimate', '1790000.00'],
      ['adjusted', '1790000.00'],
      ['control-price', '1790000.00'],
      ['contract', '1600000.00'],
      ['supplement', '160000.00'],
      ['allocated', '1790000.00'],
      ['preliminary', '500000.00'],
      ['correction', '1290000.00'],
      ['paid', '1760000.00'],
      ['surplus', '0.00'],
      ['returned', '30000.00'],
      // Of 2025 everything, since it was paid and given back in 2026.
      ['carried', '1790000.00'],
      ['final-accounts', null],
    ]);
  });

  it('says of each when it was, and by which case', () => {
    const said = (code: string) =>
      link(code)?.entries.map(({ on, amount, application, record }) => [
        on,
        amount,
        application?.procedure,
        record?.record ?? null,
      ]);
    expect(said('rough')).toEqual([['2024-09-10', '1800000.00', 'project', null]]);
    expect(said('estimate')).toEqual([['2024-12-27', '1790000.00', 'project', null]]);
    expect(said('adjusted')).toEqual([['2025-07-03', '1790000.00', 'adjustment', null]]);
    expect(said('control-price')).toEqual([['2025-02-21', '1790000.00', 'project', null]]);
    expect(said('contract')).toEqual([['2025-03-10', '1600000.00', 'project', 'contract']]);
    expect(said('allocated')).toEqual([
      ['2024-12-06', '500000.00', 'allocation', 'allocation'],
      ['2025-02-23', '1290000.00', 'allocation', 'allocation'],
    ]);
    expect(said('paid')).toEqual([
      ['2026-04-05', '1500000.00', 'payment', 'payment'],
      ['2026-04-08', '260000.00', 'payment', 'payment'],
    ]);
    expect(said('surplus')).toEqual([]);
  });

  it('says of a link that the regulation does not know that it does not, and of one with a limit how that stands', () => {
    expect(link('final-accounts')?.silent).toContain('办法没有写');
    expect(link('returned')?.clock).toMatchObject({ code: 'surplus-return', status: 'met' });
    expect(link('paid')).toMatchObject({ silent: null, clock: null });
  });

  it('has at each link the bounds of the law with article and headroom', () => {
    const caps = (code: string) =>
      link(code)?.caps.map(({ check, used, bound, headroom }) => [check, used, bound, headroom]);
    expect(caps('control-price')).toEqual([['control-price-cap', '1790000.00', '1790000.00', '0.00']]);
    expect(caps('supplement')).toEqual([['supplement-ceiling', '1760000.00', '1790000.00', '30000.00']]);
    expect(caps('allocated')).toEqual([['allocation-ceiling', '1790000.00', '1790000.00', '0.00']]);
    expect(caps('paid')).toEqual([['payment-within-allocation', '1760000.00', '1790000.00', '30000.00']]);
    expect(link('allocated')?.caps.map(({ article }) => article)).toEqual([expect.stringContaining('第二十八条')]);
  });

  it('is listed by the letter before acceptance, contract and supplements with what they come to, as of its day', async () => {
    const office = await city.client('digital-bureau');
    const { project: found } = await office.data<{ project: { application: { id: string } } }>(
      'query ($id: ID!) { project(id: $id) { application { id } } }',
      { id: project },
    );
    const { issuePaper } = await office.data<{ issuePaper: { paper: { url: string } | null } }>(
      'mutation ($input: IssuePaperInput!) { issuePaper(input: $input) { paper { url } } }',
      { input: { applicationId: found.application.id, paper: 'pre-acceptance-letter' } },
    );
    const file = await fetch(`${office.url}${issuePaper.paper?.url}`, {
      headers: { authorization: `Bearer ${office.token}` },
    });
    const text = (await readPdf(Buffer.from(await file.arrayBuffer()))).pages.join('');
    expect(text).toContain('已签订的合同序号合同编号中标承建单位签订日期合同金额1');
    expect(text).toContain('2025年3月10日160万元合计160万元');
    expect(text).toContain('12025年5月12日10万元22025年6月9日6万元合计16万元');
    // Both payments came after the letter's day, 10 March 2026, though before it was issued.
    expect(text).toContain('已拨付的资金序号记入之日专账拨付金额（无）');
  });

  it('is not for who may not look into the case', async () => {
    const stranger = await city.government.official(await city.government.organisation('stranger', '市林业局'), [
      'applicant',
    ]);
    const looking = await stranger.signedIn();
    expect((await looking.data<{ project: { fundChain: Link[] } }>(CHAIN, { id: project })).project.fundChain).toEqual(
      [],
    );
    expect((await rates(looking, 'PROJECT')).map(({ total, rows }) => [total.budgeted, rows])).toEqual([
      ['0.00', []],
      ['0.00', []],
      ['0.00', []],
    ]);
  });

  // 1,760,000 of 1,790,000 is 98.3240…; nothing was allocated for 2026, and nothing paid in 2025.
  it('gives execution by project, by year and whole; of a year without budget there is none', async () => {
    const [funds, contracts] = await rates(client, 'PROJECT');
    expect(funds?.total).toEqual({ budgeted: '1790000.00', executed: '1760000.00', rate: '98.32' });
    expect(funds?.rows.map(({ key, rate }) => [key, rate])).toEqual([[project, '98.32']]);
    expect(contracts?.rows.map(({ budgeted, executed, rate }) => [budgeted, executed, rate])).toEqual([
      ['1760000.00', '1760000.00', '100.00'],
    ]);
    const [byYear] = await rates(client, 'YEAR', { measures: ['funds'] });
    expect(byYear?.rows).toEqual([
      { key: '2025', title: '2025', budgeted: '1790000.00', executed: '0.00', rate: '0.00' },
      { key: '2026', title: '2026', budgeted: '0.00', executed: '1760000.00', rate: null },
    ]);
    const [none] = await rates(client, 'UNIT', { measures: ['funds'], years: [2027] });
    expect([none?.total, none?.rows]).toEqual([{ budgeted: '0.00', executed: '0.00', rate: null }, []]);
  });
});

describe('the evaluation of 2023', () => {
  let city: ToldCity;
  let client: TestClient;

  beforeAll(async () => {
    city = await ToldCity.found(given, '914002', '2022-04-27', regimeFiles('changsha'));
    await city.recordedBefore([
      {
        record: 'evaluation-year',
        on: '2024-04-10',
        fields: { year: 2023, evaluator: '市财政局绩效评价工作组', supervisor: 'data-bureau' },
      },
    ]);
    await measured('data-bureau', '34000600.00', '28114700.00');
    await measured('data-centre', '109313200.00', '107521300.00');
    client = await city.client('finance');
  });

  /** A row about the year, as the stage of the evaluation writes it. */
  function measured(body: string, budget: string, executed: string): Promise<unknown> {
    return asAdministrator(given, (query) =>
      query(
        `insert into record_row (government, id, code, record, title, owner, regime_code, organisation, application, stage, on_day,
           about, fields, clause, written_by, written_at)
         select government, gen_random_uuid(), gen_random_uuid(), 'performance', title, owner, regime_code, organisation,
           application, stage, '2024-05-10', code, $1::jsonb, clause, written_by, written_at
         from record_row where government = '914002' and record = 'evaluation-year'`,
        [JSON.stringify({ body, budget, executed })],
      ),
    );
  }

  // 2023年度绩效评价结果二: 2811.47 of 3400.06 and 10752.13 of 10931.32, in 万元; 14331.38 together.
  it('is reproduced: 82.69 and 98.36 of a hundred by body, of the year that the evaluation is of', async () => {
    const [bodies] = await rates(client, 'UNIT', { measures: ['bodies'] });
    expect(bodies?.rows).toEqual([
      {
        key: 'data-centre',
        title: '市大数据中心',
        budgeted: '109313200.00',
        executed: '107521300.00',
        rate: '98.36',
      },
      {
        key: 'data-bureau',
        title: '市数据资源局（市数据局）',
        budgeted: '34000600.00',
        executed: '28114700.00',
        rate: '82.69',
      },
    ]);
    expect(bodies?.total).toEqual({ budgeted: '143313800.00', executed: '135636000.00', rate: '94.64' });
    const [years] = await rates(client, 'YEAR', { measures: ['bodies'] });
    expect(years?.rows.map(({ key, rate }) => [key, rate])).toEqual([['2023', '94.64']]);
    const [whole] = await rates(client, 'GOVERNMENT', { measures: ['bodies'] });
    expect(whole?.rows.map(({ budgeted }) => budgeted)).toEqual(['143313800.00']);
  });

  it('of the yearly budget is for who may read the budget: a program without that right is told of the other measures only', async () => {
    const official = await city.holder('finance');
    const account = async (...scopes: readonly Right[]): Promise<TestClient> => {
      const { token } = await city.government.system((ctx) =>
        createServiceAccount(ctx, {
          title: '数据交换',
          appointment: official.appointment.id,
          scopes,
          expiresAt: new Date('2030-01-01T00:00:00+08:00'),
        }),
      );
      return given.client.as(token);
    };
    const measures = async (client: TestClient) => (await rates(client, 'GOVERNMENT')).map(({ code }) => code);
    const business = ['application:read', 'application:read-all'] as const;
    expect(await measures(await account(...business, 'budget:read'))).toEqual(['bodies', 'contracts', 'budget']);
    expect(await measures(await account(...business))).toEqual(['bodies', 'contracts']);
  });

  it('is taken away as a spreadsheet with the same figures, and the audit says by whom', async () => {
    const answer = await taken('UNIT');
    const sheet = await readSheet(Buffer.from(await answer.arrayBuffer()), 1);
    expect(sheet.slice(1).map((row) => row.slice(2))).toEqual([
      ['市大数据中心', 109313200, 107521300, 1791900, '98.36'],
      ['市数据资源局（市数据局）', 34000600, 28114700, 5885900, '82.69'],
      [null, 143313800, 135636000, 7677800, null],
    ]);
    expect((await taken('PLANET')).status).toBe(400);
    // Several measures beside each other are not added up: a head and the rows, no foot.
    const measures = await rates(client, 'GOVERNMENT');
    expect(measures.length).toBeGreaterThan(1);
    const beside = await readSheet(Buffer.from(await (await taken('GOVERNMENT', {})).arrayBuffer()), 1);
    expect(beside).toHaveLength(1 + measures.flatMap(({ rows }) => rows).length);
    const audit = await asAdministrator(given, (query) =>
      query("select details from audit_event where government = '914002' and verb = 'execution:export'", []),
    );
    expect(audit.map(({ details }) => JSON.parse(String(details)) as unknown)).toEqual([
      { by: 'unit', rows: 2, where: { measures: ['bodies'] } },
      { by: 'government', rows: expect.any(Number) as number, where: {} },
    ]);
  });

  function taken(by: string, asked: object = { measures: ['bodies'] }): Promise<Response> {
    const where = encodeURIComponent(JSON.stringify(asked));
    return fetch(`${given.server.url}/exports/execution.xlsx?by=${by}&where=${where}`, {
      headers: { authorization: `Bearer ${client.token ?? ''}` },
    });
  }
});
