import { In } from 'typeorm';
import { applicationById } from '../application/application.loader';
import type { Context } from '../platform/context';
import { loadById, loadGroups } from '../platform/loader';
import { Paper } from './paper.entity';

/** Not asked whether the session may see it: see {@link visiblePaper}. */
export const paperById = loadById(Paper);

/** A paper of a case that the session may look into; null as for a missing one. */
export async function visiblePaper(ctx: Context, id: string): Promise<Paper | null> {
  const paper = await paperById(ctx).load(id);
  return paper && (await applicationById(ctx).load(paper.application)) ? paper : null;
}

/** Papers of cases, oldest first; only asked of cases that the session has been given. */
export const papersOfCase = loadGroups<Paper>(
  (ctx, ids) =>
    ctx.tx.find(Paper, {
      where: { government: ctx.government, application: In([...ids]) },
      order: { issuedAt: 'ASC', number: 'ASC' },
    }),
  (paper) => paper.application,
);

/** Papers of all cases of projects, oldest first. */
export const papersOfProject = loadGroups<Paper>(
  (ctx, ids) =>
    ctx.tx.find(Paper, {
      where: { government: ctx.government, project: In([...ids]) },
      order: { issuedAt: 'ASC', number: 'ASC' },
    }),
  (paper) => paper.project ?? '',
);
