import { evaluateForm, type Day, type Finding, type JsonObject } from '../../form-schemas/engine';
import { catalogueFacts, resourceCatalogue } from '../../form-schemas/formats/catalogue/resource-catalogue';
import type { CityCatalogue } from './city-catalogue';

export interface JudgedContent {
  readonly fields: JsonObject;
  readonly extension: JsonObject;
  /** What cannot be kept even as a draft. */
  readonly refusals: readonly Finding[];
  /** What stands against publishing: errors of the guideline and of the city's own form, those above among them. */
  readonly problems: readonly Finding[];
  /** What is to be considered. */
  readonly notes: readonly Finding[];
}

/** A draft may be incomplete and may contradict itself; what is not of its kind at all is not kept. */
const REFUSED = new Set([
  'answer-type',
  'day-invalid',
  'text-unprintable',
  'text-too-long',
  'too-many-items',
  'form-too-costly',
  'attachment-invalid',
]);
/** By which an entry is found: a draft has them too. */
const KEYS = ['code', 'name'];
const IN_EXTENSION = 'extension.';

/** Judges what an entry is to say, by the guideline and by the city's own form. Paths of the latter begin with `extension.`. */
export function judgeContent(
  today: Day,
  city: CityCatalogue,
  given: { readonly fields: unknown; readonly extension: unknown },
): JudgedContent {
  const { form, vocabulary, article } = resourceCatalogue();
  const core = evaluateForm(form, vocabulary, { answers: given.fields, facts: catalogueFacts(today), article });
  const own =
    city.form && city.regime
      ? evaluateForm(city.form, city.regime.vocabulary, {
          answers: given.extension ?? {},
          facts: catalogueFacts(today),
          article: (clause) => city.regime?.article(clause),
        })
      : null;
  const findings = [
    ...core.findings,
    ...(own?.findings ?? []).map((finding) => ({ ...finding, path: `${IN_EXTENSION}${finding.path ?? ''}` })),
  ];
  const problems = findings.filter(({ severity }) => severity === 'error');
  return {
    fields: core.value.answers,
    extension: own?.value.answers ?? {},
    problems,
    refusals: problems.filter(
      ({ code, path }) =>
        REFUSED.has(code) ||
        code.startsWith('answers-') ||
        code.startsWith('money-') ||
        (code === 'required-missing' && KEYS.includes(path ?? '')),
    ),
    notes: findings.filter(({ severity }) => severity === 'warning'),
  };
}

/** What stands against publishing, as a word of advice to whoever saves a draft. */
export function asAdvice(findings: readonly Finding[]): readonly Finding[] {
  return findings.map((finding) => ({ ...finding, severity: 'warning' }));
}
