import { randomUUID } from 'node:crypto';
import { found, isFine, type Finding, type Outcome, type Regime } from '../../form-schemas/engine';
import { contentHash } from '../../form-schemas/formats/content-hash';
import type { RegimeFiles } from '../../form-schemas/formats/document-kind';
import { recordAudit } from '../audit/record-audit';
import { authorise } from '../platform/authorise';
import { sha256 } from '../platform/canonical';
import type { Context } from '../platform/context';
import { insertRow } from '../platform/insert';
import { actingPerson } from './acting-person';
import { checkOrigin } from './check-origin';
import { Edition, EditionStatus } from './edition.entity';
import { recordContent, recordWriter, writersOf } from './file-writers';
import { lockRegime } from './lock-regime';
import { readFiles, type GivenFile } from './read-files';
import { storedBundle } from './stored-bundle';
import { proofOf } from './verified-files';

export interface ImportRegime {
  readonly files: readonly GivenFile[];
  /** What changes and why. */
  readonly note?: string | undefined;
}

/**
 * Imports a regime as a draft edition. It is read, compiled and proven; what stands against publishing it refuses the
 * import already, with file and place. A warning does not.
 *
 * Findings besides those of the engine: `regime-of-other-government`, `regime-origin-unseen` (warnings),
 * `regime-origin-unknown`, `regime-unchanged` and `regime-written-by-others` (info).
 */
export async function importRegime(ctx: Context, input: ImportRegime): Promise<Outcome<Edition | null>> {
  authorise(ctx, 'regime:import');
  const preparer = actingPerson(ctx);
  const note = (input.note ?? '').trim().slice(0, 2_000);
  const files = readFiles(input.files);
  const made = await makeEdition(ctx, { files, note, preparer, editors: [preparer] });
  if (made.value) {
    await recordWriter(ctx, files, preparer);
    await recordContent(ctx, files, [preparer]);
  }
  return made;
}

export interface NewEdition {
  readonly files: RegimeFiles;
  readonly note: string;
  /** Database ids of persons. */
  readonly preparer: string;
  readonly editors: readonly string[];
}

/** Makes a draft edition of files that stand the proof; null with the findings of those that do not. */
export async function makeEdition(
  ctx: Context,
  { files, note, preparer, editors }: NewEdition,
): Promise<Outcome<Edition | null>> {
  const { head: regime, findings } = await proofOf(ctx, files);
  if (regime === null || !isFine(findings)) return found(null, findings);
  const origin = await checkOrigin(ctx, regime);
  if (!isFine(origin)) return found(null, [...findings, ...origin]);
  const hash = contentHash(files);
  const text = storedBundle(files);
  const digest = sha256(text);

  await lockRegime(ctx, regime.code);
  await ctx.tx.query(
    `insert into regime_content (government, digest, regime_code, text, created_at) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [ctx.government, digest, regime.code, text, ctx.now],
  );
  const before = await ctx.tx.query<{ number: number; hash: string; status: EditionStatus }[]>(
    'select number, hash, status from edition where government = $1 and regime_code = $2 order by number desc',
    [ctx.government, regime.code],
  );
  const writers = await writersOf(ctx, files);
  const edition = await insertRow(ctx, Edition, {
    government: ctx.government,
    id: randomUUID(),
    regimeCode: regime.code,
    number: (before[0]?.number ?? 0) + 1,
    title: regime.title,
    hash,
    digest,
    status: EditionStatus.DRAFT,
    note,
    preparer,
    editorIds: [...new Set([...editors, ...writers])],
    submitter: null,
    publisher: null,
    createdAt: ctx.now,
    submittedAt: null,
    publishedAt: null,
    withdrawnAt: null,
    version: 1,
  });
  recordAudit(ctx, {
    verb: 'regime:import',
    subject: { type: 'Edition', id: edition.id },
    details: { regime: regime.code, number: edition.number, hash, digest },
  });
  const others = writers.filter((writer) => !editors.includes(writer)).length;
  const same = before.find((other) => other.hash === hash && other.status !== EditionStatus.WITHDRAWN);
  return found(edition, [
    ...findings,
    ...origin,
    ...remarks(ctx, regime, same?.number ?? null),
    ...writtenByOthers(others),
  ]);
}

/** Said at once, and not only to the colleague who finds that he may not publish. */
function writtenByOthers(others: number): readonly Finding[] {
  if (others === 0) return [];
  const message = `其中有文件由另外 ${others} 人写成：他们同为编制人，不能发布本版`;
  return [{ code: 'regime-written-by-others', severity: 'info', message, parameters: { others } }];
}

function remarks(ctx: Context, regime: Pick<Regime, 'jurisdiction'>, same: number | null): readonly Finding[] {
  const { code, title } = regime.jurisdiction;
  const said: Finding[] = [];
  if (code !== ctx.government) {
    const message = `制度写明适用于 ${title}（${code}），与本级政府（${ctx.government}）不同`;
    said.push({
      code: 'regime-of-other-government',
      severity: 'warning',
      message,
      path: 'regime.json#/jurisdiction/code',
    });
  }
  if (same !== null) {
    const message = `内容与第 ${same} 版相同`;
    said.push({
      code: 'regime-unchanged',
      severity: 'info',
      message,
      path: 'regime.json',
      parameters: { number: same },
    });
  }
  return said;
}
