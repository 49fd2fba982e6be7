import { signedIn } from '../authorise';
import type { Context } from '../context';
import type { WordedCondition } from './columns';

/** What the second sheet of every list says besides its filter: in what it counts money, who took it away, and when. */
export function takenAway(ctx: Context): readonly WordedCondition[] {
  const { person, appointment } = signedIn(ctx);
  return [
    ['金额单位', '元'],
    ['导出人', [person.name, appointment?.title].filter(Boolean).join('，')],
    ['导出日期', ctx.today],
  ];
}
