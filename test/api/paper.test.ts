import { createHash } from 'node:crypto';
import type { TestClient } from '../support/client';
import { asAdministrator, asApplication } from '../support/admin';
import { givenServer, type GivenServer } from '../support/given';
import { GivenCity } from '../support/given-city';
import { dense, readPdf } from '../support/read-pdf';

const KINDS = `query ($id: ID!) { application(id: $id) { paperKinds { code kind draftUrl issued { number } findings { code article } }
  papers { number } project { id papers { number } } } }`;
const ISSUE = `mutation ($input: IssuePaperInput!) { issuePaper(input: $input) { findings { code message article } errors { path message }
  paper { id template kind number code digest pages size url issuedOn issuer { name } application { id } } } }`;

interface Issued {
  readonly id: string;
  readonly number: string;
  readonly code: string;
  readonly digest: string;
  readonly url: string;
  readonly pages: number;
}
interface Kind {
  readonly code: string;
  readonly draftUrl: string | null;
  readonly issued: { readonly number: string } | null;
  readonly findings: readonly { readonly code: string; readonly article: string | null }[];
}

const ELSEWHERE = '511600';

let given: GivenServer;
let city: GivenCity;
/** Founded on 2026-09-14; one that waits for the mayor. */
let founded: string;
let waiting: string;
let stranger: TestClient;

beforeAll(async () => {
  given = await givenServer();
  city = await GivenCity.found(given, '511700');
  founded = await foundedProject(city, '治超联网');
  waiting = await city.upTo('education', '2600000.00', 'single', { projectName: '校园一张网' });
  const other = await given.government(ELSEWHERE);
  city.on('2026-09-15');
  stranger = await (await other.official(await other.organisation('desk'), ['decider', 'clerk'])).signedIn();
});
afterAll(() => given?.close());

async function foundedProject(of: GivenCity, projectName: string): Promise<string> {
  const id = await of.upTo('education', '900000.00', 'single', { projectName });
  for (const by of [of.people.viceEducation, of.people.viceDigital, of.people.viceFinance])
    await of.approve(by, id, { opinion: '拟同意建设' });
  await of.foundProject(id);
  return id;
}

function issue(client: TestClient, applicationId: string, paper: string) {
  return client.ask<{ issuePaper: { paper: Issued | null; findings: readonly { code: string }[] } }>(ISSUE, {
    input: { applicationId, paper },
  });
}

async function issued(client: TestClient, applicationId: string, paper: string): Promise<Issued> {
  const { data, errors } = await issue(client, applicationId, paper);
  if (!data?.issuePaper.paper) throw new Error(JSON.stringify(errors.length > 0 ? errors : data));
  return data.issuePaper.paper;
}

async function fetched(
  client: TestClient,
  url: string,
): Promise<{ readonly status: number; readonly type: string | null; readonly bytes: Buffer }> {
  const headers: Record<string, string> = client.token === null ? {} : { authorization: `Bearer ${client.token}` };
  const response = await fetch(`${client.url}${url}`, { headers });
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    bytes: Buffer.from(await response.arrayBuffer()),
  };
}

async function verified(query: string): Promise<{ readonly status: number; readonly paper: unknown }> {
  const { status, bytes } = await fetched(given.client, `/papers/verify?${query}`);
  return { status, paper: (JSON.parse(bytes.toString('utf8')) as { readonly paper?: unknown }).paper };
}

async function kinds(client: TestClient, id: string): Promise<readonly Kind[]> {
  return (await client.data<{ application: { paperKinds: readonly Kind[] } }>(KINDS, { id })).application.paperKinds;
}

