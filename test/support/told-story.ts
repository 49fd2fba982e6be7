import type { JsonObject, StoryCase, StoryEvent } from '../../form-schemas/engine';
import { evaluatedUntil } from './evaluated-until';
import type { Hands } from './hands';
import type { ToldCity } from './told-city';
import { ToldEntries } from './told-entries';
import {
  COPY,
  DECIDE,
  FILE,
  LOOK,
  OPEN_LIST,
  PASS,
  PROJECT,
  ROWS,
  SAVE,
  SIDE,
  START,
  TASKS,
  VERBS,
  WITHDRAW,
} from './told-documents';

/** A worked case of kind story, told to the API event by event as its people would, and what came of each. */

interface Finding {
  readonly code: string;
  readonly severity: string;
  readonly rule: string | null;
}
interface Answer {
  readonly findings: readonly Finding[];
  readonly errors: readonly { readonly path: string; readonly message: string }[];
  readonly draft?: { readonly id: string; readonly version: number } | null;
  readonly application?: { readonly id: string } | null;
}
/** What stood there after an event, as far as the story says what should. */
export type Came = Readonly<Record<string, unknown>>;

interface Task {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly action: string;
  readonly body: { readonly code: string };
  readonly draft: { readonly id: string; readonly version: number } | null;
}

export class ToldStory {
  project: string | null = null;
  /** Cases by label: what is filed already, and drafts of what is not. */
  private readonly cases = new Map<string, string>();
  private readonly drafts = new Map<string, { readonly id: string; readonly version: number }>();
  /** The stage at which a draft waits to be handed in, by the label of the case that it will be. */
  private readonly drafted = new Map<string, string>();
  private readonly entries: ToldEntries;

  constructor(
    private readonly city: ToldCity,
    private readonly story: StoryCase,
    private readonly hands: Hands | null = null,
  ) {
    this.entries = new ToldEntries(city);
  }

  /** What is refused, what an exception is taken for, and what stands beside the project is told to the API all the same. */
  private handsFor({ expect, overrides = [] }: StoryEvent, label: string): Hands | null {
    return label === 'main' && expect.refused === undefined && overrides.length === 0 ? this.hands : null;
  }

  /** Plays one event, and says of everything that the story expects of it what came. */
  async play(event: StoryEvent): Promise<Came> {
    await evaluatedUntil(event.on, this.city, this.story, this.project);
    this.city.on(event.on);
    await this.entries.before(event, this.project);
    return this.look(event, await this.act(event));
  }

  private async act(event: StoryEvent): Promise<Answer> {
    const label = event.case ?? 'main';
    switch (event.do) {
      case 'file':
        return this.file(event, label);
      case 'open':
        return this.open(event, label);
      case 'approve':
      case 'reject':
      case 'return':
        return this.decide(event, label);
      case 'withdraw':
        return this.ask(event, WITHDRAW, { applicationId: this.caseOf(label), reason: '填写有误' });
      case 'add-signer':
      case 'remove-signer':
      case 'remind':
        return this.verb(event, label, event.do);
      case 'copy':
        return this.copy(event, label);
      case 'list-decided':
        return this.decideList(event);
      case 'look':
        return { findings: [], errors: [] };
      default:
        throw new Error(`a told story has no ${event.do}`);
    }
  }

  private async open(event: StoryEvent, label: string): Promise<Answer> {
    const procedure = this.city.regime.procedures.find(({ code }) => code === event.procedure);
    const record = procedure?.opens?.about;
    const named = async (about: number, of: string): Promise<string | null> => {
      const rows = (open: boolean) => this.rows(event, { record: of, projectId: this.project, open });
      // One that is closed stands for one that is not there: no other could be named.
      return (await rows(true))[about - 1] ?? (await rows(false)).at(-1) ?? null;
    };
    const aboutId = record === undefined || event.about === undefined ? null : await named(event.about, record);
    const answer = await this.ask(event, SIDE, { projectId: this.project, procedure: event.procedure ?? '', aboutId });
    if (answer.draft) {
      this.drafts.set(label, answer.draft);
      this.drafted.set(label, procedure?.start ?? '');
    }
    return answer;
  }

