import {
  addDays,
  daysBetween,
  latenessOn,
  remindersOn,
  type ClockNotice,
  type ClockState,
  type CompiledRegime,
} from '../../form-schemas/engine';
import { recordAudit } from '../audit/record-audit';
import type { Context } from '../platform/context';
import { wordDue, wordLeft } from './due-words';
import { peopleOf, wordBodies } from './people-of';
import { tellOnce, type Subject } from './tell-once';

/** Whose clocks they are. */
export interface ClockOwner {
  readonly about: Exclude<Subject, 'task' | 'pool' | 'finding'>;
  /** Unique among its kind: the project, or unit and regime. */
  readonly key: string;
  /** As people call it: the project's or unit's name, the regime's title. */
  readonly title: string;
  /** Database id of the unit that acts; of a government's clocks nobody's. */
  readonly unit: string;
  readonly application: string | null;
  readonly audited: { readonly type: string; readonly id: string };
}

/**
 * Tells of clocks as they stand what is to be told by today: the last reminder whose day has come, that it is late, and
 * on the day of the escalation those further up. What was missed while no server ran is told now, once.
 *
 * @returns how much was told
 */
export async function tellClocks(
  ctx: Context,
  regime: CompiledRegime,
  clocks: readonly ClockState[],
  owner: ClockOwner,
): Promise<number> {
  let told = 0;
  for (const clock of clocks)
    for (const notice of noticesBy(ctx, clock)) told += await tell(ctx, regime, notice, owner);
  return told;
}

/** What the engine would have had to be told until today: of reminders only the last, and none of what is late. */
function noticesBy(ctx: Context, clock: ClockState): readonly ClockNotice[] {
  const { due, escalation } = clock;
  if (due === null) return [];
  if (ctx.today <= due) {
    const day = clock.reminders.filter((reminder) => reminder <= ctx.today).at(-1);
    return day === undefined ? [] : remindersOn([clock], day);
  }
  const further = escalation !== null && escalation.on <= ctx.today ? latenessOn([clock], escalation.on) : [];
  return [
    ...latenessOn([clock], addDays(due, 1)).filter(({ kind }) => kind === 'late'),
    ...further.filter(({ kind }) => kind === 'escalation'),
  ];
}

async function tell(
  ctx: Context,
  regime: CompiledRegime,
  { clock, kind, to }: ClockNotice,
  { about, key, title, unit, application, audited }: ClockOwner,
): Promise<number> {
  const { due, code, year, provisional, words, article } = clock;
  if (due === null) return 0;
  const people = await peopleOf(ctx, regime, to, unit);
  const said = `“${title}”的“${clock.title}”${year === null ? '' : `（${year}年）`}`;
  const left = wordLeft(due, ctx.today);
  const until = wordDue({ on: due, provisional, words, article });
  const day = kind === 'reminder' ? (clock.reminders.filter((one) => one <= ctx.today).at(-1) ?? due) : due;
  const isTold = await tellOnce(ctx, {
    about,
    key: `${key}/${code}/${year ?? ''}`,
    kind,
    dueOn: due,
    days: daysBetween(day, due),
    people,
    message:
      kind === 'escalation'
        ? `${said}${left}，应由${wordBodies(regime, clock.who)}办理，请予督促：${until}`
        : `${said}${kind === 'late' ? `${left}，请尽快办理` : `请及时办理，${left}`}：${until}`,
    application,
  });
  if (isTold && kind === 'escalation')
    recordAudit(ctx, {
      verb: 'deadline:escalate',
      subject: audited,
      details: { clock: code, year, dueOn: due, to, told: people.length },
    });
  return Number(isTold);
}
