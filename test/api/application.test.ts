import type { JsonObject } from '../../form-schemas/engine';
import { GivenCity, IN_SCOPE, SCREENED } from '../support/given-city';
import { givenServer, type GivenServer } from '../support/given';

/** Drafts, filing, what comes back and what is taken back. */

let given: GivenServer;
let city: GivenCity;

beforeAll(async () => {
  given = await givenServer();
  city = await GivenCity.found(given, '511700');
});
afterAll(() => given?.close());
beforeEach(() => city.on('2026-09-10'));

const errorsOf = (answered: {
  readonly findings: readonly { severity: string; code: string; path: string | null }[];
}): string[] =>
  answered.findings
    .filter((finding) => finding.severity === 'ERROR')
    .map((finding) => `${finding.code} ${finding.path ?? ''}`.trim());

async function draftOf(answers: JsonObject): Promise<{ readonly id: string; readonly version: number }> {
  const { draft } = await city.start('education');
  const saved = await city.save(city.filers.education, { id: draft?.id ?? '', answers, expectedVersion: 1 });
  if (!saved.draft) throw new Error(JSON.stringify(saved));
  return saved.draft;
}

const ASK =
  'query ($id: ID!) { application(id: $id) { stage outcome project { status declaredTotal planYear } overrides { rule citation reason body { code } person { name } } trail { stage outcome to on } } }';
interface Case {
  readonly stage: string;
  readonly outcome: string | null;
  readonly project: { readonly status: string; readonly declaredTotal: string | null; readonly planYear: number };
  readonly overrides: readonly {
    readonly rule: string;
    readonly citation: string | null;
    readonly reason: string | null;
    readonly body: { readonly code: string };
  }[];
  readonly trail: readonly { readonly stage: string; readonly outcome: string; readonly to: string | null }[];
}
async function look(id: string): Promise<Case> {
  const client = await city.client(city.people.reader);
  return (await client.data<{ application: Case }>(ASK, { id })).application;
}
async function openDraft(
  application: string,
): Promise<{ readonly id: string; readonly version: number; readonly answers: JsonObject }> {
  const client = await city.client(city.filers.education);
  const { myDrafts } = await client.data<{
    myDrafts: {
      nodes: readonly { id: string; version: number; answers: JsonObject; application: { id: string } | null }[];
    };
  }>('{ myDrafts(first: 50) { nodes { id version answers application { id } } } }');
  const found = myDrafts.nodes.find((draft) => draft.application?.id === application);
  if (!found) throw new Error('no draft of this case');
  return found;
}

describe('starting to file', () => {
  it('refuses a project below the floor, citing article 2, and leaves no draft', async () => {
    const client = await city.client(city.filers.health);
    const answered = await city.start('health', { ...IN_SCOPE, estimatedTotal: '299999.99' });
    expect(answered.draft).toBeNull();
    expect(answered.findings).toEqual([
      expect.objectContaining({
        code: 'out-of-scope',
        rule: 'total-floor',
        article: expect.stringContaining('第二条'),
      }),
    ]);
    expect(await client.data('{ myDrafts(first: 10) { nodes { id } } }')).toEqual({ myDrafts: { nodes: [] } });
  });

  it('asks on where the answers do not decide it', async () => {
    const answered = await city.start('health', { secret: false });
    expect([answered.draft, answered.next, errorsOf(answered)]).toEqual([
      null,
      'investingLevel',
      ['scope-incomplete investingLevel'],
    ]);
  });

  it('refuses answers with a third decimal or an unknown name, with the path', async () => {
    expect(errorsOf(await city.start('health', { ...IN_SCOPE, estimatedTotal: '300000.001' }))).toEqual([
      expect.stringMatching(/^money-\S+ estimatedTotal$/),
    ]);
    expect(errorsOf(await city.start('health', { ...IN_SCOPE, budget: 'x' }))).toEqual(['fact-unknown budget']);
  });

  it('is for applicants only', async () => {
    const client = await city.client(city.people.digital);
    const { errors } = await client.ask(
      'mutation ($input: StartFilingInput!) { startFiling(input: $input) { next } }',
      {
        input: { regimeCode: 'dazhou', procedure: 'project', given: IN_SCOPE },
      },
    );
    expect(errors.map((error) => error.extensions.code)).toEqual(['FORBIDDEN']);
  });
});

