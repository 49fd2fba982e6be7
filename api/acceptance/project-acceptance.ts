import type { AcceptanceStep, SecurityFact } from '../../form-schemas/engine';
import { tasksOf } from '../application/application.loader';
import { TaskStatus } from '../application/task.entity';
import type { Context } from '../platform/context';
import type {
  AcceptanceDue,
  AcceptanceStanding,
  AcceptanceStepKind,
  AcceptanceStepView,
  PointStanding,
  ProjectAcceptance,
  ProjectSecurityFact,
  SecurityFactKind,
  SecurityStanding,
} from './acceptance.types';
import type { CaseAcceptance } from './case-acceptance';

/** A project's acceptance as it is told, with what is waited for and until when. */
export async function projectAcceptance(ctx: Context, found: CaseAcceptance): Promise<ProjectAcceptance> {
  const { acceptance } = found;
  const steps = await Promise.all(acceptance.steps.map((step) => stepView(ctx, found, step)));
  return {
    state: acceptance.state as AcceptanceStanding,
    current: acceptance.current,
    currentTitle: steps.find(({ code }) => code === acceptance.current)?.title ?? null,
    dueOn: steps.flatMap(({ dues }) => dues.map(({ on }) => on)).sort()[0] ?? null,
    openPoints: openPoints(found),
    unjudgedPoints: unjudgedPoints(found),
    openProblems: openProblems(found),
    steps,
    points: acceptance.points.map((point) => ({ ...point, state: point.state as PointStanding })),
  };
}

export function openPoints({ acceptance }: CaseAcceptance): number {
  return acceptance.points.filter(({ state }) => state === 'open').length;
}

/** Points that nobody has judged: their step has not begun, or nothing of them is answered yet. None of them counts as not met. */
export function unjudgedPoints({ acceptance }: CaseAcceptance): number {
  return acceptance.points.filter(({ state }) => state === 'not-judged').length;
}

export function openProblems({ acceptance }: CaseAcceptance): number {
  return acceptance.steps.flatMap(({ problems }) => problems).filter(({ solved }) => solved === false).length;
}

async function stepView(ctx: Context, found: CaseAcceptance, step: AcceptanceStep): Promise<AcceptanceStepView> {
  const { clocks: _clocks, ...told } = step;
  return {
    ...told,
    kind: step.kind as AcceptanceStepKind,
    state: step.state as AcceptanceStanding,
    dues: await duesOf(ctx, found, step),
  };
}

/** Until when what is open at a step is to be done: tasks of the stage at which the case stands, and the step's clocks. */
export async function duesOf(
  ctx: Context,
  { application, regime, stage }: CaseAcceptance,
  step: Pick<AcceptanceStep, 'code' | 'clocks'>,
): Promise<readonly AcceptanceDue[]> {
  const stages = regime.regime.acceptance?.steps.find(({ code }) => code === step.code)?.stages ?? [];
  const tasks = stages.includes(stage) ? await tasksOf(ctx).load(application.id) : [];
  const dues = [
    ...tasks.flatMap(({ status, dueOn, dueProvisional, dueArticle, stageTitle }) =>
      status !== TaskStatus.OPEN || dueOn === null
        ? []
        : [{ title: stageTitle, on: dueOn, provisional: dueProvisional, article: dueArticle ?? '' }],
    ),
    ...step.clocks.flatMap(({ title, due, provisional, article }) =>
      due === null ? [] : [{ title, on: due, provisional, article }],
    ),
  ];
  const once = dues.filter(
    (due, index) => dues.findIndex(({ title, on }) => title === due.title && on === due.on) === index,
  );
  return once
    .map((due): AcceptanceDue => ({ ...due, isLate: due.on < ctx.today }))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

export function securityView({ clock, ...fact }: SecurityFact): ProjectSecurityFact {
  return {
    ...fact,
    kind: fact.kind as SecurityFactKind,
    state: fact.state as SecurityStanding,
    dueOn: clock?.due ?? null,
    isLate: clock?.status === 'late',
  };
}
