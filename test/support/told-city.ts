import { createHash, randomUUID } from 'node:crypto';
import { readRegime } from '../../form-schemas/formats/read-regime';
import type { RegimeFiles } from '../../form-schemas/formats/document-kind';
import {
  openSide,
  writeState,
  type Day,
  type Json,
  type JsonObject,
  type Regime,
  type StoryCase,
  type StoryEvaluation,
} from '../../form-schemas/engine';
import { Application, ApplicationKind } from '../../api/application/application.entity';
import { RecordRow } from '../../api/record/record-row.entity';
import { compiledOf } from '../../api/regime/compiled-edition';
import { editionInForce } from '../../api/regime/edition-in-force';
import { Attachment, AttachmentStatus } from '../../api/attachment/attachment.entity';
import { placeOf } from '../../api/attachment/file-store';
import type { Organisation } from '../../api/identity/organisation.entity';
import { toGlobalId } from '../../api/platform/global-id';
import { insertRow } from '../../api/platform/insert';
import type { TestClient } from './client';
import { confirmedEvaluation } from './confirmed-evaluation';
import type { GivenGovernment, GivenOfficial, GivenServer } from './given';
import { confirmedRegime, publishedRegime, regimeEditors, unheld, type RegimeEditors } from './given-regime';

/**
 * A city that applies any regime: one unit that files, and for every body an official who holds it. Each acts through
 * GraphQL, signed in anew each day.
 */
export class ToldCity {
  private readonly clients = new Map<string, TestClient>();
  private readonly holders = new Map<string, GivenOfficial>();
  private readonly files = new Map<string, JsonObject>();

  private constructor(
    readonly given: GivenServer,
    readonly government: GivenGovernment,
    readonly regime: Regime,
    readonly editors: RegimeEditors,
    readonly unit: Organisation,
    readonly filer: GivenOfficial,
    readonly desk: Organisation,
  ) {}

  /** @param day on which the edition comes into force there */
  static async found(given: GivenServer, code: string, day: string, files: RegimeFiles): Promise<ToldCity> {
    const regime = readRegime(files).value;
    if (!regime) throw new Error('the regime cannot be read');
    given.clock.set(`${day}T08:00:00+08:00`);
    const government = await given.government(code);
    const editors = await regimeEditors(government);
    const edition = await publishedRegime(editors, unheld(files), day as Day);
    if (regime.basis.status === 'draft-for-comments') await confirmedRegime(editors, edition, '市政府决定先行试行');
    const unit = await government.organisation('unit', '市教育局');
    const desk = await government.organisation('offices', '市级机关');
    const filer = await government.official(unit, ['applicant']);
    return new ToldCity(given, government, regime, editors, unit, filer, desk);
  }

  on(day: string): void {
    this.given.clock.set(`${day}T09:00:00+08:00`);
  }

  /** Whoever holds a body; the unit's own are its filer's. */
  async holder(body: string): Promise<GivenOfficial> {
    if (this.isUnit(body)) return this.filer;
    const known = this.holders.get(body);
    if (known) return known;
    const official = await this.government.official(this.desk, ['decider', 'clerk'], [body]);
    this.holders.set(body, official);
    return official;
  }

  isUnit(body: string): boolean {
    return this.regime.bodies.some(({ code, resolve }) => code === body && resolve === 'applicant');
  }

  async client(body: string): Promise<TestClient> {
    const official = await this.holder(body);
    const key = `${official.login} ${this.given.clock().toISOString().slice(0, 10)}`;
    const known = this.clients.get(key);
    if (known) return known;
    const client = await official.signedIn();
    this.clients.set(key, client);
    return client;
  }

