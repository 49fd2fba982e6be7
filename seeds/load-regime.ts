import { fine, isFine, type Finding } from '../form-schemas/engine';
import { findRegime } from '../form-schemas/files/find-regime';
import type { RegimeFiles } from '../form-schemas/formats/document-kind';
import type { Runtime } from '../api/identity/act-as';
import { confirmRegime } from '../api/regime/confirm-regime';
import { Edition, EditionStatus } from '../api/regime/edition.entity';
import { importRegime } from '../api/regime/import-regime';
import { publishEdition } from '../api/regime/publish-edition';
import { proposeConfirmation } from '../api/regime/propose-confirmation';
import { RegimeConfirmation, RegimeConfirmationStatus } from '../api/regime/regime-confirmation.entity';
import { submitEdition } from '../api/regime/submit-edition';
import type { DemoGovernment } from './demo';
import { actsAs } from './office-of';

/**
 * Imports, submits and publishes the government's regime, by two persons; goes on where it was interrupted.
 *
 * @param own its files, where they are not those of this repository
 */
export async function loadRegime(runtime: Runtime, demo: DemoGovernment, own?: RegimeFiles): Promise<void> {
  const { regime } = demo;
  if (!regime) return;
  const latest = (): Promise<Edition | null> =>
    actsAs(runtime, demo.code, regime.preparer, (ctx) =>
      ctx.tx.findOne(Edition, { where: { government: demo.code, regimeCode: regime.code }, order: { number: 'DESC' } }),
    );
  if ((await latest()) === null) {
    const { value: files, findings } = own ? fine(own) : findRegime(regime.code);
    if (files === null) throw new Error(words(findings));
    await actsAs(runtime, demo.code, regime.preparer, async (ctx) => {
      const given = [...files].map(([path, text]) => ({ path, text }));
      accept(await importRegime(ctx, { files: given, note: '首版' }));
    });
  }
  const draft = await latest();
  if (draft?.status === EditionStatus.DRAFT) {
    await actsAs(runtime, demo.code, regime.preparer, async (ctx) => {
      accept(await submitEdition(ctx, { id: draft.id, expectedVersion: draft.version }));
    });
  }
  const submitted = await latest();
  if (submitted?.status === EditionStatus.SUBMITTED) {
    await actsAs(runtime, demo.code, regime.publisher, async (ctx) => {
      accept(
        await publishEdition(ctx, { id: submitted.id, expectedVersion: submitted.version, effectiveFrom: ctx.today }),
      );
    });
  }
}

/**
 * Proposes and confirms, by two persons, on the day and for the reason that the demonstration gives, that the government goes by
 * its regime; once, and goes on where it was interrupted.
 */
export async function confirmRegimeOf(runtime: Pick<Runtime, 'database'>, demo: DemoGovernment): Promise<void> {
  const { regime } = demo;
  if (!regime?.confirmed) return;
  const { on, reason } = regime.confirmed;
  const at = (time: string) => ({ ...runtime, clock: () => new Date(`${on}T${time}:00+08:00`) });
  const { id } = await actsAs(at('09:00'), demo.code, regime.preparer, (ctx) =>
    ctx.tx.findOneByOrFail(Edition, { government: demo.code, regimeCode: regime.code }),
  );
  const said = (): Promise<RegimeConfirmation | null> =>
    actsAs(at('09:00'), demo.code, regime.preparer, (ctx) =>
      ctx.tx.findOneBy(RegimeConfirmation, { government: demo.code, edition: id }),
    );
  if ((await said()) === null) {
    await actsAs(at('09:00'), demo.code, regime.preparer, async (ctx) => {
      accept(await proposeConfirmation(ctx, { edition: id, reason }));
    });
  }
  const proposal = await said();
  if (proposal?.status !== RegimeConfirmationStatus.PROPOSED) return;
  await actsAs(at('10:00'), demo.code, regime.publisher, async (ctx) => {
    accept(await confirmRegime(ctx, { edition: id, expectedVersion: proposal.version }));
  });
}

/** A demonstration that the regime refuses is a mistake of the demonstration: nothing of the step is kept. */
export function accept(outcome: { readonly findings: readonly Finding[] }): void {
  if (!isFine(outcome.findings)) throw new Error(words(outcome.findings));
}

function words(findings: readonly Finding[]): string {
  return `seeds: ${findings
    .filter((finding) => finding.severity === 'error')
    .map(({ code, path, message }) => `${code} ${path ?? ''} ${message}`)
    .join('; ')}`;
}