  private async file(event: StoryEvent, label: string): Promise<Answer> {
    const said: Finding[] = [];
    let draft = this.drafts.get(label) ?? null;
    const application = this.cases.get(label);
    if (application !== undefined) {
      const { tasks, version } = await this.tasks(event, application);
      const open = tasks.filter((task) => task.status === 'OPEN' && task.action === 'file');
      draft = open.find((task) => task.draft !== null)?.draft ?? null;
      if (!draft) {
        const overrides = overridesOf(event);
        return this.ask(event, PASS, { applicationId: application, expectedVersion: version, overrides });
      }
    } else if (!draft) {
      const given = { ...this.scope(this.story.given), ...this.scope(event.scope) };
      const { code } = this.city.regime;
      const started = await this.ask(event, START, { regimeCode: code, procedure: this.story.procedure, given });
      if (!started.draft) return started;
      draft = started.draft;
      this.drafts.set(label, draft);
    }
    const hands = this.handsFor(event, label);
    if (hands !== null) {
      const { id, warned } = await hands.file(event, draft.id);
      this.cases.set(label, id);
      this.drafts.delete(label);
      await this.findProject(event, id);
      const findings = warned.map((rule) => ({ code: rule, severity: 'WARNING', rule }));
      return { findings, errors: [], application: { id } };
    }
    const answers = await this.city.withFiles(event.by, (event.answers ?? {}) as JsonObject);
    const saved = await this.ask(event, SAVE, { id: draft.id, answers, expectedVersion: draft.version });
    said.push(...saved.findings);
    if (!saved.draft) return { ...saved, findings: said };
    if (this.drafts.has(label)) this.drafts.set(label, saved.draft);
    const filed = await this.ask(event, FILE, {
      draftId: draft.id,
      expectedVersion: saved.draft.version,
      overrides: overridesOf(event),
    });
    if (filed.application) {
      this.cases.set(label, filed.application.id);
      this.drafts.delete(label);
      if (label === 'main') await this.findProject(event, filed.application.id);
    }
    return filed;
  }

  private async decide(event: StoryEvent, label: string, lines: readonly JsonObject[] = []): Promise<Answer> {
    const { tasks } = await this.tasks(event, this.caseOf(label));
    const open = tasks.filter((task) => task.status === 'OPEN' && task.action !== 'file');
    const own = (of: readonly Task[]): Task | undefined => of.find(({ body }) => body.code === event.by);
    const isAboutSlots = event.expect.refused?.some((name) => name.startsWith('slot-')) ?? false;
    // Who has decided already tries it again on what was theirs.
    const decided = tasks.filter((task) => task.status === 'DECIDED' && task.action !== 'file').reverse();
    const task = own(open) ?? own(decided) ?? (isAboutSlots ? undefined : open[0]);
    if (!task) return { findings: [{ code: 'CONFLICT', severity: 'ERROR', rule: null }], errors: [] };
    const hands = lines.length === 0 ? this.handsFor(event, label) : null;
    if (hands !== null && event.do === 'approve') {
      await hands.decide(event, task.id);
      return { findings: [], errors: [], application: { id: this.caseOf(label) } };
    }
    return this.ask(event, DECIDE, {
      taskId: task.id,
      expectedVersion: task.version,
      verdict: event.do.toUpperCase(),
      overrides: overridesOf(event),
      ...(event.to === undefined ? {} : { to: event.to }),
      ...(event.minutes === undefined ? {} : { minutes: event.minutes }),
      ...(event.answers === undefined
        ? {}
        : { answers: await this.city.withFiles(event.by, event.answers as JsonObject) }),
      ...(event.do === 'approve' && lines.length === 0 ? {} : { opinion: '须补充说明' }),
      lines,
    });
  }

  private async verb(event: StoryEvent, label: string, verb: keyof typeof VERBS): Promise<Answer> {
    const { tasks } = await this.tasks(event, this.caseOf(label));
    const open = tasks.filter((task) => task.status === 'OPEN');
    const task = open.find(({ body }) => body.code === (verb === 'remove-signer' ? event.to : event.by)) ?? open[0];
    if (!task) throw new Error(`no open task at ${event.on}`);
    const { id: taskId, version: expectedVersion } = task;
    const asked = verb === 'add-signer' ? { body: event.to ?? '' } : {};
    const reason = verb === 'remind' ? {} : { reason: '请把关' };
    return this.ask(event, VERBS[verb], { taskId, expectedVersion, ...asked, ...reason });
  }

