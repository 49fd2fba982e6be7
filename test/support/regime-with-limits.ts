import { canonicalText } from '../../form-schemas/formats/canonical';
import type { RegimeFiles } from '../../form-schemas/formats/document-kind';
import type { Json } from '../../form-schemas/engine';
import { regimeFiles, unheld } from './given-regime';

type Record_ = Record<string, Json>;

/** Limits that no regulation has: invented for tests, on stages of the pilot. */
const LIMITS: Readonly<Record<string, Json>> = {
  filing: { within: 10, unit: 'day', strength: 'should', clause: ['DZ-7-2'] },
  screening: { within: 5, unit: 'workday', strength: 'must', clause: ['DZ-7-3'] },
  'single-decision': { within: 3, unit: 'workday', strength: 'must', clause: ['DZ-10-3'] },
  'joint-pool': { within: 1, unit: 'month', strength: 'must', clause: ['DZ-10-2'] },
  'founding-review': { within: 60, unit: 'workday', strength: 'must', clause: ['DZ-10-9'] },
};

/**
 * The pilot with limits on some of its stages, and with one field that only the unit and the digital bureau see
 * (`systemsToStop`): what the regulation does not say, so that limits and masks can be tested.
 */
export function regimeWithLimits(): RegimeFiles {
  const files = new Map(unheld(regimeFiles('dazhou')));
  const edit = (path: string, change: (document: Record_) => void): void => {
    const document = JSON.parse(files.get(path) ?? '') as Record_;
    change(document);
    files.set(path, canonicalText(document));
  };
  edit('procedures/project.json', (procedure) => {
    for (const stage of procedure['stages'] as readonly Record_[]) {
      const limit = LIMITS[String(stage['code'])];
      if (limit !== undefined) stage['deadline'] = limit;
    }
  });
  edit('forms/application.json', (form) => {
    const { basics } = (form['schema'] as { properties: Readonly<Record<string, { properties: Record_ }>> }).properties;
    const field = basics?.properties['systemsToStop'] as Record_;
    field['x-roles'] = { see: ['applicant', 'digital-bureau'] };
  });
  return files;
}
