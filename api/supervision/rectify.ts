import { found, type Day, type Finding, type Outcome } from '../../form-schemas/engine';
import { recordAudit } from '../audit/record-audit';
import { authorise, signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { readText } from '../platform/text';
import { refuseInput } from '../platform/user-error';
import { updateVersion } from '../platform/version';
import { lockFinding, mustStand } from './own-finding';
import { rectifiersOf, tellOf } from './rectifiers';
import { FindingStatus, SupervisionFinding, type Round } from './supervision-finding.entity';
import { closeObjection, demandObjection, refuseWith, reportObjection } from './supervisors';

interface Which {
  readonly id: string;
  readonly expectedVersion: number;
}

type Answer = Promise<Outcome<SupervisionFinding | null>>;

async function change(
  ctx: Context,
  which: Which,
  verb: string,
  changes: Parameters<typeof updateVersion<SupervisionFinding>>[3],
  details: Readonly<Record<string, unknown>>,
): Answer {
  await updateVersion(ctx, SupervisionFinding, which, changes);
  recordAudit(ctx, { verb, subject: { type: 'SupervisionFinding', id: which.id }, details });
  return found(await lockFinding(ctx, which.id), []);
}

/** Asks for rectification by a day (限期整改), once more where what was reported is not enough: what was asked and reported before is kept. */
export async function demandRectification(
  ctx: Context,
  { demand, dueOn, ...which }: Which & { readonly demand: string; readonly dueOn: Day },
): Answer {
  authorise(ctx, 'supervision:manage');
  const before = await lockFinding(ctx, which.id);
  refuseWith(await demandObjection(ctx, before));
  mustStand(before, [FindingStatus.OPEN, FindingStatus.RECTIFYING, FindingStatus.REPORTED], '限期整改');
  if (dueOn < ctx.today) throw refuseInput('dueOn', `整改期限 ${dueOn} 早于今天`);
  const asked = readText(demand, 'demand', 2000);
  const changes = {
    status: FindingStatus.RECTIFYING,
    demand: asked,
    dueOn,
    rounds: [...before.rounds, ...roundOf(before)],
    result: null,
    reportedOn: null,
    reporter: null,
    demander: signedIn(ctx).person.id,
  };
  const done = await change(ctx, which, 'supervision:demand', changes, { dueOn, demand: asked });
  await tellOf(ctx, before, 'rectification-demanded', {
    people: await rectifiersOf(ctx, before.organisation),
    message: `${before.status === FindingStatus.OPEN ? '要求' : '再次要求'}就“${before.title}”限期整改，${wordUntil(dueOn, before)}：${asked}`,
  });
  return done;
}

function wordUntil(dueOn: Day, { article }: SupervisionFinding): string {
  return `期限 ${dueOn}${article === '' ? '' : `（${article}）`}`;
}

/** What stands now as a round that is over; nothing where nothing was asked for yet. */
function roundOf({ demand, dueOn, result, reportedOn, reporter }: SupervisionFinding): readonly Round[] {
  return demand === null || dueOn === null ? [] : [{ demand, dueOn, result, reportedOn, reporter }];
}

/** The unit says what it has done about it; nobody says so for it. */
export async function reportRectification(
  ctx: Context,
  { result, ...which }: Which & { readonly result: string },
): Answer {
  authorise(ctx, 'supervision:report');
  const before = await lockFinding(ctx, which.id);
  refuseWith(reportObjection(ctx, before));
  mustStand(before, [FindingStatus.RECTIFYING], '报告整改');
  const told = readText(result, 'result', 4000);
  const changes = {
    status: FindingStatus.REPORTED,
    result: told,
    reportedOn: ctx.today,
    reporter: signedIn(ctx).person.id,
  };
  const details = { result: told.slice(0, 500), dueOn: before.dueOn };
  const done = await change(ctx, which, 'supervision:rectify', changes, details);
  await tellOf(ctx, before, 'rectification-reported', {
    people: [before.demander ?? before.finder],
    message: `“${before.title}”已报告整改情况，待核实：${told}`,
  });
  return done;
}

/** Closes a finding with a conclusion, by who asked for its rectification or who supervises: after the report of what was asked for, or where nothing was. Finding: `four-eyes`. */
export async function closeFinding(
  ctx: Context,
  { conclusion, ...which }: Which & { readonly conclusion: string },
): Answer {
  authorise(ctx, 'supervision:manage');
  const before = await lockFinding(ctx, which.id);
  refuseWith(await closeObjection(ctx, before));
  mustStand(before, [FindingStatus.OPEN, FindingStatus.REPORTED], '了结：限期整改的须先报告整改情况');
  const findings = notByReporter(ctx, before);
  if (findings.length > 0) return found(null, findings);
  const told = readText(conclusion, 'conclusion', 2000);
  const changes = {
    status: FindingStatus.CLOSED,
    conclusion: told,
    closedOn: ctx.today,
    closer: signedIn(ctx).person.id,
  };
  const done = await change(ctx, which, 'supervision:close', changes, { conclusion: told.slice(0, 500) });
  await tellOf(ctx, before, 'rectification-closed', {
    people: [...(await rectifiersOf(ctx, before.organisation)), before.demander ?? before.finder],
    message: `“${before.title}”已核实了结：${told}`,
  });
  return done;
}

/** Finding: `four-eyes`, of whoever has reported what is to be seen to. */
export function notByReporter(ctx: Context, { reporter }: SupervisionFinding): readonly Finding[] {
  if (reporter !== signedIn(ctx).person.id) return [];
  return [{ code: 'four-eyes', severity: 'error', message: '整改须由报告人之外的另一人核实了结', path: 'id' }];
}
