import type { Day, Json } from '../../form-schemas/engine';
import { findRegime } from '../../form-schemas/files/find-regime';
import { canonicalText } from '../../form-schemas/formats/canonical';
import type { RegimeFiles } from '../../form-schemas/formats/document-kind';
import { confirmRegime } from '../../api/regime/confirm-regime';
import type { Edition } from '../../api/regime/edition.entity';
import { importRegime } from '../../api/regime/import-regime';
import { publishEdition } from '../../api/regime/publish-edition';
import { proposeConfirmation } from '../../api/regime/propose-confirmation';
import { submitEdition } from '../../api/regime/submit-edition';
import type { GivenGovernment, GivenOfficial } from './given';

/** Two persons who prepare and publish regimes, of an office of their own. */
export interface RegimeEditors {
  readonly preparer: GivenOfficial;
  readonly publisher: GivenOfficial;
}

export async function regimeEditors(government: GivenGovernment): Promise<RegimeEditors> {
  const office = await government.organisation('regime-office', '制度办');
  return {
    preparer: await government.official(office, ['regime-editor']),
    publisher: await government.official(office, ['regime-editor']),
  };
}

/** The texts of a regime of this repository, by its code or folder. */
export function regimeFiles(codeOrFolder: string): RegimeFiles {
  const { value, findings } = findRegime(codeOrFolder);
  if (value === null) throw new Error(findings.map((finding) => finding.message).join('\n'));
  return value;
}

/** A regime as a pilot edition of which not every clause has to be proven: its worked cases may be taken away. */
export function asPilot(files: RegimeFiles): RegimeFiles {
  const regime = JSON.parse(files.get('regime.json') ?? '{}') as Readonly<Record<string, Json>>;
  return new Map(files).set('regime.json', canonicalText({ ...regime, edition: 'pilot' }));
}

/** The edition of a city whose budget is a cap: what is arranged above it is refused instead of told. */
export function cappedByBudget(files: RegimeFiles): RegimeFiles {
  const regime = JSON.parse(files.get('regime.json') ?? '') as { ledger: { budget: { bounds: { effect: string }[] } } };
  for (const bound of regime.ledger.budget.bounds) bound.effect = 'block';
  return new Map(files).set('regime.json', canonicalText(regime as unknown as Json));
}

const FEW = new Set(['cases/founding-authority.json', 'cases/scope.json', 'cases/single-decision.json']);

/** The same with a few of its worked cases only: whoever saves and proves it over and over need not play them all. */
export function withFewCases(files: RegimeFiles): RegimeFiles {
  return new Map([...asPilot(files)].filter(([path]) => !path.startsWith('cases/') || FEW.has(path)));
}

/** A regime that a test may change at will: its worked cases, which would hold it to what the law says, are left out. */
export function unheld(files: RegimeFiles): RegimeFiles {
  return new Map([...asPilot(files)].filter(([path]) => !path.startsWith('cases/')));
}

export function listed(files: RegimeFiles): readonly { readonly path: string; readonly text: string }[] {
  return [...files].map(([path, text]) => ({ path, text }));
}

/** Imports, submits and publishes a regime through the commands; in force from `effectiveFrom` (default: the test clock's day). */
export async function publishedRegime(
  { preparer, publisher }: RegimeEditors,
  files: RegimeFiles,
  effectiveFrom = '2026-11-20' as Day,
): Promise<Edition> {
  const draft = await preparer.acts((ctx) => importRegime(ctx, { files: listed(files) }));
  const submitted =
    draft.value && (await preparer.acts((ctx) => submitEdition(ctx, { id: idOf(draft.value), expectedVersion: 1 })));
  const published =
    submitted?.value &&
    (await publisher.acts((ctx) =>
      publishEdition(ctx, { id: idOf(submitted.value), expectedVersion: 2, effectiveFrom }),
    ));
  if (!published?.value)
    throw new Error(JSON.stringify((published ?? submitted ?? draft).findings.slice(0, 5), null, 2));
  return published.value;
}

/** A regime that is not in force is gone by: whoever prepared it proposes that, whoever published it confirms it. */
export async function confirmedRegime({ preparer, publisher }: RegimeEditors, { id }: Edition, reason: string) {
  const proposed = await preparer.acts((ctx) => proposeConfirmation(ctx, { edition: id, reason }));
  const confirmed = await publisher.acts((ctx) => confirmRegime(ctx, { edition: id, expectedVersion: 1 }));
  if (!confirmed.value) throw new Error(JSON.stringify([proposed.findings, confirmed.findings]));
}

function idOf(edition: Edition | null): string {
  if (!edition) throw new Error('no edition');
  return edition.id;
}
