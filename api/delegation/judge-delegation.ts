import { addDays, type Day } from '../../form-schemas/engine/day';
import type { Finding } from '../../form-schemas/engine/finding';
import { personById } from '../identity/identity.loader';
import { signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';

/** The longest that one delegation may run: a longer absence wants another appointment. */
const MOST_DAYS = 366;

export interface Asked {
  /** The principal's office and its post. */
  readonly appointment: string;
  readonly post: string;
  readonly proxy: string;
  readonly fromDay: Day;
  readonly untilDay: Day;
}

/**
 * What stands against a delegation. Locks the government's delegations until the transaction ends, so that two made at
 * the same moment see each other.
 *
 * Findings: `delegation-to-self`, `delegation-days`, `delegation-no-office` (the proxy decides nowhere here on the first
 * day), `delegation-no-body` (there is nothing to stand in for), `delegation-twice` (the office is stood in for already),
 * `delegation-chain` (who is away names no proxy for others, and who stands in for somebody hands nothing on).
 */
export async function judgeDelegation(ctx: Context, asked: Asked): Promise<readonly Finding[]> {
  const early = judgeDays(ctx, asked);
  if (asked.proxy === signedIn(ctx).person.id)
    return [...early, say('delegation-to-self', '不能委托本人代理自己', 'person')];
  if (early.length > 0) return early;
  await ctx.tx.query('select pg_advisory_xact_lock(hashtextextended($1, 34))', [ctx.government]);
  return [...(await judgeOffices(ctx, asked)), ...(await judgeOthers(ctx, asked))];
}

function judgeDays(ctx: Context, { fromDay, untilDay }: Asked): readonly Finding[] {
  if (fromDay < ctx.today)
    return [say('delegation-days', `起始日须不早于今天（${ctx.today}），所给为 ${fromDay}`, 'fromDay')];
  const last = addDays(fromDay, MOST_DAYS - 1);
  return untilDay > last
    ? [say('delegation-days', `一次委托至多 ${MOST_DAYS} 天：最后一日须不晚于 ${last}，所给为 ${untilDay}`, 'untilDay')]
    : [];
}

/** Whether the proxy decides here at all, and whether there is anything to be stood in for. */
async function judgeOffices(ctx: Context, { post, proxy, fromDay, untilDay }: Asked): Promise<readonly Finding[]> {
  const [known] = await ctx.tx.query<{ office: boolean; body: boolean }[]>(
    `select
       exists (select from appointment a join post p on p.government = a.government and p.id = a.post
         where a.government = $1 and a.person = $2 and 'decider' = any (p.roles)
           and a.from_day <= $4::date and (a.until_day is null or a.until_day >= $4::date)) as office,
       exists (select from duty d where d.government = $1 and d.post = $3
         and d.from_day <= $5::date and (d.until_day is null or d.until_day >= $4::date)) as body`,
    [ctx.government, proxy, post, fromDay, untilDay],
  );
  return [
    ...(known?.office
      ? []
      : [say('delegation-no-office', `所选人员在 ${fromDay} 不是本级政府的审批人，不能受托`, 'person')]),
    ...(known?.body ? [] : [say('delegation-no-body', '您现在的任职在此期间没有分工，没有可以委托的', 'fromDay')]),
  ];
}

interface Other {
  readonly appointment: string;
  readonly principal: string;
  readonly proxy: string;
  readonly from: Day;
  readonly until: Day;
}

/** What other delegations, at overlapping times, have to do with it. */
async function judgeOthers(ctx: Context, asked: Asked): Promise<readonly Finding[]> {
  const self = signedIn(ctx).person.id;
  const others = await ctx.tx.query<Other[]>(
    `select appointment, principal, proxy, from_day::text as from, until_day::text as until from delegation
     where government = $1 and from_day <= $3::date and until_day >= $2::date and until_day >= from_day
       and (appointment = $4 or principal = $5 or proxy = $6) order by from_day, id`,
    [ctx.government, asked.fromDay, asked.untilDay, asked.appointment, asked.proxy, self],
  );
  return Promise.all(others.map((other) => wordOther(ctx, asked, other)));
}

async function wordOther(ctx: Context, asked: Asked, other: Other): Promise<Finding> {
  const named = async (person: string): Promise<string> => (await personById(ctx).load(person))?.name ?? '另一人';
  const span = `${other.from} 至 ${other.until}`;
  if (other.appointment === asked.appointment) {
    const message = `${span} 已委托${await named(other.proxy)}；同一任职同时只能委托一人，请先终止该委托`;
    return say('delegation-twice', message, 'fromDay');
  }
  return other.principal === asked.proxy
    ? say(
        'delegation-chain',
        `所选人员在 ${span} 自己已委托${await named(other.proxy)}代理，不能受托：受托的事不得再转委托`,
        'person',
      )
    : say(
        'delegation-chain',
        `您在 ${span} 受${await named(other.principal)}委托，其间不能再委托他人；请先退回该委托`,
        'fromDay',
      );
}

function say(code: string, message: string, path: string): Finding {
  return { code, severity: 'error', message, path };
}
