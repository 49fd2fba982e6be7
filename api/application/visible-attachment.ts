import { authorise, may, signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { bodiesFor } from '../platform/session';
import { attachmentById } from '../attachment/attachment.loader';
import { AttachmentStatus, type Attachment } from '../attachment/attachment.entity';
import { Application } from './application.entity';
import { tasksOf } from './application.loader';
import { filesIn } from './files-in';
import { heldBodies } from './held-bodies';
import { standingCase } from './load-case';
import { maskAnswers } from './mask-answers';
import { seenUnits } from './seen-units';

/**
 * An attachment that the session may read, or null, which says no more than a missing one: those of its own
 * organisation, of an organisation for whose filings it holds a body of the regime, and, for whoever decides,
 * records or looks into cases here, all that are stored in this government. Another unit's applicant sees none, but for
 * what stands in a case of their own unit in a field that they may see.
 */
export async function visibleAttachment(ctx: Context, id: string): Promise<Attachment | null> {
  authorise(ctx, 'attachment:read');
  const session = signedIn(ctx);
  const attachment = await attachmentById(ctx).load(id);
  if (!attachment) return null;
  if (session.appointment?.organisation === attachment.organisation) return attachment;
  if (attachment.status !== AttachmentStatus.STORED) return null;
  if (may(session, 'application:read-all') || bodiesFor(session, attachment.organisation).length > 0) return attachment;
  return (await isOnFile(ctx, attachment)) ? attachment : null;
}

/** Whether a file has been handed in, in a field that the session may see, in a case into which it may look, or shows a decision of one on paper. */
async function isOnFile(ctx: Context, attachment: Attachment): Promise<boolean> {
  const cases = await ctx.tx
    .createQueryBuilder(Application, 'case')
    .where('case.government = :government and case.organisation = any (:units)', {
      government: ctx.government,
      units: seenUnits(ctx) ?? [],
    })
    .andWhere(
      `(position(:id in cast(case.snapshot as text)) > 0 or exists (select from task t
        where t.government = case.government and t.application = case.id and t.scan = :key))`,
      { id: attachment.globalId(), key: attachment.id },
    )
    .getMany();
  for (const application of cases) if (await showsFile(ctx, application, attachment)) return true;
  return false;
}

async function showsFile(ctx: Context, application: Application, attachment: Attachment): Promise<boolean> {
  const { regime, state } = await standingCase(ctx, application);
  const bodies = await heldBodies(ctx, regime, application.organisation, application.id);
  const files = Object.entries(state.answers).flatMap(([code, answers]) => {
    const form = regime.forms.get(code);
    return form ? filesIn(form, maskAnswers(form, answers, bodies)) : [];
  });
  if (files.some(({ id }) => id === attachment.id)) return true;
  return (await tasksOf(ctx).load(application.id)).some(({ scan }) => scan === attachment.id);
}
