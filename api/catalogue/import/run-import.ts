import { In, MoreThan } from 'typeorm';
import { asAppointment, asSystem, readAsSystem, type Runtime } from '../../identity/act-as';
import { attachmentById } from '../../attachment/attachment.loader';
import { may, signedIn } from '../../platform/authorise';
import type { Context, LaterWork, StoredFile } from '../../platform/context';
import type { Log } from '../../platform/database/database';
import { ApiError, codeOf } from '../../platform/errors';
import { readWorkbook } from '../../platform/workbook/read-workbook';
import { ofRefusal } from '../../platform/workbook/sheet-findings';
import { cityCatalogue, type CityCatalogue } from '../city-catalogue';
import {
  ABANDONED_MS,
  CatalogueImport,
  CatalogueImportMode,
  CatalogueImportStatus,
  RUNNING,
} from './catalogue-import.entity';
import { checkEntries, type CheckedEntries } from './check-entries';
import type { ImportFinding, ReadEntries } from './import-finding';
import { endProgress, tellProgress } from './import-progress';
import { planEntries, type Plan } from './plan-entries';
import { readEntries } from './read-entries';
import { saveEntries } from './save-entries';
import { MOST_ROWS } from '../../platform/workbook/most-rows';
import { ITEMS_SHEET, MAIN_SHEET, MOST_COLUMNS, MOST_ITEM_ROWS } from './sheet-columns';

/** Where the bytes of a stored file come from; null where it is not there. */
export type ReadBytes = (file: StoredFile) => Promise<Buffer | null>;

export interface ImportTools {
  readonly runtime: Runtime;
  readonly bytes: ReadBytes;
  readonly log: Log;
}

const MOST_KEPT = 1_000;

interface Task {
  readonly row: CatalogueImport;
  readonly office: { readonly government: string; readonly appointment: string; readonly person: string };
  readonly city: CityCatalogue;
  readonly read: ReadEntries;
  readonly checked: CheckedEntries;
}

/** Imports of this server, one after the other; each ends as checked, saved or failed, and never in between. */
export class CatalogueImports {
  private last: Promise<void> = Promise.resolve();

  constructor(private readonly tools: ImportTools) {}

  start({ government, id }: LaterWork): void {
    this.last = this.last
      .then(() => this.run(government, id))
      .catch((error: unknown) => {
        this.tools.log.error({ error, government, id }, 'catalogue import: could not be ended');
      });
  }

  /** Resolves when what is under way has come to its end. */
  settled(): Promise<void> {
    return this.last;
  }

  private async run(government: string, id: string): Promise<void> {
    const row = await asSystem(this.tools.runtime, government, (ctx) => claim(ctx, id));
    if (!row) return;
    try {
      await this.work(row);
    } catch (error) {
      const isRefused = ['FORBIDDEN', 'NOT_FOUND'].includes(codeOf(error));
      if (!isRefused) this.tools.log.error({ error, government, id }, 'catalogue import: failed');
      const failure = isRefused
        ? '开始导入的人现已无权编制本单位的目录，没有保存任何内容'
        : '导入时出现意外，没有保存任何内容，请重新导入；仍不成的，请告知系统管理员';
      await this.end(row, { status: CatalogueImportStatus.FAILED, failure });
    } finally {
      endProgress(id);
    }
  }

  private async work(row: CatalogueImport): Promise<void> {
    const { runtime } = this.tools;
    const task = await this.prepare(row);
    if (!task) return;
    await asSystem(runtime, row.government, (ctx) => update(ctx, row, {}));
    if (row.status === CatalogueImportStatus.CHECKING) {
      const plan = await readAsSystem(runtime, row.government, (ctx) => planOf(ctx, task, false));
      await this.end(row, { status: CatalogueImportStatus.CHECKED, ...countsOf(task, plan) });
      return;
    }
    await asAppointment(runtime, task.office, async (ctx) => {
      // Since the person asked, roles and appointments may have changed.
      const session = signedIn(ctx);
      if (!may(session, 'catalogue:edit') || session.appointment?.organisation !== row.organisation)
        throw new ApiError('FORBIDDEN');
      const plan = await planOf(ctx, task, true);
      const counts = countsOf(task, plan);
      if (row.mode === CatalogueImportMode.ALL && counts.bad > 0) {
        const failure = `再次核对时有 ${counts.bad} 行不合格（其间目录已有改动），没有保存任何内容`;
        return write(ctx, row, { status: CatalogueImportStatus.CHECKED, failure, ...counts });
      }
      const all = plan.fresh.length + plan.changed.length;
      await saveEntries(ctx, row.organisation, plan, (done) => tellProgress(row.id, 50 + (50 * done) / all));
      return write(ctx, row, { status: CatalogueImportStatus.SAVED, progress: 100, failure: null, ...counts });
    });
  }

