import { randomUUID } from 'node:crypto';
import { found, isFine, type Finding, type Outcome, type Regime } from '../../form-schemas/engine';
import { bundleText } from '../../form-schemas/formats/bundle';
import { contentHash } from '../../form-schemas/formats/content-hash';
import { recordAudit } from '../audit/record-audit';
import { authorise } from '../platform/authorise';
import { sha256 } from '../platform/canonical';
import type { Context } from '../platform/context';
import { insertRow } from '../platform/insert';
import { actingPerson } from './acting-person';
import { Edition, EditionStatus } from './edition.entity';
import { readFiles, type GivenFile } from './read-files';
import { verifyFiles } from './verify-files';

export interface ImportRegime {
  readonly files: readonly GivenFile[];
  /** What changes and why. */
  readonly note?: string | undefined;
}

/**
 * Imports a regime as a draft edition. It is read, compiled and proven; what stands against publishing it refuses the
 * import already, with file and place. A warning does not.
 *
 * Findings besides those of the engine: `regime-of-other-government` (warning), `regime-unchanged` (info).
 */
export async function importRegime(ctx: Context, input: ImportRegime): Promise<Outcome<Edition | null>> {
  authorise(ctx, 'regime:import');
  const person = actingPerson(ctx);
  const files = readFiles(input.files);
  const note = (input.note ?? '').trim().slice(0, 2_000);
  const { value: compiled, findings } = verifyFiles(files);
  if (compiled === null || !isFine(findings)) return found(null, findings);
  const { regime } = compiled;
  const hash = contentHash(files);
  const text = bundleText(files);
  const digest = sha256(text);

  // Numbers follow each other without gaps: one import of a regime at a time.
  await ctx.tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `edition/${ctx.government}/${regime.code}`,
  ]);
  await ctx.tx.query(
    `insert into regime_content (government, digest, regime_code, text, created_at) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [ctx.government, digest, regime.code, text, ctx.now],
  );
  const before = await ctx.tx.query<{ number: number; hash: string; status: EditionStatus }[]>(
    'select number, hash, status from edition where government = $1 and regime_code = $2 order by number desc',
    [ctx.government, regime.code],
  );
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
    preparer: person,
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
  const same = before.find((other) => other.hash === hash && other.status !== EditionStatus.WITHDRAWN);
  return found(edition, [...findings, ...remarks(ctx, regime, same?.number ?? null)]);
}

function remarks(ctx: Context, regime: Regime, same: number | null): readonly Finding[] {
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
