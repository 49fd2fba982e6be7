import { Application } from './application/application.entity';
import { ApplicationEvent } from './application/application-event.entity';
import { Draft } from './application/draft.entity';
import { CatalogueEntry } from './catalogue/catalogue-entry.entity';
import { CatalogueStep } from './catalogue/catalogue-step.entity';
import { CatalogueImport } from './catalogue/import/catalogue-import.entity';
import { CaseCopy } from './application/case-copy.entity';
import { ListLine } from './application/list-line.entity';
import { Task } from './application/task.entity';
import { Attachment } from './attachment/attachment.entity';
import { AuditEvent as AuditEventEntity } from './audit-reading/audit-event.entity';
import { Delegation } from './delegation/delegation.entity';
import { CalendarYear } from './calendar/calendar-year.entity';
import { ProjectClock } from './deadline/project-clock.entity';
import { Evaluation } from './evaluation/evaluation.entity';
import { Appointment } from './identity/appointment.entity';
import { Duty } from './identity/duty.entity';
import { Government } from './identity/government.entity';
import { OpenSession } from './identity/open-session.entity';
import { ServiceAccount as ServiceAccountEntity } from './identity/service-account.entity';
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
import { RegimeDraft as RegimeDraftTable } from './migrations/16-regime-draft';
import { RegimeComment as RegimeCommentTable } from './migrations/17-regime-comment';
import { Administration } from './migrations/18-administration';
import { Paper as PaperTable } from './migrations/47-paper';
import { Project as ProjectTable } from './migrations/20-project';
import { Application as ApplicationTable } from './migrations/21-application';
import { FilingDraft } from './migrations/22-filing-draft';
import { Task as TaskTable } from './migrations/23-task';
import { TaskDue } from './migrations/24-task-due';
import { ProjectLibrary } from './migrations/26-project-library';
import { AuditAbout } from './migrations/29-audit-about';
import { AccountSafety } from './migrations/30-account-safety';
import { RegimeFileWriter } from './migrations/27-regime-file-writer';
import { RegimeFilePublished } from './migrations/28-regime-file-published';
import { RegimeHanding } from './migrations/31-regime-handing';
import { CaseLife } from './migrations/32-case-life';
import { TaskVerbs } from './migrations/33-task-verbs';
import { Delegation as DelegationTable } from './migrations/34-delegation';
import { CalendarYear as CalendarYearTable } from './migrations/40-calendar-year';
import { TaskCount } from './migrations/41-task-count';
import { DeadlineSweep } from './migrations/42-deadline-sweep';
import { LiveChanges } from './migrations/43-live-changes';
import { EndedOn } from './migrations/44-ended-on';
import { AttachmentPlace } from './migrations/48-attachment-place';
import { Catalogue } from './migrations/45-catalogue';
import { CatalogueImport as CatalogueImportTable } from './migrations/46-catalogue-import';
import { Evaluation as EvaluationTable } from './migrations/49-evaluation';
import { Supervision } from './migrations/50-supervision';
import { EvaluationConfirmations } from './migrations/51-evaluation-confirmations';
import { RectificationNotices } from './migrations/53-rectification-notices';
import { Budget } from './migrations/54-budget';
import { AttachmentCheck } from './migrations/55-attachment-check';
import { AttachmentUnread } from './migrations/57-attachment-unread';
import { EvaluationDiscarded } from './migrations/58-evaluation-discarded';
import { ProjectClock as ProjectClockTable } from './migrations/59-project-clock';
import { Notice } from './notice/notice.entity';
import { Paper } from './paper/paper.entity';
import type { Blueprint } from './platform/database/database';
import { Project } from './project/project.entity';
import { BuiltSystem } from './system/built-system.entity';
import { RecordRow } from './record/record-row.entity';
import { Adoption } from './regime/adoption.entity';
import { Edition } from './regime/edition.entity';
import { RegimeComment } from './regime/regime-comment.entity';
import { RegimeConfirmation } from './regime/regime-confirmation.entity';
import { RegimeDraft } from './regime/regime-draft.entity';
import { BudgetLine } from './budget/budget-line.entity';
import { BudgetStep } from './budget/budget-step.entity';
import { SupervisionFinding } from './supervision/supervision-finding.entity';

/** Everything that is stored: entities, and migrations in their order. Explicit lists; nothing is found by globbing. */
export const BLUEPRINT: Blueprint = {
  entities: [
    Government,
    Organisation,
    Post,
    Person,
    Appointment,
    Duty,
    Delegation,
    ServiceAccountEntity,
    OpenSession,
    AuditEventEntity,
    CalendarYear,
    Edition,
    Adoption,
    RegimeDraft,
    RegimeComment,
    RegimeConfirmation,
    Attachment,
    Notice,
    Project,
    RecordRow,
    CatalogueEntry,
    CatalogueStep,
    BuiltSystem,
    CatalogueImport,
    Application,
    ApplicationEvent,
    ListLine,
    CaseCopy,
    Draft,
    Task,
    Paper,
    Evaluation,
    SupervisionFinding,
    BudgetLine,
    BudgetStep,
    ProjectClock,
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
    RegimeDraftTable,
    RegimeCommentTable,
    Administration,
    ProjectTable,
    ApplicationTable,
    FilingDraft,
    TaskTable,
    TaskDue,
    ProjectLibrary,
    AuditAbout,
    AccountSafety,
    RegimeFileWriter,
    RegimeFilePublished,
    RegimeHanding,
    CaseLife,
    TaskVerbs,
    DelegationTable,
    CalendarYearTable,
    TaskCount,
    DeadlineSweep,
    LiveChanges,
    EndedOn,
    Catalogue,
    CatalogueImportTable,
    PaperTable,
    AttachmentPlace,
    EvaluationTable,
    Supervision,
    EvaluationConfirmations,
    RectificationNotices,
    Budget,
    AttachmentCheck,
    AttachmentUnread,
    EvaluationDiscarded,
    ProjectClockTable,
  ],
};