  /** Reads and judges the file; what is wrong with it as a whole ends the import. */
  private async prepare(row: CatalogueImport): Promise<Task | null> {
    const { runtime, bytes } = this.tools;
    tellProgress(row.id, 1);
    const { file, city, today } = await readAsSystem(runtime, row.government, async (ctx) => ({
      file: await attachmentById(ctx).load(row.attachment),
      city: await cityCatalogue(ctx),
      today: ctx.today,
    }));
    const content = file?.digest ? await bytes({ place: file.place, digest: file.digest, size: file.size }) : null;
    if (!content) {
      await this.end(row, { status: CatalogueImportStatus.FAILED, failure: '上传的文件已不在，请重新上传' });
      return null;
    }
    const answer = await readWorkbook(
      content,
      { main: MAIN_SHEET, further: ITEMS_SHEET, furtherRows: MOST_ITEM_ROWS + 1 },
      { rows: MOST_ROWS + 1, columns: MOST_COLUMNS },
    );
    tellProgress(row.id, 20);
    const read: ReadEntries = answer.refused
      ? { entries: [], said: new Set(), fatal: [ofRefusal(answer.refused, file?.name ?? '')], loose: [] }
      : readEntries(city, answer);
    if (read.fatal.length > 0) {
      await this.end(row, {
        status: CatalogueImportStatus.FAILED,
        failure:
          read.fatal.length === 1 ? (read.fatal[0]?.message ?? null) : `工作簿有 ${read.fatal.length} 处与模板不符`,
        found: read.fatal.length,
        findings: read.fatal.slice(0, MOST_KEPT),
      });
      return null;
    }
    const checked = await checkEntries(today, city, read, (done) =>
      tellProgress(row.id, 20 + (30 * done) / read.entries.length),
    );
    return {
      row,
      office: { government: row.government, appointment: row.appointment, person: row.person },
      city,
      read,
      checked,
    };
  }

  private async end(row: CatalogueImport, changes: Changes): Promise<void> {
    await asSystem(this.tools.runtime, row.government, (ctx) => write(ctx, row, { progress: 100, ...changes }));
  }
}

type Changes = Partial<
  Pick<
    CatalogueImport,
    | 'status'
    | 'progress'
    | 'total'
    | 'good'
    | 'bad'
    | 'fresh'
    | 'changed'
    | 'unchanged'
    | 'found'
    | 'findings'
    | 'failure'
  >
>;

/**
 * Takes an import over, so that nobody else works on it: null where it has come to its end, or has waited for so long that it
 * counts as cut off and another one may be under way.
 */
async function claim(ctx: Context, id: string): Promise<CatalogueImport | null> {
  const key = { government: ctx.government, id };
  const { affected } = await ctx.tx.update(
    CatalogueImport,
    { ...key, status: In(RUNNING), touchedAt: MoreThan(new Date(ctx.now.getTime() - ABANDONED_MS)) },
    { touchedAt: ctx.now, version: () => 'version + 1' } as object,
  );
  return affected === 1 ? ctx.tx.findOneBy(CatalogueImport, key) : null;
}

function planOf(ctx: Context, { row, checked, read, city }: Task, lock: boolean): Promise<Plan> {
  const columns = new Map(read.entries.map(({ row: at, given }) => [at, given.get('fields.code')?.column ?? '']));
  const { organisation, person } = row;
  return planEntries(ctx, checked.rows, { city, said: read.said, organisation, person, columns, lock });
}

function countsOf({ read, checked }: Task, plan: Plan) {
  const findings = [...checked.findings, ...plan.findings, ...read.loose];
  return {
    total: read.entries.length,
    good: checked.rows.length - plan.bad,
    bad: checked.bad + plan.bad + read.loose.length,
    fresh: plan.fresh.length,
    changed: plan.changed.length,
    unchanged: plan.unchanged,
    found: findings.length,
    findings: [...findings].sort(byPlace).slice(0, MOST_KEPT),
  };
}

function byPlace(a: ImportFinding, b: ImportFinding): number {
  return (a.sheet ?? '').localeCompare(b.sheet ?? '') * -1 || (a.row ?? 0) - (b.row ?? 0);
}

async function write(ctx: Context, row: CatalogueImport, changes: Changes): Promise<void> {
  await update(ctx, row, { ...changes, version: () => 'version + 1' });
}

/** Only what is still as this run took it over: else it fails, and with it whatever else stands in the transaction. */
async function update(ctx: Context, { id, version }: CatalogueImport, changes: object): Promise<void> {
  const all: object = { ...changes, touchedAt: ctx.now };
  const { affected } = await ctx.tx.update(CatalogueImport, { government: ctx.government, id, version }, all);
  if (affected !== 1) throw new Error(`the import ${id} is no longer as version ${version} left it`);
}
