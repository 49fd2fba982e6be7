import { createHash, randomUUID } from 'node:crypto';
import type { Day, JsonObject } from '../../form-schemas/engine';
import type { RegimeFiles } from '../../form-schemas/formats/document-kind';
import { readRegime } from '../../form-schemas/formats/read-regime';
import { Attachment, AttachmentStatus } from '../../api/attachment/attachment.entity';
import { placeOf } from '../../api/attachment/file-store';
import type { Organisation } from '../../api/identity/organisation.entity';
import { insertRow } from '../../api/platform/insert';
import { toGlobalId } from '../../api/platform/global-id';
import type { TestClient } from './client';
import type { GivenGovernment, GivenOfficial, GivenServer } from './given';
import { publishedRegime, regimeEditors, regimeFiles, unheld, type RegimeEditors } from './given-regime';

/** What a mutation answers, as the tests look at it. */
export interface Answered {
  readonly findings: readonly {
    readonly code: string;
    readonly severity: string;
    readonly message: string;
    readonly path: string | null;
    readonly rule: string | null;
    readonly article: string | null;
  }[];
  readonly errors: readonly { readonly path: string; readonly message: string }[];
  readonly draft?: { readonly id: string; readonly version: number } | null;
  readonly application?: { readonly id: string; readonly stage: string; readonly outcome: string | null } | null;
  readonly task?: { readonly id: string; readonly status: string } | null;
  readonly next?: string | null;
}

export interface OpenTask {
  readonly id: string;
  readonly version: number;
  readonly action: string;
  readonly stage: string;
  readonly article: string;
  readonly body: { readonly code: string };
  readonly alsoFor: readonly { readonly code: string }[];
  readonly application: { readonly id: string };
}

const FOUND = 'findings { code severity message path rule article } errors { path message }';
const START = `mutation ($input: StartFilingInput!) { startFiling(input: $input) { draft { id version } next ${FOUND} } }`;
const SAVE = `mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { draft { id version } ${FOUND} } }`;
const FILE = `mutation ($input: FileApplicationInput!) { fileApplication(input: $input) { application { id stage outcome } ${FOUND} } }`;
const DECIDE = `mutation ($input: DecideTaskInput!) { decideTask(input: $input) { task { id status } application { id stage outcome } ${FOUND} } }`;
const WITHDRAW = `mutation ($input: WithdrawApplicationInput!) { withdrawApplication(input: $input) { application { id stage outcome } ${FOUND} } }`;
const LIST = `mutation ($input: OpenListInput!) { openList(input: $input) { application { id stage outcome } ${FOUND} } }`;
const TASKS = `{ myTasks(first: 100) { nodes { id version action stage article body { code } alsoFor { code } application { id } } } }`;

/** Answers to the scope questions that bring a project under the regulation. */
export const IN_SCOPE: JsonObject = {
  secret: false,
  investingLevel: 'city',
  budgetKind: 'general-public',
  investmentMode: 'direct',
  fundSources: ['city-budget'],
  unitType: 'state-organ',
  projectCategory: 'key-business-system',
  nationalStandard: true,
  estimatedTotal: '2000000.00',
};

/** A screening without any objection. */
export const SCREENED: JsonObject = {
  materialsDeficient: false,
  needUnfounded: false,
  dataWithheld: false,
  sharingRefused: false,
  otherGround: false,
  workDeficient: false,
  notCoBuilt: false,
};

/**
 * A city that applies the pilot regulation: three units (two under vice mayors of their own, the third under the one for
 * the digital economy), an office for every body, a clerk. Everything that is done goes through GraphQL.
 */
export class GivenCity {
  private readonly clients = new Map<string, TestClient>();
  private readonly files = new Map<string, readonly JsonObject[]>();

  private constructor(
    readonly given: GivenServer,
    readonly government: GivenGovernment,
    readonly editors: RegimeEditors,
    readonly units: Readonly<Record<'education' | 'transport' | 'health', Organisation>>,
    readonly filers: Readonly<Record<'education' | 'transport' | 'health', GivenOfficial>>,
    readonly people: Readonly<Record<Office, GivenOfficial>>,
    readonly desk: Organisation,
  ) {}

