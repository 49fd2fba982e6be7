import { authorise, may, signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { bodiesFor } from '../platform/session';
import { attachmentById } from './attachment.loader';
import { AttachmentStatus, type Attachment } from './attachment.entity';

/**
 * An attachment that the session may read, or null, which says no more than a missing one: those of its own
 * organisation, of an organisation for whose filings it holds a body of the regime, and, for whoever decides,
 * records or looks into cases here, all that are stored in this government. Another unit's applicant sees none.
 */
export async function visibleAttachment(ctx: Context, id: string): Promise<Attachment | null> {
  authorise(ctx, 'attachment:read');
  const session = signedIn(ctx);
  const attachment = await attachmentById(ctx).load(id);
  if (!attachment) return null;
  if (session.appointment?.organisation === attachment.organisation) return attachment;
  if (attachment.status !== AttachmentStatus.STORED) return null;
  return may(session, 'application:read-all') || bodiesFor(session, attachment.organisation).length > 0
    ? attachment
    : null;
}
