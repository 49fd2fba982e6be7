import { found, isFine, type Outcome } from '../../form-schemas/engine';
import { recordAudit } from '../audit/record-audit';
import { authorise } from '../platform/authorise';
import type { Context } from '../platform/context';
import { ApiError } from '../platform/errors';
import { objection } from './actions';
import { cityCatalogue } from './city-catalogue';
import { CatalogueAct } from './catalogue-step.entity';
import { CatalogueState, type CatalogueEntry } from './catalogue-entry.entity';
import type { GivenContent } from './create-entry';
import { asAdvice, judgeContent } from './judge-content';
import { judgeSystems } from './judge-systems';
import { lockEntry } from './seen-entries';
import {
  changeEntry,
  columnsOf,
  contentOf,
  judgeCode,
  judgeProjects,
  readSystems,
  writeLinks,
  writersWith,
} from './write-entry';

export interface UpdateCatalogueEntry extends GivenContent {
  /** Database id. */
  readonly id: string;
  readonly expectedVersion: number;
}

/**
 * Writes a draft, or the revision of a published entry, anew: the whole content. What is published stays as it is until the
 * revision is published; its code never changes, since others refer to it.
 */
export async function updateCatalogueEntry(
  ctx: Context,
  input: UpdateCatalogueEntry,
): Promise<Outcome<CatalogueEntry | null>> {
  authorise(ctx, 'catalogue:edit');
  const systems = readSystems(input.systems);
  const entry = await lockEntry(ctx, input);
  const city = await cityCatalogue(ctx);
  const against = objection(ctx, city, entry, CatalogueAct.UPDATE);
  if (against !== null) throw new ApiError('FORBIDDEN', against);
  const judged = judgeContent(ctx.today, city, input);
  const content = contentOf(judged, { projects: input.projects, systems });
  const { code, name } = columnsOf(content);
  const isPublished = entry.state === CatalogueState.REVISED;
  const refusals = [
    ...judged.refusals,
    ...(await judgeProjects(ctx, content.projects, entry.organisation)),
    ...(isFine(judged.refusals) && code !== entry.code ? await judgeNewCode(ctx, entry, code) : []),
  ];
  if (refusals.length > 0) return found(null, refusals);
  if (!isPublished) await writeLinks(ctx, entry.id, content);
  const changed = await changeEntry(
    ctx,
    entry,
    {
      ...(isPublished ? { draft: content } : { code, name, fields: content.fields, extension: content.extension }),
      problems: judged.problems.length,
      writers: writersWith(ctx, entry.writers),
    },
    { act: CatalogueAct.UPDATE, note: '', content },
  );
  recordAudit(ctx, {
    verb: 'catalogue:update',
    subject: { type: 'CatalogueEntry', id: entry.id },
    details: { version: changed.version, problems: changed.problems },
  });
  return found(changed, [...asAdvice(judged.problems), ...judged.notes, ...(await judgeSystems(ctx, city, systems))]);
}

async function judgeNewCode(ctx: Context, entry: CatalogueEntry, code: string) {
  if (entry.edition === 0) return judgeCode(ctx, code, entry.id);
  const message = `发布过的条目不得更改信息资源代码（${entry.code}），所给为 ${code}：其他条目据以关联；请撤销后另建条目`;
  return [{ code: 'catalogue-code-fixed', severity: 'error', message, path: 'code' }] as const;
}
