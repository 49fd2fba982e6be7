import { randomUUID } from 'node:crypto';
import {
  found,
  isFine,
  mayOpenSide,
  openSide,
  readFacts,
  standingFacts,
  writeState,
  type Finding,
  type Outcome,
} from '../../form-schemas/engine';
import { organisationById } from '../identity/identity.loader';
import { signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { insertRow } from '../platform/insert';
import { Project } from '../project/project.entity';
import { Application, ApplicationKind } from './application.entity';
import type { Draft } from './draft.entity';
import type { DraftStanding } from './draft-standing';
import { hostFacts } from './host-facts';
import type { LoadedCase } from './load-case';
import { aroundOf, type Around, type Standing } from './surroundings';

export interface SideAsked extends Standing {
  readonly procedure: string;
  readonly about: string | null;
  /** Bodies that the session holds there. */
  readonly bodies: readonly string[];
}

/** Whether a case may be opened beside a project, unit or the government today, by these bodies, about that row. */
export async function judgeSide(ctx: Context, asked: SideAsked, around: Around): Promise<readonly Finding[]> {
  const { regime, procedure, about, bodies } = asked;
  const known = await hostFacts(ctx, { ...asked, application: null });
  const unit = readFacts(regime.vocabulary, known).value;
  const facts = standingFacts(regime, around.surroundings, { procedure, about, on: ctx.today }, unit);
  return mayOpenSide(regime, procedure, around.surroundings, facts, bodies, about).findings;
}

interface SideOpening {
  readonly draft: Draft;
  readonly standing: DraftStanding;
  readonly bodies: readonly string[];
}

/**
 * Makes the row of a new case beside a project (or unit, or the government), standing at its start; handing it in there is the
 * caller's next act. What stands around it is locked.
 */
export async function openSideCase(
  ctx: Context,
  { draft, standing: { regime, stage, edition }, bodies }: SideOpening,
): Promise<Outcome<LoadedCase | null>> {
  const { procedure, about, project, organisation } = draft;
  const asked = { regime, procedure, about, project, organisation, bodies };
  const may = await judgeSide(ctx, asked, await aroundOf(ctx, asked));
  if (!isFine(may)) return found(null, may);
  const opened = openSide(regime, procedure, { about });
  if (!opened.value) return found(null, opened.findings);
  const application = await insertRow(ctx, Application, {
    government: ctx.government,
    id: randomUUID(),
    regimeCode: draft.regimeCode,
    edition,
    procedure,
    kind: ApplicationKind.SIDE,
    title: await titleOfSide(ctx, regime.procedures.get(procedure)?.document.title ?? procedure, draft),
    organisation,
    project,
    stage: stage.code,
    stageTitle: stage.title,
    outcome: null,
    positive: null,
    filedOn: null,
    suspendedOn: null,
    suspender: null,
    figures: {},
    snapshot: writeState(regime, opened.value),
    opener: signedIn(ctx).person.id,
    openerAppointment: signedIn(ctx).appointment?.id ?? null,
    createdAt: ctx.now,
    updatedAt: ctx.now,
    version: 0,
  });
  return found({ application, regime, state: opened.value }, [...may, ...opened.findings]);
}

/** What is done, and to which project or unit. */
async function titleOfSide(ctx: Context, procedure: string, draft: Draft): Promise<string> {
  const of =
    draft.project === null
      ? await organisationById(ctx).load(draft.organisation)
      : await ctx.tx.findOne(Project, { where: { government: ctx.government, id: draft.project } });
  return of ? `${procedure}：${of.title}` : procedure;
}
