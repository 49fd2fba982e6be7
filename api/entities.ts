import { Application } from './application/application.entity';
import { ApplicationEvent } from './application/application-event.entity';
import { Draft } from './application/draft.entity';
import { ListLine } from './application/list-line.entity';
import { Task } from './application/task.entity';
import { Attachment } from './attachment/attachment.entity';
import { Appointment } from './identity/appointment.entity';
import { Duty } from './identity/duty.entity';
import { Government } from './identity/government.entity';
import { Organisation } from './identity/organisation.entity';
import { Person } from './identity/person.entity';
import { Post } from './identity/post.entity';
import { Government as GovernmentTable } from './migrations/01-government';
import { Organisation as OrganisationTable } from './migrations/02-organisation';
import { Post as PostTable } from './migrations/03-post';
import { Appointment as AppointmentTable } from './migrations/04-appointment';
import { Credential } from './migrations/05-credential';
import { Duty as DutyTable } from './migrations/06-duty';
import { Session } from './migrations/07-session';
import { ServiceAccount } from './migrations/08-service-account';
import { SessionOf } from './migrations/09-session-of';
import { AuditEvent } from './migrations/10-audit-event';
import { IdempotencyKey } from './migrations/11-idempotency-key';
import { Edition as EditionTable } from './migrations/12-edition';
import { Adoption as AdoptionTable } from './migrations/13-adoption';
import { Attachment as AttachmentTable } from './migrations/14-attachment';
import { Notice as NoticeTable } from './migrations/15-notice';
import { Project as ProjectTable } from './migrations/20-project';
import { Application as ApplicationTable } from './migrations/21-application';
import { FilingDraft } from './migrations/22-filing-draft';
import { Task as TaskTable } from './migrations/23-task';
import { Notice } from './notice/notice.entity';
import type { Blueprint } from './platform/database/database';
import { Project } from './project/project.entity';
import { Adoption } from './regime/adoption.entity';
import { Edition } from './regime/edition.entity';

/** Everything that is stored: entities, and migrations in their order. Explicit lists; nothing is found by globbing. */
export const BLUEPRINT: Blueprint = {
  entities: [
    Government,
    Organisation,
    Post,
    Person,
    Appointment,
    Duty,
    Edition,
    Adoption,
    Attachment,
    Notice,
    Project,
    Application,
    ApplicationEvent,
    ListLine,
    Draft,
    Task,
  ],
  migrations: [
    GovernmentTable,
    OrganisationTable,
    PostTable,
    AppointmentTable,
    Credential,
    DutyTable,
    Session,
    ServiceAccount,
    SessionOf,
    AuditEvent,
    IdempotencyKey,
    EditionTable,
    AdoptionTable,
    AttachmentTable,
    NoticeTable,
    ProjectTable,
    ApplicationTable,
    FilingDraft,
    TaskTable,
  ],
};
