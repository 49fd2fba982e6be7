import { found, isFine, type Outcome } from '../../form-schemas/engine';
import { recordAudit } from '../audit/record-audit';
import { authorise } from '../platform/authorise';
import type { Context } from '../platform/context';
import { cityCatalogue } from './city-catalogue';
import { CatalogueAct } from './catalogue-step.entity';
import type { CatalogueEntry } from './catalogue-entry.entity';
import type { LinkedSystem } from './content';
import { asAdvice, judgeContent } from './judge-content';
import { judgeSystems } from './judge-systems';
import { ownUnit } from './seen-entries';
import { columnsOf, contentOf, insertEntry, judgeCode, judgeProjects, readSystems, recordStep } from './write-entry';

export interface GivenContent {
  /** Answers of the guideline's form and of the city's own. */
  readonly fields: unknown;
  readonly extension: unknown;
  /** Database ids. */
  readonly projects: readonly string[];
  readonly systems: readonly LinkedSystem[];
}

/**
 * Begins an entry of the own unit as a draft. What stands against publishing is told as advice; refused is only what cannot be
 * kept: another type, a text too long, no name, no code or one that another entry has, a project of another unit.
 */
export async function createCatalogueEntry(ctx: Context, given: GivenContent): Promise<Outcome<CatalogueEntry | null>> {
  authorise(ctx, 'catalogue:edit');
  const organisation = ownUnit(ctx);
  const systems = readSystems(given.systems);
  const city = await cityCatalogue(ctx);
  const judged = judgeContent(ctx.today, city, given);
  const content = contentOf(judged, { projects: given.projects, systems });
  const refusals = [
    ...judged.refusals,
    ...(await judgeProjects(ctx, content.projects, organisation)),
    ...(isFine(judged.refusals) ? await judgeCode(ctx, columnsOf(content).code, null) : []),
  ];
  if (refusals.length > 0) return found(null, refusals);
  const entry = await insertEntry(ctx, organisation, content, judged.problems.length);
  await recordStep(ctx, entry, { act: CatalogueAct.CREATE, note: '', content });
  recordAudit(ctx, {
    verb: 'catalogue:create',
    subject: { type: 'CatalogueEntry', id: entry.id },
    details: { code: entry.code, name: entry.name, problems: entry.problems },
  });
  return found(entry, [...asAdvice(judged.problems), ...judged.notes, ...(await judgeSystems(ctx, city, systems))]);
}
