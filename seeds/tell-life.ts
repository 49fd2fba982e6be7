import type { CompiledRegime, Finding, JsonObject, OverrideGiven, StoryCase, StoryEvent } from '../form-schemas/engine';
import { Application } from '../api/application/application.entity';
import { Draft } from '../api/application/draft.entity';
import { fileApplication } from '../api/application/file-application';
import { openList } from '../api/application/open-list';
import { saveDraft } from '../api/application/save-draft';
import { startFiling } from '../api/application/start-filing';
import { Task, TaskStatus } from '../api/application/task.entity';
import { addSigner } from '../api/approval/add-signer';
import { copyCase } from '../api/approval/copy-case';
import { decideTask } from '../api/approval/decide-task';
import type { Context } from '../api/platform/context';
import { RecordRow } from '../api/record/record-row.entity';
import { passStage } from '../api/side/pass-stage';
import { startSide } from '../api/side/start-side';
import type { DemoLife } from './demo-life';
import { accept } from './load-regime';
import { LifeEntries } from './publish-life-entries';
import type { ToldDays } from './told-days';
import type { ToldPeople } from './told-people';

interface Judged<T> {
  readonly findings: readonly Finding[];
  readonly value?: T;
}

/** One life of the demonstration while it is told: what its story calls by labels, and what there is in the database. */
export class ToldLife {
  private readonly cases = new Map<string, string>();
  private readonly drafts = new Map<string, Draft>();
  private readonly entries: LifeEntries;
  private project: string | null = null;

  constructor(
    private readonly people: ToldPeople,
    private readonly regime: CompiledRegime,
    private readonly life: DemoLife,
    private readonly story: StoryCase,
    private readonly days: ToldDays,
  ) {
    this.entries = new LifeEntries(people, regime, life);
  }

  /** What is told, with the days on which it happens now: refusals and looks of the story are left out. */
  events(): readonly StoryEvent[] {
    const { beside = [], until } = this.life;
    return this.story.events
      .filter(({ on, do: act, case: label, expect }) => {
        const isTold = label === undefined || beside.includes(label);
        return isTold && on <= until && act !== 'look' && expect.refused === undefined;
      })
      .map((event) => ({ ...event, on: this.days.moved(event.on) }));
  }

  get application(): string {
    return this.caseOf('main');
  }

  async tell(event: StoryEvent): Promise<void> {
    const label = event.case ?? 'main';
    await this.entries.before(event, this.project);
    switch (event.do) {
      case 'file':
        return this.file(event, label);
      case 'open':
        return this.open(event, label);
      case 'approve':
      case 'reject':
      case 'return':
        return this.decide(event, this.caseOf(label));
      case 'add-signer':
        return this.act(event, async (ctx) => {
          const task = await this.task(ctx, this.caseOf(label), event.by);
          const reason = '请就本专业一并提出意见';
          return addSigner(ctx, { task: task.id, body: event.to ?? '', reason, expectedVersion: task.version });
        });
      case 'copy':
        return this.act(event, async (ctx) => {
          const { id, version } = await this.standing(ctx, this.caseOf(label));
          const bodies = [event.to ?? ''];
          return copyCase(ctx, { application: id, bodies, note: undefined, expectedVersion: version });
        });
      default:
        throw new Error(`seeds: ${this.life.story} tells of ${event.do}`);
    }
  }

  /** Puts cases on the list for which they wait, and decides it as the regime's own worked case of that list does. */
  async decideList(event: StoryEvent, applications: readonly string[]): Promise<void> {
    const { stage } = await this.people.system((ctx) => this.standing(ctx, this.application));
    const list = [...this.regime.procedures.values()].find(
      ({ document: { pool } }) => pool?.procedure === this.story.procedure && pool.stage === stage,
    )?.document;
    const model = this.regime.regime.cases
      .flatMap(({ cases }) => cases)
      .find(
        (worked): worked is StoryCase =>
          worked.kind === 'story' &&
          worked.procedure === list?.code &&
          worked.events.every(({ do: act }) => /^(file|approve|look)$/.test(act)),
      );
    const [filing, ...decisions] = (model?.events ?? []).filter(
      ({ do: act, expect }) => act !== 'look' && expect.refused === undefined,
    );
    if (!list || !filing) throw new Error(`seeds: no list decides at ${stage}`);
    const title = `${event.on.slice(0, 4)}年${list.title.replace(/^年/, '')}`;
    const answers = await this.answers(filing);
    const id = await this.act({ ...filing, on: event.on }, async (ctx) => {
      const opened = await openList(ctx, { procedure: list.code, applications, title, answers });
      return { ...opened, value: opened.application?.id ?? '' };
    });
    this.cases.set('list', id);
    for (const decision of decisions) {
      const today = { ...decision, on: event.on, case: 'list' };
      await this.tell(today);
    }
  }

  private async open(event: StoryEvent, label: string): Promise<void> {
    await this.act(event, async (ctx) => {
      const procedure = event.procedure ?? '';
      const record = this.regime.procedures.get(procedure)?.document.opens?.about;
      const about = record === undefined || event.about === undefined ? null : await this.row(ctx, record, event.about);
      const started = await startSide(ctx, {
        procedure,
        ...(this.project === null ? this.ofTheUnit() : { project: this.project }),
        ...(about === null ? {} : { about }),
      });
      if (started.draft) this.drafts.set(label, started.draft);
      return started;
    });
  }

  private ofTheUnit(): { readonly regimeCode: string; readonly organisation: string } {
    return { regimeCode: this.regime.regime.code, organisation: this.people.unit };
  }

