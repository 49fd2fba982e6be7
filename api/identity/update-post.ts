import { fine, found, isFine, type Finding, type Outcome } from '../../form-schemas/engine';
import { recordAudit } from '../audit/record-audit';
import { authorise } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import type { Role } from '../platform/rights';
import { readName } from '../platform/text';
import { updateVersion } from '../platform/version';
import { Appointment } from './appointment.entity';
import { notOneself } from './four-eyes';
import { holdPost } from './hold-row';
import { administratorsApart } from './keep-apart';
import { Post } from './post.entity';
import { readRoles } from './read-roles';

export interface UpdatePost {
  /** Database id. */
  readonly id: string;
  readonly expectedVersion: number;
  readonly title: string;
  readonly roles: readonly string[];
}

/**
 * Renames a post and changes its roles, for everybody who holds it.
 *
 * Findings: `four-eyes` where the acting person holds the post, `administrators-apart` where a holder serves as another
 * of the three administrators.
 */
export async function updatePost(ctx: Context, input: UpdatePost): Promise<Outcome<Post | null>> {
  authorise(ctx, 'post:update');
  const post = await holdPost(ctx, input.id, 'pessimistic_write');
  if (!post) throw new ApiError('NOT_FOUND');
  const changes = { title: readName(input.title, 'title'), roles: readRoles(input.roles) };
  const findings = sameRoles(post.roles, changes.roles) ? [] : await objections(ctx, post, changes.roles);
  if (!isFine(findings)) return found(null, findings);
  const version = await updateVersion(ctx, Post, input, changes);
  recordAudit(ctx, {
    verb: 'post:update',
    subject: { type: 'Post', id: post.id },
    details: { before: { title: post.title, roles: post.roles }, after: changes },
  });
  return fine(Object.assign(new Post(), post, changes, { version }));
}

async function objections(ctx: Context, post: Post, roles: readonly Role[]): Promise<readonly Finding[]> {
  const holders = await ctx.tx
    .createQueryBuilder(Appointment, 'appointment')
    .where('appointment.government = :government and appointment.post = :post', {
      government: ctx.government,
      post: post.id,
    })
    .andWhere('(appointment.untilDay is null or appointment.untilDay >= :today)', { today: ctx.today })
    // Persons are locked one after the other: always in this order, so that two changes never wait for each other.
    .orderBy('appointment.person')
    .addOrderBy('appointment.fromDay')
    .getMany();
  const said: Finding[] = [];
  for (const { id, person, fromDay, untilDay } of holders) {
    said.push(...notOneself(ctx, person, '更改自己所任职务的角色', 'roles'));
    // The post has these roles from today on: what its holder was before does not overlap with them.
    const since = fromDay < ctx.today ? ctx.today : fromDay;
    said.push(...(await administratorsApart(ctx, { person, roles, fromDay: since, untilDay, except: id })));
  }
  return said;
}

function sameRoles(before: readonly Role[], after: readonly Role[]): boolean {
  return before.length === after.length && before.every((role) => after.includes(role));
}
