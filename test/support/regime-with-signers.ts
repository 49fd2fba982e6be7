import type { Json } from '../../form-schemas/engine';
import type { RegimeFiles } from '../../form-schemas/formats/document-kind';
import { canonicalText } from '../../form-schemas/formats/canonical';
import { regimeFiles, unheld } from './given-regime';

/** Who may be asked besides: invented for tests, at stages of the pilot. */
const SIGNERS: Readonly<Record<string, readonly string[]>> = {
  screening: ['development-reform', 'finance-bureau'],
  'founding-review': ['development-reform'],
};

/** The pilot with bodies that may be asked besides (加签), which the regulation does not say. */
export function regimeWithSigners(): RegimeFiles {
  const files = new Map(unheld(regimeFiles('dazhou')));
  const path = 'procedures/project.json';
  const procedure = JSON.parse(files.get(path) ?? '') as { readonly stages: Record<string, Json>[] };
  for (const stage of procedure.stages) {
    const signers = SIGNERS[String(stage['code'])];
    if (signers) stage['signers'] = signers;
  }
  files.set(path, canonicalText(procedure as unknown as Json));
  return files;
}
