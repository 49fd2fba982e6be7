import type { Finding } from '../../form-schemas/engine/finding';
import type { Context } from '../platform/context';

/** Nobody gives rights to himself: a finding `four-eyes` where the acting person is the one acted upon. */
export function notOneself(ctx: Context, person: string, what: string, path = 'person'): readonly Finding[] {
  if (ctx.session?.person.id !== person) return [];
  return [{ code: 'four-eyes', severity: 'error', message: `不得由本人${what}：须由另一名管理员办理`, path }];
}
