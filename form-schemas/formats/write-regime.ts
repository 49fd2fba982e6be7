import type { Regime } from '../engine/model/regime';
import type { Json } from '../engine/value';
import { canonicalText } from './canonical';
import { schemaReference, type DocumentKind, type RegimeFiles } from './document-kind';

/**
 * The files of a regime in memory, in canonical writing: the way back from `readRegime`. Worked cases that
 * were never read from a file are named `cases/cases-1.json` and on in their order; checks, windows,
 * deadlines, records and evaluation are written only where there are any.
 */
export function writeRegime(regime: Regime): RegimeFiles {
  const { clauses, textGaps, bodies, facts, checks, windows, deadlines, records, evaluation, ...documents } = regime;
  const { forms, matrices, procedures, papers, cases, ...document } = documents;
  const files = new Map<string, string>();
  const put = (path: string, kind: DocumentKind, content: object): void => {
    // Documents are plain JSON; TypeScript cannot see it of interfaces with optional properties.
    files.set(path, canonicalText({ $schema: schemaReference(path, kind), ...content } as unknown as Json));
  };
  put('regime.json', 'regime', document);
  put('clauses.json', 'clauses', { clauses, textGaps });
  put('bodies.json', 'bodies', { bodies });
  put('facts.json', 'facts', { facts });
  if (checks.length > 0) put('checks.json', 'checks', { checks });
  if (windows.length > 0) put('windows.json', 'windows', { windows });
  if (deadlines.length > 0) put('deadlines.json', 'deadlines', { deadlines });
  if (records.length > 0) put('records.json', 'records', { records });
  if (evaluation) put('evaluation.json', 'evaluation', evaluation);
  for (const form of forms) put(`forms/${form.code}.json`, 'form', form);
  for (const matrix of matrices) put(`matrices/${matrix.code}.json`, 'matrix', matrix);
  for (const procedure of procedures) put(`procedures/${procedure.code}.json`, 'procedure', procedure);
  for (const paper of papers) put(`papers/${paper.code}.json`, 'paper', paper);
  cases.forEach(({ code, ...one }, index) => put(`cases/${code ?? `cases-${index + 1}`}.json`, 'cases', one));
  return files;
}
