import type { Day } from '../../form-schemas/engine';
import { findRegime } from '../../form-schemas/files/find-regime';
import type { RegimeFiles } from '../../form-schemas/formats/document-kind';
import type { Edition } from '../../api/regime/edition.entity';
import { importRegime } from '../../api/regime/import-regime';
import { publishEdition } from '../../api/regime/publish-edition';
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

function idOf(edition: Edition | null): string {
  if (!edition) throw new Error('no edition');
  return edition.id;
}
