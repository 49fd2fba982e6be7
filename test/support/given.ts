import { cpSync } from 'node:fs';
import type { Day } from '../../form-schemas/engine/day';
import type { Config } from '../../api/config';
import { asAppointment, asSystem } from '../../api/identity/act-as';
import type { Appointment } from '../../api/identity/appointment.entity';
import { createAppointment } from '../../api/identity/create-appointment';
import { createDuty } from '../../api/identity/create-duty';
import { createGovernment } from '../../api/identity/create-government';
import { createOrganisation } from '../../api/identity/create-organisation';
import { createPerson } from '../../api/identity/create-person';
import { createPost } from '../../api/identity/create-post';
import { GovernmentLevel } from '../../api/identity/government.entity';
import type { Organisation } from '../../api/identity/organisation.entity';
import type { Person } from '../../api/identity/person.entity';
import type { Post } from '../../api/identity/post.entity';
import { setCredential } from '../../api/identity/set-credential';
import { shareWith } from '../../api/identity/share-with';
import type { Context } from '../../api/platform/context';
import type { Role } from '../../api/platform/rights';
import { createServer, type Server, type ServerOptions } from '../../api/server';
import { TestClient } from './client';
import { testClock, type TestClock } from './clock';
import { cloneDatabase, type Beginning, type TestDatabase } from './database-template';

const PASSWORD = 'Right-Horse-7';
const DATA = '.data/test';
const EVER = '2020-01-01' as Day;

/** Statements as the server made them, for counting. */
export interface Statement {
  readonly sql: string;
  readonly requestId: string;
}

interface More extends Pick<ServerOptions, 'bodyTimes' | 'liveTimes'> {
  /** 1: statements, locks and operations are limited as they are where people work. */
  readonly patience?: number;
  /** What has been told before the server starts; its files are copied to the folder `data` of the configuration. */
  readonly beginning?: Beginning | null;
}

/** A running server on a database of its own. Close it in `afterAll`. */
export class GivenServer {
  private constructor(
    readonly server: Server,
    readonly clock: TestClock,
    readonly database: TestDatabase,
    readonly statements: Statement[],
    readonly client: TestClient,
  ) {}

  static async start(
    config: Partial<Config> = {},
    { patience, beginning = null, ...more }: More = {},
  ): Promise<GivenServer> {
    const database = await cloneDatabase(beginning);
    if (database.data !== null) cpSync(database.data, config.data ?? DATA, { recursive: true });
    const clock = testClock();
    const statements: Statement[] = [];
    const onStatement = (sql: string, requestId: string): number => statements.push({ sql, requestId });
    const options: ServerOptions = { ...more, clock, onStatement };
    const server = await createServer(
      {
        host: '127.0.0.1',
        port: 0,
        database: patience === undefined ? database.config : { ...database.config, patience },
        data: DATA,
        console: `${DATA}/no-console`,
        logLevel: 'fatal',
        secureCookies: false,
        loginsPerMinute: 10_000,
        proofMs: 5 * 60_000,
        ...config,
      },
      options,
    );
    return new GivenServer(server, clock, database, statements, new TestClient(server.url));
  }

  /** Founds a government; `sharesWith` may read what it shares. */
  async government(code: string, title = `政府${code}`, parent: string | null = null): Promise<GivenGovernment> {
    const level = parent === null ? GovernmentLevel.CITY : GovernmentLevel.COUNTY;
    await asSystem(this.server, code, (ctx) => createGovernment(ctx, { title, level, parent }));
    return new GivenGovernment(this, code);
  }

  /** The statements made for one answer, without those that open and end its transactions. */
  statementsOf(answer: { readonly headers: Headers }): readonly string[] {
    const requestId = answer.headers.get('x-request-id');
    return this.statements.filter((statement) => statement.requestId === requestId).map((statement) => statement.sql);
  }

  async close(): Promise<void> {
    await this.server.close();
    await this.database.drop();
  }
}

export function givenServer(config: Partial<Config> = {}, more: More = {}): Promise<GivenServer> {
  return GivenServer.start(config, more);
}

export class GivenGovernment {
  private people = 0;

  constructor(
    readonly given: GivenServer,
    readonly code: string,
  ) {}

  /** Runs a command as the system of this government. */
  system<T>(act: (ctx: Context) => Promise<T>): Promise<T> {
    return asSystem(this.given.server, this.code, act);
  }

  organisation(code: string, title = `单位${code}`, kind = 'department'): Promise<Organisation> {
    return this.system((ctx) => createOrganisation(ctx, { code, title, kind, parent: null }));
  }

  sharesWith(viewer: GivenGovernment): Promise<void> {
    return this.system((ctx) => shareWith(ctx, viewer.code));
  }

  /** A person in an office of an organisation, with roles and bodies, and a way to sign in. */
  async official(
    organisation: Organisation,
    roles: readonly Role[],
    bodies: readonly (string | { readonly body: string; readonly of: Organisation })[] = [],
  ): Promise<GivenOfficial> {
    this.people += 1;
    const login = `user-${this.code}-${this.people}`;
    return this.system(async (ctx) => {
      const code = `post-${this.people}`;
      const person = await createPerson(ctx, { name: `人员${this.people}` });
      const post = await createPost(ctx, { organisation: organisation.id, code, title: `职务${this.people}`, roles });
      const { value: appointment, findings } = await createAppointment(ctx, {
        person: person.id,
        post: post.id,
        fromDay: EVER,
        untilDay: null,
      });
      if (!appointment) throw new Error(findings.map(({ message }) => message).join('；'));
      for (const held of bodies) {
        const [body, only] = typeof held === 'string' ? [held, null] : [held.body, held.of.id];
        await createDuty(ctx, { post: post.id, body, organisation: only, fromDay: EVER, untilDay: null });
      }
      await setCredential(ctx, { person: person.id, login, password: PASSWORD });
      return new GivenOfficial(this.given, this, person, post, appointment, login);
    });
  }
}

export class GivenOfficial {
  readonly password = PASSWORD;

  constructor(
    private readonly given: GivenServer,
    private readonly government: GivenGovernment,
    readonly person: Person,
    readonly post: Post,
    readonly appointment: Appointment,
    readonly login: string,
  ) {}

  /** A client with a session of its own. */
  async signedIn(): Promise<TestClient> {
    const { login } = await this.given.client.data<{ login: { token: string } }>(
      'mutation ($input: LoginInput!) { login(input: $input) { token } }',
      { input: { name: this.login, password: PASSWORD } },
    );
    return this.given.client.as(login.token);
  }

  /** Runs a command as this person, with exactly its rights. */
  acts<T>(act: (ctx: Context) => Promise<T>): Promise<T> {
    const office = { government: this.government.code, appointment: this.appointment.id, person: this.person.id };
    return asAppointment(this.given.server, office, act);
  }
}
