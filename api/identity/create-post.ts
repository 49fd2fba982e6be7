import { randomUUID } from 'node:crypto';
import { recordAudit } from '../audit/record-audit';
import { authorise } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { insertRow } from '../platform/insert';
import { readCode, readName } from '../platform/text';
import { refuseInput } from '../platform/user-error';
import { holdOrganisation } from './hold-row';
import { Post } from './post.entity';
import { readRoles } from './read-roles';

export interface CreatePost {
  /** Database id. */
  readonly organisation: string;
  readonly code: string;
  readonly title: string;
  readonly roles: readonly string[];
}

/** Creates a post. Refuses unknown roles, and the roles of two of the three administrators in one hand. */
export async function createPost(ctx: Context, input: CreatePost): Promise<Post> {
  authorise(ctx, 'post:create');
  const organisation = await holdOrganisation(ctx, input.organisation, 'pessimistic_read');
  if (!organisation) throw new ApiError('NOT_FOUND', '没有找到该单位', { path: 'organisation' });
  if (organisation.closedAt !== null) throw refuseInput('organisation', `${organisation.title}已撤销`);
  const roles = readRoles(input.roles);
  const post = await insertRow(ctx, Post, {
    government: ctx.government,
    id: randomUUID(),
    organisation: organisation.id,
    code: readCode(input.code, 'code'),
    title: readName(input.title, 'title'),
    roles,
    createdAt: ctx.now,
    version: 1,
  });
  recordAudit(ctx, {
    verb: 'post:create',
    subject: { type: 'Post', id: post.id },
    details: { code: post.code, roles },
  });
  return post;
}