describe('a draft', () => {
  it('is saved incomplete, telling what is missing', async () => {
    const { draft } = await city.start('education');
    const saved = await city.save(city.filers.education, {
      id: draft?.id ?? '',
      answers: { projectName: '市级教育平台' },
      expectedVersion: 1,
    });
    expect(saved.draft?.version).toBe(2);
    expect(
      saved.findings.some((finding) => finding.code === 'required-missing' && finding.path === 'declaredTotal'),
    ).toBe(true);
    expect(errorsOf(saved)).toEqual([]);
  });

  it('refuses an amount with a third decimal and keeps nothing; an unknown field is told and dropped', async () => {
    const { draft } = await city.start('education');
    const id = draft?.id ?? '';
    const bad = await city.save(city.filers.education, {
      id,
      answers: { declaredTotal: '2000000.001' },
      expectedVersion: 1,
    });
    expect([bad.draft, errorsOf(bad)]).toEqual([null, [expect.stringMatching(/^money-\S+ declaredTotal$/)]]);
    const odd = await city.save(city.filers.education, { id, answers: { projectNam: 'x' }, expectedVersion: 1 });
    expect(odd.findings).toContainEqual(expect.objectContaining({ code: 'answer-unknown', path: 'projectNam' }));
    const client = await city.client(city.filers.education);
    expect(await client.data('query ($id: ID!) { draft(id: $id) { version answers } }', { id })).toMatchObject({
      draft: { version: 2, answers: {} },
    });
  });

  it('of characters that cannot be stored is refused as malformed', async () => {
    const { draft } = await city.start('education');
    const bad = await city.save(city.filers.education, {
      id: draft?.id ?? '',
      answers: { projectName: 'a\0b' },
      expectedVersion: 1,
    });
    expect(bad.errors).toEqual([expect.objectContaining({ path: 'answers.projectName' })]);
  });

  it('changed meanwhile answers CONFLICT with the current version', async () => {
    const draft = await draftOf({ projectName: '甲项目' });
    const client = await city.client(city.filers.education);
    const { errors } = await client.ask(
      'mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { draft { id } } }',
      {
        input: { id: draft.id, answers: {}, expectedVersion: 1 },
      },
    );
    expect(errors[0]?.extensions).toMatchObject({ code: 'CONFLICT', expectedVersion: 1, currentVersion: 2 });
  });

  it('of another unit, of another government and one that is missing answer the same', async () => {
    const draft = await draftOf({ projectName: '甲项目' });
    const missing = Buffer.from('Draft:00000000-0000-4000-8000-000000000000').toString('base64url');
    const client = await city.client(city.filers.transport);
    for (const id of [draft.id, missing]) {
      const read = await client.ask('query ($id: ID!) { draft(id: $id) { id } }', { id });
      const filed = await client.ask(
        'mutation ($input: FileApplicationInput!) { fileApplication(input: $input) { application { id } } }',
        {
          input: { draftId: id, expectedVersion: 2 },
        },
      );
      expect([read, filed].map(({ errors }) => errors[0]?.extensions.code)).toEqual(['NOT_FOUND', 'NOT_FOUND']);
    }
  });

  it('can be discarded', async () => {
    const draft = await draftOf({});
    const client = await city.client(city.filers.education);
    await client.data('mutation ($input: DiscardDraftInput!) { discardDraft(input: $input) { findings { code } } }', {
      input: { id: draft.id },
    });
    const { errors } = await client.ask('query ($id: ID!) { draft(id: $id) { id } }', { id: draft.id });
    expect(errors[0]?.extensions.code).toBe('NOT_FOUND');
  });
});

