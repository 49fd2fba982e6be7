import { Application } from './application/application.entity';
import { applicationById, taskById } from './application/application.loader';
import { Draft } from './application/draft.entity';
import { ownDraft } from './application/own-draft';
import { Task } from './application/task.entity';
import { Attachment } from './attachment/attachment.entity';
import { visibleAttachment } from './attachment/visible-attachment';
import { Appointment } from './identity/appointment.entity';
import { appointmentById, organisationById, personById, postById } from './identity/identity.loader';
import { Organisation } from './identity/organisation.entity';
import { Person } from './identity/person.entity';
import { Post } from './identity/post.entity';
import { Notice } from './notice/notice.entity';
import { ownNotice } from './notice/own-notice';
import { nodeKinds } from './platform/node';
import { Project } from './project/project.entity';
import { projectById } from './project/project.loader';
import { Edition } from './regime/edition.entity';
import { visibleEdition } from './regime/visible-edition';

/** Every type that has a global id: third of the explicit lists (entities, resolvers, nodes). */
export const NODES = nodeKinds([
  { type: Organisation, right: 'organisation:read', load: (ctx, id) => organisationById(ctx).load(id) },
  { type: Post, right: 'post:read', load: (ctx, id) => postById(ctx).load(id) },
  { type: Person, right: 'person:read', load: (ctx, id) => personById(ctx).load(id) },
  { type: Appointment, right: 'person:read', load: (ctx, id) => appointmentById(ctx).load(id) },
  { type: Edition, right: 'regime:read', load: (ctx, id) => visibleEdition(ctx, id) },
  { type: Attachment, right: 'attachment:read', load: (ctx, id) => visibleAttachment(ctx, id) },
  { type: Notice, right: 'notice:read', load: (ctx, id) => ownNotice(ctx, id) },
  { type: Project, right: 'project:read', load: (ctx, id) => projectById(ctx).load(id) },
  { type: Application, right: 'application:read', load: (ctx, id) => applicationById(ctx).load(id) },
  { type: Draft, right: 'application:read', load: (ctx, id) => ownDraft(ctx, id) },
  { type: Task, right: 'task:read', load: (ctx, id) => taskById(ctx).load(id) },
]);
