import 'reflect-metadata';
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { buildSchemaSync, type NonEmptyArray, type PubSub } from 'type-graphql';
import { AttachmentQueryResolver } from './application/attachment-query.resolver';
import { AttachmentResolver } from './attachment/attachment.resolver';
import {
  ApplicationEventResolver,
  ApplicationResolver,
  ProjectApplicationResolver,
  SuspendedApplicationResolver,
} from './application/application.resolver';
import {
  ApplicationLineResolver,
  AvailableActionResolver,
  CaseViewResolver,
  OverrideTakenResolver,
  WaitingForResolver,
} from './application/case-view.resolver';
import { DraftResolver } from './application/draft.resolver';
import { EvaluateResolver } from './application/evaluate.resolver';
import { FilingResolver } from './application/filing.resolver';
import {
  FilingOfCaseResolver,
  ReturnedCaseResolver,
  ReturnedDraftResolver,
  ReturnRemarkResolver,
} from './application/returned.resolver';
import { DraftWaitResolver, WaitResolver } from './application/wait.resolver';
import { BudgetPendingResolver, BudgetResolver, BudgetStepResolver } from './budget/budget.resolver';
import { CatalogueResolver, CatalogueStepResolver } from './catalogue/catalogue.resolver';
import { PublishEntriesResolver } from './catalogue/publish-entries.resolver';
import { CatalogueImportResolver } from './catalogue/import/import.resolver';
import { CopyResolver } from './approval/copy.resolver';
import { DecideResolver } from './approval/decide.resolver';
import { TaskResolver } from './approval/task.resolver';
import { VerbsResolver } from './approval/verbs.resolver';
import { AuditEventResolver } from './audit-reading/audit-event.resolver';
import { AuditResolver } from './audit/audit.resolver';
import { DelegationResolver } from './delegation/delegation.resolver';
import { CalendarResolver } from './calendar/calendar.resolver';
import { ProjectClockResolver, ProjectClockUnitResolver } from './deadline/project-clock.resolver';
import { PublishCalendarYearResolver } from './deadline/publish-calendar-year.resolver';
import { EvaluationCommandsResolver } from './evaluation/evaluation-commands.resolver';
import { EvaluationResolver } from './evaluation/evaluation.resolver';
import { CaseDossierResolver } from './dossier/case-dossier.resolver';
import { EventHistoryResolver } from './dossier/event-history.resolver';
import { FundsResolver, ProjectFundsResolver } from './funds/funds.resolver';
import {
  SimilarOfCaseResolver,
  SimilarOfDraftResolver,
  SimilarSystemResolver,
  SystemResolver,
} from './system/system.resolver';
import { AcceptanceResolver, ProjectAcceptanceResolver } from './acceptance/acceptance.resolver';
import { PlanResolver } from './plan/plan.resolver';
import { DashboardResolver } from './dashboard/dashboard.resolver';
import { AccountResolver } from './identity/account.resolver';
import { AdministrationResolver } from './identity/administration.resolver';
import { AppointmentResolver, PostResolver } from './identity/appointment.resolver';
import { OpenSessionResolver } from './identity/open-session.resolver';
import { OrganisationResolver } from './identity/organisation.resolver';
import { PostCommandsResolver } from './identity/post-commands.resolver';
import { ServiceAccountResolver } from './identity/service-account.resolver';
import { SessionResolver } from './identity/session.resolver';
import { StaffResolver } from './identity/staff.resolver';
import { LiveResolver } from './live/live.resolver';
import { LibraryResolver, ProjectEndResolver } from './library/library.resolver';
import { NODES } from './nodes';
import { NoticeResolver } from './notice/notice.resolver';
import { giveNestedArgs } from './platform/graphql/given-args';
import { guardNodeFields } from './platform/graphql/node-fields';
import { guardRootFields } from './platform/graphql/root-fields';
import { nodeResolverOf } from './platform/node.resolver';
import { ProjectResolver } from './project/project.resolver';
import { DecideMatrixResolver } from './regime/decide-matrix.resolver';
import { EditionCommandsResolver } from './regime/edition-commands.resolver';
import { EditionContentResolver } from './regime/edition-content.resolver';
import { EditionResolver } from './regime/edition.resolver';
import { EditionStoryResolver } from './regime/edition-story.resolver';
import { EditionConfirmationResolver, RegimeConfirmationResolver } from './regime/regime-confirmation.resolver';
import { RegimeDraftCommandsResolver } from './regime/regime-draft-commands.resolver';
import { RegimeCommentResolver, RegimeDraftResolver } from './regime/regime-draft.resolver';
import { ProjectLifeResolver } from './side/project-life.resolver';
import { RecordResolver } from './register/record.resolver';
import { CasePaperResolver, PaperResolver, ProjectPaperResolver } from './paper/paper.resolver';
import { RegisterResolver } from './register/register.resolver';
import { ProblemResolver } from './supervision/problem.resolver';
import { SupervisionResolver } from './supervision/supervision.resolver';
import { SideResolver } from './side/side.resolver';
import { AdoptionResolver, RegimeOriginResolver, RegimeSummaryResolver } from './regime/regime-summary.resolver';