  private async file(event: StoryEvent, label: string): Promise<void> {
    const application = this.cases.get(label);
    if (application === undefined && !this.drafts.has(label)) await this.start(event, label);
    const filed = await this.handIn(event, application ?? null, this.drafts.get(label)?.id ?? null);
    this.cases.set(label, filed.id);
    if (label === 'main') this.project = filed.project;
  }

  private async start(event: StoryEvent, label: string): Promise<void> {
    const { procedure } = this.story;
    if (this.regime.procedures.get(procedure)?.document.kind === 'side')
      return this.open({ ...event, procedure }, label);
    await this.act(event, async (ctx) => {
      const asked = this.regime.regime.facts.filter(({ owner }) => owner.kind === 'scope').map(({ name }) => name);
      const said: JsonObject = { ...this.story.given, ...event.scope } as JsonObject;
      const given = Object.fromEntries(Object.entries(said).filter(([name]) => asked.includes(name)));
      const started = await startFiling(ctx, {
        regimeCode: this.regime.regime.code,
        procedure,
        given: this.days.movedAnswers(given, this.life.words),
      });
      if (started.draft) this.drafts.set(label, started.draft);
      return started;
    });
  }

  /** Saves and files the draft of the stage at which the case stands; passes a stage that has none. */
  private async handIn(event: StoryEvent, application: string | null, opened: string | null): Promise<Application> {
    const told = await this.answers(event);
    const saved = await this.act(event, async (ctx) => {
      const draft = await this.draft(ctx, application, opened);
      if (!draft) return { findings: [], value: null };
      // Filed again after a return, it keeps what is not said anew.
      const answers = { ...(draft.answers as JsonObject), ...told };
      const { draft: value, findings } = await saveDraft(ctx, {
        id: draft.id,
        answers,
        expectedVersion: draft.version,
      });
      return { findings, value };
    });
    const overrides = this.overrides(event);
    const filed = await this.act(event, async (ctx) => {
      const handed = saved
        ? await fileApplication(ctx, { draft: saved.id, overrides, expectedVersion: saved.version })
        : await this.pass(ctx, application ?? '', overrides);
      return { findings: handed.findings, value: handed.application };
    });
    if (!filed) throw new Error(`seeds: ${this.life.story} was not filed on ${event.on}`);
    return filed;
  }

  private draft(ctx: Context, application: string | null, opened: string | null): Promise<Draft | null> {
    const of = application === null ? 'draft.id = :opened' : 'draft.application = :application';
    return ctx.tx
      .createQueryBuilder(Draft, 'draft')
      .where(`draft.government = :government and draft.filedAt is null and ${of}`, {
        government: ctx.government,
        application,
        opened,
      })
      .getOne();
  }

  private async pass(ctx: Context, application: string, overrides: readonly OverrideGiven[]) {
    const { version } = await this.standing(ctx, application);
    return passStage(ctx, { application, overrides, expectedVersion: version });
  }

  private async decide(event: StoryEvent, application: string): Promise<void> {
    const answers = event.answers === undefined ? undefined : await this.answers(event);
    await this.act(event, async (ctx) => {
      const task = await this.task(ctx, application, event.by);
      return decideTask(ctx, {
        task: task.id,
        verdict: event.do === 'approve' || event.do === 'reject' ? event.do : 'return',
        to: event.to,
        opinion: event.do === 'approve' ? undefined : '须补充说明',
        minutes: event.minutes,
        answers,
        overrides: this.overrides(event),
        lines: [],
        expectedVersion: task.version,
      });
    });
  }

  private async act<T = void>(event: StoryEvent, command: (ctx: Context) => Promise<Judged<T>>): Promise<T> {
    try {
      return await this.people.act(event.on, event.by, async (ctx) => {
        const outcome = await command(ctx);
        accept(outcome);
        return outcome.value as T;
      });
    } catch (error) {
      const what = `${this.life.title ?? this.life.story}: ${event.on} ${event.by} ${event.do} ${event.case ?? ''}`;
      throw new Error(`${what}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  }

  private answers(event: StoryEvent): Promise<JsonObject> {
    const answers = this.days.movedAnswers((event.answers ?? {}) as JsonObject, this.life.words);
    return this.people.withFiles(event.by, answers);
  }

  private overrides({ overrides = [] }: StoryEvent): readonly OverrideGiven[] {
    return overrides.map(({ check, ...why }) => ({ rule: check, ...why }));
  }

  private async task(ctx: Context, application: string, bodyCode: string): Promise<Task> {
    const where = { government: ctx.government, application, bodyCode, status: TaskStatus.OPEN };
    const task = await ctx.tx.findOne(Task, { where });
    if (!task) throw new Error(`seeds: it does not wait for ${bodyCode}`);
    return task;
  }

  private standing(ctx: Context, id: string): Promise<Application> {
    return ctx.tx.findOneByOrFail(Application, { government: ctx.government, id });
  }

  private async row(ctx: Context, record: string, place: number): Promise<string | null> {
    const rows = await ctx.tx.find(RecordRow, {
      where: { government: ctx.government, record, ...(this.project === null ? {} : { project: this.project }) },
      order: { number: 'ASC' },
    });
    return rows.filter(({ closedOn }) => closedOn === null)[place - 1]?.id ?? null;
  }

  private caseOf(label: string): string {
    const id = this.cases.get(label);
    if (id === undefined) throw new Error(`seeds: ${this.life.story} has no case ${label} yet`);
    return id;
  }
}
