import { In } from 'typeorm';
import type { RegimeDocument } from '../../form-schemas/engine';
import type { Context } from '../platform/context';
import { reach } from '../platform/loader';
import { Adoption } from './adoption.entity';
import { compiledOf } from './compiled-edition';
import { draftFiles } from './draft-files';
import { Edition, EditionStatus } from './edition.entity';
import { originView } from './origin-view';
import { RegimeDraft, RegimeDraftStatus } from './regime-draft.entity';
import type { RegimeSummary } from './regime-summary.types';
import { regimeDocumentOf } from './regime-title';
import { seesDrafts } from './visible-edition';

interface Gathered {
  readonly government: string;
  readonly code: string;
  /** Newest number first. */
  readonly editions: readonly Edition[];
  readonly adoptions: readonly Adoption[];
  readonly drafts: readonly RegimeDraft[];
}

/** Every regime that the session may read, one's own first, by code. One that has only drafts so far is among them. */
export async function summariseRegimes(ctx: Context): Promise<readonly RegimeSummary[]> {
  const governments = [...reach(ctx, true)];
  const drafts = seesDrafts(ctx)
    ? await ctx.tx.find(RegimeDraft, {
        where: { government: ctx.government, status: RegimeDraftStatus.OPEN },
        order: { updatedAt: 'DESC', id: 'ASC' },
      })
    : [];
  const editions = await ctx.tx
    .createQueryBuilder(Edition, 'edition')
    .where('edition.government = any (:governments)', { governments })
    .andWhere('(edition.status = :published or (:drafts and edition.government = :own))', {
      published: EditionStatus.PUBLISHED,
      drafts: seesDrafts(ctx),
      own: ctx.government,
    })
    .orderBy('edition.number', 'DESC')
    .getMany();
  const adoptions = await ctx.tx.find(Adoption, {
    where: { government: In(governments) },
    order: { effectiveFrom: 'ASC' },
  });
  const named = [...editions, ...drafts].map((row) => `${row.government}/${row.regimeCode}`);
  const summaries = [...new Set(named)].map((name): Promise<RegimeSummary> => {
    const [government = '', code = ''] = name.split('/');
    const of = <R extends { readonly government: string; readonly regimeCode: string }>(rows: readonly R[]) =>
      rows.filter((row) => row.government === government && row.regimeCode === code);
    return summarise(ctx, {
      government,
      code,
      editions: of(editions),
      adoptions: of(adoptions),
      drafts: of(drafts),
    });
  });
  const ownFirst = (a: RegimeSummary, b: RegimeSummary): number =>
    Number(b.own) - Number(a.own) || (`${a.government}/${a.code}` < `${b.government}/${b.code}` ? -1 : 1);
  return (await Promise.all(summaries)).sort(ownFirst);
}

async function summarise(ctx: Context, gathered: Gathered): Promise<RegimeSummary> {
  const { government, code, editions, adoptions, drafts } = gathered;
  const adopted = adoptions.filter((one) => one.effectiveFrom <= ctx.today).at(-1);
  const inForce = editions.find((edition) => edition.id === adopted?.edition) ?? null;
  const latest = editions[0] ?? null;
  const document = await documentOf(ctx, inForce ?? latest, drafts[0]);
  return {
    government,
    own: government === ctx.government,
    code,
    title: document?.title ?? latest?.title ?? drafts[0]?.title ?? code,
    jurisdictionTitle: document?.jurisdiction.title ?? null,
    level: document?.jurisdiction.level ?? null,
    basisNumber: document?.basis.number ?? null,
    basisTitle: document?.basis.title ?? null,
    basisStatus: document?.basis.status ?? null,
    pilot: document?.edition !== 'full',
    inForce,
    upcoming: adoptions.filter((one) => one.effectiveFrom > ctx.today),
    latest,
    openDrafts: drafts.length,
    extends: originView(document?.extends),
  };
}

async function documentOf(
  ctx: Context,
  edition: Edition | null,
  draft: RegimeDraft | undefined,
): Promise<RegimeDocument | null> {
  if (edition) return (await compiledOf(ctx, edition)).regime;
  return draft ? regimeDocumentOf(await draftFiles(ctx, draft)) : null;
}