  private async copy(event: StoryEvent, label: string): Promise<Answer> {
    const applicationId = this.caseOf(label);
    const { version } = await this.city.holder(event.to ?? '').then(() => this.tasks(event, applicationId));
    const bodies = [event.to ?? ''];
    return this.ask(event, COPY, { applicationId, bodies, note: '请知悉', expectedVersion: version });
  }

  /** The list for which the case waits is compiled and decided, as the regime's own worked case of that list does it. */
  private async decideList(event: StoryEvent): Promise<Answer> {
    const id = this.caseOf('main');
    const { stage } = (await this.standing(event, id)) as { readonly stage: string };
    const { regime } = this.city;
    const list = regime.procedures.find(({ pool }) => pool?.procedure === this.story.procedure && pool.stage === stage);
    const model = regime.cases
      .flatMap(({ cases }) => cases)
      .find(
        (worked): worked is StoryCase => worked.kind === 'story' && worked.procedure === list?.code && wholly(worked),
      );
    const [filing, ...decisions] = model?.events ?? [];
    if (!list || !filing) throw new Error(`no list decides at ${stage}`);
    const opened = await this.ask({ ...event, by: filing.by }, OPEN_LIST, {
      procedure: list.code,
      applicationIds: [id],
      title: '清单',
      answers: await this.city.withFiles(filing.by, (filing.answers ?? {}) as JsonObject),
    });
    if (!opened.application) return opened;
    this.cases.set('list', opened.application.id);
    const acts = decisions.filter(({ do: act, expect }) => act !== 'look' && expect.refused === undefined);
    const last = acts.findLast(({ do: act }) => act === 'approve');
    const verdict = (event.outcome ?? 'approve').toUpperCase();
    for (const act of acts) {
      const today = { ...act, on: event.on };
      const lines = act === last && verdict !== 'APPROVE' ? [{ applicationId: id, verdict }] : [];
      const answer = act.do === 'file' ? await this.file(today, 'list') : await this.decide(today, 'list', lines);
      if (!answer.application) return answer;
    }
    return { findings: [], errors: [] };
  }

  private async look(event: StoryEvent, answer: Answer): Promise<Came> {
    const { expect } = event;
    const came: Record<string, unknown> = {};
    came['refused'] = refusedBy(answer, expect.refused ?? []);
    const heard = (wanted: string): boolean =>
      answer.findings.some(({ code, rule }) => code === wanted || rule === wanted);
    if (expect.warned !== undefined) came['warned'] = expect.warned.filter(heard);
    const application = this.cases.get(event.case ?? 'main');
    if (application !== undefined) Object.assign(came, await this.standing(event, application));
    else came['stage'] = this.drafted.get(event.case ?? 'main');
    if (this.project !== null) Object.assign(came, await this.around(event, this.project));
    const named = Object.keys(expect);
    return Object.fromEntries(Object.entries(came).filter(([key]) => key === 'refused' || named.includes(key)));
  }

  private async standing(event: StoryEvent, id: string): Promise<Came> {
    const { expect } = event;
    const client = await this.reader();
    const { application } = await client.data<{
      application: {
        readonly stage: string;
        readonly outcome: string | null;
        readonly due: { readonly on: string } | null;
        readonly facts: JsonObject;
        readonly waitingFor: readonly { readonly body: { readonly code: string } }[];
      };
    }>(LOOK, { id });
    const bodies = application.waitingFor.map(({ body }) => body.code);
    return {
      stage: application.stage,
      ended: application.outcome ?? undefined,
      due: application.due?.on,
      waitingFor: (expect.waitingFor ?? []).filter((body) => bodies.includes(body)),
      facts: Object.fromEntries(Object.keys(expect.facts ?? {}).map((name) => [name, application.facts[name] ?? null])),
    };
  }

  private async around({ by, expect }: StoryEvent, id: string): Promise<Came> {
    const client = expect.couldOpen === undefined ? await this.reader() : await this.city.client(by);
    const { project } = await client.data<{
      project: {
        readonly application: { readonly stage: string; readonly suspendedOn: string | null };
        readonly clocks?: readonly { readonly code: string; readonly status: string }[];
        readonly sideProcedures?: readonly {
          readonly procedure: string;
          readonly findings: readonly { readonly severity: string }[];
        }[];
      };
    }>(PROJECT, { id, clocks: expect.clocks !== undefined, sides: expect.couldOpen !== undefined });
    const clocks = Object.entries(expect.clocks ?? {}).map(([code, wanted]) => {
      const of = (project.clocks ?? []).filter((clock) => clock.code === code).map(({ status }) => status);
      return [code, of.includes(wanted) ? wanted : of.join()] as const;
    });
    const records = Object.keys(expect.records ?? {}).map(
      async (record) => [record, (await this.rows({ by }, { record })).length] as const,
    );
    return {
      main: project.application.stage,
      suspended: project.application.suspendedOn !== null,
      clocks: Object.fromEntries(clocks),
      records: Object.fromEntries(await Promise.all(records)),
      couldOpen: (expect.couldOpen ?? []).filter((code) =>
        project.sideProcedures?.some(
          ({ procedure, findings }) => procedure === code && findings.every(({ severity }) => severity !== 'ERROR'),
        ),
      ),
    };
  }