/** Every resolver. Explicit: what is not listed does not exist. */
const RESOLVERS: NonEmptyArray<new () => object> = [
  nodeResolverOf(NODES),
  SessionResolver,
  AdministrationResolver,
  SuspendedApplicationResolver,
  SideResolver,
  RecordResolver,
  RegisterResolver,
  PaperResolver,
  CasePaperResolver,
  ProjectPaperResolver,
  EvaluationResolver,
  EvaluationCommandsResolver,
  ProblemResolver,
  SupervisionResolver,
  ProjectLifeResolver,
  ProjectFundsResolver,
  FundsResolver,
  AcceptanceResolver,
  ProjectAcceptanceResolver,
  BudgetResolver,
  BudgetStepResolver,
  BudgetPendingResolver,
  DashboardResolver,
  PlanResolver,
  SystemResolver,
  SimilarSystemResolver,
  SimilarOfDraftResolver,
  SimilarOfCaseResolver,
  AccountResolver,
  StaffResolver,
  PostCommandsResolver,
  ServiceAccountResolver,
  OpenSessionResolver,
  OrganisationResolver,
  AppointmentResolver,
  PostResolver,
  AuditResolver,
  AuditEventResolver,
  CalendarResolver,
  EditionResolver,
  EditionContentResolver,
  EditionCommandsResolver,
  EditionConfirmationResolver,
  RegimeConfirmationResolver,
  EditionStoryResolver,
  RegimeDraftResolver,
  RegimeDraftCommandsResolver,
  RegimeCommentResolver,
  RegimeSummaryResolver,
  AdoptionResolver,
  RegimeOriginResolver,
  DecideMatrixResolver,
  AttachmentResolver,
  AttachmentQueryResolver,
  NoticeResolver,
  DelegationResolver,
  ProjectResolver,
  ProjectApplicationResolver,
  LibraryResolver,
  ProjectEndResolver,
  ApplicationResolver,
  ApplicationEventResolver,
  EventHistoryResolver,
  CaseDossierResolver,
  ApplicationLineResolver,
  AvailableActionResolver,
  CaseViewResolver,
  WaitResolver,
  DraftWaitResolver,
  OverrideTakenResolver,
  WaitingForResolver,
  DraftResolver,
  EvaluateResolver,
  FilingResolver,
  ReturnedCaseResolver,
  ReturnedDraftResolver,
  ReturnRemarkResolver,
  FilingOfCaseResolver,
  TaskResolver,
  DecideResolver,
  VerbsResolver,
  CopyResolver,
  PublishCalendarYearResolver,
  ProjectClockResolver,
  ProjectClockUnitResolver,
  LiveResolver,
  CatalogueResolver,
  CatalogueStepResolver,
  PublishEntriesResolver,
  CatalogueImportResolver,
];

/** Subscriptions listen to the database; type-graphql asks for topics all the same. */
const NO_TOPICS: PubSub = {
  publish: () => {},
  subscribe: () => {
    throw new Error('a subscription names what it subscribes to by `subscribe`');
  },
};

let built: GraphQLSchema | null = null;

/** The executable schema, built once per process: type-graphql keeps its metadata globally. */
export function buildApiSchema(): GraphQLSchema {
  if (!built) {
    // Inputs are checked by scalars and commands; class-validator would repeat them in decorators, in English.
    // The schema that is committed was checked when it was written; each start would ask the whole of it again.
    built = buildSchemaSync({ resolvers: RESOLVERS, validate: false, pubSub: NO_TOPICS, skipCheck: true });
    guardRootFields(built, NODES);
    guardNodeFields(built, NODES);
    giveNestedArgs(built);
  }
  return built;
}

/** The schema as it is committed in `api/schema.graphql`. */
export function printApiSchema(): string {
  return `${printSchema(lexicographicSortSchema(buildApiSchema()))}\n`;
}
