import { randomUUID } from 'node:crypto';
import { found, isFine, type Day, type Finding, type Outcome } from '../../form-schemas/engine';
import { recordAudit } from '../audit/record-audit';
import { authorise } from '../platform/authorise';
import type { Context } from '../platform/context';
import { insertRow } from '../platform/insert';
import { updateVersion } from '../platform/version';
import { actingPerson } from './acting-person';
import { Adoption } from './adoption.entity';
import { Edition, EditionStatus } from './edition.entity';
import { ownEdition, wrongStatus } from './own-edition';
import { editionFiles } from './regime-content';
import type { ChangeEdition } from './submit-edition';
import { verifyFiles } from './verify-files';

export interface PublishEdition extends ChangeEdition {
  /** First day on which it applies to new filings; not before today. Cases under way keep their edition. */
  readonly effectiveFrom: Day;
}

/**
 * Publishes a submitted edition and adopts it from a day on. Whoever publishes must be another person than those who
 * prepared and submitted it (four eyes; the table's CHECK says it once more). It is proven again: the engine may have
 * learned to see more since it was imported.
 *
 * Findings: those of the proof, `edition-status`, `four-eyes`, `effective-day-past`, `effective-day-taken`.
 */
export async function publishEdition(ctx: Context, input: PublishEdition): Promise<Outcome<Edition | null>> {
  authorise(ctx, 'regime:publish');
  const person = actingPerson(ctx);
  const edition = await ownEdition(ctx, input);
  if (edition.status !== EditionStatus.SUBMITTED) return found(null, [wrongStatus(edition, '须先送审才能发布')]);
  const { findings: proof } = verifyFiles(await editionFiles(ctx, edition));
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
  return found(Object.assign(new Edition(), edition, changes, { version }), findings);
}

async function objections(ctx: Context, edition: Edition, person: string, day: Day): Promise<readonly Finding[]> {
  const said: Finding[] = [];
  const refuse = (code: string, message: string, path?: string): void => {
    said.push({ code, severity: 'error', message, ...(path === undefined ? {} : { path }) });
  };
  if (person === edition.preparer || person === edition.submitter) {
    refuse('four-eyes', `发布人须不同于${person === edition.preparer ? '编制人' : '送审人'}：请由另一名制度管理员发布`);
  }
  if (day < ctx.today)
    refuse('effective-day-past', `施行日须不早于今天（${ctx.today}），所给为 ${day}`, 'effectiveFrom');
  const taken = await ctx.tx.existsBy(Adoption, {
    government: ctx.government,
    regimeCode: edition.regimeCode,
    effectiveFrom: day,
  });
  if (taken) refuse('effective-day-taken', `${day} 已有另一版本起施行，请另定施行日`, 'effectiveFrom');
  return said;
}
