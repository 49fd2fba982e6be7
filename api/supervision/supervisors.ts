import { bodyTitles, type CompiledRegime } from '../../form-schemas/engine';
import { may, signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { bodiesFor } from '../platform/session';
import { compiledOf } from '../regime/compiled-edition';
import { editionOfToday, editionsInForce } from '../regime/edition-in-force';
import { isOfUnit } from './own-finding';
import type { Supervision } from './supervision.types';
import type { SupervisionFinding } from './supervision-finding.entity';

/** Who supervises today, as the regime in force says; null where none is. */
async function regimeOfToday(ctx: Context, regimeCode: string): Promise<CompiledRegime | null> {
  const edition = await editionOfToday(ctx).load(regimeCode);
  return edition ? compiledOf(ctx, edition) : null;
}

function titlesOf(regime: CompiledRegime): readonly string[] {
  return bodyTitles(regime, regime.regime.supervision?.supervisors ?? []);
}

/** Who does something: `市数字经济局、市财政局办理（第五十三条）`. */
function wordWho(regime: CompiledRegime): string {
  const article = regime.article(regime.regime.supervision?.clause ?? []);
  return `${titlesOf(regime).join('、')}办理${article === '' ? '' : `（${article}）`}`;
}

/** Whether the session holds a body that supervises: for what concerns an organisation, or (null) for the whole government. */
function supervises(ctx: Context, regime: CompiledRegime, organisation: string | null): boolean {
  const session = signedIn(ctx);
  if (session.kind === 'system') return true;
  const held =
    organisation === null
      ? session.held.filter((one) => one.organisation === null).map(({ body }) => body)
      : bodiesFor(session, organisation);
  const supervisors = regime.regime.supervision?.supervisors ?? [];
  return may(session, 'supervision:manage') && supervisors.some((body) => held.includes(body));
}

const NOBODY = '现行制度没有写明由谁监督，须先在制度中写明';

/** Why the session may not record problems of an organisation (null: of the government itself), or ask for their rectification. */
export async function superviseObjection(
  ctx: Context,
  regimeCode: string,
  organisation: string | null,
): Promise<string | null> {
  const regime = await regimeOfToday(ctx, regimeCode);
  return regime === null ? NOBODY : objectionIn(ctx, regime, organisation);
}

function objectionIn(ctx: Context, regime: CompiledRegime, organisation: string | null): string | null {
  if (regime.regime.supervision === undefined) return NOBODY;
  return supervises(ctx, regime, organisation) ? null : `登记问题、要求整改由${wordWho(regime)}`;
}

/** @throws ApiError FORBIDDEN saying who may */
export function refuseWith(objection: string | null): void {
  if (objection !== null) throw new ApiError('FORBIDDEN', objection);
}

/** No unit asks something of itself, or says of itself that it has done it. */
const OWN_UNIT = '问题在本单位：限期整改、了结须由其他单位的人办理';

/** Why the session may not ask for rectification of a finding; null where it may, as far as its state lets it. */
export async function demandObjection(ctx: Context, finding: SupervisionFinding): Promise<string | null> {
  if (isOfUnit(ctx, finding)) return OWN_UNIT;
  return superviseObjection(ctx, finding.regimeCode, finding.organisation);
}

/** Why the session may not report what was rectified: the unit concerned does, nobody for it. */
export function reportObjection(ctx: Context, finding: SupervisionFinding): string | null {
  const isUnit = isOfUnit(ctx, finding) && may(signedIn(ctx), 'supervision:report');
  return isUnit ? null : '整改情况由被监督的单位报告';
}

/** Why the session may not close a finding: whoever has asked for rectification does, and who supervises; never the unit. */
export async function closeObjection(ctx: Context, finding: SupervisionFinding): Promise<string | null> {
  if (isOfUnit(ctx, finding)) return OWN_UNIT;
  const session = signedIn(ctx);
  if (may(session, 'supervision:manage') && finding.demander === session.person.id) return null;
  const regime = await regimeOfToday(ctx, finding.regimeCode);
  if (regime?.regime.supervision === undefined) return NOBODY;
  return supervises(ctx, regime, finding.organisation) ? null : `核实了结由要求整改的人或者${wordWho(regime)}`;
}

/** What the regimes in force say of supervision. */
export async function supervisionsOf(ctx: Context): Promise<readonly Supervision[]> {
  const regimes = await Promise.all((await editionsInForce(ctx, ctx.today)).map((edition) => compiledOf(ctx, edition)));
  return regimes.map((compiled) => ({
    regimeCode: compiled.regime.code,
    article: compiled.article(compiled.regime.supervision?.clause ?? []),
    supervisors: titlesOf(compiled),
    objection: objectionIn(ctx, compiled, null),
  }));
}