  /** @param day on which everything begins and the edition comes into force */
  static async found(
    given: GivenServer,
    code: string,
    day = '2026-09-10',
    regime: RegimeFiles = unheld(regimeFiles('dazhou')),
  ): Promise<GivenCity> {
    given.clock.set(`${day}T09:00:00+08:00`);
    const government = await given.government(code);
    const editors = await regimeEditors(government);
    await publishedRegime(editors, regime, day as Day);
    const [education, transport, health] = [
      await government.organisation('education', '市教育局'),
      await government.organisation('transport', '市交通运输局'),
      await government.organisation('health', '市卫生健康委'),
    ];
    const desk = await government.organisation('offices', '市级机关');
    const filer = (unit: Organisation): Promise<GivenOfficial> => government.official(unit, ['applicant']);
    const holder = (
      ...bodies: (string | { readonly body: string; readonly of: Organisation })[]
    ): Promise<GivenOfficial> => government.official(desk, ['decider'], bodies);
    return new GivenCity(
      given,
      government,
      editors,
      { education, transport, health },
      { education: await filer(education), transport: await filer(transport), health: await filer(health) },
      {
        digital: await holder('digital-bureau'),
        development: await holder('development-reform'),
        finance: await holder('finance-bureau'),
        viceEducation: await holder({ body: 'vice-mayor-field', of: education }),
        viceTransport: await holder({ body: 'vice-mayor-field', of: transport }),
        viceDigital: await holder('vice-mayor-digital', { body: 'vice-mayor-field', of: health }),
        viceFinance: await holder('vice-mayor-finance'),
        mayor: await holder('mayor'),
        executive: await holder('executive-meeting'),
        standing: await holder('standing-committee'),
        committee: await holder('finance-committee'),
        clerk: await government.official(desk, ['clerk']),
        reader: await government.official(desk, ['reader']),
      },
      desk,
    );
  }

  /** A session of an official, which lasts as long as the test's clock stays on its day. */
  async client(official: GivenOfficial): Promise<TestClient> {
    const key = `${official.login} ${this.given.clock().toISOString().slice(0, 10)}`;
    const known = this.clients.get(key);
    if (known) return known;
    const client = await official.signedIn();
    this.clients.set(key, client);
    return client;
  }

  on(day: string): void {
    this.given.clock.set(`${day}T09:00:00+08:00`);
  }

  /** A file that an organisation has uploaded, as it stands in answers; the upload itself has tests of its own. */
  async attachment(
    organisation: Organisation,
    by: GivenOfficial,
    name = '材料.pdf',
  ): Promise<JsonObject & { readonly id: string }> {
    const id = randomUUID();
    const digest = createHash('sha256').update(id).digest('hex');
    await this.government.system((ctx) =>
      insertRow(ctx, Attachment, {
        government: ctx.government,
        id,
        name,
        size: 1024,
        mediaType: 'application/pdf',
        digest,
        status: AttachmentStatus.STORED,
        ticketHash: null,
        ticketExpiresAt: ctx.now,
        uploader: by.person.id,
        organisation: organisation.id,
        createdAt: ctx.now,
        place: placeOf(ctx.government, id),
        storedAt: ctx.now,
      }),
    );
    return { id: toGlobalId('Attachment', id), name, size: 1024, digest };
  }

  /** A complete application form of a unit for an amount of yuan, with its attachments uploaded. */
  async form(unit: keyof GivenCity['units'], total: string, changes: JsonObject = {}): Promise<JsonObject> {
    const files = this.files.get(unit) ?? [await this.attachment(this.units[unit], this.filers[unit])];
    this.files.set(unit, files);
    const answers = Object.fromEntries(
      Object.entries(STORY).map(([key, value]) => [key, Array.isArray(value) && isFiles(value) ? files : value]),
    );
    return { ...answers, declaredTotal: total, funds: [{ source: 'city-budget', amount: total }], ...changes };
  }

  async start(unit: keyof GivenCity['units'], given: JsonObject = IN_SCOPE): Promise<Answered> {
    return this.mutate(this.filers[unit], START, { regimeCode: 'dazhou', procedure: 'project', given });
  }

  save(by: GivenOfficial, input: JsonObject): Promise<Answered> {
    return this.mutate(by, SAVE, input);
  }

  handIn(by: GivenOfficial, input: JsonObject): Promise<Answered> {
    return this.mutate(by, FILE, input);
  }

  /** Starts, fills and files; the case's global id. */
  async file(
    unit: keyof GivenCity['units'],
    total: string,
    changes: JsonObject = {},
    more: JsonObject = {},
  ): Promise<Answered> {
    const { draft } = await this.start(unit);
    if (!draft) throw new Error('no draft');
    const saved = await this.save(this.filers[unit], {
      id: draft.id,
      answers: await this.form(unit, total, changes),
      expectedVersion: 1,
    });
    if (!saved.draft) throw new Error(JSON.stringify(saved));
    return this.handIn(this.filers[unit], { draftId: draft.id, expectedVersion: saved.draft.version, ...more });
  }

