import { randomUUID } from 'node:crypto';
import { bodyTitle, takesPart, type Finding } from '../../form-schemas/engine';
import { actOnCase } from '../application/act-on-case';
import { actorIn, behalfOf } from '../application/actor-in';
import type { Application } from '../application/application.entity';
import { applicationById } from '../application/application.loader';
import { CaseCopy } from '../application/case-copy.entity';
import { holdersAt } from '../application/holders.loader';
import { lockCase, type LoadedCase } from '../application/load-case';
import { recordAudit } from '../audit/record-audit';
import { notify } from '../notice/notify';
import { authorise, signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { insertRow } from '../platform/insert';
import { refuseInput } from '../platform/user-error';

const MOST_BODIES = 50;

export interface CopyCase {
  readonly application: string;
  /** Codes. */
  readonly bodies: readonly string[];
  readonly note: string | undefined;
  readonly expectedVersion: number;
}

export interface CopiedCase {
  /** Null: refused, see the findings. */
  readonly application: Application | null;
  readonly findings: readonly Finding[];
}

/**
 * Shows a case to bodies for their knowledge (抄送), by who takes part in its stage; once a day to each. A body that nobody
 * holds gets none, and has none used up. Findings: those of the engine's `copy`, `copy-unheld` (a warning beside bodies that are reached).
 *
 * @throws ApiError NOT_FOUND; CONFLICT for a case in which something has happened since it was looked at
 */
export async function copyCase(ctx: Context, input: CopyCase): Promise<CopiedCase> {
  authorise(ctx, 'task:decide');
  if (input.bodies.length > MOST_BODIES)
    throw refuseInput('bodies', `一次至多抄送 ${MOST_BODIES} 个主体，所给为 ${input.bodies.length} 个`);
  const seen = await applicationById(ctx).load(input.application);
  if (!seen) throw new ApiError('NOT_FOUND', '没有找到该案件');
  const before = await lockCase(ctx, seen.id);
  const { version } = before.application;
  if (version !== input.expectedVersion) {
    const message = `案件已有变化：您所见为第 ${input.expectedVersion} 版，现为第 ${version} 版`;
    throw new ApiError('CONFLICT', message, { expectedVersion: input.expectedVersion, currentVersion: version });
  }
  const session = await actorIn(ctx, before);
  const { person } = session;
  // The one in whose name it is done comes first: one that takes part.
  const takes = (body: string): boolean => takesPart(before.state, { person, bodies: [body] });
  const actor = {
    ...session,
    bodies: [...session.bodies.filter(takes), ...session.bodies.filter((body) => !takes(body))],
  };
  // Who takes no part hears that first; who does sends it to whom it can reach, and hears of the others.
  const unheld = takesPart(before.state, actor) ? await bodiesNobodyHolds(ctx, before, input.bodies) : [];
  const reached = [...input.bodies.keys()].filter((at) => !unheld.includes(at));
  const bodies = reached.map((at) => input.bodies[at] ?? '');
  const said = unheld.map((at) => wordUnheld(before, input.bodies[at] ?? '', at, bodies.length > 0));
  if (bodies.length === 0 && said.length > 0) return { application: null, findings: said };
  const { loaded, findings, isRefused } = await actOnCase(ctx, before, {
    type: 'copy',
    on: ctx.today,
    actor,
    bodies,
    ...(input.note === undefined ? {} : { note: input.note }),
  });
  const placed = [...findings.map((finding) => asAsked(finding, reached)), ...said];
  if (isRefused) return { application: null, findings: placed };
  recordAudit(ctx, {
    verb: 'application:copy',
    subject: { type: 'Application', id: seen.id },
    details: {
      by: actor.bodies[0] ?? null,
      bodies,
      note: input.note ?? null,
      ...(await behalfOf(ctx, actor, actor.bodies[0] ?? '')),
    },
  });
  await send(ctx, before, actor.bodies[0] ?? '', { bodies, note: input.note });
  return { application: loaded.application, findings: placed };
}

/** Places in the list of bodies of the regime that nobody holds in this case: a copy to them would reach nobody. */
async function bodiesNobodyHolds(
  ctx: Context,
  { application: { organisation }, regime }: LoadedCase,
  bodies: readonly string[],
): Promise<readonly number[]> {
  const held = await Promise.all(
    bodies.map(async (bodyCode) => {
      const body = regime.bodies.get(bodyCode);
      const place = { bodyCode, byUnit: body?.resolve === 'applicant', organisation };
      return body === undefined || (await holdersAt(ctx, place)).length > 0;
    }),
  );
  return [...held.keys()].filter((at) => held[at] === false);
}

function wordUnheld({ regime }: LoadedCase, code: string, at: number, others: boolean): Finding {
  const title = bodyTitle(regime, code);
  const message = `${title}在本案中现在无人任职，没有抄送；请另行告知，或者在管理员指定任职人员之后再抄送（不计入每天一次）`;
  return { code: 'copy-unheld', severity: others ? 'warning' : 'error', message, path: `bodies[${at}]` };
}

/** A finding about a body, at its place in the list as it was given. */
function asAsked(finding: Finding, reached: readonly number[]): Finding {
  const at = /^bodies\[(\d+)\]$/.exec(finding.path ?? '')?.[1];
  return at === undefined ? finding : { ...finding, path: `bodies[${reached[Number(at)] ?? at}]` };
}

async function send(
  ctx: Context,
  { application, regime }: LoadedCase,
  by: string,
  input: Pick<CopyCase, 'bodies' | 'note'>,
): Promise<void> {
  const sender = signedIn(ctx).person.id;
  const senderTitle = bodyTitle(regime, by);
  const told = new Set<string>([sender]);
  for (const code of input.bodies) {
    const body = regime.bodies.get(code);
    const copy = await insertRow(ctx, CaseCopy, {
      government: ctx.government,
      id: randomUUID(),
      application: application.id,
      bodyCode: code,
      bodyTitle: body?.title ?? code,
      byUnit: body?.resolve === 'applicant',
      organisation: application.organisation,
      senderCode: by,
      senderTitle,
      sender,
      note: input.note ?? null,
      on: ctx.today,
      createdAt: ctx.now,
    });
    const note = input.note === undefined ? '' : `：${input.note}`;
    const message = `${senderTitle}将“${application.title}”抄送${copy.bodyTitle}，请知悉${note}`;
    for (const holder of await holdersAt(ctx, copy)) {
      if (told.has(holder)) continue;
      told.add(holder);
      await notify(ctx, { person: holder, kind: 'case-copied', message, application: application.id });
    }
  }
}
