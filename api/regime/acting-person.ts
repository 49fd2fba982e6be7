import { signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';

/**
 * The person who acts, by database id: four eyes are compared by person, whatever offices they hold. The system is
 * nobody and a program is not a second pair of eyes.
 *
 * @throws ApiError FORBIDDEN
 */
export function actingPerson(ctx: Context): string {
  const session = signedIn(ctx);
  if (session.kind !== 'person') throw new ApiError('FORBIDDEN', '制度的编制、送审与发布须由人员本人进行');
  return session.person.id;
}
