import { randomUUID } from 'node:crypto';
import { recordAudit } from '../audit/record-audit';
import { authorise } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { insertRow } from '../platform/insert';
import { isRole, ROLES, type Role } from '../platform/rights';
import { readCode, readText } from '../platform/text';
import { refuseInput } from '../platform/user-error';
import { organisationById } from './identity.loader';
import { Post } from './post.entity';

export interface CreatePost {
  /** Database id. */
  readonly organisation: string;
  readonly code: string;
  readonly title: string;
  readonly roles: readonly string[];
}

/** The three administrators (三员): one post must not hold two of these roles. */
const KEPT_APART: readonly Role[] = ['system-administrator', 'security-administrator', 'auditor'];

/** Creates a post. Refuses unknown roles, and the roles of two of the three administrators in one hand. */
export async function createPost(ctx: Context, input: CreatePost): Promise<Post> {
  authorise(ctx, 'post:create');
  const roles = input.roles.map((role) => {
    if (!isRole(role))
      throw refuseInput('roles', `没有角色“${role.slice(0, 40)}”，可用的有 ${Object.keys(ROLES).join('、')}`);
    return role;
  });
  if (roles.filter((role) => KEPT_APART.includes(role)).length > 1) {
    throw refuseInput('roles', '系统管理员、安全管理员、审计管理员须分设（三员分立）');
  }
  const organisation = await organisationById(ctx).load(input.organisation);
  if (organisation?.government !== ctx.government) throw new ApiError('NOT_FOUND', '没有找到该单位');
  const post = await insertRow(ctx, Post, {
    government: ctx.government,
    id: randomUUID(),
    organisation: organisation.id,
    code: readCode(input.code, 'code'),
    title: readText(input.title, 'title'),
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
