import type { Json, JsonObject } from '../form-schemas/engine';
import type { FileStore } from '../api/attachment/file-store';
import { asAppointment, asSystem, type Runtime } from '../api/identity/act-as';
import type { Context } from '../api/platform/context';
import type { DemoGovernment } from './demo';
import type { DemoLife } from './demo-life';
import { officeOf, type Office } from './office-of';
import { uploadExample } from './upload-file';

/** What somebody hands in: by turns documents and scans, so that a life has some of each. */
const FILES = ['材料.pdf', '情况报告.pdf', '盖章件扫描.png'] as const;

/** The people of one government, who act in the name of bodies on days of the past. */
export class ToldPeople {
  private constructor(
    private readonly hall: Hall,
    private readonly life: DemoLife,
    private readonly unitBodies: ReadonlySet<string>,
    /** Database id of the organisation that the life is of. */
    readonly unit: string,
  ) {}

  /** @param unitBodies bodies that are the filing unit itself */
  static async of(hall: Hall, life: DemoLife, unitBodies: ReadonlySet<string>): Promise<ToldPeople> {
    const { organisation } = await hall.office(life.by);
    return new ToldPeople(hall, life, unitBodies, organisation);
  }

  /** Runs a command on a day as whoever holds the body for the unit. */
  act<T>(day: string, body: string, command: (ctx: Context) => Promise<T>): Promise<T> {
    return this.hall.act(day, this.login(body), command);
  }

  system<T>(command: (ctx: Context) => Promise<T>): Promise<T> {
    return this.hall.system(command);
  }

  /** Answers with the story's files in the place of which the holder of the body uploads one. */
  async withFiles(body: string, answers: JsonObject): Promise<JsonObject> {
    if (!JSON.stringify(answers).includes('"digest"')) return answers;
    const file = await this.hall.file(this.login(body));
    const walk = (value: Json): Json => {
      if (Array.isArray(value)) return (value as readonly Json[]).map(walk);
      if (typeof value !== 'object' || value === null) return value;
      return Object.hasOwn(value, 'digest') ? file : object(value as JsonObject);
    };
    const object = (given: JsonObject): JsonObject =>
      Object.fromEntries(Object.entries(given).map(([key, value]) => [key, walk(value)]));
    return object(answers);
  }

  private login(body: string): string {
    if (this.unitBodies.has(body)) return this.life.by;
    const holder = this.hall.demo.officials.find(({ bodies = [] }) =>
      bodies.some((held) =>
        typeof held === 'string' ? held === body : held.body === body && held.of.includes(this.life.unit),
      ),
    );
    if (!holder) throw new Error(`seeds: nobody of ${this.hall.demo.title} holds ${body} for ${this.life.unit}`);
    return holder.login;
  }
}

/** Where a government's people are found: by login, each looked up and each given a file to hand in once. */
export class Hall {
  private readonly offices = new Map<string, Office>();
  private readonly files = new Map<string, JsonObject>();
  private day = '';
  private readonly past: Runtime;

  constructor(
    { database }: Runtime,
    readonly demo: DemoGovernment,
    private readonly store: FileStore,
  ) {
    let steps = 0;
    let last = '';
    // Nine in the morning, and a little later with every step of a day.
    this.past = {
      database,
      clock: () => {
        steps = this.day === last ? Math.min(steps + 1, 28_000) : 0;
        last = this.day;
        return new Date(Date.parse(`${this.day}T09:00:00+08:00`) + steps * 1_000);
      },
    };
  }

  async act<T>(day: string, login: string, command: (ctx: Context) => Promise<T>): Promise<T> {
    this.day = day;
    return asAppointment(this.past, await this.office(login), command);
  }

  system<T>(command: (ctx: Context) => Promise<T>): Promise<T> {
    return asSystem(this.past, this.demo.code, command);
  }

  async office(login: string): Promise<Office> {
    const known = this.offices.get(login);
    if (known) return known;
    const found = await asSystem({ database: this.past.database }, this.demo.code, (ctx) => officeOf(ctx, login));
    this.offices.set(login, found);
    return found;
  }

  async file(login: string): Promise<JsonObject> {
    const known = this.files.get(login);
    if (known) return known;
    const name = FILES[this.files.size % FILES.length] ?? FILES[0];
    const uploaded = await uploadExample(this.past, this.store, { government: this.demo.code, login, name });
    this.files.set(login, uploaded);
    return uploaded;
  }
}