describe('a paper is issued', () => {
  it('with what the case says, its number, and the digest of the file that is downloaded', async () => {
    const client = await city.client(city.people.digital);
    const paper = await issued(client, founded, 'founding-approval');
    expect(paper).toMatchObject({ number: '达市数经立〔2026〕1号', issuedOn: '2026-09-15', kind: 'DECISION' });
    const { status, type, bytes } = await fetched(client, paper.url);
    expect([status, type]).toEqual([200, 'application/pdf']);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(paper.digest);
    const { pages } = await readPdf(bytes);
    expect(pages).toHaveLength(paper.pages);
    const text = pages.join('');
    for (const said of [
      '关于治超联网项目立项的批复',
      '达市数经立〔2026〕1号',
      '市教育局：',
      '90万元',
      '达市数经立〔2026〕12号',
      '签批件2026-118',
      '2026年9月15日',
      paper.code,
    ])
      expect(text).toContain(dense(said));
  });

  it('as a sheet with everybody who has signed, in whose name, and when; and none who has not', async () => {
    const paper = await issued(await city.client(city.people.digital), founded, 'application-sheet');
    expect(paper.number).toBe('达市信审〔2026〕0001号');
    const text = (await readPdf((await fetched(await city.client(city.people.reader), paper.url)).bytes)).pages.join(
      '',
    );
    const { viceEducation, viceDigital, viceFinance, digital, mayor } = city.people;
    for (const { person } of [viceEducation, viceDigital, viceFinance, digital])
      expect(text).toContain(dense(person.name));
    expect(text).not.toContain(dense(mayor.person.name));
    expect(text).not.toContain('待统一审定');
    for (const said of ['同意。拟同意建设', '分管财政工作的副市长', '治超联网', '合计90万元', '第九条（一）'])
      expect(text).toContain(dense(said));
  });

  it('once: whoever asks again gets the one that is there, on whatever day', async () => {
    const client = await city.client(city.people.digital);
    const first = await issued(client, founded, 'founding-approval');
    city.on('2026-10-20');
    const later = await issued(await city.client(city.people.clerk), founded, 'founding-approval');
    city.on('2026-09-15');
    expect(later).toEqual(first);
    const [row] = await asAdministrator(given, (query) =>
      query<{ last: number }>(`select last from paper_number where series = 'founding'`),
    );
    expect(row?.last).toBe(1);
  });

  it('not before the case has come to it, not by others, and not a kind that is not there', async () => {
    const digital = await city.client(city.people.digital);
    const early = await issue(digital, waiting, 'founding-approval');
    expect(early.data?.issuePaper).toMatchObject({
      paper: null,
      findings: [{ code: 'paper-not-yet', article: '第十条第三款' }],
    });
    const filer = await city.client(city.filers.education);
    expect((await issue(filer, founded, 'founding-approval')).data?.issuePaper).toMatchObject({
      paper: null,
      findings: [{ code: 'paper-of-others' }],
    });
    expect((await issue(filer, founded, 'application-sheet')).data?.issuePaper.paper).not.toBeNull();
    expect(
      (await issue(await city.client(city.people.reader), founded, 'application-sheet')).errors[0]?.extensions.code,
    ).toBe('FORBIDDEN');
    expect((await issue(digital, founded, 'no-such-paper')).errors[0]?.extensions.code).toBe('NOT_FOUND');
    expect(
      (await issue(await city.client(city.filers.transport), founded, 'application-sheet')).errors[0]?.extensions.code,
    ).toBe('NOT_FOUND');
    const [count] = await asAdministrator(given, (query) =>
      query<{ papers: number }>('select count(*)::int as papers from paper'),
    );
    expect(count?.papers).toBe(2);
  });

  it('and is listed with its case and project, with what can be issued and why what cannot', async () => {
    const digital = await city.client(city.people.digital);
    const { application } = await digital.data<{ application: { papers: unknown; project: { papers: unknown } } }>(
      KINDS,
      { id: founded },
    );
    const numbers = [{ number: '达市信审〔2026〕0001号' }, { number: '达市数经立〔2026〕1号' }];
    expect(application.papers).toEqual(numbers);
    expect(application.project.papers).toEqual(numbers);
    expect(
      (await kinds(digital, founded)).map(({ code, issued: of, findings }) => [
        code,
        of?.number ?? null,
        findings.map((one) => one.code),
      ]),
    ).toEqual([
      ['application-sheet', '达市信审〔2026〕0001号', []],
      ['founding-approval', '达市数经立〔2026〕1号', []],
      ['pre-acceptance-letter', null, ['paper-not-yet']],
      ['refusal', null, ['paper-not-yet']],
    ]);
  });
});

