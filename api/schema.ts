import 'reflect-metadata';
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { buildSchemaSync, type NonEmptyArray } from 'type-graphql';
import { AttachmentResolver } from './attachment/attachment.resolver';
import {
  ApplicationEventResolver,
  ApplicationResolver,
  ProjectApplicationResolver,
} from './application/application.resolver';
import {
  ApplicationLineResolver,
  CaseViewResolver,
  OverrideTakenResolver,
  WaitingForResolver,
} from './application/case-view.resolver';
import { DraftResolver } from './application/draft.resolver';
import { EvaluateResolver } from './application/evaluate.resolver';
import { FilingResolver } from './application/filing.resolver';
import { DecideResolver } from './approval/decide.resolver';
import { TaskResolver } from './approval/task.resolver';
import { AuditResolver } from './audit/audit.resolver';
import { AdministrationResolver } from './identity/administration.resolver';
import { AppointmentResolver, PostResolver } from './identity/appointment.resolver';
import { OrganisationResolver } from './identity/organisation.resolver';
import { SessionResolver } from './identity/session.resolver';
import { NODES } from './nodes';
import { NoticeResolver } from './notice/notice.resolver';
import { guardNodeFields } from './platform/graphql/node-fields';
import { guardRootFields } from './platform/graphql/root-fields';
import { nodeResolverOf } from './platform/node.resolver';
import { ProjectResolver } from './project/project.resolver';
import { DecideMatrixResolver } from './regime/decide-matrix.resolver';
import { EditionCommandsResolver } from './regime/edition-commands.resolver';
import { EditionContentResolver } from './regime/edition-content.resolver';
import { EditionResolver } from './regime/edition.resolver';

/** Every resolver. Explicit: what is not listed does not exist. */
const RESOLVERS: NonEmptyArray<new () => object> = [
  nodeResolverOf(NODES),
  SessionResolver,
  AdministrationResolver,
  OrganisationResolver,
  AppointmentResolver,
  PostResolver,
  AuditResolver,
  EditionResolver,
  EditionContentResolver,
  EditionCommandsResolver,
  DecideMatrixResolver,
  AttachmentResolver,
  NoticeResolver,
  ProjectResolver,
  ProjectApplicationResolver,
  ApplicationResolver,
  ApplicationEventResolver,
  ApplicationLineResolver,
  CaseViewResolver,
  OverrideTakenResolver,
  WaitingForResolver,
  DraftResolver,
  EvaluateResolver,
  FilingResolver,
  TaskResolver,
  DecideResolver,
];

let built: GraphQLSchema | null = null;

/** The executable schema, built once per process: type-graphql keeps its metadata globally. */
export function buildApiSchema(): GraphQLSchema {
  if (!built) {
    // Inputs are checked by scalars and commands; class-validator would repeat them in decorators, in English.
    built = buildSchemaSync({ resolvers: RESOLVERS, validate: false });
    guardRootFields(built, NODES);
    guardNodeFields(built, NODES);
  }
  return built;
}

/** The schema as it is committed in `api/schema.graphql`. */
export function printApiSchema(): string {
  return `${printSchema(lexicographicSortSchema(buildApiSchema()))}\n`;
}
