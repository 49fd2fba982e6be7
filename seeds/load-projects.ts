import type { Finding, Json } from '../form-schemas/engine';
import { Application } from '../api/application/application.entity';
import { fileApplication } from '../api/application/file-application';
import { saveDraft } from '../api/application/save-draft';
import { startFiling } from '../api/application/start-filing';
import { Task, TaskStatus } from '../api/application/task.entity';
import { decideTask } from '../api/approval/decide-task';
import type { FileStore } from '../api/attachment/file-store';
import { asSystem, type Runtime } from '../api/identity/act-as';
import type { Context } from '../api/platform/context';
import type { DemoGovernment } from './demo';
import type { DemoClock } from './demo-clock';
import { APPLICATION, DEMO_PROJECTS, SCOPE, type DemoDecision, type DemoProject } from './demo-projects';
import { fillIn, filesIn } from './fill-in';
import { accept } from './load-regime';
import { actsAs } from './office-of';
import { uploadExample } from './upload-file';

const HOUR_MS = 60 * 60 * 1000;
const PROCEDURE = 'project';

interface Judged {
  readonly findings: readonly Finding[];
}

/** Files the demonstration's projects and takes each as far as its story goes. A project that is there already is left alone. */
export async function loadProjects(
  runtime: Runtime,
  demo: DemoGovernment,
  store: FileStore,
  clock: DemoClock,
): Promise<void> {
  if (!demo.regime) return;
  const there = await asSystem(runtime, demo.code, (ctx) =>
    ctx.tx.find(Application, { where: { government: demo.code }, select: { title: true } }),
  );
  const titles = new Set(there.map((application) => application.title));
  const files = new Map<string, ReadonlyMap<string, Json>>();
  for (const project of DEMO_PROJECTS) {
    if (titles.has(project.title)) continue;
    const uploaded = files.get(project.by) ?? (await uploadAll(runtime, demo.code, store, project.by));
    files.set(project.by, uploaded);
    const application = await file(runtime, demo, project, uploaded);
    for (const decision of project.decisions) {
      clock.advance(20 * HOUR_MS);
      await decide(runtime, demo.code, application, project, decision);
    }
    clock.advance(HOUR_MS);
  }
}

/** The files of a unit, once: its projects may name the same ones. */
async function uploadAll(
  runtime: Runtime,
  government: string,
  store: FileStore,
  login: string,
): Promise<ReadonlyMap<string, Json>> {
  const uploaded = new Map<string, Json>();
  for (const name of filesIn(APPLICATION))
    uploaded.set(name, await uploadExample(runtime, store, { government, login, name }));
  return uploaded;
}

/** Each step in its own transaction, as a person would take it. */
async function file(
  runtime: Runtime,
  demo: DemoGovernment,
  project: DemoProject,
  files: ReadonlyMap<string, Json>,
): Promise<string> {
  const { title, unit, total, necessity, content } = project;
  const words = { title, unit, total, necessity, content };
  const act = <T extends Judged>(command: (ctx: Context) => Promise<T>): Promise<T> =>
    actsAs(runtime, demo.code, project.by, async (ctx) => {
      const outcome = await command(ctx);
      accept(outcome);
      return outcome;
    });
  const given = fillIn(SCOPE, words, files);
  const { draft } = await act((ctx) =>
    startFiling(ctx, { regimeCode: demo.regime?.code ?? '', procedure: PROCEDURE, given }),
  );
  if (!draft) throw new Error(`seeds: no draft for ${title}`);
  const answers = fillIn(APPLICATION, words, files);
  const saved = await act((ctx) => saveDraft(ctx, { id: draft.id, answers, expectedVersion: draft.version }));
  const expectedVersion = saved.draft?.version ?? 0;
  const filed = await act((ctx) => fileApplication(ctx, { draft: draft.id, overrides: [], expectedVersion }));
  if (!filed.application) throw new Error(`seeds: ${title} was not filed`);
  return filed.application.id;
}

function decide(
  runtime: Runtime,
  government: string,
  application: string,
  project: DemoProject,
  decision: DemoDecision,
): Promise<void> {
  return actsAs(runtime, government, decision.by, async (ctx) => {
    const where = { government, application, bodyCode: decision.body, status: TaskStatus.OPEN };
    const task = await ctx.tx.findOne(Task, { where });
    if (!task) throw new Error(`seeds: ${project.title} does not wait for ${decision.body}`);
    const words = { total: project.total, today: ctx.today, year: ctx.today.slice(0, 4) };
    const outcome = await decideTask(ctx, {
      task: task.id,
      verdict: decision.verdict ?? 'approve',
      overrides: [],
      lines: [],
      expectedVersion: task.version,
      ...(decision.to === undefined ? {} : { to: decision.to }),
      ...(decision.opinion === undefined ? {} : { opinion: decision.opinion }),
      ...(decision.answers === undefined ? {} : { answers: fillIn(decision.answers, words, new Map()) }),
    });
    accept(outcome);
  });
}