describe('a draft', () => {
  it('of a sheet says that nothing is decided, has no number, and leaves room for who has yet to sign', async () => {
    const client = await city.client(city.filers.education);
    const url = (await kinds(client, waiting)).find(({ code }) => code === 'application-sheet')?.draftUrl ?? '';
    const text = (await readPdf((await fetched(client, url)).bytes)).pages.join('');
    for (const said of ['未办结', '校园一张网', '260万元', '一事一议审定签名：']) expect(text).toContain(said);
    expect(text).not.toContain('达市信审');
    expect((await fetched(given.client, url)).status).toBe(401);
    expect((await fetched(await city.client(city.filers.transport), url)).status).toBe(404);
  });

  it('there is none of a decision', async () => {
    const client = await city.client(city.people.digital);
    expect((await kinds(client, waiting)).find(({ code }) => code === 'founding-approval')?.draftUrl).toBeNull();
    const url = `/papers/draft.pdf?application=${waiting}&paper=founding-approval`;
    expect((await fetched(client, url)).status).toBe(404);
  });

  it('is counted by who asks for it: nobody who has not signed in keeps others from theirs, nor one person another', async () => {
    const url = `/papers/draft.pdf?application=${waiting}&paper=founding-approval`;
    const [client, other] = [await city.client(city.people.digital), await city.client(city.people.viceDigital)];
    const many = async (of: TestClient, times: number) => {
      const answers = await Promise.all(Array.from({ length: times }, () => fetched(of, url)));
      return [...new Set(answers.map(({ status }) => status))];
    };
    expect(await many(given.client, 40)).toEqual([401]);
    expect((await fetched(client, url)).status).toBe(404);
    expect((await many(client, 30)).sort()).toEqual([404, 429]);
    expect((await fetched(other, url)).status).toBe(404);
  });
});

describe('whoever has a paper', () => {
  it('is told, without signing in, what it is and nothing else; by its code as by its file', async () => {
    const paper = await issued(await city.client(city.people.digital), founded, 'founding-approval');
    const told = {
      number: '达市数经立〔2026〕1号',
      title: '立项批复',
      government: expect.any(String) as string,
      project: '治超联网',
      issuedOn: '2026-09-15',
      digest: paper.digest,
      takenBackOn: null,
      replacedOn: null,
    };
    expect(await verified(`code=${paper.code}`)).toEqual({ status: 200, paper: told });
    expect(await verified(`code=${paper.code.toLowerCase().replace(/-/g, '%20')}`)).toEqual({
      status: 200,
      paper: told,
    });
    expect(await verified(`digest=${paper.digest}`)).toEqual({ status: 200, paper: told });
  });

  it('hears of a code or a file that nobody issued that there is none, and of nonsense what is wrong', async () => {
    expect(await verified('code=0000-0000-0000-0000')).toEqual({ status: 200, paper: null });
    expect(await verified(`digest=${'0'.repeat(64)}`)).toEqual({ status: 200, paper: null });
    for (const query of [
      '',
      'code=x',
      'digest=x',
      'code=%27%20or%20true%20--',
      'code=0000-0000-0000-0000&digest=x',
      'code=a&code=b',
    ])
      expect((await verified(query)).status).toBe(400);
  });

  it('gets the file only with the right to its case', async () => {
    const { url } = await issued(await city.client(city.people.digital), founded, 'founding-approval');
    expect((await fetched(given.client, url)).status).toBe(401);
    expect((await fetched(await city.client(city.filers.transport), url)).status).toBe(404);
    expect((await fetched(stranger, url)).status).toBe(404);
    expect((await fetched(await city.client(city.filers.education), url)).status).toBe(200);
    expect((await fetched(await city.client(city.people.digital), '/papers/nothing.pdf')).status).toBe(404);
  });
});

describe('the database', () => {
  it('keeps what was issued: no change, no deleting, not by the owner either', async () => {
    for (const statement of [`update paper set number = 'x'`, 'delete from paper', 'truncate paper']) {
      await expect(asApplication(given, city.government.code, (query) => query(statement))).rejects.toThrow();
      await expect(asAdministrator(given, (query) => query(statement))).rejects.toThrow('不可更改或删除');
    }
  });

  it('shows a paper of another government only to whoever names its code, and then that one alone', async () => {
    await issued(await city.client(city.people.digital), founded, 'application-sheet');
    const [paper] = await asAdministrator(given, (query) =>
      query<{ code: string }>(`select code from paper where kind = 'sheet'`),
    );
    const seen = (settings: string): Promise<readonly unknown[]> =>
      asApplication(given, ELSEWHERE, async (query) => {
        await query(`select set_config('app.paper', '${settings}', false)`);
        const rows = await query('select kind from paper');
        await query(`select set_config('app.paper', '', false)`);
        return rows;
      });
    expect(await seen(paper?.code ?? '')).toEqual([{ kind: 'sheet' }]);
    expect(await seen('%')).toEqual([]);
    expect(await seen('')).toEqual([]);
  });
});
