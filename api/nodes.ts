import { Application } from './application/application.entity';
import { applicationById, taskById } from './application/application.loader';
import { CaseCopy } from './application/case-copy.entity';
import { visibleCopy } from './application/visible-copy';
import { Draft } from './application/draft.entity';
import { ownDraft } from './application/own-draft';
import { Task } from './application/task.entity';
import { Attachment } from './attachment/attachment.entity';
import { visibleAttachment } from './application/visible-attachment';
import { AuditEvent } from './audit-reading/audit-event.entity';
import { auditEventById } from './audit-reading/audit-events';
import { Delegation } from './delegation/delegation.entity';
import { visibleDelegation } from './delegation/visible-delegation';
import { CalendarYear } from './calendar/calendar-year.entity';
import { calendarYearById } from './calendar/calendar-year.loader';
import { CatalogueEntry } from './catalogue/catalogue-entry.entity';
import { CatalogueImport } from './catalogue/import/catalogue-import.entity';
import { ownImport } from './catalogue/import/start-import';
import { visibleEntry } from './catalogue/seen-entries';
import { ProjectClock } from './deadline/project-clock.entity';
import { visibleClock } from './deadline/clocks-where';
import { Evaluation } from './evaluation/evaluation.entity';
import { visibleEvaluation } from './evaluation/own-evaluation';
import { Appointment } from './identity/appointment.entity';
import { Duty } from './identity/duty.entity';
import {
  appointmentById,
  dutyById,
  organisationById,
  personById,
  postById,
  serviceAccountById,
} from './identity/identity.loader';
import { OpenSession } from './identity/open-session.entity';
import { openSessionById } from './identity/open-session.loader';
import { Organisation } from './identity/organisation.entity';
import { Person } from './identity/person.entity';
import { Post } from './identity/post.entity';
import { ServiceAccount } from './identity/service-account.entity';
import { Notice } from './notice/notice.entity';
import { ownNotice } from './notice/own-notice';
import { Paper } from './paper/paper.entity';
import { visiblePaper } from './paper/paper.loader';
import { nodeKinds } from './platform/node';
import { Project } from './project/project.entity';
import { projectById } from './project/project.loader';
import { RecordRow } from './record/record-row.entity';
import { visibleRecordRow } from './side/visible-record';
import { visibleRegimeComment } from './regime/comment-on-regime';
import { Edition } from './regime/edition.entity';
import { visibleRegimeDraft } from './regime/own-regime-draft';
import { BuiltSystem } from './system/built-system.entity';
import { builtSystemById } from './system/built-system.loader';
import { RegimeComment } from './regime/regime-comment.entity';
import { RegimeDraft } from './regime/regime-draft.entity';
import { visibleEdition } from './regime/visible-edition';
import { visibleFinding } from './supervision/own-finding';
import { BudgetLine } from './budget/budget-line.entity';
import { visibleLine } from './budget/seen-lines';
import { SupervisionFinding } from './supervision/supervision-finding.entity';

/** Every type that has a global id: third of the explicit lists (entities, resolvers, nodes). */
export const NODES = nodeKinds([
  { type: Organisation, right: 'organisation:read', load: (ctx, id) => organisationById(ctx).load(id) },
  { type: Post, right: 'post:read', load: (ctx, id) => postById(ctx).load(id) },
  { type: Person, right: 'person:read', load: (ctx, id) => personById(ctx).load(id) },
  { type: Appointment, right: 'person:read', load: (ctx, id) => appointmentById(ctx).load(id) },
  { type: Duty, right: 'staff:read', load: (ctx, id) => dutyById(ctx).load(id) },
  { type: Delegation, right: 'person:read', load: (ctx, id) => visibleDelegation(ctx, id) },
  { type: ServiceAccount, right: 'service-account:read', load: (ctx, id) => serviceAccountById(ctx).load(id) },
  { type: OpenSession, right: 'session:read', load: (ctx, id) => openSessionById(ctx).load(id) },
  { type: AuditEvent, right: 'audit:read', load: (ctx, id) => auditEventById(ctx).load(id) },
  { type: CalendarYear, right: 'calendar:read', load: (ctx, id) => calendarYearById(ctx).load(id) },
  { type: Evaluation, right: 'evaluation:read', load: (ctx, id) => visibleEvaluation(ctx, id) },
  { type: SupervisionFinding, right: 'supervision:read', load: (ctx, id) => visibleFinding(ctx, id) },
  { type: BudgetLine, right: 'budget:read', load: (ctx, id) => visibleLine(ctx, id) },
  { type: Edition, right: 'regime:read', load: (ctx, id) => visibleEdition(ctx, id) },
  { type: RegimeDraft, right: 'regime:read', load: (ctx, id) => visibleRegimeDraft(ctx, id) },
  { type: RegimeComment, right: 'regime:read', load: (ctx, id) => visibleRegimeComment(ctx, id) },
  { type: Attachment, right: 'attachment:read', load: (ctx, id) => visibleAttachment(ctx, id) },
  { type: Notice, right: 'notice:read', load: (ctx, id) => ownNotice(ctx, id) },
  { type: Project, right: 'project:read', load: (ctx, id) => projectById(ctx).load(id) },
  { type: ProjectClock, right: 'application:read', load: (ctx, id) => visibleClock(ctx, id) },
  { type: Application, right: 'application:read', load: (ctx, id) => applicationById(ctx).load(id) },
  { type: Draft, right: 'application:read', load: (ctx, id) => ownDraft(ctx, id) },
  { type: RecordRow, right: 'application:read', load: (ctx, id) => visibleRecordRow(ctx, id) },
  { type: Paper, right: 'application:read', load: (ctx, id) => visiblePaper(ctx, id) },
  { type: CatalogueEntry, right: 'catalogue:read', load: (ctx, id) => visibleEntry(ctx, id) },
  { type: BuiltSystem, right: 'project:read', load: (ctx, id) => builtSystemById(ctx).load(id) },
  { type: CatalogueImport, right: 'catalogue:edit', load: (ctx, id) => ownImport(ctx, id) },
  { type: CaseCopy, right: 'task:read', load: (ctx, id) => visibleCopy(ctx, id) },
  { type: Task, right: 'task:read', load: (ctx, id) => taskById(ctx).load(id) },
]);
