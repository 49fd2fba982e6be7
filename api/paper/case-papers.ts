import {
  bodyTitles,
  occasionOf,
  printPaper,
  type CaseState,
  type CompiledPaper,
  type Finding,
  type PrintedPaper,
  type Row,
} from '../../form-schemas/engine';
import type { Application } from '../application/application.entity';
import { heldBodies } from '../application/held-bodies';
import { standingCase, type LoadedCase } from '../application/load-case';
import { refusal } from '../application/refusal';
import { retoldOf, type RetoldCase } from '../application/retold';
import { presentFacts, surroundingsOf } from '../application/surroundings';
import { governmentByCode, organisationById } from '../identity/identity.loader';
import { may, signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { projectById } from '../project/project.loader';
import { opinionsOf } from './opinions-of';

/** The papers that its regime has for a case: of its procedure, and whose condition is true of it. */
export async function papersFor(ctx: Context, application: Application): Promise<readonly CompiledPaper[]> {
  const loaded = await standingCase(ctx, application);
  const { papers, vocabulary } = loaded.regime;
  const own = [...papers.values()].filter(({ document }) => document.procedure === application.procedure);
  if (own.every(({ when }) => when === null)) return own;
  const facts = await presentFacts(ctx, loaded);
  return own.filter(({ when }) => when === null || when.judge(vocabulary, facts) === true);
}

/**
 * What stands against issuing a paper now, by the session: `paper-not-yet` while the case has not come to where it is issued,
 * `paper-of-others` where the session holds none of the bodies that issue it and enters nothing for others.
 */
export async function judgeIssuing(
  ctx: Context,
  { application, regime, state }: LoadedCase,
  { document }: CompiledPaper,
): Promise<readonly Finding[]> {
  const more = { rule: document.code, clause: document.clause, article: regime.article(document.clause) };
  const findings: Finding[] = [];
  if (occasionOf(document, state) === null) {
    const stages = regime.procedures.get(application.procedure)?.stages;
    const titles = document.issuedAfter.map((code) => `“${stages?.get(code)?.title ?? code}”`).join('、');
    findings.push(refusal('paper-not-yet', `“${document.title}”在${titles}之后出具，现在还不能出具`, more));
  }
  const session = signedIn(ctx);
  const held = may(session, 'task:record')
    ? document.by
    : await heldBodies(ctx, regime, application.organisation, application.id);
  if (!may(session, 'paper:issue') || !document.by.some((body) => held.includes(body))) {
    const titles = bodyTitles(regime, document.by).join('、');
    findings.push(refusal('paper-of-others', `“${document.title}”由${titles}出具`, more));
  }
  return findings;
}

/** What is put into words: on which occasion, and under which number. */
export interface Told {
  /** Null: a draft, of the case as it stands. */
  readonly occasion: number | null;
  readonly number: string | null;
}

/** A paper of a case in words: of the case as it stood on that occasion, whatever has happened to it since. */
export async function contentOf(
  ctx: Context,
  application: Application,
  paper: CompiledPaper,
  { occasion, number }: Told,
): Promise<PrintedPaper> {
  const retold = await retoldOf(ctx).load(application.id);
  if (!retold) throw new Error(`case ${application.id} cannot be told again`);
  const { regime } = retold;
  const events = retold.events.slice(0, occasion === null ? undefined : untilOccasion(retold, paper, occasion));
  const state = events.at(-1)?.after ?? retold.state;
  const loaded = { application, regime, state };
  const [facts, { rows }, opinions, unit, government, project] = await Promise.all([
    presentFacts(ctx, loaded),
    surroundingsOf(ctx, loaded),
    opinionsOf(ctx, { ...retold, events }),
    organisationById(ctx).load(application.organisation),
    governmentByCode(ctx).load(ctx.government),
    application.project === null ? null : projectById(ctx).load(application.project),
  ]);
  const { basis } = regime.regime;
  return printPaper(regime, paper, {
    facts,
    answers: state.answers,
    rows: occasion === null ? rows : rowsUntil(rows, events.at(-1)?.event.on ?? null),
    opinions,
    paper: {
      number,
      issuedOn: number === null ? null : ctx.today,
      government: government?.title ?? regime.regime.jurisdiction.title,
      unit: unit?.title ?? null,
      projectCode: project?.code ?? null,
      project: project?.title ?? application.title,
      filedOn: filedOn(opinions, state) ?? application.filedOn,
      stage: regime.procedures.get(state.procedure)?.stages.get(state.stage)?.title ?? null,
      basisNumber: basis.number,
      basis: basis.title,
    },
  });
}

/** How many events it took to come to the occasion; all where the engine of today cannot tell. */
function untilOccasion({ events }: RetoldCase, { document }: CompiledPaper, occasion: number): number {
  const at = events.findIndex(({ after }) => occasionOf(document, after) === occasion);
  return at === -1 ? events.length : at + 1;
}

/** What had been put down on that day or before. */
function rowsUntil(rows: readonly Row[], day: string | null): readonly Row[] {
  return day === null ? rows : rows.filter(({ on }) => on <= day);
}

/** The day of the last filing at the stage at which the case began. */
function filedOn(opinions: Awaited<ReturnType<typeof opinionsOf>>, { trail }: CaseState): string | null {
  const [first] = trail;
  const filings = opinions.filter(({ stage, verdict }) => stage === first?.stage && verdict === 'file');
  return filings.at(-1)?.on ?? null;
}
