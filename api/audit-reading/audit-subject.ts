import {
  organisationById,
  personById,
  postById,
  appointmentById,
  serviceAccountById,
} from '../identity/identity.loader';
import type { Context } from '../platform/context';
import { toGlobalId } from '../platform/global-id';
import type { AuditEvent } from './audit-event.entity';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The subject as the API knows it: a global id, or a code where it has none. */
export function subjectIdOf({ subjectType, subject }: AuditEvent): string {
  return UUID.test(subject) ? toGlobalId(subjectType, subject) : subject;
}

/** The service account that did it (database id), as `writeAudit` notes it; null: a person or the system. */
export function programOf({ details }: AuditEvent): string | null {
  const { serviceAccount: id } = JSON.parse(details) as { readonly serviceAccount?: unknown };
  return typeof id === 'string' && UUID.test(id) ? id : null;
}

/**
 * What the subject was called when it happened, of every kind; of an event older than that record, what it is called
 * today. Null where it has no name.
 */
export async function subjectTitleOf(ctx: Context, event: AuditEvent): Promise<string | null> {
  const { subjectType, subject, about } = event;
  if (about !== null) return about;
  if (!UUID.test(subject)) return null;
  switch (subjectType) {
    case 'Person':
      return (await personById(ctx).load(subject))?.name ?? null;
    case 'Organisation':
      return (await organisationById(ctx).load(subject))?.title ?? null;
    case 'Post':
      return (await postById(ctx).load(subject))?.title ?? null;
    case 'Appointment':
      return (await appointmentById(ctx).load(subject))?.title ?? null;
    case 'ServiceAccount':
      return (await serviceAccountById(ctx).load(subject))?.title ?? null;
    default:
      return null;
  }
}
