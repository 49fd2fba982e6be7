import { randomUUID } from 'node:crypto';
import { recordAudit } from '../audit/record-audit';
import { authorise } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { insertRow } from '../platform/insert';
import { readCode, readName } from '../platform/text';
import { refuseInput } from '../platform/user-error';
import { holdOrganisation } from './hold-row';
import { Organisation } from './organisation.entity';

export interface CreateOrganisation {
  readonly code: string;
  readonly title: string;
  readonly kind: string;
  /** Database id. */
  readonly parent: string | null;
}

/** Enters an organisation of the session's government; its code is unique there (CONFLICT otherwise). */
export async function createOrganisation(ctx: Context, input: CreateOrganisation): Promise<Organisation> {
  authorise(ctx, 'organisation:create');
  if (input.parent !== null) {
    const parent = await holdOrganisation(ctx, input.parent, 'pessimistic_read');
    if (!parent) throw new ApiError('NOT_FOUND', '没有找到上级单位', { path: 'parent' });
    if (parent.closedAt !== null) throw refuseInput('parent', `${parent.title}已撤销`);
  }
  const organisation = await insertRow(ctx, Organisation, {
    government: ctx.government,
    id: randomUUID(),
    code: readCode(input.code, 'code'),
    title: readName(input.title, 'title'),
    kind: readCode(input.kind, 'kind'),
    parent: input.parent,
    closedAt: null,
    createdAt: ctx.now,
    version: 1,
  });
  recordAudit(ctx, {
    verb: 'organisation:create',
    subject: { type: 'Organisation', id: organisation.id },
    details: { code: organisation.code, title: organisation.title },
  });
  return organisation;
}