  async tasks(by: GivenOfficial, application?: string): Promise<readonly OpenTask[]> {
    const client = await this.client(by);
    const { myTasks } = await client.data<{ myTasks: { nodes: readonly OpenTask[] } }>(TASKS);
    return myTasks.nodes.filter((task) => application === undefined || task.application.id === application);
  }

  /** Decides the one task that the official has in a case. */
  async decide(by: GivenOfficial, application: string, input: JsonObject = {}): Promise<Answered> {
    const [task, ...others] = await this.tasks(by, application);
    if (!task || others.length > 0) throw new Error(`${task ? 'several tasks' : 'no task'} in this case`);
    const reason = (input['verdict'] ?? 'APPROVE') === 'APPROVE' ? {} : { opinion: '须补充说明' };
    const decision = { taskId: task.id, verdict: 'APPROVE', expectedVersion: task.version, ...reason, ...input };
    return this.mutate(by, DECIDE, decision);
  }

  decideTask(by: GivenOfficial, input: JsonObject): Promise<Answered> {
    return this.mutate(by, DECIDE, input);
  }

  withdraw(by: GivenOfficial, applicationId: string): Promise<Answered> {
    return this.mutate(by, WITHDRAW, { applicationId, reason: '填写有误' });
  }

  openList(by: GivenOfficial, input: JsonObject): Promise<Answered> {
    return this.mutate(by, LIST, input);
  }

  /** Screening and argumentation, without objection. */
  async argue(application: string, total: string): Promise<void> {
    const { digital, development, finance } = this.people;
    await this.approve(digital, application, { answers: SCREENED });
    await this.approve(digital, application, {
      answers: {
        necessary: true,
        arguedKind: 'new',
        expertCount: 5,
        expertOpinion: '方案可行，投资合理',
        arguedTotal: total,
      },
    });
    await this.approve(development, application);
    await this.approve(finance, application);
  }

  /** Files, and takes the case to the decision route. */
  async upTo(
    unit: keyof GivenCity['units'],
    total: string,
    route: 'single' | 'joint',
    changes: JsonObject = {},
  ): Promise<string> {
    const filed = await this.file(unit, total, changes);
    if (!filed.application) throw new Error(JSON.stringify(filed.findings));
    const { id } = filed.application;
    await this.argue(id, total);
    const answers =
      route === 'single'
        ? { decisionRoute: 'single', singleReason: '年度清单审定之后提出' }
        : { decisionRoute: 'joint' };
    await this.approve(this.people.digital, id, { answers });
    return id;
  }

  /** Review and opinion after the decision: the project is founded. */
  async foundProject(application: string): Promise<Answered> {
    await this.approve(this.people.digital, application);
    return this.approve(this.people.digital, application, {
      answers: {
        documentNumber: '达市数经立〔2026〕12号',
        documentDate: '2026-11-20',
        decisionReference: '签批件2026-118',
        opinion: '同意立项',
      },
    });
  }

  async approve(by: GivenOfficial, application: string, input: JsonObject = {}): Promise<Answered> {
    const answered = await this.decide(by, application, input);
    if (!answered.application) throw new Error(JSON.stringify(answered, null, 2));
    return answered;
  }

  private async mutate(by: GivenOfficial, mutation: string, input: JsonObject): Promise<Answered> {
    const client = await this.client(by);
    const [answered] = Object.values(await client.data<Readonly<Record<string, Answered>>>(mutation, { input }));
    if (!answered) throw new Error('no answer');
    return answered;
  }
}

export type Office =
  | 'digital'
  | 'development'
  | 'finance'
  | 'viceEducation'
  | 'viceTransport'
  | 'viceDigital'
  | 'viceFinance'
  | 'mayor'
  | 'executive'
  | 'standing'
  | 'committee'
  | 'clerk'
  | 'reader';

/** The application form as the regime's own worked case fills it. */
const STORY = filledForm();

function filledForm(): JsonObject {
  const regime = readRegime(regimeFiles('dazhou')).value;
  for (const worked of regime?.cases.flatMap((document) => document.cases) ?? []) {
    const filing =
      worked.code === 'two-million-single' && worked.kind === 'story' ? worked.events[0]?.answers : undefined;
    if (filing) return filing as JsonObject;
  }
  throw new Error('the worked case is gone');
}

function isFiles(value: readonly unknown[]): boolean {
  return value.every((item) => typeof item === 'object' && item !== null && 'digest' in item);
}
