import { signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';

/**
 * The person who acts on the calendar, by database id: four eyes are compared by person. A program is not a second pair of
 * eyes.
 *
 * @throws ApiError FORBIDDEN
 */
export function ownHand(ctx: Context): string {
  const session = signedIn(ctx);
  if (session.kind !== 'person') throw new ApiError('FORBIDDEN', '日历的导入与发布须由人员本人进行');
  return session.person.id;
}