  /** Rows that the unit and the government have from before there was this system, kept under a case of their own. */
  async recordedBefore(rows: StoryCase['rows'] = []): Promise<void> {
    if (rows.length === 0) return;
    const side = this.regime.procedures.find(({ kind }) => kind === 'side');
    await this.government.system(async (ctx) => {
      const edition = await editionInForce(ctx, this.regime.code, ctx.today);
      const regime = edition && (await compiledOf(ctx, edition));
      const opened = regime && openSide(regime, side?.code ?? '', { about: side?.opens?.about ? 'x' : null });
      if (!edition || !regime || !opened?.value) throw new Error('rows cannot be kept');
      const application = await insertRow(ctx, Application, {
        government: ctx.government,
        id: randomUUID(),
        regimeCode: this.regime.code,
        edition: edition.id,
        procedure: side?.code ?? '',
        kind: ApplicationKind.SIDE,
        title: '此前的记录',
        organisation: this.unit.id,
        project: null,
        stage: 'before',
        stageTitle: '此前的记录',
        outcome: 'kept',
        positive: true,
        filedOn: null,
        suspendedOn: null,
        suspender: null,
        figures: {},
        snapshot: writeState(regime, opened.value),
        opener: this.filer.person.id,
        openerAppointment: null,
        createdAt: ctx.now,
        updatedAt: ctx.now,
        version: 0,
      });
      for (const [index, { record, on, fields }] of rows.entries()) {
        const document = regime.records.get(record)?.document;
        await ctx.tx.insert(RecordRow, {
          government: ctx.government,
          id: randomUUID(),
          code: `before/${index + 1}`,
          record,
          title: document?.title ?? record,
          owner: document?.of ?? 'unit',
          regimeCode: this.regime.code,
          project: null,
          organisation: this.unit.id,
          application: application.id,
          stage: 'before',
          on: on as Day,
          about: null,
          fields: fields as object,
          clause: [],
          writer: this.filer.person.id,
          writtenAt: ctx.now,
          closedOn: null,
          closer: null,
        });
      }
    });
  }

  /** An evaluation of the unit's project (database id), or of something else of the unit, that is confirmed today. */
  async evaluated(one: StoryEvaluation, project: string | null): Promise<void> {
    await confirmedEvaluation(this.government, one, {
      regimeCode: this.regime.code,
      organisation: this.unit.id,
      project,
      preparer: this.filer,
      confirmer: await this.holder(this.regime.evaluation?.kinds[0]?.confirmers?.[0] ?? ''),
    });
  }

  /** Answers with what stands for files replaced by files that the body's organisation has uploaded. */
  async withFiles(body: string, answers: JsonObject): Promise<JsonObject> {
    return (await this.replaced(body, answers)) as JsonObject;
  }

  private async replaced(body: string, value: Json): Promise<Json> {
    if (Array.isArray(value)) return Promise.all((value as readonly Json[]).map((item) => this.replaced(body, item)));
    if (typeof value !== 'object' || value === null) return value;
    if (Object.hasOwn(value, 'digest')) return this.file(body, value as JsonObject);
    const entries = Object.entries(value as JsonObject).map(
      async ([key, item]) => [key, await this.replaced(body, item)] as const,
    );
    return Object.fromEntries(await Promise.all(entries));
  }

  /** A stored file of the body's organisation; the upload itself has tests of its own. */
  private async file(body: string, told: JsonObject): Promise<JsonObject> {
    const organisation = this.isUnit(body) ? this.unit : this.desk;
    const name = typeof told['name'] === 'string' ? told['name'] : '材料.pdf';
    const key = `${organisation.id} ${name}`;
    const known = this.files.get(key);
    if (known) return known;
    const by = await this.holder(body);
    const id = randomUUID();
    const digest = createHash('sha256').update(id).digest('hex');
    await this.government.system((ctx) =>
      insertRow(ctx, Attachment, {
        government: ctx.government,
        id,
        name,
        size: 1024,
        mediaType: 'application/pdf',
        digest,
        status: AttachmentStatus.STORED,
        ticketHash: null,
        ticketExpiresAt: ctx.now,
        uploader: by.person.id,
        organisation: organisation.id,
        createdAt: ctx.now,
        place: placeOf(ctx.government, id),
        storedAt: ctx.now,
      }),
    );
    const file = { id: toGlobalId('Attachment', id), name, size: 1024, digest };
    this.files.set(key, file);
    return file;
  }
}
