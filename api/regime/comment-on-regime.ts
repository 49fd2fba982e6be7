import { randomUUID } from 'node:crypto';
import { found, type Outcome } from '../../form-schemas/engine';
import { recordAudit } from '../audit/record-audit';
import { authorise } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { insertRow } from '../platform/insert';
import { loadById } from '../platform/loader';
import { readPage, type Page, type PageArgs } from '../platform/paging';
import { readText } from '../platform/text';
import { refuseInput } from '../platform/user-error';
import { updateVersion } from '../platform/version';
import { actingPerson } from './acting-person';
import { visibleRegimeDraft } from './own-regime-draft';
import { RegimeComment, REGIME_COMMENT_ORDER } from './regime-comment.entity';
import { seesDrafts, visibleEdition } from './visible-edition';

export interface CommentOnRegime {
  /** Database ids; exactly one. */
  readonly draft?: string | undefined;
  readonly edition?: string | undefined;
  /** Path of a file and pointer in it, or empty. */
  readonly place: string;
  readonly text: string;
}

const LONGEST_PLACE = 500;
const LONGEST_TEXT = 4_000;

/** Writes a remark on a draft or an edition of one's own government, for whoever prepares or publishes regimes. */
export async function commentOnRegime(ctx: Context, input: CommentOnRegime): Promise<Outcome<RegimeComment>> {
  authorise(ctx, 'regime:comment');
  const writer = actingPerson(ctx);
  if ((input.draft === undefined) === (input.edition === undefined))
    throw refuseInput('draft', '须给出 draft 或 edition 之一');
  if (input.draft !== undefined && !(await visibleRegimeDraft(ctx, input.draft)))
    throw new ApiError('NOT_FOUND', '没有找到该制度草稿');
  if (input.edition !== undefined && (await visibleEdition(ctx, input.edition))?.government !== ctx.government)
    throw new ApiError('NOT_FOUND', '没有找到该制度版本');
  const comment = await insertRow(ctx, RegimeComment, {
    government: ctx.government,
    id: randomUUID(),
    draft: input.draft ?? null,
    edition: input.edition ?? null,
    place: input.place.trim() === '' ? '' : readText(input.place, 'place', LONGEST_PLACE),
    text: readText(input.text, 'text', LONGEST_TEXT),
    writer,
    createdAt: ctx.now,
    resolvedAt: null,
    resolver: null,
    version: 1,
  });
  const { draft, edition, place } = comment;
  recordAudit(ctx, {
    verb: 'regime-comment:write',
    subject: { type: 'RegimeComment', id: comment.id },
    details: { draft, edition, place },
  });
  return found(comment, []);
}

/** Marks a remark as settled; a second time says so and changes nothing. */
export async function resolveRegimeComment(
  ctx: Context,
  input: { readonly id: string; readonly expectedVersion: number },
): Promise<Outcome<RegimeComment | null>> {
  authorise(ctx, 'regime:comment');
  const resolver = actingPerson(ctx);
  const comment = await visibleRegimeComment(ctx, input.id);
  if (!comment) throw new ApiError('NOT_FOUND', '没有找到该批注');
  if (comment.resolvedAt !== null) {
    return found(comment, [{ code: 'regime-comment-resolved', severity: 'info', message: '该批注已处理' }]);
  }
  const changes = { resolvedAt: ctx.now, resolver };
  const version = await updateVersion(ctx, RegimeComment, input, changes);
  recordAudit(ctx, { verb: 'regime-comment:resolve', subject: { type: 'RegimeComment', id: comment.id } });
  return found(Object.assign(new RegimeComment(), comment, changes, { version }), []);
}

const commentById = loadById(RegimeComment);

export async function visibleRegimeComment(ctx: Context, id: string): Promise<RegimeComment | null> {
  return seesDrafts(ctx) ? commentById(ctx).load(id) : null;
}

/** Remarks on a draft or an edition, by its database id, the earliest first. */
export function commentsOn(
  ctx: Context,
  on: 'draft' | 'edition',
  id: string,
  page: PageArgs,
): Promise<Page<RegimeComment>> {
  const query = ctx.tx
    .createQueryBuilder(RegimeComment, 'comment')
    .where('comment.government = :government', { government: ctx.government })
    .andWhere(`comment.${on} = :id`, { id })
    .andWhere('cast(:sees as boolean)', { sees: seesDrafts(ctx) });
  return readPage(query, REGIME_COMMENT_ORDER, page);
}
