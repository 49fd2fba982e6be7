import { appointmentById, personById, serviceAccountById } from '../identity/identity.loader';
import type { Context } from '../platform/context';
import { csvLine } from '../platform/csv';
import { DateTimeScalar } from '../platform/scalars/time';
import type { AuditEvent } from './audit-event.entity';
import { programOf, subjectIdOf, subjectTitleOf } from './audit-subject';

/** The first line of an audit's CSV. */
export const AUDIT_HEADS = csvLine([
  '序号',
  '时刻',
  '人员',
  '任职',
  '服务账号',
  '动作',
  '对象类型',
  '对象',
  '对象标识',
  '详情',
  '请求编号',
  '前一条摘要',
  '本条摘要',
]);

/** Events as lines of CSV, in the order given. */
export async function auditLines(ctx: Context, events: readonly AuditEvent[]): Promise<string> {
  return (await Promise.all(events.map((event) => cellsOf(ctx, event)))).map(csvLine).join('');
}

async function cellsOf(ctx: Context, event: AuditEvent): Promise<readonly string[]> {
  const program = programOf(event);
  const [person, appointment, account, title] = await Promise.all([
    event.person === null ? null : personById(ctx).load(event.person),
    event.appointment === null ? null : appointmentById(ctx).load(event.appointment),
    program === null ? null : serviceAccountById(ctx).load(program),
    subjectTitleOf(ctx, event),
  ]);
  return [
    event.seq,
    DateTimeScalar.serialize(event.at),
    event.person === null ? (event.verb === 'session:refuse' ? '未登录者' : '系统') : (person?.name ?? event.person),
    appointment?.title ?? '',
    account?.title ?? program ?? '',
    event.verb,
    event.subjectType,
    title ?? '',
    subjectIdOf(event),
    event.details,
    event.request,
    event.previous,
    event.hash,
  ];
}
