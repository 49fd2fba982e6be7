import type { Actor, Finding } from '../../form-schemas/engine';
import { officeHolding } from '../application/held-bodies';
import { refusal } from '../application/refusal';
import type { Task } from '../application/task.entity';
import { attachmentById } from '../attachment/attachment.loader';
import { AttachmentStatus } from '../attachment/attachment.entity';
import { signedIn } from '../platform/authorise';
import type { Context } from '../platform/context';

export interface RecordFor {
  /** Database id of the person who decided on paper. */
  readonly person: string;
  /** Database id of the scan. */
  readonly scan: string;
}

/** As whom a decision is taken, but for the person; or what stands against it. */
export interface JudgedRecording {
  readonly actor: Omit<Actor, 'person'>;
  readonly findings: readonly Finding[];
}

/**
 * For whom a clerk enters a decision taken on paper: somebody else, who holds the body today, shown by a scan that the
 * clerk's organisation has uploaded. Findings: `recorder-is-actor`, `recorded-not-holder`, `scan-unknown`.
 */
export async function judgeRecording(ctx: Context, task: Task, given: RecordFor): Promise<JudgedRecording> {
  const refuse = (code: string, message: string, path: string): JudgedRecording => ({
    actor: { bodies: [] },
    findings: [refusal(code, message, { path, clause: task.clause, article: task.article })],
  });
  const session = signedIn(ctx);
  if (given.person === session.person.id)
    return refuse('recorder-is-actor', '代为录入的人不能是作出决定的本人', 'recordFor.personId');
  const office = await officeHolding(ctx, given.person, task.bodyCode, task);
  if (!office)
    return refuse('recorded-not-holder', `所选人员现在不任${task.bodyTitle}，不能以其名义录入`, 'recordFor.personId');
  const scan = await attachmentById(ctx).load(given.scan);
  if (scan?.status !== AttachmentStatus.STORED || scan.organisation !== session.appointment?.organisation) {
    return refuse('scan-unknown', '代为录入纸质决定须附本单位已上传的扫描件', 'recordFor.scanAttachmentId');
  }
  const { bodies, proxyOf } = office;
  const isProxy = Object.keys(proxyOf).length > 0;
  return { actor: { bodies, ...(isProxy ? { proxyOf } : {}) }, findings: [] };
}
