import { randomUUID } from 'node:crypto';
import { MoreThanOrEqual } from 'typeorm';
import { found, isFine, type Day, type Finding, type Outcome } from '../../form-schemas/engine';
import { recordAudit } from '../audit/record-audit';
import { authorise } from '../platform/authorise';
import type { Context } from '../platform/context';
import { insertRow } from '../platform/insert';
import { updateVersion } from '../platform/version';
import { actingPerson } from './acting-person';
import { Adoption } from './adoption.entity';
import { Edition, EditionStatus } from './edition.entity';
import { handOf } from './edition-hands';
import { forgetWriters } from './file-writers';
import { lockRegime } from './lock-regime';
import { newerThanBase } from './newest-edition';
import { notifyPublished } from './notify-regime';
import { ownEdition, wrongStatus } from './own-edition';
import { editionFiles } from './regime-content';
import { draftOfEdition } from './regime-draft.loader';
import { editionById } from './regime.loader';
import type { ChangeEdition } from './submit-edition';
import { findingsOfFiles } from './verified-files';

export interface PublishEdition extends ChangeEdition {
  /** First day on which it applies to new filings; not before today. Cases under way keep their edition. */
  readonly effectiveFrom: Day;
}

/**
 * Publishes a submitted edition and adopts it from a day on. Whoever publishes must be another person than those who
 * wrote, prepared and submitted it (four eyes; the table's CHECK says it once more). It is proven again: the engine may have
 * learned to see more since it was imported.
 *
 * Findings: those of the proof, `edition-status`, `four-eyes`, `edition-outdated` (another one was published since its
 * draft was begun: what that changed would be lost unseen), `effective-day-past`, `effective-day-taken`,
 * `effective-day-before-other` (warning: an edition that already has a later day takes the place of this one then).
 */
export async function publishEdition(ctx: Context, input: PublishEdition): Promise<Outcome<Edition | null>> {
  authorise(ctx, 'regime:publish');
  const person = actingPerson(ctx);
  const edition = await ownEdition(ctx, input);
  if (edition.status !== EditionStatus.SUBMITTED) return found(null, [wrongStatus(edition, '须先送审才能发布')]);
  const files = await editionFiles(ctx, edition);
  const proof = await findingsOfFiles(ctx, files);
  await lockRegime(ctx, edition.regimeCode);
  const findings = [...proof, ...(await objections(ctx, edition, person, input.effectiveFrom))];
  if (!isFine(findings)) return found(null, findings);

  const changes = { status: EditionStatus.PUBLISHED, publisher: person, publishedAt: ctx.now };
  const version = await updateVersion(ctx, Edition, input, changes);
  await insertRow(ctx, Adoption, {
    government: ctx.government,
    id: randomUUID(),
    regimeCode: edition.regimeCode,
    edition: edition.id,
    effectiveFrom: input.effectiveFrom,
    adopter: person,
    createdAt: ctx.now,
  });
  recordAudit(ctx, {
    verb: 'regime:publish',
    subject: { type: 'Edition', id: edition.id },
    details: { number: edition.number, hash: edition.hash, effectiveFrom: input.effectiveFrom },
  });
  const published = Object.assign(new Edition(), edition, changes, { version });
  await forgetWriters(ctx, files);
  await notifyPublished(ctx, published, input.effectiveFrom);
  return found(published, findings);
}

async function objections(ctx: Context, edition: Edition, person: string, day: Day): Promise<readonly Finding[]> {
  const said: Finding[] = [];
  const refuse = (code: string, message: string, path?: string): void => {
    said.push({ code, severity: 'error', message, ...(path === undefined ? {} : { path }) });
  };
  const hand = handOf(edition, person);
  if (hand !== null) refuse('four-eyes', `发布人须不同于${hand}：请由另一名制度管理员发布`);
  const draft = await draftOfEdition(ctx).load(edition.id);
  const newer = draft && (await newerThanBase(ctx, draft));
  if (newer) {
    const remedy = `请撤回本版、恢复其草稿并入第 ${newer.number} 版，再送审`;
    refuse('edition-outdated', `本版编制之后又发布了第 ${newer.number} 版，直接发布会抹去其中的改动：${remedy}`);
  }
  if (day < ctx.today)
    refuse('effective-day-past', `施行日须不早于今天（${ctx.today}），所给为 ${day}`, 'effectiveFrom');
  const [next] = await ctx.tx.find(Adoption, {
    where: { government: ctx.government, regimeCode: edition.regimeCode, effectiveFrom: MoreThanOrEqual(day) },
    order: { effectiveFrom: 'ASC' },
    take: 1,
  });
  if (next?.effectiveFrom === day)
    refuse('effective-day-taken', `${day} 已有另一版本起施行，请另定施行日`, 'effectiveFrom');
  else if (next) said.push(replacedOn(next.effectiveFrom, (await editionById(ctx).load(next.edition))?.number ?? null));
  return said;
}

/** In force is whatever has the latest day that has come, however old its number. */
function replacedOn(day: Day, number: number | null): Finding {
  return {
    code: 'effective-day-before-other',
    severity: 'warning',
    message: `第 ${number ?? '？'} 版已定于 ${day} 起施行：到那一天，本版即由它代替`,
    path: 'effectiveFrom',
    parameters: { day, number },
  };
}
