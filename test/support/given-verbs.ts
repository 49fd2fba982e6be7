import type { JsonObject } from '../../form-schemas/engine';
import type { GivenOfficial } from './given';
import type { GivenCity } from './given-city';

const PAYLOAD = 'findings { code severity message path article } errors { path message }';
const TASK = 'id version status assignee { id } addedBy { code } reminders remindedOn';

/** What is done with a task besides deciding it. */
export const VERBS = {
  transferTask: `mutation ($input: TransferTaskInput!) { transferTask(input: $input) { task { ${TASK} } ${PAYLOAD} } }`,
  addSigner: `mutation ($input: AddSignerInput!) { addSigner(input: $input) { task { ${TASK} } ${PAYLOAD} } }`,
  removeSigner: `mutation ($input: RemoveSignerInput!) { removeSigner(input: $input) { task { ${TASK} } application { stage } ${PAYLOAD} } }`,
  remindTask: `mutation ($input: RemindTaskInput!) { remindTask(input: $input) { task { ${TASK} } ${PAYLOAD} } }`,
  copyCase: `mutation ($input: CopyCaseInput!) { copyCase(input: $input) { application { id version } ${PAYLOAD} } }`,
};

export type Verb = keyof typeof VERBS;

export interface Looked {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly assignee: { readonly id: string } | null;
  readonly addedBy: { readonly code: string } | null;
  readonly reminders: number;
  readonly remindedOn: string | null;
  readonly body: { readonly code: string };
}

export interface Done {
  readonly task?: Omit<Looked, 'body'> | null;
  readonly application?: { readonly stage?: string; readonly version?: number } | null;
  readonly findings: readonly {
    readonly code: string;
    readonly severity: string;
    readonly message: string;
    readonly path: string | null;
  }[];
  readonly errors: readonly { readonly path: string }[];
}

export function codes(done: { readonly findings: readonly { readonly code: string }[] }): readonly string[] {
  return done.findings.map(({ code }) => code);
}

export function idOf(official: GivenOfficial): string {
  return official.person.globalId();
}

/** Acts on tasks of a city through GraphQL, and what a reader sees of them. */
export class GivenVerbs {
  constructor(private readonly city: GivenCity) {}

  async act(by: GivenOfficial, verb: Verb, input: JsonObject): Promise<Done> {
    const client = await this.city.client(by);
    const done = (await client.data<Readonly<Record<string, Done>>>(VERBS[verb], { input }))[verb];
    if (!done) throw new Error('no answer');
    return done;
  }

  /** The code of the error that is thrown. */
  async codeOf(by: GivenOfficial, verb: Verb, input: JsonObject): Promise<unknown> {
    const { errors } = await (await this.city.client(by)).ask(VERBS[verb], { input });
    return errors[0]?.extensions.code;
  }

  async filed(unit: 'education' | 'transport' | 'health' = 'education'): Promise<string> {
    const { application } = await this.city.file(unit, '600000.00');
    if (!application) throw new Error('not filed');
    return application.id;
  }

  /** The open tasks of a case, as somebody who sees every case sees them. */
  async openTasks(application: string): Promise<readonly Looked[]> {
    const client = await this.city.client(this.city.people.reader);
    const { application: found } = await client.data<{ application: { tasks: Looked[] } }>(
      `query ($id: ID!) { application(id: $id) { tasks { ${TASK} body { code } } } }`,
      { id: application },
    );
    return found.tasks.filter(({ status }) => status === 'OPEN');
  }

  async onlyTask(application: string): Promise<Looked> {
    const [task, ...others] = await this.openTasks(application);
    if (!task || others.length > 0) throw new Error(`${others.length + 1} open tasks`);
    return task;
  }

  /** Kinds in the order of their names: the clock stands still while they are written. */
  async noticesOf(official: GivenOfficial, application: string): Promise<readonly string[]> {
    const client = await this.city.client(official);
    const { myNotices } = await client.data<{ myNotices: { nodes: { kind: string; applicationId: string }[] } }>(
      '{ myNotices(first: 100) { nodes { kind applicationId } } }',
    );
    return myNotices.nodes
      .filter(({ applicationId }) => applicationId === application)
      .map(({ kind }) => kind)
      .sort();
  }

  async historyOf(application: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const client = await this.city.client(this.city.people.reader);
    const { application: found } = await client.data<{
      application: { events: readonly Readonly<Record<string, unknown>>[] };
    }>(
      `query ($id: ID!) { application(id: $id) { events {
        type text stage toTitle action person { id } transferredTo { id } bodies { code } concerned { code } } } }`,
      { id: application },
    );
    return found.events;
  }
}
