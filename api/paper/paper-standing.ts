import { takenBackOn, type Day } from '../../form-schemas/engine';
import { applicationById } from '../application/application.loader';
import { standingCase } from '../application/load-case';
import type { Context } from '../platform/context';
import type { Paper } from './paper.entity';
import { papersOfCase } from './paper.loader';

/** Whether a paper still tells what is: worked out anew each time from its case, so that there is nothing to be kept in step. */
export interface PaperStanding {
  /** The day on which what it tells of was taken back or sent back; null: it stands. */
  readonly takenBackOn: Day | null;
  /** The day on which another one of its kind was issued in the same case after it; null: none was. */
  readonly replacedOn: Day | null;
}

export async function standingOf(ctx: Context, paper: Paper): Promise<PaperStanding> {
  const [application, others] = await Promise.all([
    applicationById(ctx).load(paper.application),
    papersOfCase(ctx).load(paper.application),
  ]);
  if (!application) return { takenBackOn: null, replacedOn: null };
  const { state } = await standingCase(ctx, application);
  const next = others.find(({ template, occasion }) => template === paper.template && occasion > paper.occasion);
  return { takenBackOn: takenBackOn(state, paper.occasion), replacedOn: next?.issuedOn ?? null };
}
