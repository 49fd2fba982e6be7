import { givenServer, type GivenServer } from '../support/given';
import { GivenCity, SCREENED } from '../support/given-city';
import { regimeWithLimits } from '../support/regime-with-limits';

/** What is sent back field by field, what was filed each time, and who may see it. */

let given: GivenServer;
let city: GivenCity;

beforeAll(async () => {
  given = await givenServer();
  city = await GivenCity.found(given, '511700', '2026-09-10', regimeWithLimits());
});
afterAll(() => given?.close());
beforeEach(() => city.on('2026-09-10'));

type Official = typeof city.people.digital;

interface Remark {
  readonly path: string;
  readonly fieldTitle: string | null;
  readonly text: string;
}
interface Filing {
  readonly seq: number;
  readonly on: string;
  readonly form: string;
  readonly person: { readonly name: string };
  readonly answers: Readonly<Record<string, unknown>>;
  readonly remarks: readonly Remark[];
}

const REMARK = 'path fieldTitle text stage stageTitle body { code title } person { name } on';
const ASK = `query ($id: ID!) { application(id: $id) {
  returnRemarks { ${REMARK} } filings { seq on form person { name } answers remarks { ${REMARK} } } } }`;

async function look(official: Official, id: string) {
  const client = await city.client(official);
  const { application } = await client.data<{
    application: { returnRemarks: readonly Remark[]; filings: readonly Filing[] };
  }>(ASK, { id });
  return application;
}

async function openDraft(id: string) {
  const client = await city.client(city.filers.education);
  const { myDrafts } = await client.data<{
    myDrafts: {
      nodes: {
        id: string;
        version: number;
        answers: Record<string, never>;
        remarks: readonly Remark[];
        application: { id: string } | null;
      }[];
    };
  }>(`{ myDrafts(first: 50) { nodes { id version answers remarks { ${REMARK} } application { id } } } }`);
  const draft = myDrafts.nodes.find((one) => one.application?.id === id);
  if (!draft) throw new Error('no draft of this case');
  return draft;
}

const file = async () =>
  (await city.file('education', '2000000.00', { systemsToStop: '旧系统' })).application?.id ?? '';
const REMARKS = [
  { path: 'funds[0].amount', text: '请写明测算依据' },
  { path: 'systemsToStop', text: '请列出系统名称' },
  { path: '', text: '请加盖公章' },
];

