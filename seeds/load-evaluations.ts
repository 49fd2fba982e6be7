import { addDays, parseYuan, type Day, type Fen } from '../form-schemas/engine';
import { confirmEvaluation } from '../api/evaluation/confirm-evaluation';
import { createEvaluation } from '../api/evaluation/create-evaluation';
import { Evaluation } from '../api/evaluation/evaluation.entity';
import { saveEvaluation } from '../api/evaluation/save-evaluation';
import { submitEvaluation } from '../api/evaluation/submit-evaluation';
import { asSystem, type Runtime } from '../api/identity/act-as';
import { Organisation } from '../api/identity/organisation.entity';
import { Project } from '../api/project/project.entity';
import { dayOf } from '../api/platform/scalars/time';
import { editionInForce } from '../api/regime/edition-in-force';
import { demandRectification } from '../api/supervision/rectify';
import { recordFinding, takeUpProblem } from '../api/supervision/record-finding';
import { FindingSource, SupervisionFinding } from '../api/supervision/supervision-finding.entity';
import type { DemoGovernment } from './demo';
import type { DemoEvaluation, DemoFound, DemoTakenUp } from './demo-evaluation';
import { accept } from './load-regime';
import { actsAs } from './office-of';

/** Enters a government's evaluations and taken-up problems through the commands; what is there already is left alone. */
export async function loadEvaluations(runtime: Runtime, demo: DemoGovernment): Promise<void> {
  const { regime, evaluations = [], takenUp = [], found = [] } = demo;
  if (!regime) return;
  const on = (day: string): Runtime => ({ ...runtime, clock: () => new Date(`${day}T09:00:00+08:00`) });
  for (const one of evaluations)
    await loadEvaluation(one.on === undefined ? runtime : on(one.on), demo.code, regime.code, one);
  for (const one of found) await loadFound(runtime, demo.code, regime.code, one);
  for (const one of takenUp) await loadTakenUp(on(one.on), demo.code, regime.code, one);
}

async function loadEvaluation(runtime: Runtime, government: string, regimeCode: string, given: DemoEvaluation) {
  const { kind, of } = given;
  const subject = await asSystem(runtime, government, async (ctx) => {
    if (!(await editionInForce(ctx, regimeCode, ctx.today))) return null;
    const found = await ('unit' in of
      ? ctx.tx.findOneBy(Organisation, { government, code: of.unit })
      : ctx.tx.findOneBy(Project, { government, title: of.project }));
    if (!found) return null;
    const subject =
      'unit' in of ? { project: null, organisation: found.id } : { project: found.id, organisation: null };
    const about = 'unit' in of ? { organisation: found.id } : { project: found.id };
    const year =
      given.year !== 'filed'
        ? given.year
        : Number(dayOf(found instanceof Project ? found.createdAt : ctx.now).slice(0, 4));
    return (await ctx.tx.existsBy(Evaluation, { government, regimeCode, kind, year, ...about }))
      ? null
      : { ...subject, year };
  });
  if (subject === null) return;
  const amounts = { budget: fenOf(given.budget), executed: fenOf(given.executed) };
  const published = given.published ?? null;
  const submitted = await actsAs(runtime, government, given.by, async (ctx) => {
    const begun = await createEvaluation(ctx, { regimeCode, kind, ...subject, ...amounts, published, note: '' });
    accept(begun);
    const { id, version } = there(begun.value);
    const lines = given.lines ?? [];
    const saved = await saveEvaluation(ctx, { id, expectedVersion: version, lines, ...amounts, published, note: '' });
    accept(saved);
    const handed = await submitEvaluation(ctx, { id, expectedVersion: there(saved.value).version });
    accept(handed);
    return there(handed.value);
  });
  await actsAs(runtime, government, given.confirmedBy, async (ctx) =>
    accept(await confirmEvaluation(ctx, { id: submitted.id, expectedVersion: submitted.version })),
  );
}

async function loadTakenUp(runtime: Runtime, government: string, regimeCode: string, given: DemoTakenUp) {
  const project = await asSystem(runtime, government, async (ctx) => {
    const found = await ctx.tx.findOneBy(Project, { government, title: given.project });
    const where = { government, kind: given.query, ...(found && { project: found.id }) };
    return found && !(await ctx.tx.existsBy(SupervisionFinding, where)) ? found.id : null;
  });
  if (project === null) return;
  await actsAs(runtime, government, given.by, async (ctx) => {
    const taken = await takeUpProblem(ctx, { regimeCode, query: given.query, project });
    accept(taken);
    const { id, version } = there(taken.value);
    const { demand } = given;
    accept(await demandRectification(ctx, { id, expectedVersion: version, demand, dueOn: given.dueOn as Day }));
  });
}

async function loadFound(runtime: Runtime, government: string, regimeCode: string, given: DemoFound) {
  const project = await asSystem(runtime, government, async (ctx) => {
    const found = await ctx.tx.findOneBy(Project, { government, title: given.project });
    const where = { government, title: given.title, ...(found && { project: found.id }) };
    return found && !(await ctx.tx.existsBy(SupervisionFinding, where)) ? found.id : null;
  });
  if (project === null) return;
  await actsAs(runtime, government, given.by, async (ctx) => {
    const { title, clause, detail, demand } = given;
    const taken = await recordFinding(ctx, {
      regimeCode,
      title,
      clause,
      project,
      organisation: null,
      source: FindingSource.INSPECTION,
      evaluation: null,
      detail,
      foundOn: ctx.today,
    });
    accept(taken);
    const { id, version } = there(taken.value);
    const dueOn = addDays(ctx.today, given.within);
    accept(await demandRectification(ctx, { id, expectedVersion: version, demand, dueOn }));
  });
}

function fenOf(yuan: string): Fen {
  return there(parseYuan(yuan).value);
}

function there<T>(value: T | null): T {
  if (value === null) throw new Error('seeds: nothing came of it');
  return value;
}
