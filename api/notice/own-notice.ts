import { signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { loadById } from '../platform/loader';
import { Notice } from './notice.entity';

const noticeById = loadById(Notice);

/** A notice to the session's person in the government as which it acts; that of someone else is a missing one. */
export async function ownNotice(ctx: Context, id: string): Promise<Notice | null> {
  const notice = await noticeById(ctx).load(id);
  return notice?.person === signedIn(ctx).person.id ? notice : null;
}