describe('a return with reasons per field', () => {
  it('shows the unit what to mend, on the case and on its draft, in the words of the form', async () => {
    const id = await file();
    await city.approve(city.people.digital, id, { verdict: 'RETURN', remarks: REMARKS });
    const { returnRemarks } = await look(city.filers.education, id);
    expect(returnRemarks).toMatchObject([
      { path: 'funds[0].amount', fieldTitle: '金额', text: '请写明测算依据', body: { code: 'digital-bureau' } },
      { path: 'systemsToStop', text: '请列出系统名称', stage: 'screening', on: '2026-09-10' },
      { path: '', fieldTitle: null, text: '请加盖公章' },
    ]);
    // As the form, the procedure and the bodies of the regime are titled.
    for (const remark of returnRemarks)
      expect(remark).toMatchObject({ stageTitle: '初审入库', body: { title: '市数字经济局' } });
    expect(returnRemarks.map(({ fieldTitle }) => fieldTitle)).toEqual([
      '金额',
      '本单位可归并或者可由统建系统替代、应停用的系统',
      null,
    ]);
    expect((await openDraft(id)).remarks).toEqual(returnRemarks);
  });

  it('hides from who may not see a field both its answer and what was said of it', async () => {
    const id = await file();
    await city.approve(city.people.digital, id, { verdict: 'RETURN', remarks: REMARKS });
    const seen = await look(city.people.reader, id);
    expect(seen.returnRemarks.map((remark) => remark.path)).toEqual(['funds[0].amount', '']);
    expect(seen.filings[0]?.answers).toHaveProperty('projectName');
    expect(seen.filings[0]?.answers).not.toHaveProperty('systemsToStop');
    const own = await look(city.filers.education, id);
    expect(own.filings[0]?.answers).toHaveProperty('systemsToStop', '旧系统');
  });

  it('is answered by the next filing: what changed is seen between the two, with the remarks that it answers', async () => {
    const id = await file();
    await city.approve(city.people.digital, id, { verdict: 'RETURN', remarks: REMARKS });
    const draft = await openDraft(id);
    city.on('2026-09-14');
    const answers = { ...draft.answers, systemsToStop: '旧报名系统、旧学籍系统' };
    const saved = await city.save(city.filers.education, { id: draft.id, answers, expectedVersion: draft.version });
    expect(
      (
        await city.handIn(city.filers.education, {
          draftId: draft.id,
          expectedVersion: saved.draft?.version ?? 0,
        })
      ).application,
    ).toMatchObject({ id, stage: 'screening' });
    const { returnRemarks, filings } = await look(city.people.digital, id);
    expect(returnRemarks).toEqual([]);
    expect(filings.map(({ seq, on, form }) => [seq, on, form])).toEqual([
      [1, '2026-09-10', 'application'],
      [3, '2026-09-14', 'application'],
    ]);
    expect(filings.map((filing) => filing.answers['systemsToStop'])).toEqual(['旧系统', '旧报名系统、旧学籍系统']);
    expect(filings.map((filing) => filing.remarks.length)).toEqual([0, 3]);
    expect({ ...filings[1]?.answers, systemsToStop: '' }).toEqual({ ...filings[0]?.answers, systemsToStop: '' });
  });

  it('taken back takes its remarks along; a filing taken back brings them back', async () => {
    const id = await file();
    await city.approve(city.people.digital, id, { verdict: 'RETURN', remarks: REMARKS });
    await city.withdraw(city.people.digital, id);
    expect((await look(city.filers.education, id)).returnRemarks).toEqual([]);
    await city.approve(city.people.digital, id, { verdict: 'RETURN', remarks: REMARKS.slice(0, 1) });
    const draft = await openDraft(id);
    await city.handIn(city.filers.education, { draftId: draft.id, expectedVersion: draft.version });
    await city.withdraw(city.filers.education, id);
    expect((await look(city.filers.education, id)).returnRemarks.map((remark) => remark.text)).toEqual([
      '请写明测算依据',
    ]);
  });

  it('names a field of the form, of a row that was filled in; anything else saves nothing', async () => {
    const id = await file();
    const refused = async (remarks: readonly { path: string; text: string }[], verdict = 'RETURN') => {
      const answered = await city.decide(city.people.digital, id, {
        verdict,
        remarks: [...remarks],
        ...(verdict === 'APPROVE' ? { answers: SCREENED } : {}),
      });
      expect(answered.application).toBeNull();
      return answered.findings.map(({ code, path, message }) => ({ code, path, message }));
    };
    expect(await refused([{ path: 'fund[0].amount', text: '改' }])).toMatchObject([
      { code: 'remark-path-unknown', path: 'remarks[0].path' },
    ]);
    expect((await refused([{ path: 'declaredTotl', text: '改' }]))[0]?.message).toContain('是否指“declaredTotal”');
    expect(await refused([{ path: 'funds[7]', text: '改' }])).toMatchObject([{ code: 'remark-row-unknown' }]);
    expect(await refused([{ path: 'declaredTotal', text: '好' }], 'APPROVE')).toMatchObject([
      { code: 'remarks-not-here' },
    ]);
    expect((await look(city.people.digital, id)).returnRemarks).toEqual([]);
    expect(await city.tasks(city.people.digital, id)).toHaveLength(1);
  });

  it('refuses what is blank, too long or too much before anything is asked of the regime', async () => {
    const id = await file();
    const [task] = await city.tasks(city.people.digital, id);
    const said = async (remarks: readonly { path: string; text: string }[]) => {
      const client = await city.client(city.people.digital);
      const answer = await client.ask(
        'mutation ($input: DecideTaskInput!) { decideTask(input: $input) { task { id } errors { path message } } }',
        {
          input: {
            taskId: task?.id,
            verdict: 'RETURN',
            opinion: '补正',
            remarks: [...remarks],
            expectedVersion: task?.version,
          },
        },
      );
      return JSON.stringify(answer);
    };
    expect(await said([{ path: 'declaredTotal', text: '  ' }])).toContain('remarks[0].text');
    expect(await said([{ path: 'declaredTotal', text: '长'.repeat(2_001) }])).toContain('remarks[0].text');
    expect(await said(Array.from({ length: 201 }, () => ({ path: '', text: '改' })))).toContain('不超过 200 项');
    expect(await city.tasks(city.people.digital, id)).toHaveLength(1);
  });
});
