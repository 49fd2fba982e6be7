import { toGlobalId } from '../../api/platform/global-id';
import { GivenCity, SCREENED } from '../support/given-city';
import { givenServer, type GivenOfficial, type GivenServer } from '../support/given';

/** Who may read a file that somebody else has put into a case: the unit whose case it is, once it stands there. */

const READ = 'query ($id: ID!) { attachment(id: $id) { id } node(id: $id) { id } }';
const DOCUMENTS = 'query ($id: ID!) { application(id: $id) { documents { title attachment { id } } } }';

let given: GivenServer;
let city: GivenCity;

beforeAll(async () => {
  given = await givenServer({ caseAttachmentQuota: 2_500 });
  city = await GivenCity.found(given, '511700');
});
afterAll(() => given?.close());

async function reads(who: GivenOfficial, id: string): Promise<boolean> {
  const { attachment, node } = await (
    await city.client(who)
  ).data<Record<'attachment' | 'node', { id: string } | null>>(READ, { id });
  expect(attachment?.id).toBe(node?.id);
  return attachment !== null;
}

it('a report of the body that argues is read by the unit whose case it is, not before it is handed in and not by others', async () => {
  const { application } = await city.file('education', '600000.00');
  const id = application?.id ?? '';
  await city.file('transport', '600000.00');
  const report = await city.attachment(city.desk, city.people.digital, '专家论证报告.pdf');
  const stray = await city.attachment(city.desk, city.people.digital, '内部稿.pdf');
  await city.approve(city.people.digital, id, { answers: SCREENED });
  expect(await reads(city.filers.education, report.id)).toBe(false);

  const opinion = {
    necessary: true,
    arguedKind: 'new',
    expertCount: 5,
    expertOpinion: '可行',
    arguedTotal: '600000.00',
  };
  const argued = await city.approve(city.people.digital, id, { answers: { ...opinion, expertReport: [report] } });
  expect(argued.findings.filter(({ severity }) => severity === 'ERROR')).toEqual([]);
  expect([
    await reads(city.filers.education, report.id),
    await reads(city.filers.transport, report.id),
    await reads(city.filers.education, stray.id),
    await reads(city.people.reader, report.id),
  ]).toEqual([true, false, false, true]);

  const { application: shown } = await (
    await city.client(city.filers.education)
  ).data<{
    application: { documents: { title: string; attachment: { id: string } }[] };
  }>(DOCUMENTS, { id });
  expect(shown.documents).toContainEqual({ title: '专家论证报告', attachment: { id: report.id } });
});

it('a decision on paper is read by the unit whose case was decided', async () => {
  const id = await city.upTo('education', '5000000.00', 'single');
  const [task] = await city.tasks(city.people.executive, id);
  const scan = await city.attachment(city.desk, city.people.clerk, '签批件.pdf');
  expect(await reads(city.filers.education, scan.id)).toBe(false);
  const recorded = await city.decideTask(city.people.clerk, {
    taskId: task?.id ?? '',
    verdict: 'APPROVE',
    minutes: '常务会纪要9号',
    expectedVersion: 1,
    recordFor: { personId: toGlobalId('Person', city.people.executive.person.id), scanAttachmentId: scan.id },
  });
  expect(recorded.findings.filter(({ severity }) => severity === 'ERROR')).toEqual([]);
  expect([await reads(city.filers.education, scan.id), await reads(city.filers.transport, scan.id)]).toEqual([
    true,
    false,
  ]);
});

it('a case holds no more than its quota: the same file in many places once, another one too many is refused', async () => {
  const own = await Promise.all(
    ['一.pdf', '二.pdf', '三.pdf'].map((name) => city.attachment(city.units.health, city.filers.health, name)),
  );
  const refused = await city.file('health', '600000.00', { basisFiles: own });
  expect([refused.application, refused.findings.filter(({ severity }) => severity === 'ERROR')]).toEqual([
    null,
    [
      expect.objectContaining({
        code: 'case-attachments-too-large',
        message: expect.stringContaining('上限 2500 字节'),
      }),
    ],
  ]);
  const taken = await city.file('health', '600000.00', { basisFiles: own.slice(0, 1) });
  expect(taken.application).not.toBeNull();
});

it('what the form requires and is not uploaded is named with its article', async () => {
  const { application, findings } = await city.file('transport', '600000.00', { implementationPlan: [] });
  expect(application).toBeNull();
  expect(findings).toContainEqual(
    expect.objectContaining({
      code: 'required-missing',
      severity: 'ERROR',
      path: 'implementationPlan',
      article: expect.stringContaining('第九条'),
      message: '须上传“应用系统实施方案”，现为空',
    }),
  );
});