describe('filing', () => {
  it('that is incomplete is refused with a finding per field and makes no project', async () => {
    const draft = await draftOf({ projectName: '甲项目' });
    const before = await projects();
    const answered = await city.handIn(city.filers.education, { draftId: draft.id, expectedVersion: 2 });
    expect(answered.application).toBeNull();
    expect(errorsOf(answered)).toContain('required-missing declaredTotal');
    expect(await projects()).toBe(before);
  });

  it('with a file that the unit has not uploaded is refused', async () => {
    const foreign = await city.attachment(city.units.transport, city.filers.transport);
    const { draft } = await city.start('education');
    const answers = await city.form('education', '2000000.00', { cloudPlan: [foreign] });
    const saved = await city.save(city.filers.education, { id: draft?.id ?? '', answers, expectedVersion: 1 });
    expect([saved.draft, errorsOf(saved)]).toEqual([null, ['attachment-unknown cloudPlan[0]']]);
  });

  it('with the same idempotency key twice makes one project', async () => {
    const draft = await draftOf(await city.form('education', '2000000.00'));
    const before = await projects();
    const client = await city.client(city.filers.education);
    const mutation =
      'mutation ($input: FileApplicationInput!) { fileApplication(input: $input) { application { id } findings { code } } }';
    const input = { draftId: draft.id, expectedVersion: 2, idempotencyKey: 'filing-of-the-draft' };
    const [first, second] = [await client.data(mutation, { input }), await client.data(mutation, { input })];
    expect(second).toEqual(first);
    expect(await projects()).toBe(before + 1);
  });

  it('after October counts for the year after next unless the unit gives a reason (第七条)', async () => {
    city.on('2026-11-05');
    const next = await city.file('education', '600000.00');
    expect(next.findings).toContainEqual(expect.objectContaining({ code: 'window-next-year' }));
    expect((await look(next.application?.id ?? '')).project.planYear).toBe(2028);
    const late = await city.file(
      'education',
      '600000.00',
      {},
      { overrides: [{ rule: 'annual-filing', reason: '系统故障，未能按期提交' }] },
    );
    const looked = await look(late.application?.id ?? '');
    expect(looked.project.planYear).toBe(2027);
    expect(looked.overrides).toEqual([
      expect.objectContaining({ rule: 'annual-filing', reason: '系统故障，未能按期提交', body: { code: 'applicant' } }),
    ]);
    const silent = await city.file('education', '600000.00', {}, { overrides: [{ rule: 'annual-filing' }] });
    expect(errorsOf(silent)).toContain('override-incomplete');
  });

  it('tells a second filing of the same unit that would together reach a higher band (第十条)', async () => {
    city.on('2026-09-11');
    const warned = async (unit: 'transport' | 'health', total: string) =>
      (await city.file(unit, total)).findings
        .filter((finding) => finding.rule === 'split-under-band')
        .map((finding) => finding.message);
    expect(await warned('transport', '20000000.00')).toEqual([]);
    expect(await warned('transport', '1500000.00')).toEqual([]);
    expect(await warned('transport', '499999.99')).toEqual([]);
    expect(await warned('transport', '300000.00')).toEqual([
      expect.stringContaining('另有2件申报未到更高的审定档次，共1,999,999.99元，与本项目30万元相加为2,299,999.99元'),
    ]);
    expect(await warned('health', '1500000.00')).toEqual([]);
  });
});

describe('what comes back', () => {
  it('is returned, mended and filed again as the same case and project', async () => {
    const filed = await city.file('education', '2000000.00');
    const id = filed.application?.id ?? '';
    const before = await projects();
    await city.approve(city.people.digital, id, { verdict: 'RETURN', opinion: '请补充云资源清单' });
    expect(await look(id)).toMatchObject({ stage: 'filing', project: { status: 'in-progress' } });
    expect((await city.tasks(city.filers.education, id)).map((task) => task.action)).toEqual(['file']);
    const draft = await openDraft(id);
    expect(draft.answers['declaredTotal']).toBe('2000000.00');
    const answers = {
      ...draft.answers,
      declaredTotal: '1800000.00',
      funds: [{ source: 'city-budget', amount: '1800000.00' }],
    };
    const saved = await city.save(city.filers.education, { id: draft.id, answers, expectedVersion: draft.version });
    const again = await city.handIn(city.filers.education, {
      draftId: draft.id,
      expectedVersion: saved.draft?.version ?? 0,
    });
    expect(again.application).toEqual({ id, stage: 'screening', outcome: null });
    expect(await projects()).toBe(before);
    expect((await look(id)).project.declaredTotal).toBe('1800000.00');
    expect((await look(id)).trail.map((entry) => entry.outcome)).toEqual(['file', 'return', 'file']);
  });

  it('a filing is taken back by its unit until somebody has decided, and no longer then', async () => {
    const id = (await city.file('education', '2000000.00')).application?.id ?? '';
    // To another unit's filer the case is one that there is not.
    await expect(city.withdraw(city.filers.transport, id)).rejects.toThrow('NOT_FOUND');
    const taken = await city.withdraw(city.filers.education, id);
    expect(taken.application).toMatchObject({ id, stage: 'filing' });
    expect((await look(id)).project.status).toBe('withdrawn');
    const draft = await openDraft(id);
    const again = await city.handIn(city.filers.education, { draftId: draft.id, expectedVersion: draft.version });
    expect(again.application).toMatchObject({ stage: 'screening' });
    await city.approve(city.people.digital, id, { answers: SCREENED });
    expect(errorsOf(await city.withdraw(city.filers.education, id))).toEqual(['withdraw-not-possible']);
  });

  it('a decision is taken back by the same person, with what it wrote', async () => {
    const id = (await city.file('education', '2000000.00')).application?.id ?? '';
    await city.approve(city.people.digital, id, { verdict: 'RETURN' });
    const taken = await city.withdraw(city.people.digital, id);
    expect(taken.application).toMatchObject({ stage: 'screening' });
    await expect(openDraft(id)).rejects.toThrow('no draft of this case');
    expect((await city.tasks(city.people.digital, id)).length).toBe(1);
  });
});

