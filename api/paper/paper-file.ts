import { occasionOf } from '../../form-schemas/engine';
import { applicationById } from '../application/application.loader';
import { readCase } from '../application/load-case';
import { governmentByCode } from '../identity/identity.loader';
import { authorise } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { contentOf, papersFor } from './case-papers';
import type { DrawnPaper } from './draw/drawn-paper';
import { visiblePaper } from './paper.loader';

export interface PaperFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The file of a paper as it was issued. @throws ApiError NOT_FOUND */
export async function paperFile(ctx: Context, id: string): Promise<PaperFile> {
  authorise(ctx, 'application:read');
  const paper = await visiblePaper(ctx, id);
  if (!paper) throw new ApiError('NOT_FOUND', '没有找到该文书');
  const [row] = await ctx.tx.query<{ file: Buffer }[]>('select file from paper where government = $1 and id = $2', [
    ctx.government,
    paper.id,
  ]);
  if (!row) throw new ApiError('NOT_FOUND', '没有找到该文书');
  return { name: `${paper.number} ${paper.title}.pdf`, bytes: row.file };
}

/**
 * An approval sheet as it stands, without number and marked as a draft; what says that something was decided is never drawn
 * before it is issued.
 *
 * @throws ApiError NOT_FOUND
 */
export async function paperDraft(
  ctx: Context,
  id: string,
  code: string,
): Promise<{ readonly name: string; readonly drawn: DrawnPaper }> {
  authorise(ctx, 'application:read');
  const application = await applicationById(ctx).load(id);
  if (!application) throw new ApiError('NOT_FOUND', '没有找到该案件');
  const paper = (await papersFor(ctx, application)).find(({ document }) => document.code === code);
  if (paper?.document.kind !== 'sheet') throw new ApiError('NOT_FOUND', '该案件没有可以先行打印的这种文书');
  const { state } = await readCase(ctx, id);
  const occasion = occasionOf(paper.document, state);
  const government = (await governmentByCode(ctx).load(ctx.government))?.title ?? ctx.government;
  return {
    name: `${application.title} ${paper.document.title}（草稿）.pdf`,
    drawn: {
      content: await contentOf(ctx, application, paper, { occasion, number: null }),
      government,
      made: Date.parse(`${ctx.today}T00:00:00+08:00`),
      issued: null,
      mark: occasion === null ? '未办结' : '未出具',
    },
  };
}
