import { may, signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { bodiesFor } from '../platform/session';

/** An evaluation that somebody would prepare: of which unit, what the kind is called, which bodies confirm it. */
export interface Prepared {
  readonly organisation: string;
  readonly kindTitle: string;
  /** Codes, and what they are called. */
  readonly bodies: readonly string[];
  readonly titles: readonly string[];
}

/**
 * Why the session may not prepare an evaluation of a unit or its project; null where it may. The unit's own filers do, and whoever
 * holds a body that the regime has confirm this kind: of those one prepares, another confirms.
 */
export function objectionToPrepare(ctx: Context, { organisation, kindTitle, bodies, titles }: Prepared): string | null {
  const session = signedIn(ctx);
  if (session.kind === 'system') return null;
  const isFiler = session.appointment?.organisation === organisation && session.roles.includes('applicant');
  const held = bodiesFor(session, organisation);
  if (may(session, 'evaluation:prepare') && (isFiler || bodies.some((body) => held.includes(body)))) return null;
  const others = titles.length === 0 ? '' : `，或者由${titles.join('、')}填写`;
  return `“${kindTitle}”由被评价单位的申报经办人填写${others}`;
}
