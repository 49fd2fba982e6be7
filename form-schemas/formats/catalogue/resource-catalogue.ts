import {
  compileForm,
  compileVocabulary,
  type CompiledForm,
  type Day,
  type Facts,
  type FormDocument,
  type Vocabulary,
} from '../../engine';
import guideline from '../../library/resource-catalogue.json';

/** The entry of the resource catalogue by the national guideline (`library/resource-catalogue.json`), ready to be asked. */
export interface ResourceCatalogue {
  readonly form: CompiledForm;
  readonly vocabulary: Vocabulary;
  /** Where a rule of the form stands in the guideline. */
  readonly article: (clause: readonly string[]) => string | undefined;
}

/** What rules of an entry know besides its own answers: the day on which they are asked. */
const TODAY = {
  facts: [{ name: 'today', title: '今天', type: 'date', owner: { kind: 'case' }, provenance: 'given' }],
  parameters: [],
} as const;

let compiled: ResourceCatalogue | null = null;

/** @throws Error when the library's document is not sound, which a test rules out */
export function resourceCatalogue(): ResourceCatalogue {
  if (compiled) return compiled;
  const vocabulary = compileVocabulary(TODAY).value;
  const form = vocabulary && compileForm(guideline.form as unknown as FormDocument, vocabulary);
  if (!vocabulary || !form?.value)
    throw new Error(`library/resource-catalogue.json: ${JSON.stringify(form?.findings)}`);
  const articles = new Map(guideline.clauses.map(({ id, article }) => [id, article]));
  compiled = {
    form: form.value,
    vocabulary,
    article: (clause) => {
      const words = clause.flatMap((id) => articles.get(id) ?? []);
      return words.length === 0 ? undefined : words.join('、');
    },
  };
  return compiled;
}

/** The facts that the rules of an entry read. */
export function catalogueFacts(today: Day): Facts {
  return { today };
}