describe('the negative list (第二十条)', () => {
  it('stops the founding until the bureau cites a law, item by item', async () => {
    const id = await city.upTo('health', '600000.00', 'single', {
      addsHardware: true,
      hardwareItems: ['machine-room'],
    });
    await city.approve(city.people.viceDigital, id);
    await city.approve(city.people.viceFinance, id);
    const refused = await city.decide(city.people.digital, id);
    expect(refused.application).toBeNull();
    expect(refused.findings.filter((finding) => finding.severity === 'ERROR').map((finding) => finding.rule)).toEqual([
      'negative-hardware',
    ]);
    const silent = await city.decide(city.people.digital, id, {
      overrides: [{ rule: 'negative-hardware', reason: '确有需要' }],
    });
    expect(errorsOf(silent)).toEqual(['override-incomplete']);
    await city.approve(city.people.digital, id, {
      overrides: [{ rule: 'negative-hardware', citation: '《某法》第三条' }],
    });
    expect(await look(id)).toMatchObject({
      stage: 'founding-opinion',
      overrides: [{ rule: 'negative-hardware', citation: '《某法》第三条', body: { code: 'digital-bureau' } }],
    });
  });
});

describe('asking without doing', () => {
  it('previews the way of a project, with who decides and by which article', async () => {
    const client = await city.client(city.people.reader);
    const facts = {
      ...IN_SCOPE,
      declaredTotal: '2000000.00',
      necessary: true,
      decisionRoute: 'single',
      partOfEngineering: false,
    };
    const { previewRoute } = await client.data<{
      previewRoute: {
        stages: { code: string; bodies: { code: string }[]; article: string }[];
        findings: { severity: string }[];
      };
    }>(
      'query ($input: PreviewRouteInput!) { previewRoute(input: $input) { stages { code bodies { code } article } findings { severity } } }',
      { input: { regimeCode: 'dazhou', procedure: 'project', facts } },
    );
    // What only later forms will say goes on as a stated assumption.
    expect(previewRoute.findings.every(({ severity }) => severity === 'INFO')).toBe(true);
    const decision = previewRoute.stages.find((stage) => stage.code === 'single-decision');
    expect(decision).toEqual({
      code: 'single-decision',
      bodies: ['vice-mayor-field', 'vice-mayor-digital', 'vice-mayor-finance', 'mayor'].map((code) => ({ code })),
      article: '第十条（二）',
    });
    expect(previewRoute.stages.map(({ code }) => code)).toContain('founding-opinion');
    expect(previewRoute.stages.at(-1)?.code).toBe('in-use');
  });

  it('judges answers against a draft without saving them', async () => {
    const draft = await draftOf({ projectName: '甲项目' });
    const client = await city.client(city.filers.education);
    const { validateAnswers } = await client.data<{
      validateAnswers: {
        answers: JsonObject;
        facts: JsonObject;
        findings: { code: string; path: string }[];
        fields: { path: string; visible: boolean }[];
      };
    }>(
      'query ($input: ValidateAnswersInput!) { validateAnswers(input: $input) { answers facts findings { code path } fields { path visible required editable } } }',
      {
        input: {
          draftId: draft.id,
          form: 'application',
          answers: { declaredTotal: '10.005', projectName: '乙项目', nonsense: 1 },
        },
      },
    );
    expect(validateAnswers.answers).toMatchObject({ projectName: '乙项目' });
    expect(validateAnswers.facts).toMatchObject({ projectName: '乙项目' });
    const said = validateAnswers.findings.map((finding) => `${finding.code} ${finding.path}`);
    expect(said).toEqual(
      expect.arrayContaining(['answer-unknown nonsense', expect.stringMatching(/^money-\S+ declaredTotal$/)]),
    );
    expect(validateAnswers.fields.length).toBeGreaterThan(20);
    expect(await client.data('query ($id: ID!) { draft(id: $id) { version } }', { id: draft.id })).toEqual({
      draft: { version: 2 },
    });
  });
});

async function projects(): Promise<number> {
  const client = await city.client(city.people.reader);
  return (await client.data<{ projectTotals: { count: number } }>('{ projectTotals { count } }')).projectTotals.count;
}