  private async findProject(event: StoryEvent, id: string): Promise<void> {
    const client = await this.city.client(event.by);
    const { application } = await client.data<{ application: { readonly project: { readonly id: string } | null } }>(
      'query ($id: ID!) { application(id: $id) { project { id } } }',
      { id },
    );
    this.project = application.project?.id ?? null;
  }

  private async rows({ by }: Pick<StoryEvent, 'by'>, where: JsonObject): Promise<readonly string[]> {
    const client = await this.city.client(by);
    const { records } = await client.data<{ records: { readonly nodes: readonly { readonly id: string }[] } }>(ROWS, {
      where,
    });
    return records.nodes.map(({ id }) => id);
  }

  private async tasks(
    event: StoryEvent,
    id: string,
  ): Promise<{ readonly version: number; readonly tasks: readonly Task[] }> {
    const client = await this.city.client(event.by);
    const { application } = await client.data<{ application: { version: number; tasks: readonly Task[] } }>(TASKS, {
      id,
    });
    return application;
  }

  /** Somebody who sees every case. */
  private reader() {
    const other = this.city.regime.bodies.find(({ code }) => !this.city.isUnit(code));
    return this.city.client(other?.code ?? '');
  }

  private async ask(event: StoryEvent, mutation: string, input: JsonObject): Promise<Answer> {
    const client = await this.city.client(event.by);
    const { data, errors } = await client.ask<{ readonly answer: Answer }>(mutation, { input });
    if (data !== null && errors.length === 0) return data.answer;
    // Who may not is turned away before the law is asked.
    const code = String(errors[0]?.extensions?.['code'] ?? 'unknown');
    const said = code === 'FORBIDDEN' || code === 'NOT_FOUND' ? 'not-your-body' : code;
    return { findings: [{ code: said, severity: 'ERROR', rule: null }], errors: [] };
  }

  private caseOf(label: string): string {
    const id = this.cases.get(label);
    if (id === undefined) throw new Error(`the story has no case ${label} yet`);
    return id;
  }

  /** Of what a story says of its unit and scope, what the scope asks. */
  private scope(given: Readonly<Record<string, unknown>> = {}): JsonObject {
    const asked = new Set(this.city.regime.facts.filter(({ owner }) => owner.kind === 'scope').map(({ name }) => name));
    return Object.fromEntries(Object.entries(given).filter(([name]) => asked.has(name))) as JsonObject;
  }
}

/** Whether a story of a list approves. */
function wholly({ events }: StoryCase): boolean {
  return events.every(({ do: act }) => act !== 'reject');
}

/** What refused: the names that the story gives (codes or rules), where they are among it; else what was said instead. */
function refusedBy(answer: Answer, named: readonly string[]): readonly string[] {
  const errors = answer.findings.filter(({ severity }) => severity === 'ERROR');
  const said = [...errors.map(({ code }) => code), ...answer.errors.map(({ path }) => `input ${path}`)];
  const isThere = (name: string): boolean =>
    errors.some(
      ({ code, rule }) => code === name || rule === name || (code === 'CONFLICT' && name.startsWith('slot-')),
    );
  return named.length > 0 && named.every(isThere) ? [...named].sort() : [...new Set(said)].sort();
}

function overridesOf({ overrides = [] }: StoryEvent): readonly JsonObject[] {
  return overrides.map(({ check, ...why }) => ({ rule: check, ...why }));
}

/** What the story says must come, in the form in which {@link ToldStory.play} tells what came. */
export function expected({ expect }: StoryEvent): Came {
  const { earliest: _earliest, refused = [], ...rest } = expect;
  return { ...rest, refused: [...refused].sort() };
}
